"""Pairs of levels with what readers judged of them: which statements belong together, and what became of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ladders.engine.comparison import Verdict
from ladders.engine.level_pairs import BadPairs, LevelPair, read_pairs

Place = tuple[str, int]
"""A statement by its row and its place there, from 0."""
Link = tuple[Place, Place]
"""A statement below and what it became above."""
Cells = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Judged:
    """What readers accept of a link: each a set of verdicts. Where they are not sure, it counts neither way."""

    accepted: tuple[frozenset[Verdict], ...]
    is_sure: bool = True


@dataclass(frozen=True)
class Case:
    """Two adjacent levels of an employer's ladder, and what was judged of each link."""

    employer: str
    family: str
    name: str
    lower: Cells
    upper: Cells
    links: Mapping[Link, Judged]


def documents_cases(documents: Iterable[Any]) -> list[Case]:
    """Return the cases of the project's own gold files, which name statements by their texts."""
    return [_documents_case(gold, pair) for gold in documents for pair in gold["pairs"]]


def _documents_case(gold: Any, pair: Any) -> Case:
    lower: dict[str, list[str]] = {}
    upper: dict[str, list[str]] = {}
    links: dict[Link, Judged] = {}
    for relation in pair["relations"]:
        below, above = relation["dimension"], relation.get("to_dimension", relation["dimension"])
        ones = [_place(lower, below, text) for text in relation["from"]]
        others = [_place(upper, above, text) for text in relation["to"]]
        judged = Judged((frozenset(relation["type"]),))
        links |= {(one, other): judged for one in ones for other in others}
    name = f"{pair['from']} → {pair['to']}"
    return Case(gold["organization"], gold["family"], name, _cells(lower), _cells(upper), links)


def _cells(side: Mapping[str, Sequence[str]]) -> Cells:
    return {row: tuple(texts) for row, texts in side.items()}


def _place(side: dict[str, list[str]], row: str, text: str) -> Place:
    side.setdefault(row, []).append(text)
    return row, len(side[row]) - 1


def file_cases(pairs: Any, gold: Any) -> list[Case]:
    """Return the cases of a file of pairs, as `level_pairs` reads it, and a file of what was judged of each.

    The latter is a list of {rows: {row: [{lower, upper, types, sure}]}} in the order of the pairs. `BadPairs` says
    what does not fit.
    """
    found = read_pairs(pairs)
    if not isinstance(gold, list) or len(gold) != len(found):
        raise BadPairs(f"There are {len(found)} pairs, but not as many judgements.")
    return [
        _file_case(pair, judged, f"Judgement {number}")
        for number, (pair, judged) in enumerate(zip(found, gold, strict=True), start=1)
    ]


def _file_case(pair: LevelPair, judged: Any, where: str) -> Case:
    names = [row for row, _, _ in pair.rows]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise BadPairs(f"{where}: Two rows are called “{twice}”, so that nobody knows which one is judged.")
    lower = {row: texts for row, texts, _ in pair.rows}
    upper = {row: texts for row, _, texts in pair.rows}
    links = dict(_links(judged, where))
    for (below, one), (above, other) in links:
        if one >= len(lower.get(below, ())) or other >= len(upper.get(above, ())):
            raise BadPairs(f"{where} names a statement that the pair does not have: {below}, {one} → {other}.")
    name = f"{pair.lower_level} → {pair.upper_level}"
    return Case(pair.organization, pair.family, name, lower, upper, links)


def _links(judged: Any, where: str) -> Iterable[tuple[Link, Judged]]:
    try:
        for row, links in judged["rows"].items():
            for link in links:
                accepted = tuple(map(frozenset, link["types"]))
                yield ((row, link["lower"]), (row, link["upper"])), Judged(accepted, link["sure"])
    except (KeyError, TypeError, AttributeError) as why:
        raise BadPairs(f"{where} is not of the form of gold.json ({why!r}).") from why
