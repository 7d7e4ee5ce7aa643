"""Levels and rows are added, changed, moved and retired."""

import pytest
from django.urls import reverse

from jobfamilies.models import Edition, Level
from tests.factories import DimensionFactory, EditionFactory, LevelFactory
from tests.ladders.editor.sheet import page, texts
from tests.markup import filled_in, read

pytestmark = pytest.mark.django_db


def save_facts(client, thing, facts):
    """Send the page of its facts with these changed."""
    kind = "levels" if isinstance(thing, Level) else "rows"
    address = page("_facts", thing.edition, kind, thing.pk)
    sent = filled_in(read(client.get(address)).find("main form")[0])
    return client.post(address, sent | facts)


def test_a_level_is_added_renamed_moved_and_retired(client, editor, draft):
    client.post(page("_add", draft, "levels"), {"title": "Chief <b>Clerk</b>"})
    level = draft.levels.get(rank=3)
    assert (level.title, level.slug) == ("Chief <b>Clerk</b>", "chief-bclerkb")

    facts = {"title": "Chief", "slug": "chief", "job_code": "7", "exemption": "exempt"}
    save_facts(client, level, facts)
    client.post(page("_move", draft, "levels", level.pk), {"to": "1"})
    level.refresh_from_db()
    assert (level.title, level.slug, level.job_code, level.exemption, level.rank) == (
        "Chief",
        "chief",
        "7",
        "exempt",
        1,
    )

    client.post(page("_move", draft, "levels", level.pk), {"to": "on"})
    assert draft.levels.get(rank=2) == level
    client.post(page("_retire", draft, "levels", level.pk))
    assert [each.rank for each in draft.levels.order_by("rank")] == [1, 2]


def test_a_row_is_added_headed_moved_and_retired(client, editor, draft):
    dimension = DimensionFactory()
    client.post(page("_add", draft, "rows"), {"dimension": dimension.pk, "style": "prose"})
    row = draft.rows.get(place=3)
    assert (row.label, row.style) == (dimension.name, "prose")

    facts = {"dimension": dimension.pk, "style": "list", "label": "Deciding", "heading": "JOB IMPACT"}
    save_facts(client, row, facts)
    client.post(page("_move", draft, "rows", row.pk), {"to": "back"})
    row.refresh_from_db()
    assert (row.label, row.heading, row.style, row.place) == ("Deciding", "JOB IMPACT", "list", 2)

    client.post(page("_retire", draft, "rows", row.pk))
    assert [each.place for each in draft.rows.order_by("place")] == [1, 2]


@pytest.mark.parametrize("to", ["", "x", "-1", "9" * 30, "²"])
def test_a_place_that_is_none_moves_nothing(client, editor, draft, to):
    level = draft.levels.get(rank=1)

    assert client.post(page("_move", draft, "levels", level.pk), {"to": to}).status_code == 302
    assert draft.levels.get(rank=1) == level


def test_retiring_says_which_statements_go_and_is_done_by_post_alone(client, editor, draft):
    level = draft.levels.get(rank=1)
    going = texts(draft)[:2]

    shown = read(client.get(page("_retire", draft, "levels", level.pk)))

    assert shown.texts("ul.going span.source") == going
    assert f"Retire {level} with 2 statements" in [button["value"] for button in shown.find("input[type=submit]")]
    assert draft.levels.count() == 2


def test_facts_that_another_level_has_are_refused_beside_their_field(client, editor, draft):
    first, second = draft.levels.order_by("rank")

    shown = read(client.post(page("_facts", draft, "levels", second.pk), {"title": "x", "slug": first.slug}))

    assert "Another level of this edition has that slug." in shown.texts("ul.errorlist li")


def test_the_slug_of_a_published_level_is_shown_and_stays(client, editor):
    published = EditionFactory(published=True)
    client.post(reverse("admin:ladders_edit_ladder", args=[published.family.pk]))
    level = Edition.objects.get(number=2).levels.get()
    was = level.slug

    save_facts(client, level, {"title": "New", "slug": "other"})

    level.refresh_from_db()
    assert (level.title, level.slug) == ("New", was)


def test_grades_and_documents_of_others_are_not_offered(client, editor, draft):
    strange = LevelFactory(graded=True).grade

    response = client.post(page("_add", draft, "levels"), {"title": "x", "grade": strange.pk, "grade_text": "x"})

    assert response.status_code == 200
    assert draft.levels.count() == 2


@pytest.mark.parametrize("kind", ["levels", "rows"])
def test_the_pages_of_levels_and_rows_change_nothing_in_review(client, editor, kind):
    edition = EditionFactory(in_review=True, levels=2, rows=2)
    thing = getattr(edition, kind).first()
    before = list(getattr(edition, kind).values())

    for name in ("_facts", "_move", "_retire"):
        client.post(page(name, edition, kind, thing.pk), {"to": "2", "title": "x", "slug": "x", "label": "x"})
    client.post(page("_add", edition, kind), {"title": "x", "dimension": DimensionFactory().pk, "style": "list"})

    assert list(getattr(edition, kind).values()) == before
