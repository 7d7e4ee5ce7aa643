"""Levels and rows keep their order, and all that is done to them is recorded."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from django.utils import timezone

from jobfamilies.actions import start_draft
from jobfamilies.models import Level
from ladders.actions import (
    CannotChange,
    add_level,
    add_row,
    change_level,
    change_row,
    move_level,
    move_row,
    retire_level,
    retire_row,
    start_ladder,
)
from ladders.models import CellChange, Row, Statement
from tests.factories import DimensionFactory, EditionFactory, JobFamilyFactory, RowFactory, UserFactory
from tests.ladders.writing.words import COACHES, FILES, LEADS, corners

pytestmark = pytest.mark.django_db


def titles(edition):
    return list(edition.levels.order_by("rank").values_list("rank", "title"))


@pytest.mark.parametrize(
    ("rank", "to", "order"),
    [(1, 3, "BCA"), (3, 1, "CAB"), (1, 2, "BAC"), (2, 2, "ABC"), (1, 99, "BCA"), (3, -5, "CAB")],
)
def test_levels_and_rows_are_moved_and_the_others_close_up(editor, rank, to, order):
    edition = EditionFactory(levels=0, rows=0)
    who = {"by": editor, "at": timezone.now()}
    for name in "ABC":
        add_level(edition=edition, title=name, slug=name.lower(), **who)
        add_row(edition=edition, dimension=DimensionFactory(), label=name, **who)

    move_level(level=edition.levels.get(rank=rank), to=to, **who)
    move_row(row=edition.rows.get(place=rank), to=to, **who)

    assert titles(edition) == list(enumerate(order, start=1))
    assert list(edition.rows.order_by("place").values_list("place", "label")) == list(enumerate(order, start=1))


def test_retiring_a_level_takes_its_text_along_and_keeps_it_in_the_record(draft, editor):
    low, high, row, _ = corners(draft)

    retire_level(level=low, by=editor, at=timezone.now())

    assert titles(draft) == [(1, high.title)]
    assert Statement.objects.filter(edition=draft).count() == 0
    change = CellChange.objects.of_edition(draft).get()
    assert (change.kind, change.level_key, change.level_name) == ("level retired", low.key, low.title)
    assert f"{row.label}: {LEADS}" in change.before.splitlines()


def test_retiring_a_row_takes_its_text_along_and_keeps_it_in_the_record(draft, editor):
    low, _, row, other = corners(draft)

    retire_row(row=row, by=editor, at=timezone.now())

    assert list(draft.rows.values_list("place", "label")) == [(1, other.label)]
    assert f"{low.name}: {COACHES}" in CellChange.objects.of_edition(draft).get().before.splitlines()


def test_what_is_in_force_stays_when_a_draft_of_it_is_changed(editor):
    published = EditionFactory(published=True, levels=2, rows=2)
    draft = start_draft(edition=published)

    retire_level(level=draft.levels.first(), by=editor, at=timezone.now())
    retire_row(row=draft.rows.first(), by=editor, at=timezone.now())

    assert (published.levels.count(), published.rows.count(), published.statements.count()) == (2, 2, 4)
    assert (draft.levels.count(), draft.rows.count(), draft.statements.count()) == (1, 1, 1)


def test_the_slug_of_a_level_stays_once_it_was_published(editor):
    draft = start_draft(edition=EditionFactory(published=True))
    level = draft.levels.get()

    with pytest.raises(CannotChange, match="It stays"):
        change_level(level=level, slug="other", by=editor, at=timezone.now())

    fresh = add_level(edition=draft, title="New", slug="new", by=editor, at=timezone.now())
    change_level(level=fresh, slug="newer", by=editor, at=timezone.now())
    assert Level.objects.get(pk=fresh.pk).slug == "newer"


def test_facts_that_another_level_has_are_refused_by_the_database(draft, editor):
    low, high, *_ = corners(draft)

    with pytest.raises(IntegrityError):
        change_level(level=low, slug=high.slug, by=editor, at=timezone.now())


def test_running_text_that_becomes_a_list_has_no_paragraphs(editor, save):
    row = RowFactory(prose=True)
    level = add_level(edition=row.edition, title="One", slug="one", by=editor, at=timezone.now())
    save(level, row, f"{LEADS}\n\n{COACHES}")
    assert Statement.objects.filter(begins_paragraph=True).count() == 2

    change_row(row=row, style=Row.Style.LIST, by=editor, at=timezone.now())

    assert Statement.objects.filter(begins_paragraph=True).count() == 0


def test_a_family_without_an_edition_begins_with_a_level_and_rows(editor):
    dimensions = DimensionFactory.create_batch(2)

    draft = start_ladder(
        family=JobFamilyFactory(),
        current=None,
        by=editor,
        at=timezone.now(),
        title="Clerk",
        slug="clerk",
        dimensions=dimensions,
    )

    assert (draft.number, draft.state, titles(draft)) == (1, "draft", [(1, "Clerk")])
    assert [row.dimension for row in draft.rows.order_by("place")] == dimensions


def test_only_hr_editors_start_a_draft():
    edition = EditionFactory(published=True)

    with pytest.raises(CannotChange):
        start_ladder(family=edition.family, current=edition, by=UserFactory(hr_approver=True), at=timezone.now())
    assert AnonymousUser().has_perm("jobfamilies.add_edition") is False


def test_the_record_goes_with_a_draft_that_is_deleted(draft, save):
    low, _, row, _ = corners(draft)
    save(low, row, FILES)

    draft.delete()

    assert CellChange.objects.count() == 0
