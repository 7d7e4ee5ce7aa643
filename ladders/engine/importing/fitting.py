"""Fits what was found to a draft: which level and which row each is, and what changes. Knows no database."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from ladders.engine.grid import Line
from ladders.engine.importing.found import FoundLadder, FoundLevel, FoundRow, Was
from ladders.engine.importing.merging import merge
from ladders.engine.importing.our_layout import mark

NEW, LEFT_OUT = "new", "left out"
"""Choices for a level besides the key of one of the draft; the second for a row too, besides a dimension's slug."""
FILE, DRAFT = "file", "draft"
"""Choices of a conflict: whose words the cell gets."""
ALIKE = 0.72
"""How alike (0 to 1) a label must be to a known one for its dimension to be suggested."""

Cell = tuple[str, str]
"""(dimension, key of the level)"""


@dataclass(frozen=True)
class DraftRow:
    """A row of the draft, with what it says of each level by the level's key."""

    dimension: str
    label: str
    is_prose: bool
    cells: Mapping[str, tuple[Line, ...]]
    heading: str = ""


@dataclass(frozen=True)
class Draft:
    """The draft as it is: levels (key, title) from the lowest up, rows from the top."""

    levels: tuple[tuple[str, str], ...]
    rows: tuple[DraftRow, ...]
    codes: Mapping[str, str] = field(default_factory=dict)
    """Job codes by the keys of their levels."""

    def row(self, dimension: str) -> DraftRow | None:
        return next((row for row in self.rows if row.dimension == dimension), None)


@dataclass(frozen=True)
class Vocabulary:
    """What the catalogue knows of a dimension: its slug, name, definition, and every label it ever had."""

    slug: str
    name: str
    definition: str = ""
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What a person chose: a level by its column from 0, a row by its place from 0, a conflict by its cell."""

    levels: Mapping[int, str] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    conflicts: Mapping[tuple[int, int], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Change:
    """One cell that changes: what the draft says and what it is to say, both with keys."""

    row: int
    column: int
    before: tuple[Line, ...]
    after: tuple[Line, ...]
    is_conflict: bool = False
    is_both: bool = False


@dataclass(frozen=True)
class Fit:
    """What an import would do, and what is still to be chosen."""

    ladder: FoundLadder
    levels: tuple[str, ...]
    rows: tuple[str, ...]
    changes: tuple[Change, ...]
    missing: tuple[str, ...]
    moved_on: tuple[Cell, ...]
    """The cells of the draft that say something else than when the file was made."""

    def change(self, row: int, column: int) -> Change | None:
        return self._by_place.get((row, column))

    @property
    def _by_place(self) -> dict[tuple[int, int], Change]:
        return {(change.row, change.column): change for change in self.changes}


def fit(ladder: FoundLadder, draft: Draft, known: Sequence[Vocabulary], choices: Choices) -> Fit:
    """Return what the ladder would change of the draft, given in `ladder.before` what both began with.

    A level or row that the file leaves out stays as it is in the draft.
    """
    levels = tuple(
        choices.levels.get(column) or level_suggested(level, ladder, draft)
        for column, level in enumerate(ladder.levels)
    )
    rows = tuple(choices.rows.get(place) or dimension_of(row, draft, known) for place, row in enumerate(ladder.rows))
    before = {(dimension, key): was for dimension, key, was in ladder.before}
    changes = []
    for place, (row, dimension) in enumerate(zip(ladder.rows, rows, strict=True)):
        if dimension in ("", LEFT_OUT):
            continue
        for column, key in enumerate(levels):
            if key not in ("", LEFT_OUT):
                change = _change(place, column, row, draft.row(dimension), key, before, dimension, choices)
                changes += [change] if change else []
    return Fit(
        ladder,
        levels,
        rows,
        tuple(changes),
        tuple(_missing(ladder, levels, rows, changes, choices)),
        moved_on(ladder, draft),
    )


def _change(
    place: int,
    column: int,
    row: FoundRow,
    kept: DraftRow | None,
    key: str,
    before: Mapping[Cell, tuple[Was, ...]],
    dimension: str,
    choices: Choices,
) -> Change | None:
    drafted = kept.cells.get(key, ()) if kept else ()
    found = styled(row.cells[column], is_prose=kept.is_prose if kept else row.is_prose)
    merged = merge(found, drafted, before.get((dimension, key), ()))
    after = merged.lines
    if merged.is_conflict and choices.conflicts.get((place, column)) == DRAFT:
        after = drafted
    if same(after, drafted) and not merged.is_conflict:
        return None
    return Change(place, column, drafted, after, merged.is_conflict, merged.is_both)


def with_base(ladder: FoundLadder, draft: Draft, family: str) -> FoundLadder:
    """Return the ladder with what both began with: what a file of this family says it was made of, else the draft."""
    of_family = ladder.edition.rpartition("/")[0] == family
    is_marked = ladder.before and all(was.mark for _, _, cell in ladder.before for was in cell)
    return ladder if of_family and is_marked else based_on(ladder, draft)


def most_like(names: Sequence[str], name: str) -> int:
    """Return the place of the name that is most like this one; the first of equals."""
    likeness = [SequenceMatcher(None, plain(each), plain(name)).ratio() for each in names]
    return likeness.index(max(likeness))


def based_on(ladder: FoundLadder, draft: Draft) -> FoundLadder:
    """Return the ladder with what the draft says now as what both began with."""
    before = tuple(
        (row.dimension, key, tuple(Was(line.key, mark(line.text)) for line in row.cells.get(key, ())))
        for row in draft.rows
        for key, _ in draft.levels
    )
    return replace(ladder, before=before)


def moved_on(ladder: FoundLadder, draft: Draft) -> tuple[Cell, ...]:
    """Return the cells of the draft that say something else than when the file was made."""
    now = {
        (row.dimension, key): tuple(Was(line.key, mark(line.text)) for line in row.cells.get(key, ()))
        for row in draft.rows
        for key, _ in draft.levels
    }
    return tuple((dimension, key) for dimension, key, was in ladder.before if now.get((dimension, key), ()) != was)


def same(one: Sequence[Line], other: Sequence[Line]) -> bool:
    return [(line.text, line.begins_paragraph) for line in one] == [
        (line.text, line.begins_paragraph) for line in other
    ]


def styled(lines: Sequence[Line], *, is_prose: bool) -> list[Line]:
    """Return the lines as a row of that style has them: only running text has paragraphs, and it begins one."""
    return [
        replace(line, begins_paragraph=is_prose and (line.begins_paragraph or i == 0)) for i, line in enumerate(lines)
    ]


def _missing(
    ladder: FoundLadder, levels: Sequence[str], rows: Sequence[str], changes: Sequence[Change], choices: Choices
) -> list[str]:
    """Return what is still to be chosen, in sentences for people."""
    said = [
        f"Say which level “{level.title or 'without a title'}” is."
        for level, key in zip(ladder.levels, levels, strict=True)
        if not key
    ]
    said += [f"Say which dimension “{row.label}” is." for row, slug in zip(ladder.rows, rows, strict=True) if not slug]
    for chosen, times in Counter(key for key in levels if key not in ("", NEW, LEFT_OUT)).items():
        if times > 1:
            names = [each.title for each, key in zip(ladder.levels, levels, strict=True) if key == chosen]
            said.append(f"{' and '.join(names)} cannot be the same level of the draft.")
    for chosen, times in Counter(slug for slug in rows if slug not in ("", LEFT_OUT)).items():
        if times > 1:
            names = [each.label for each, slug in zip(ladder.rows, rows, strict=True) if slug == chosen]
            said.append(f"{' and '.join(names)} cannot both be the dimension {chosen}.")
    said += [
        f"{ladder.rows[each.row].label}, {ladder.levels[each.column].title}: choose the draft's words or the file's."
        for each in changes
        if each.is_conflict and (each.row, each.column) not in choices.conflicts
    ]
    return said


# --- suggestions -----------------------------------------------------------------------------------------------------


def plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def level_suggested(level: FoundLevel, ladder: FoundLadder, draft: Draft) -> str:
    """Return the key of the draft's level that this is: by its key, its title, else its code.

    NEW for a single level that is none of them, and where the draft has none; "" where a person is to say.
    """
    keys = dict(draft.levels)
    if level.key in keys:
        return level.key
    if not draft.levels:
        return NEW
    named = [key for key, title in draft.levels if plain(title) == plain(level.title) and title]
    if len(named) == 1:
        return named[0]
    coded = [key for key, code in draft.codes.items() if code and code == level.job_code]
    if len(coded) == 1:
        return coded[0]
    return NEW if len(ladder.levels) == 1 else ""


def dimension_of(row: FoundRow, draft: Draft, known: Sequence[Vocabulary]) -> str:
    """Return the slug of the dimension that the row surely is, or ""."""
    slugs = {each.slug for each in known}
    if row.dimension in slugs:
        return row.dimension
    label = plain(row.label)
    for kept in draft.rows:
        if plain(kept.label) == label:
            return kept.dimension
    labelled = {each.slug for each in known if label in (plain(each.name), *map(plain, each.labels))}
    return labelled.pop() if len(labelled) == 1 else ""


def dimension_suggested(row: FoundRow, known: Sequence[Vocabulary]) -> str:
    """Return the dimension that the row most likely is, by how alike its label is to names and known labels; or ""."""
    label = plain(row.label)
    likely = [
        (max(SequenceMatcher(None, label, plain(words)).ratio() for words in (each.name, *each.labels)), each.slug)
        for each in known
    ]
    best, slug = max(likely, default=(0.0, ""))
    if best >= ALIKE:
        return slug
    words = set(label.split())
    defined = [(len(words & set(plain(each.definition).split())) / (len(words) or 1), each.slug) for each in known]
    share, slug = max(defined, default=(0.0, ""))
    return slug if share == 1 and len(words) > 1 else ""
