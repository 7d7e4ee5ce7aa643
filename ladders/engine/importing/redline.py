"""The redline of a cell: each statement unchanged, reworded, added or left out, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ladders.engine.comparison import Segment
from ladders.engine.comparison.difference import alone, segments
from ladders.engine.grid import Line


@dataclass(frozen=True)
class Marked:
    """A statement as the redline shows it. `kind`: same, reworded, new, dropped or moved."""

    kind: str
    before: tuple[Segment, ...]
    after: tuple[Segment, ...]


def redline(before: Sequence[Line], after: Sequence[Line]) -> list[Marked]:
    """Return what becomes of each statement, by key, in the order of the new ones; what is left out stands last."""
    old = {line.key: line for line in before if line.key}
    kept = [line.key for line in after if line.key in old]
    order = [line.key for line in before if line.key in kept]
    found = [_marked(line, old.get(line.key), is_moved=kept != order and _moved(line, kept, order)) for line in after]
    return [*found, *_dropped(before, kept)]


def _moved(line: Line, kept: list[str], order: list[str]) -> bool:
    return line.key in kept and kept.index(line.key) != order.index(line.key)


def _marked(line: Line, was: Line | None, *, is_moved: bool) -> Marked:
    if was is None:
        return Marked("new", (), alone(line.text))
    if was.text == line.text:
        kind = "moved" if is_moved else "same"
        return Marked(kind, (), (Segment(line.text, is_equal=True),))
    (one,), (other,) = segments([was.text], [line.text])
    return Marked("reworded", one, other)


def _dropped(before: Sequence[Line], kept: Sequence[str]) -> Iterator[Marked]:
    for line in before:
        if line.key not in kept:
            yield Marked("dropped", alone(line.text), ())
