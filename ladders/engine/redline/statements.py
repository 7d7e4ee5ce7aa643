"""What became of a level's statements from one edition to another, to the letter."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ladders.engine.comparison import Relation, Side, Type, compare
from ladders.engine.grid import Line

from .wording import Run, redlined

Said = Mapping[str, Sequence[Line]]
"""What a level says: for each dimension its lines."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one statement, or of those split or merged: `types` is ("unchanged",) or what changed."""

    types: tuple[Type, ...]
    runs: tuple[Run, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        return self.types == ("unchanged",)


@dataclass(frozen=True, slots=True)
class RowChanges:
    """One row of a level, named as the later edition labels it: what came of its statements, those that went last."""

    dimension: str
    label: str
    changes: tuple[Change, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.is_unchanged)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Statements, by their keys, that stand at another level on the other side: that level's name and the text there.

    `after` has those that went there from this level, `before` those that came from there.
    """

    before: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    after: Mapping[str, tuple[str, str]] = field(default_factory=dict)


NOTHING = Elsewhere()


def changed_rows(
    before: Said, after: Said, labels: Mapping[str, str], elsewhere: Elsewhere = NOTHING
) -> tuple[RowChanges, ...]:
    """Return what became of the statements of every row in which the level says anything on one of the sides.

    Statements of one key are the same statement; the comparison finds partners for the rest. `labels` names the rows.
    """
    old, new = _without(before, elsewhere.after), _without(after, elsewhere.before)
    same = _named(old) & _named(new)
    rows = [
        RowChanges(
            one.dimension,
            labels[one.dimension],
            (
                *Cell(one.dimension, old, new, same).changes(one.relations, labels),
                *_came(after.get(one.dimension, ()), elsewhere.before),
                *_went(before.get(one.dimension, ()), elsewhere.after),
            ),
        )
        for one in compare(_apart(old, same), _apart(new, same)).dimensions
    ]
    return tuple(row for row in rows if row.changes)


def _named(said: Said) -> set[tuple[str, str, str]]:
    """Return the statements that have a key, with where they stand and what they say."""
    return {(name, line.key, line.text) for name, lines in said.items() for line in lines if line.key}


def _apart(said: Said, same: set[tuple[str, str, str]]) -> Said:
    """Return what is not the same on both sides: most statements are, and comparing them takes the page's time."""
    return {name: [line for line in lines if (name, line.key, line.text) not in same] for name, lines in said.items()}


def _without(said: Said, elsewhere: Mapping[str, tuple[str, str]]) -> Said:
    return {name: [line for line in lines if line.key not in elsewhere] for name, lines in said.items()}


def _came(lines: Iterable[Line], elsewhere: Mapping[str, tuple[str, str]]) -> Iterator[Change]:
    for line in lines:
        if line.key in elsewhere:
            level, text = elsewhere[line.key]
            types: tuple[Type, ...] = ("moved",) if text == line.text else ("moved", "reworded")
            yield Change(types, redlined(text, line.text), (f"from {level}",))


def _went(lines: Iterable[Line], elsewhere: Mapping[str, tuple[str, str]]) -> Iterator[Change]:
    for line in lines:
        if line.key in elsewhere:
            yield Change(("moved",), redlined(line.text, ""), (f"to {elsewhere[line.key][0]}",))


class Cell:
    """One cell on both sides: where each of its statements stood and stands, by their keys."""

    def __init__(self, dimension: str, before: Said, after: Said, same: set[tuple[str, str, str]]) -> None:
        self.dimension = dimension
        self.was = {line.key: (place, line) for place, line in enumerate(before.get(dimension, ()))}
        self.is_now = {line.key: (place, line) for place, line in enumerate(after.get(dimension, ()))}
        self.same = [
            line for line in after.get(dimension, ()) if line.key and (dimension, line.key, line.text) in same
        ]

    def changes(self, relations: Sequence[Relation], labels: Mapping[str, str]) -> list[Change]:
        """Return what became of the cell's statements in their later order; what went stands last."""
        turned = self.out_of_order(relations)
        told = [(self._place(line.key), self._same(line, turned)) for line in self.same]
        told += [(self._place_of(relation), self._change(relation, labels, turned)) for relation in relations]
        return [change for _, change in sorted(told, key=lambda one: one[0])]

    def out_of_order(self, relations: Sequence[Relation]) -> set[str]:
        """Return the fewest statements without which all others keep the order they had."""
        pairs = [(line.key, line.key) for line in self.same]
        pairs += [(_key(relation.lower), _key(relation.upper)) for relation in relations if _stays(relation)]
        ordered = sorted(pairs, key=lambda pair: self._place(pair[1]))
        kept = longest_rise([self.was[before][0] for before, _ in ordered])
        return {after for at, (_, after) in enumerate(ordered) if at not in kept}

    def _place(self, key: str) -> int:
        return self.is_now[key][0] if key in self.is_now else len(self.is_now)

    def _place_of(self, relation: Relation) -> int:
        return self._place(_key(relation.upper)) if relation.upper else len(self.is_now)

    def _same(self, line: Line, turned: set[str]) -> Change:
        return _told([], [], redlined(line.text, line.text), line.key in turned, self._is_set_otherwise(line.key))

    def _change(self, relation: Relation, labels: Mapping[str, str], turned: set[str]) -> Change:
        """Return what became of a statement. To the comparison a comma and a capital say nothing; here they do."""
        before, after = _text(relation.lower), _text(relation.upper)
        if relation.kind in ("new", "dropped"):
            return Change(relation.types, redlined(before, after))
        if relation.kind == "moved" and self.dimension == relation.dimension:
            return Change(("moved",), redlined(before, ""), (f"to {labels[relation.to_dimension]}",))
        types: list[Type] = [kind for kind in relation.types if kind != "unchanged"]
        notes = [f"from {labels[relation.dimension]}"] * (relation.kind == "moved")
        notes += [str(reason) for reason in relation.reasons]
        if before != after and not set(types) - {"moved"}:
            types.append("reworded")
            notes.append("spelling, case or punctuation alone")
        key = _key(relation.upper)
        is_set_otherwise = _key(relation.lower) == key and self._is_set_otherwise(key)
        return _told(types, notes, redlined(before, after), _stays(relation) and key in turned, is_set_otherwise)

    def _is_set_otherwise(self, key: str) -> bool:
        """Whether the statement begins a paragraph on one side alone; the first of a cell does in any case."""
        begins = [
            place > 0 and line.begins_paragraph
            for place, line in (side[key] for side in (self.was, self.is_now) if key in side)
        ]
        return len(set(begins)) > 1


def _told(
    types: list[Type], notes: list[str], runs: tuple[Run, ...], is_turned: bool, is_set_otherwise: bool
) -> Change:
    if is_turned:
        types, notes = [*types, "moved"], [*notes, "within the row"]
    if is_set_otherwise:
        types, notes = types or ["reworded"], [*notes, "set in other paragraphs"]
    return Change(tuple(types) or ("unchanged",), runs, tuple(notes))


def _text(sides: Sequence[Side]) -> str:
    return "\n".join(side.statement.text for side in sides)


def _key(sides: Sequence[Side]) -> str:
    return sides[0].statement.key


def _stays(relation: Relation) -> bool:
    return len(relation.lower) == len(relation.upper) == 1 and relation.dimension == relation.to_dimension


def longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest series of numbers that goes up."""
    ends: list[int] = []
    before: list[int | None] = []
    for place, number in enumerate(numbers):
        at = bisect_left([numbers[end] for end in ends], number)
        before.append(ends[at - 1] if at else None)
        ends[at : at + 1] = [place]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
