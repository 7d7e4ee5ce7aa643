"""Filled databases of the releases are brought to now: all verifications are content, and every page opens."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from classification.models import ClassificationRequest, Ruling
from jobfamilies.models import Edition
from tests.every_page import walk
from tests.upgrades.databases import COMMITS, RELEASES, at_work_on, row_counts, schema
from website.models import Role, User
from website.readiness import faults

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

READERS = ("", "employee", "hr-editor")
# Where a walk must have been, or it saw only a part of the site.
FAR_AWAY = {
    *(f"admin:ladders_{page}" for page in ("editor", "editor_facts", "editor_changes", "waive", "import")),
    *(
        f"classification:{page}"
        for page in ("rule", "decide", "letter-file", "rating", "run", "determine", "request-step")
    ),
    *(f"ladders:{page}" for page in ("redline", "brief-file", "level-history", "compare-families", "source")),
}


@pytest.fixture(scope="module")
def new_schema(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        return schema()


def upgrade(new_schema, *verifications):
    """Bring the database that the site works on to now. It is then like a new one, and has all that it had."""
    before = row_counts()
    # Who was in a group of HR has roles instead.
    before.pop("website_user_groups", None)
    call_command("migrate", verbosity=0)
    assert faults(connection) == []
    assert schema() == new_schema
    assert {table: count for table, count in row_counts().items() if table in before} == before
    for verification in verifications:
        call_command(verification)


def client_of(username):
    """Return the client of somebody; who is of HR has all of its roles."""
    client = Client()
    if username:
        user = User.objects.get(username=username)
        if user.roles.exists():
            for kind in ("HR editor", "HR approver", "analyst"):
                Role.objects.get_or_create(person=user, kind=kind, defaults={"given_at": user.date_joined})
        client.force_login(user)
    return client


def first(username):
    """Yield where somebody begins besides the first pages: at what is newest, since one page of a kind is opened."""
    draft = Edition.objects.filter(state="draft").with_family().latest("pk")
    if username == "hr-editor":
        yield reverse("admin:ladders_editor", args=[draft.pk])
        yield reverse("admin:jobfamilies_edition_change", args=[draft.pk])
    for newest in (ClassificationRequest.objects.order_by("-pk").first(), Ruling.objects.order_by("-pk").first()):
        if newest:
            yield from (newest.get_absolute_url(), newest.position.get_absolute_url())
    yield f"{draft.family.get_absolute_url()}editions/"


@pytest.mark.parametrize("release", RELEASES)
def test_a_filled_database_of_a_release_is_brought_to_now_and_every_page_opens(release, new_schema, tmp_path):
    with at_work_on(release, tmp_path):
        upgrade(new_schema, "verify", "check_search_index")
        walks = [walk(client_of(username), *first(username)) for username in READERS]

    # Django's admin leads from a record to its person, whoever may open that; and its front page is tried by all.
    own = ("/admin/website/user/", "/admin/login/")
    refused = [each for done in walks for each in done.refused if not each[1].startswith(own)]
    assert refused == []
    if release == RELEASES[-1]:
        assert FAR_AWAY - {route for done in walks for route in done.opened} == set()


@pytest.mark.parametrize("commit", COMMITS)
def test_a_database_that_a_commit_between_left_behind_is_brought_to_now(commit, new_schema, tmp_path):
    """Its case was written by hand and not step by step, so `verify` would name what no step says."""
    with at_work_on(commit, tmp_path):
        upgrade(new_schema, "check_search_index")
