"""Set up: from nothing to a first draft on one page, each step ticked, skipped and opened again."""

import pytest
from django.urls import reverse

from jobfamilies.models import Edition, Grade, Level, Organization
from ladders.models import Dimension, Row
from ladders.starters import starters
from tests.factories import EditionFactory, GradeFactory, OrganizationFactory, UserFactory
from tests.markup import read

pytestmark = pytest.mark.django_db
NO_CHOICE = "is not one of the available choices."


@pytest.fixture
def editor(client):
    editor = UserFactory(hr_editor=True)
    client.force_login(editor)
    return editor


def step(organization, name):
    return reverse("admin:set_up_step", args=[organization.slug, name])


def states(answer):
    return {shown.step.name: shown.state for shown in answer.context["steps"]}


def test_an_empty_site_asks_for_an_organization_first(client, editor):
    answer = client.get(reverse("admin:set_up"), follow=True)

    assert answer.redirect_chain == [(reverse("admin:set_up_new"), 302)]
    assert states(answer) == {
        "organization": "now",
        "grades": "can wait",
        "rows": "needed",
        "people": "can wait",
        "jobs": "can wait",
        "ladder": "needed",
        "publish": "needed",
    }


def test_an_employer_comes_from_nothing_to_the_grid_of_its_first_ladder(client, editor):
    client.post(reverse("admin:set_up_new"), {"name": "Harbour Council", "writes_own": "own"})
    organization = Organization.objects.get()
    client.post(step(organization, "grades"), {"grades-grades": "Grade 1\nGrade 2\n\nGrade 3"})
    client.post(step(organization, "rows"), {"rows-starter": "class-specification"})
    levels = "Clerk\nSenior Clerk, Grade 2\nLead Clerk, Records\tGrade 3"
    answer = client.post(
        step(organization, "ladder"),
        {"ladder-family": "Clerks", "ladder-levels": levels, "ladder-starter": "class-specification"},
    )

    edition = Edition.objects.get()
    assert answer.headers["Location"] == reverse("admin:ladders_editor", args=[edition.pk])
    assert (organization.slug, organization.writes_own, edition.title) == ("harbour-council", True, "Clerks")
    assert list(Level.objects.order_by("rank").values_list("title", "grade_text", "grade__order")) == [
        ("Clerk", "", None),
        ("Senior Clerk", "Grade 2", 2),
        ("Lead Clerk, Records", "Grade 3", 3),
    ]
    assert list(Row.objects.order_by("place").values_list("label", "style")) == [
        (row.name, row.style) for row in starters()["class-specification"].rows
    ]
    assert states(client.get(reverse("admin:set_up"), follow=True)) == {
        "organization": "done",
        "grades": "done",
        "rows": "done",
        "people": "now",
        "jobs": "done",
        "ladder": "done",
        "publish": "needed",
    }


def test_a_step_is_skipped_and_opened_again(client, editor):
    organization = OrganizationFactory()

    client.post(reverse("admin:set_up_skip", args=[organization.slug, "grades"]))
    after = states(client.get(reverse("admin:set_up_organization", args=[organization.slug])))
    opened = states(client.get(step(organization, "grades")))

    assert (after["grades"], after["rows"], opened["grades"]) == ("skipped", "now", "now")


def test_grades_are_swapped_and_inserted_by_their_lines_and_keep_their_levels(client, editor):
    organization = OrganizationFactory()
    low, high = (GradeFactory(organization=organization, name=name) for name in ("Low", "High"))

    client.post(step(organization, "grades"), {"grades-grades": "high\nMiddle"})

    assert list(Grade.objects.order_by("order").values_list("name", "order")) == [
        ("High", 1),
        ("Middle", 2),
        ("Low", 3),
    ]
    assert {grade.pk for grade in Grade.objects.filter(name__in=["Low", "High"])} == {low.pk, high.pk}


@pytest.mark.parametrize(
    ("name", "answers", "field", "says"),
    [
        ("grades", {"grades-grades": "x" * 61}, "grades", f"A grade has at most 60 characters: “{'x' * 61}”."),
        ("grades", {"grades-grades": "  "}, "grades", "This field is required."),
        (
            "rows",
            {"rows-starter": "none"},
            "starter",
            "Select a valid choice. none is not one of the available choices.",
        ),
        (
            "ladder",
            {"ladder-family": "Clerks", "ladder-levels": "Clerk\tGrade 9", "ladder-starter": "management"},
            "__all__",
            "Harbour has no grade “Grade 9”. Add it under Grades first.",
        ),
    ],
)
def test_what_is_wrong_opens_its_step_and_says_so(client, editor, name, answers, field, says):
    organization = OrganizationFactory(name="Harbour")

    answer = client.post(step(organization, name), answers)

    shown = next(each for each in answer.context["steps"] if each.step.name == name)
    assert (answer.status_code, shown.is_open, shown.form.errors) == (422, True, {field: [says]})
    assert (Edition.objects.count(), Grade.objects.count(), Dimension.objects.count()) == (0, 0, 0)


def test_a_second_family_of_one_name_is_refused_in_words(client, editor):
    family = EditionFactory(family__name="Clerks").family

    answers = {"ladder-family": "clerks", "ladder-levels": "Clerk", "ladder-starter": "management"}
    answer = client.post(step(family.organization, "ladder"), answers)

    said = [error.text for error in read(answer).find(".errornote li")]
    assert said == [f"{family.organization} has a family “clerks” already."]


def test_only_hr_editors_set_up(client):
    client.force_login(UserFactory(hr_approver=True))

    assert client.get(reverse("admin:set_up")).status_code == 403


def test_every_starter_set_says_what_its_rows_are():
    kinds = set(Dimension.Kind.values)

    assert list(starters()) == ["class-specification", "university-staff", "engineering-ladder", "management"]
    for starter in starters().values():
        assert {row.kind for row in starter.rows} <= kinds
        assert {row.style for row in starter.rows} <= set(Row.Style.values)
        assert len({row.slug for row in starter.rows}) == len(starter.rows) >= 5


@pytest.mark.parametrize(
    ("role", "leads_to"),
    [({"hr_editor": True}, "admin:set_up"), ({"hr_approver": True}, "admin:drafts_together"), ({}, "")],
)
def test_an_empty_site_tells_each_role_what_comes_next(client, role, leads_to):
    client.force_login(UserFactory(**role))

    links = read(client.get("/")).find("p.nothing-yet a")

    assert [link["href"] for link in links] == ([reverse(leads_to)] if leads_to else [])
