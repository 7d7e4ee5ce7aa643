"""The redline of two editions: what changed between them, and who may compare which."""

from datetime import date

import pytest
from django.urls import reverse

from jobfamilies.actions import start_draft
from ladders.models import Statement
from tests.factories import EditionFactory, JobFamilyFactory, RowFactory, publish
from tests.ladders.clerks import (
    APPROVER,
    DRAFT,
    EDITOR,
    EMPLOYEE,
    HUGE,
    NEVER,
    NOW,
    OLD,
    SOON,
    STRANGER,
    address,
    sign_in,
)
from tests.markup import marked, read

pytestmark = pytest.mark.django_db


def statements(page):
    """Return what a page tells of statements: (level, words of the change, text with marks)."""
    return [
        (section.find("h2")[0].text, row.find("td.change")[0].text, marked(row.find("td.said")[0]))
        for section in page.find("section.redline-part")
        for row in section.find("tr[data-change]")
    ]


def test_a_redline_shows_what_changed_alone(client, two):
    page = read(client.get(address("redline", 1, 2)))

    assert statements(page) == [
        (
            "Office Clerk",
            "Broadenedscope: one team → teamscount: one → two",
            "Files letters of -[one team]+[two teams].",
        ),
        ("Office Clerk", "No longer stated", "-[Asks.]"),
    ]
    assert page.texts("ul.change-counts li") == ["No longer stated 1", "Broadened 1"]
    assert page.texts("nav.redline-levels li") == ["Office Clerk changed", "Clerk II added"]


def test_a_redline_shows_the_facts_that_changed(client, two):
    page = read(client.get(address("redline", 1, 2)))

    assert [(each.find("dt")[0].text, marked(each.find("dd")[0])) for each in page.find("#l-clerk-i dl div")] == [
        ("Title", "+[Office ]Clerk-[ I]"),
        ("Job code", "-[C1]\n+[C2]"),
    ]
    assert page.texts("section.redline-part h2") == ["The ladder as a whole", "Office Clerk", "Clerk II Level added"]
    assert "label: Duties" in page.find("section.redline-part dl")[0].text


def test_a_redline_shows_what_stayed_on_request(client, two):
    page = read(client.get(address("redline", 1, 2), {"unchanged": "1"}))

    assert ("Office Clerk", "Unchanged", "Sorts letters.") in statements(page)


def test_a_redline_the_other_way_round_retires_what_was_added(client, two):
    page = read(client.get(address("redline", 2, 1)))

    assert page.texts("nav.redline-levels li") == ["Clerk I changed", "Clerk II retired"]
    assert statements(page)[-1] == ("Clerk I", "New", "+[Asks.]")


def test_an_edition_against_itself_says_so(client, two):
    page = read(client.get(address("redline", 2, 2)))

    assert page.texts("p.notice strong") == ["This is one and the same edition."]
    assert statements(page) == []


def test_an_untouched_draft_says_that_nothing_differs(client, two):
    start_draft(edition=two[1])
    sign_in(client, APPROVER)

    assert read(client.get(address("redline", 2, 3))).texts("p.notice strong") == ["Nothing differs."]


def test_a_statement_that_went_to_another_level_is_told_at_both(client, two):
    draft = start_draft(edition=two[1])
    level = draft.levels.get(slug="clerk-ii")
    Statement.objects.filter(edition=draft, text="Sorts letters.").update(level=level)
    sign_in(client, EDITOR)

    assert statements(read(client.get(address("redline", 2, 3)))) == [
        ("Office Clerk", "Movedto Clerk II", "-[Sorts letters.]"),
        ("Clerk II", "Movedfrom Office Clerk", "Sorts letters."),
    ]


def test_rows_that_were_added_removed_or_moved_are_told(client, two):
    draft = start_draft(edition=two[1])
    old = draft.rows.get()
    row = RowFactory(edition=draft, label="Skills", place=0)
    Statement.objects.filter(edition=draft).update(row=row)
    old.delete()
    sign_in(client, EDITOR)

    page = read(client.get(address("redline", 2, 3)))

    assert page.texts("section.redline-part")[0].startswith("The ladder as a whole")
    assert [each.text for each in page.find("section.redline-part")[0].find("dl div")] == [
        "Row “Skills”added",
        "Row “Core duties”removed",
    ]


@pytest.mark.parametrize(
    ("role", "pair", "status"),
    [
        (STRANGER, (OLD, NOW), 200),
        (EMPLOYEE, (NOW, DRAFT), 404),
        (EMPLOYEE, (SOON, NOW), 404),
        (EMPLOYEE, (OLD, NEVER), 404),
        (EDITOR, (NOW, DRAFT), 200),
        (APPROVER, (NOW, DRAFT), 200),
        (EDITOR, (NEVER, SOON), 200),
        (EDITOR, (NOW, 77), 404),
        (EDITOR, (0, NOW), 404),
        (EDITOR, (HUGE, NOW), 404),
        (EDITOR, (NOW, "9" * 5000), 404),
        (EDITOR, (NOW, "-1"), 404),
    ],
)
def test_only_readable_editions_are_compared(client, family, role, pair, status):
    sign_in(client, role)

    assert client.get("/acme/clerk/editions/{}/changes/{}/".format(*pair)).status_code == status


def test_an_edition_of_another_family_is_not_compared(client, two):
    other = JobFamilyFactory()
    for day in (1, 2, 3):
        EditionFactory(family=other, effective_on=date(2020, 1, day))

    assert client.get(address("redline", 1, 3)).status_code == 404


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ({"from": "1", "to": "2"}, "/acme/clerk/editions/1/changes/2/"),
        ({"from": "1"}, 404),
        ({}, 404),
        ({"from": "x", "to": "2"}, 404),
        ({"from": "٢", "to": "1"}, 404),
        ({"from": HUGE, "to": "2"}, 404),
    ],
)
def test_two_editions_are_chosen_without_script(client, two, query, answer):
    response = client.get(address("redline"), query)

    assert response.headers.get("Location", response.status_code) == answer


def test_the_confirmation_of_publishing_leads_to_the_redline_of_the_draft(client, two):
    draft = start_draft(edition=two[1])
    sign_in(client, EDITOR)

    page = read(client.get(reverse("admin:jobfamilies_edition_move", args=[draft.pk, "submit"])))

    links = [link["href"] for link in page.find("section.before a")]
    assert client.get(links[1], follow=True).request["PATH_INFO"] == address("redline", 2, 3)


def test_a_redline_asks_the_same_whatever_the_size_of_the_ladder(client, django_assert_num_queries):
    for slug, size in (("small", 1), ("large", 5)):
        family = JobFamilyFactory(organization__slug=slug, slug="clerk")
        draft = start_draft(
            edition=EditionFactory(family=family, levels=size, rows=size, effective_on=date(2020, 1, 1))
        )
        publish(draft)
        with django_assert_num_queries(9):
            client.get(f"/{slug}/clerk/editions/1/changes/2/")
