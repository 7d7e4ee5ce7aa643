"""Measures matching against texts of known family and known rank; the figures, with nothing decided by them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import log
from typing import Any

from .altitude import altitude
from .families import SHOWN, Family, FamilyIndex, Ranking
from .ladders import Ladder, Row
from .levels import median, odds_of, shares
from .passages import Passage
from .sentences import split
from .terms import terms_of
from .track import gate

Cells = Mapping[str, Mapping[int, Sequence[str]]]
"""A ladder as the evaluation has it: for each dimension the statements of each rank."""


@dataclass(frozen=True)
class Found:
    """How many of how many are right."""

    right: float
    of: int

    def __str__(self) -> str:
        return f"{self.right / (self.of or 1):.3f} ({self.right:g} of {self.of})"


@dataclass(frozen=True)
class FamilyFigures:
    """How often the family is the first, among the first three; per band how many there are and how many are right."""

    first: Found
    among_three: Found
    bands: Mapping[str, Found]


@dataclass(frozen=True)
class HeldOut:
    """What is read of a ladder's cells with their rows held out; `whole` is what those of each level say together."""

    whole: tuple[int, ...]
    exact: Found
    within_one: Found


def measured_families(data: Mapping[str, Any]) -> FamilyFigures:
    """Return the figures of the queries of families.json against its reference texts."""
    index = FamilyIndex(_families(data))
    ranked = [(query["label"], index.rank(terms_of(query["text"].splitlines()))) for query in data["queries"]]
    places = [_place(label, ranking) for label, ranking in ranked]
    bands: dict[str, list[bool]] = {"clear": [], "likely": [], "open": [], "none": []}
    for place, (_, ranking) in zip(places, ranked, strict=True):
        bands[ranking.band].append(place == 0)
    return FamilyFigures(
        _share(place == 0 for place in places),
        _share(place < 3 for place in places),
        {band: _share(right) for band, right in bands.items()},
    )


def refused_texts(index: FamilyIndex, data: Mapping[str, Any], labels: Collection[str]) -> Found:
    """Return how many of the texts of these families, references and queries, no family of the index fits."""
    texts = (each["text"] for each in (*data["refs"], *data["queries"]) if each["label"] in labels)
    return _share(index.rank(terms_of(text.splitlines())).band == "none" for text in texts)


def _place(label: str, ranking: Ranking) -> int:
    """Return how many families stand before the right one; SHOWN where it is not among them."""
    keys = [candidate.key for candidate in ranking.candidates]
    return keys.index(label) if label in keys else SHOWN


def _families(data: Mapping[str, Any]) -> Iterator[Family]:
    texts, titles = defaultdict(list), defaultdict(list)
    for reference in data["refs"]:
        texts[reference["label"]].append(reference["text"])
        titles[reference["label"]].append(reference["title"])
    for family in data["families"]:
        code = family["code"]
        yield Family(code, family["name"], tuple(texts[code]), tuple(titles[code]))


def _share(right: Iterable[bool]) -> Found:
    found = list(right)
    return Found(sum(found), len(found))


def ladders_by_employer(cells: Iterable[Mapping[str, Any]]) -> dict[str, list[Cells]]:
    """Return the ladders of ladders.json by employer."""
    found: dict[tuple[str, str], dict[str, dict[int, Sequence[str]]]] = defaultdict(lambda: defaultdict(dict))
    for cell in cells:
        found[cell["org"], cell["ladder"]][cell["dimension"]][cell["rank"]] = cell["statements"]
    employers: dict[str, list[Cells]] = defaultdict(list)
    for (employer, _), ladder in found.items():
        employers[employer].append(ladder)
    return employers


def order_of_cells(ladders: Iterable[Cells]) -> Found:
    """Return how many pairs of cells of one dimension stand in the right order; a tie is half right."""
    right, pairs = 0.0, 0
    for cells in (cells for ladder in ladders for cells in ladder.values()):
        heights = [altitude(cells[rank]) for rank in sorted(cells)]
        for lower, upper in combinations(heights, 2):
            right += (upper > lower) + (upper == lower) / 2
            pairs += 1
    return Found(right, pairs)


def order_of_levels(ladders: Iterable[Cells]) -> Found:
    """Return how many adjacent whole levels, all statements of each together, stand in the right order."""
    return _share(upper > lower for ladder in ladders for lower, upper in pairwise(heights(ladder)))


def heights(ladder: Cells) -> list[float]:
    """Return the altitude of each whole level, from the lowest rank up."""
    ranks = sorted({rank for cells in ladder.values() for rank in cells})
    return [altitude([text for cells in ladder.values() for text in cells.get(rank, ())]) for rank in ranks]


def cells_of(ladder: Ladder) -> Cells:
    """Return a ladder of the site in the shape of the evaluation."""
    return {row.dimension: {rank: cell for rank, cell in enumerate(row.cells) if cell} for row in ladder.rows}


def held_out(ladder: Ladder) -> HeldOut:
    """Return what is read of each cell from the other rows of its ladder alone."""
    read = {
        (row.dimension, rank): shares(odds_of(ladder, list(map(Passage, cell)), row.dimension))
        for row, rank, cell in _said(ladder)
    }
    off = [abs(median(found) - rank) for (_, rank), found in read.items()]
    whole = tuple(
        max(range(len(ladder.levels)), key=lambda level: sum(log(max(found[level], 1e-12)) for found in cells))
        for cells in ([found for (_, at), found in read.items() if at == rank] for rank in range(len(ladder.levels)))
    )
    return HeldOut(whole, _share(each == 0 for each in off), _share(each <= 1 for each in off))


def _said(ladder: Ladder) -> Iterator[tuple[Row, int, tuple[str, ...]]]:
    return ((row, rank, cell) for row in ladder.rows for rank, cell in enumerate(row.cells) if cell)


def tracks_of(ladder: Ladder) -> Iterator[str]:
    """Yield for each level what the gate makes of its own text: the ladder's track as stated, open, or the other.

    Nothing for a ladder without a track.
    """
    for rank in range(len(ladder.levels) if ladder.track else 0):
        said = [f"{row.label}:\n" + "\n".join(row.cells[rank]) for row in ladder.rows]
        found = gate(split("\n\n".join(said))).track
        yield "as stated" if found == ladder.track else "open" if found == "open" else "the other"
