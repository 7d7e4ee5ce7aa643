"""Who changed which cell of a draft when, from what to what."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from jobfamilies.actions import start_draft
from ladders.models import CellChange
from tests.factories import EditionFactory, UserFactory, days_from_now
from tests.ladders.clerks import clerk
from tests.markup import marked, read

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
ADDRESS = "/acme/clerk/editions/2/log/"


@pytest.fixture
def draft():
    return start_draft(edition=EditionFactory(family=clerk(), levels=2, rows=2, effective_on=days_from_now(-1)))


@pytest.fixture
def changes(draft):
    """Two changed cells and a changed level, by two people; the last is the latest."""
    anna, ben = UserFactory(hr_editor=True, username="anna"), UserFactory(hr_editor=True, username="ben")
    (one, other), row = draft.levels.order_by("rank"), draft.rows.first()
    facts = [
        (CellChange.Kind.TEXT, one, row, "Sorts letters.", "Sorts all letters.", anna),
        (CellChange.Kind.TEXT, other, row, "Asks.\nFiles.", "Files.", ben),
        (CellChange.Kind.LEVEL_CHANGED, other, None, "job code: C1", "job code: C2", ben),
    ]
    for minutes, (kind, level, row, before, after, by) in enumerate(facts):
        CellChange.objects.create(
            edition=draft,
            kind=kind,
            level_key=level.key,
            level_name=level.name,
            dimension=row.dimension.slug if row else "",
            row_label=row.label if row else "",
            before=before,
            after=after,
            by=by,
            at=NOON + timedelta(minutes=minutes),
        )
    return draft, one, other


def log(response):
    return [
        (each.find("strong")[0].text, marked(each.find("div.said")[0])) for each in read(response).find("ol.log li")
    ]


def test_the_latest_change_comes_first_with_what_went_and_what_came(client, editor, changes):
    draft, one, other = changes
    row = draft.rows.first().label

    assert log(client.get(ADDRESS)) == [
        (other.name, "job code: -[C1]+[C2]"),
        (f"{other.name}, {row}", "-[Asks.\n]Files."),
        (f"{one.name}, {row}", "Sorts+[ all] letters."),
    ]


def test_each_change_names_who_and_when(client, editor, changes):
    assert read(client.get(ADDRESS)).texts("p.log-who span") == [
        "Level changed. ben, May 4, 2026, 12:02",
        "ben, May 4, 2026, 12:01",
        "anna, May 4, 2026, 12:00",
    ]


def test_a_level_and_a_row_narrow_the_list(client, editor, changes):
    draft, one, other = changes
    row = draft.rows.first()

    assert [place for place, _ in log(client.get(ADDRESS, {"level": str(other.key)}))] == [
        other.name,
        f"{other.name}, {row.label}",
    ]
    asked = {"level": str(one.key), "row": row.dimension.slug}
    assert [place for place, _ in log(client.get(ADDRESS, asked))] == [f"{one.name}, {row.label}"]


@pytest.mark.parametrize("value", ["none", "9" * 5000, "\x00", "'; drop", "00000000-0000-0000-0000-000000000000"])
def test_a_choice_that_does_not_occur_is_left_out_and_said(client, editor, changes, value):
    response = client.get(ADDRESS, {"level": value, "row": value, "page": value})

    assert len(log(response)) == 3
    assert read(response).texts("p.notice") == [
        "No change of that level; shown without that choice.",
        "No change of that row; shown without that choice.",
    ]


def test_long_logs_are_paged_and_ask_the_same(client, editor, changes, django_assert_num_queries):
    draft, one, _ = changes
    with django_assert_num_queries(7):
        client.get(ADDRESS)
    CellChange.objects.bulk_create(
        CellChange(edition=draft, level_key=one.key, level_name=one.name, after=str(number), by=editor, at=NOON)
        for number in range(60)
    )
    with django_assert_num_queries(7):
        response = client.get(ADDRESS)

    assert len(log(response)) == 50
    assert len(log(client.get(ADDRESS, {"page": "2"}))) == 13
    assert len(log(client.get(ADDRESS, {"page": "2", "level": str(one.key)}))) == 11


def test_an_edition_without_changes_says_so(client, editor, draft):
    assert read(client.get(ADDRESS)).texts("p.notice") == ["Nothing of this edition was changed in the editor."]


@pytest.mark.parametrize(
    ("role", "number", "status"),
    [
        ({}, 1, 404),
        ({"employee": True}, 1, 404),
        ({"employee": True}, 2, 404),
        ({"manager": True}, 2, 404),
        ({"hr_approver": True}, 2, 200),
        ({"hr_editor": True}, 1, 200),
        ({"hr_editor": True}, 3, 404),
        ({"hr_editor": True}, "9" * 30, 404),
    ],
)
def test_the_log_is_for_hr_alone(client, draft, role, number, status):
    client.force_login(UserFactory(**role))

    assert client.get(f"/acme/clerk/editions/{number}/log/").status_code == status


def test_hostile_text_is_escaped(client, editor, changes):
    CellChange.objects.update(after="<script>alert(1)</script>", level_name="<b>", row_label="<i>")

    page = client.get(reverse("ladders:log", args=["acme", "clerk", 2])).text

    assert "<script>alert" not in page
