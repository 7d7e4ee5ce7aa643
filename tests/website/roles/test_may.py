"""What somebody may do by their roles: where, from when until when, and who else may."""

from datetime import date

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.utils import timezone

from jobfamilies.models import Edition, JobFamily
from tests.factories import (
    DimensionFactory,
    EditionFactory,
    JobFamilyFactory,
    OrganizationFactory,
    RoleFactory,
    UserFactory,
    days_from_now,
)
from website.models import Role, User
from website.roles import is_of_hr, may, who_may, within
from website.roles.admin import RowsByRole
from website.roles.declared import acts_of, models_of_acts, owners

pytestmark = pytest.mark.django_db

WRITE = "jobfamilies.change_edition"


def anew(user):
    return User.objects.get(pk=user.pk)


def place(kind, edition):
    """Return a Role's fields for a place that holds the edition."""
    return {
        "site": {},
        "organization": {"organization": edition.family.organization},
        "family": {"family": edition.family},
        "thing": {"thing_kind": "jobfamilies.edition", "thing_key": edition.pk},
    }[kind]


@pytest.mark.parametrize(
    ("where", "reached"),
    [
        ("site", ["mine", "sister", "other"]),
        ("organization", ["mine", "sister"]),
        ("family", ["mine"]),
        ("thing", ["mine"]),
    ],
)
def test_a_role_reaches_what_belongs_to_its_place(where, reached):
    mine, other = EditionFactory(), EditionFactory()
    sister = EditionFactory(family=JobFamilyFactory(organization=mine.family.organization))
    editor = UserFactory(roles=[{"kind": "HR editor", **place(where, mine)}])
    editions = {"mine": mine, "sister": sister, "other": other}

    assert [name for name, edition in editions.items() if may(editor, WRITE, edition)] == reached
    assert [name for name, edition in editions.items() if may(editor, WRITE, edition.levels.get())] == reached
    assert [name for name, edition in editions.items() if editor in who_may(WRITE, edition)] == reached
    assert set(within(Edition.objects.all(), editor, WRITE)) == {editions[name] for name in reached}
    assert (editor.has_perm(WRITE), may(editor, WRITE), is_of_hr(editor)) == (True, True, True)


def test_who_adds_a_thing_is_not_yet_in_it():
    family = JobFamilyFactory()
    of_family = UserFactory(roles=[{"kind": "HR editor", "family": family}])
    of_organization = UserFactory(roles=[{"kind": "HR editor", "organization": family.organization}])
    new = JobFamily(organization=family.organization)

    assert (may(of_family, "jobfamilies.add_jobfamily"), may(of_organization, "jobfamilies.add_jobfamily", new)) == (
        False,
        True,
    )
    assert may(of_organization, "jobfamilies.add_organization") is False


def test_what_is_shared_is_read_with_any_role_and_changed_for_the_site_alone():
    dimension, organization = DimensionFactory(), OrganizationFactory()
    here = UserFactory(roles=[{"kind": "HR editor", "organization": organization}])
    everywhere = UserFactory(hr_editor=True)

    assert [may(here, f"ladders.{verb}_dimension", dimension) for verb in ("view", "change", "add")] == [
        True,
        False,
        False,
    ]
    assert may(everywhere, "ladders.change_dimension", dimension) is True


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"from_on": days_from_now(0)}, True),
        ({"from_on": days_from_now(1)}, False),
        ({"until_on": days_from_now(0)}, True),
        ({"until_on": days_from_now(-1)}, False),
        ({"taken_at": timezone.now()}, False),
    ],
)
def test_a_role_holds_from_its_first_day_to_its_last_unless_it_is_taken(facts, holds):
    editor = UserFactory(roles=[{"kind": "HR editor", **facts}])

    assert (may(editor, WRITE), is_of_hr(editor), editor in who_may(WRITE)) == (holds,) * 3


def test_who_left_may_nothing_and_a_superuser_everything():
    gone = UserFactory(hr_editor=True, is_active=False)
    everything = UserFactory(is_superuser=True)

    assert (may(gone, WRITE), gone in who_may(WRITE)) == (False, False)
    assert (may(everything, WRITE), everything in who_may(WRITE)) == (True, False)


def test_roles_are_read_once_for_however_many_questions(django_assert_num_queries):
    editor = anew(UserFactory(hr_editor=True))
    editions = [EditionFactory(), EditionFactory()]

    with django_assert_num_queries(1):
        assert [editor.has_perm(act, edition) for edition in editions for act in (WRITE, "ladders.add_row")] == [
            True
        ] * 4


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": "site administrator", "organization": True},
        {"organization": True, "family": True},
        {"thing_kind": "jobfamilies.edition"},
        {"until_on": date(2019, 12, 31)},
    ],
)
def test_the_database_refuses_what_no_role_is(facts):
    family = JobFamilyFactory()
    made = {"organization": family.organization, "family": family}

    with pytest.raises(IntegrityError), transaction.atomic():
        RoleFactory(**{name: made.get(name, value) for name, value in facts.items()})


def test_the_database_refuses_the_same_role_twice():
    first = RoleFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleFactory(person=first.person)
    Role.objects.update(taken_at=timezone.now())

    assert RoleFactory(person=first.person).kind == first.kind


# --- what is declared ------------------------------------------------------------------------------------------------


def test_every_declared_act_is_a_permission_of_a_model():
    declared = set().union(*(acts_of(kind) for kind in Role.Kind.values))

    assert declared - set(models_of_acts()) == set()
    assert {kind for config in apps.get_app_configs() for kind in getattr(config, "role_permissions", {})} == set(
        Role.Kind.values
    )


def test_every_owner_is_a_foreign_key_that_leads_to_an_organization():
    named = [config.get_model(name) for config in apps.get_app_configs() for name in getattr(config, "belongs_to", {})]

    assert [model for model in named if owners(model)[-1][0] != "jobfamilies.organization"] == []


def test_every_model_of_the_apps_in_the_admin_asks_the_roles():
    ours = ("jobfamilies", "ladders", "classification")
    found = [each for model, each in admin.site._registry.items() if model._meta.app_label in ours]

    assert [type(each).__name__ for each in found if not isinstance(each, RowsByRole)] == []
