"""Keeps account of the words of a file: what was placed in its ladders, and what is left over and where it stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ladders.engine.importing.found import Doubt, FoundLadder, Leftover, WordCount
from website.files.blocks import Block, Cell, Document, Paragraph, Table
from website.files.counting import Words, counted

UNKNOWN = "no place in a ladder was found for these words"


@dataclass
class Account:
    """What becomes of the places of a document while it is understood."""

    placed: set[str] = field(default_factory=set)
    dropped: list[Leftover] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)

    def take(self, *units: Cell | Paragraph) -> None:
        """Note that the words of these places stand in a ladder."""
        self.placed.update(unit.place for unit in units)

    def leave(self, units: Iterable[Cell | Paragraph], reason: str) -> None:
        """Note why these places are left over."""
        self.reasons |= {unit.place: reason for unit in units}

    def drop(self, place: str, text: str, reason: str) -> None:
        """Note that a part of a place is left over."""
        self.dropped.append(Leftover(place, text, reason))

    def doubt(self, where: str, words: str) -> None:
        self.doubts.append(Doubt(where, words))

    def leftovers(self, document: Document) -> Iterator[Leftover]:
        """Yield all words of a document that went nowhere, in its order, then what no reader shows."""
        for unit in units_of(document.blocks):
            text = unit.words if isinstance(unit, Cell) else unit.text
            if unit.place not in self.placed and text.strip():
                yield Leftover(unit.place, text, self.reasons.get(unit.place, ""))
        yield from self.dropped
        yield from (Leftover(aside.place, aside.text, aside.reason) for aside in document.asides)


def units_of(blocks: Iterable[Block]) -> Iterator[Cell | Paragraph]:
    """Yield the cells and paragraphs of blocks, a cell that spans several places once."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (cell for row in block.rows for cell in row if not cell.is_copy)
        else:
            yield block


def left_of_data(data: Any, ladders: Sequence[FoundLadder], words: Words) -> Iterator[Leftover]:
    """Yield the values of JSON or YAML whose words stand in no ladder, each with the members that lead to it."""
    lost = words - counted(texts_of(ladders))
    waiting = [("", data)] if data is not None else []
    while waiting and lost:
        place, value = waiting.pop(0)
        if isinstance(value, dict):
            waiting[:0] = [(f"{place}/{key}", each) for key, each in value.items()]
        elif isinstance(value, list):
            waiting[:0] = [(f"{place}/{number}", each) for number, each in enumerate(value, start=1)]
        elif (said := counted([str(value)])) and value is not None and not said - lost:
            lost -= said
            yield Leftover(place.strip("/") or "the file", str(value))


def settled(
    leftovers: Sequence[Leftover], ladders: Sequence[FoundLadder], words: Words
) -> tuple[tuple[Leftover, ...], WordCount]:
    """Return the leftovers with each word of the file that is neither in a ladder nor among them, and the count.

    So no word is lost without being told, whatever the understanding of a shape forgot.
    """
    left = counted(leftover.text for leftover in leftovers)
    lost = words - counted(texts_of(ladders)) - left
    told = list(leftovers)
    if lost:
        told.append(Leftover("the file", " ".join(lost.elements()), UNKNOWN))
        left += lost
    whole = words | left
    return tuple(told), WordCount(whole.total(), whole.total() - left.total(), left.total())


def texts_of(ladders: Iterable[FoundLadder]) -> Iterator[str]:
    """Yield every text that stands in ladders."""
    for ladder in ladders:
        yield ladder.name
        for level in ladder.levels:
            yield from (level.title, level.job_code, level.grade_text, level.exemption)
            yield from (text for fact in level.facts for text in fact)
        for row in ladder.rows:
            yield from (row.heading, row.label, row.definition)
            yield from (line.text for cell in row.cells for line in cell)
