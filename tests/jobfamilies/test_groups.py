"""The four groups and what each may do are there after every migration."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

SHARED = ["dimension", "grade", "jobfamily", "jobfunction", "organization", "ownfactdefinition", "sourcedocument"]
OWNED = ["edition", "level", "row", "statement"]
MOVES = ["gradeequivalence", "move", "outsideclass", "relatedfamilies"]
VERBS = ("add", "change", "delete", "view")
READ = [
    "view_publication",
    "view_withdrawal",
    "view_transition",
    "read_open_edition",
    "read_hr_section",
    "view_comment",
    "add_comment",
]

MAY = {
    "HR editor": [f"{verb}_{name}" for verb in VERBS for name in (*SHARED, *OWNED, *MOVES)]
    + [*READ, "submit_edition", "view_waiver", "add_waiver"],
    "HR approver": [f"view_{name}" for name in (*SHARED, *OWNED, *MOVES)]
    + [*READ, "approve_edition", "add_publication", "add_withdrawal"]
    + ["view_waiver", "add_waiver", "waive_blocking"],
    "Manager": [],
    "Employee": [],
}
APPS = ("jobfamilies", "ladders")


def permissions(group):
    found = Permission.objects.filter(group__name=group, content_type__app_label__in=APPS)
    return sorted(found.values_list("codename", flat=True))


@pytest.mark.parametrize("group", MAY)
def test_a_group_may_do_what_its_people_do_and_no_more(group):
    assert permissions(group) == sorted(MAY[group])


def test_a_migration_brings_back_what_is_missing_and_leaves_what_was_added_by_hand():
    editors = Group.objects.get(name="HR editor")
    editors.permissions.clear()
    Group.objects.get(name="Employee").delete()
    by_hand = Permission.objects.get(codename="view_user")
    editors.permissions.add(by_hand)

    call_command("migrate", verbosity=0)

    assert permissions("HR editor") == sorted(MAY["HR editor"])
    assert editors.permissions.contains(by_hand)
    assert Group.objects.filter(name="Employee").exists()
