"""Writing a draft: cells keep their statements, levels and rows their order, and all of it is recorded."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, connection
from django.utils import timezone

from jobfamilies.actions import move_edition, reasons_against, start_draft
from jobfamilies.models import Edition, Level, Move
from jobfamilies.parts import edition_parts
from ladders import cells
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
    start_ladder,
    write_cell,
)
from ladders.index import write_edition
from ladders.index.keeping import faults
from ladders.models import CellChange, Row, Statement
from tests.factories import DimensionFactory, EditionFactory, JobFamilyFactory, RowFactory, UserFactory

pytestmark = pytest.mark.django_db
LEADS, COACHES, FILES = "Leads projects of one team.", "Coaches new colleagues.", "Files the reports of the month."


@pytest.fixture
def editor():
    return UserFactory(hr_editor=True)


@pytest.fixture
def save(editor):
    """A function that saves a cell as the editor does, with the version that is stored."""

    def saved(level, row, text, **facts):
        stored = lines_of(Statement.objects.of_cell(level, row).order_by("place"))
        given = {"by": editor, "at": timezone.now(), "version": cells.version(stored)} | facts
        return save_cell(edition=level.edition, level=level.pk, row=row.pk, text=text, **given)

    return saved


@pytest.fixture
def draft(save):
    """Two levels and two rows; the first cell says LEADS and COACHES."""
    edition = EditionFactory(levels=2, rows=2, statements=0)
    level, row = edition.levels.first(), edition.rows.first()
    write_cell(level=level, row=row, text=f"{LEADS}\n{COACHES}")
    return edition


def said(level, row):
    return list(Statement.objects.of_cell(level, row).order_by("place").values_list("text", flat=True))


def key_of(text):
    return Statement.objects.get(text=text).key


def corners(edition):
    """Return the first and second level, and the first and second row."""
    return (*edition.levels.order_by("rank"), *edition.rows.order_by("place"))


# --- statements keep their keys --------------------------------------------------------------------------------------


def test_a_changed_line_keeps_its_key_and_a_moved_one_too(draft, save):
    low, _, row, _ = corners(draft)
    leads, coaches = key_of(LEADS), key_of(COACHES)

    saved = save(low, row, f"{COACHES}\nLeads projects of two teams.\n{FILES}")

    assert said(low, row) == [COACHES, "Leads projects of two teams.", FILES]
    assert (key_of(COACHES), key_of("Leads projects of two teams.")) == (coaches, leads)
    assert [saved.count(kind) for kind in ("same", "changed", "new", "removed")] == [1, 1, 1, 0]


@pytest.mark.parametrize("words", [LEADS, "Leads the projects of one team."])
def test_a_line_that_is_cut_and_pasted_into_another_cell_keeps_its_key(draft, save, words):
    low, high, row, other = corners(draft)
    leads = key_of(LEADS)

    save(low, row, COACHES)
    saved = save(high, other, f"{FILES}\n{words}")

    assert key_of(words) == leads
    assert saved.count("new") == 1


def test_a_line_that_was_copied_is_a_statement_of_its_own(draft, save):
    _, high, row, _ = corners(draft)

    save(high, row, LEADS)

    assert len({each.key for each in Statement.objects.filter(text=LEADS)}) == 2


def test_a_person_can_say_that_a_line_is_a_new_statement(draft, save):
    low, _, row, _ = corners(draft)
    leads = key_of(LEADS)
    save(low, row, f"Leads projects of two teams.\n{COACHES}")

    saved = save(low, row, f"Leads projects of two teams.\n{COACHES}", said={0: ""})

    assert key_of("Leads projects of two teams.") != leads
    assert [saved.count(kind) for kind in ("same", "new", "removed")] == [1, 1, 1]


def test_a_person_can_say_that_a_new_line_is_a_removed_statement_reworded(draft, save):
    low, _, row, _ = corners(draft)
    leads = key_of(LEADS)
    save(low, row, f"Guides.\n{COACHES}")
    assert key_of("Guides.") != leads

    save(low, row, f"Guides.\n{COACHES}", said={0: str(leads)})

    assert key_of("Guides.") == leads


@pytest.mark.parametrize("key", ["no key", "11111111-1111-1111-1111-111111111111"])
def test_a_key_that_is_none_of_the_drafts_is_not_taken(draft, save, key):
    low, _, row, _ = corners(draft)
    leads = key_of(LEADS)

    save(low, row, f"{LEADS}\n{COACHES}", said={0: key, 7: ""})

    assert key_of(LEADS) == leads


def test_undo_brings_back_the_text_before_with_its_keys_and_can_be_undone(draft, save):
    low, _, row, _ = corners(draft)
    leads, coaches = key_of(LEADS), key_of(COACHES)
    save(low, row, "")

    save(low, row, None)
    assert said(low, row) == [LEADS, COACHES]
    assert (key_of(LEADS), key_of(COACHES)) == (leads, coaches)

    save(low, row, None)
    assert said(low, row) == []


def test_a_cell_that_was_never_changed_has_nothing_to_undo(draft, save):
    _, high, row, _ = corners(draft)

    with pytest.raises(CannotChange, match="could be undone"):
        save(high, row, None)


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
        ("a\0b", "The text holds a character that is none (NUL, or half of a pair). Type the line anew."),
        ("a\ud800b", "The text holds a character that is none (NUL, or half of a pair). Type the line anew."),
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
    approver = UserFactory(hr_approver=True)
    both = UserFactory(hr_editor=True)
    both.groups.add(*approver.groups.all())
    low, _, row, _ = corners(draft)
    save(low, row, FILES, by=both)
    move_edition(edition=draft, move=Move.SUBMIT, by=UserFactory(hr_editor=True), at=timezone.now())

    edition = Edition.objects.get(pk=draft.pk)
    assert reasons_against(Move.APPROVE, edition=edition, by=both, at=timezone.now()) == [
        "You changed this edition: somebody else approves it."
    ]


# --- levels and rows -------------------------------------------------------------------------------------------------


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
