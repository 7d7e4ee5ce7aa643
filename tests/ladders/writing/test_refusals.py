"""What is not written: a stale cell, a text that cannot be one, and what is not a draft."""

import pytest
from django.db import connection
from django.utils import timezone

from jobfamilies.actions import EDITION_MOVES, move_edition
from jobfamilies.models import Edition, Move
from jobfamilies.parts import edition_parts
from ladders.actions import (
    CannotChange,
    StaleCell,
    add_level,
    add_row,
    change_level,
    change_row,
    lines_of,
    move_level,
    move_row,
    retire_level,
    retire_row,
    save_cell,
)
from ladders.engine import cells
from ladders.index import write_edition
from ladders.index.keeping import faults
from ladders.models import CellChange, Statement
from tests.factories import DimensionFactory, EditionFactory, RoleFactory, UserFactory
from tests.ladders.writing.words import COACHES, FILES, LEADS, corners, said

pytestmark = pytest.mark.django_db


# --- two people ------------------------------------------------------------------------------------------------------


def test_a_stale_save_is_refused_with_what_the_cell_says_now(draft, save):
    low, _, row, _ = corners(draft)
    began_with = cells.version(lines_of(Statement.objects.of_cell(low, row).order_by("place")))
    save(low, row, "Theirs.")

    with pytest.raises(StaleCell) as stale:
        save(low, row, "Mine.", version=began_with)

    assert [line.text for line in stale.value.lines] == ["Theirs."]
    assert said(low, row) == ["Theirs."]


def test_a_stale_save_of_the_same_words_is_no_conflict(draft, save):
    low, _, row, _ = corners(draft)
    save(low, row, "Both.")

    save(low, row, "Both.", version="stale")

    assert CellChange.objects.count() == 1


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("x" * 1_000_000, "A cell holds at most 50,000 characters, and this text has 1,000,000."),
        ("x\n" * 5_000, "A cell holds at most 300 statements, one per line, and this text has 5,000."),
        ("a\0b", "The text holds the sign U+0000, which no text has. Type the line anew."),
        ("a\x07b", "The text holds the sign U+0007, which no text has. Type the line anew."),
        ("a\ud800b", "The text holds the sign U+D800, which no text has. Type the line anew."),
        ("a\uffffb", "The text holds the sign U+FFFF, which no text has. Type the line anew."),
    ],
)
def test_a_text_that_cannot_be_a_cell_is_refused(draft, save, text, reason):
    low, _, row, _ = corners(draft)

    with pytest.raises(CannotChange) as refused:
        save(low, row, text)

    assert refused.value.reasons == [reason]
    assert said(low, row) == [LEADS, COACHES]


def test_markup_is_text(draft, save):
    low, _, row, _ = corners(draft)

    save(low, row, "<script>alert(1)</script>")

    assert said(low, row) == ["<script>alert(1)</script>"]


def test_cells_as_large_as_they_may_be_are_matched_in_a_moment(draft, save):
    low, _, row, _ = corners(draft)
    save(low, row, "\n".join(f"{'Does the work of the team. ' * 6}{number}" for number in range(290)))

    saved = save(low, row, "\n".join(f"{'Does the work of a team. ' * 6}{number}" for number in range(290)))

    assert saved.count("new") == 290


@pytest.mark.parametrize("stray", ["level", "row"])
@pytest.mark.parametrize("pk", [0, -1, 10**30, "another edition's"])
def test_a_level_or_row_that_is_not_the_drafts_is_refused(draft, editor, stray, pk):
    other = EditionFactory()
    places = {"level": draft.levels.first().pk, "row": draft.rows.first().pk}
    places[stray] = getattr(other, f"{stray}s").get().pk if isinstance(pk, str) else pk

    with pytest.raises(CannotChange, match=f"This {stray} is no longer part of the draft"):
        save_cell(edition=draft, **places, text="x", by=editor, at=timezone.now(), version="")

    assert not Statement.objects.filter(text="x").exists()


ACTIONS = {
    "save_cell": lambda edition, **who: save_cell(
        edition=edition,
        level=edition.levels.first().pk,
        row=edition.rows.first().pk,
        text="x",
        version=cells.version([]),
        **who,
    ),
    "add_level": lambda edition, **who: add_level(edition=edition, title="New", slug="new", **who),
    "change_level": lambda edition, **who: change_level(level=edition.levels.first(), title="New", **who),
    "move_level": lambda edition, **who: move_level(level=edition.levels.first(), to=2, **who),
    "retire_level": lambda edition, **who: retire_level(level=edition.levels.first(), **who),
    "add_row": lambda edition, **who: add_row(edition=edition, dimension=DimensionFactory(), **who),
    "change_row": lambda edition, **who: change_row(row=edition.rows.first(), label="New", **who),
    "move_row": lambda edition, **who: move_row(row=edition.rows.first(), to=2, **who),
    "retire_row": lambda edition, **who: retire_row(row=edition.rows.first(), **who),
}
PUBLISHED = "A published edition never changes. Start a draft from it."
STAYS = "The edition is {}, and its text stays as it is. Take it back to draft to change it."


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
@pytest.mark.parametrize(
    ("stage", "role", "reason"),
    [
        ("draft", "hr_approver", "Only HR editors change a ladder."),
        ("draft", "manager", "Only HR editors change a ladder."),
        ("draft", "employee", "Only HR editors change a ladder."),
        ("in_review", "hr_editor", STAYS.format("in review")),
        ("approved", "hr_editor", STAYS.format("approved")),
        ("published", "hr_editor", PUBLISHED),
    ],
)
def test_only_a_draft_is_changed_and_only_by_hr_editors(action, stage, role, reason):
    edition = EditionFactory(levels=2, rows=2, **{stage: True})

    with pytest.raises(CannotChange) as refused:
        action(edition, by=UserFactory(**{role: True}), at=timezone.now())

    assert refused.value.reasons == [reason]
    assert CellChange.objects.count() == 0


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS)
def test_every_change_says_who_made_it_and_the_search_follows(action, editor):
    edition = EditionFactory(levels=2, rows=2, statements=0)
    write_edition(edition)
    at = timezone.now()

    action(edition, by=editor, at=at)

    assert [(each.by, each.at) for each in CellChange.objects.of_edition(edition)] == [(editor, at)]
    assert [fault for fault in faults(connection) if str(edition) in fault] == []
    assert editor.pk in {pk for part in edition_parts() for pk in part.changed_by(edition)}


def test_who_changed_a_draft_does_not_approve_it(draft, save):
    both = UserFactory(hr_editor=True)
    RoleFactory(person=both, kind="HR approver")
    low, _, row, _ = corners(draft)
    save(low, row, FILES, by=both)
    move_edition(edition=draft, move=Move.SUBMIT, by=UserFactory(hr_editor=True), at=timezone.now())

    edition = Edition.objects.get(pk=draft.pk)
    assert EDITION_MOVES.reasons_against(Move.APPROVE, edition, by=both, at=timezone.now()) == [
        "You changed this edition: somebody else approves it."
    ]
