"""Pairs of levels as JSON that a program sends to be compared, and what is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .comparison import Comparison, Reason, Relation, Side, Standing, compare


class BadPairs(Exception):
    """What was sent is no list of pairs; the message says where and why."""


@dataclass(frozen=True)
class LevelPair:
    """Two levels by their names, and for each row by its name what both say. `organization` and `family` may be ""."""

    lower_level: str
    upper_level: str
    rows: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    organization: str = ""
    family: str = ""

    def compared(self, standing: Standing = "below") -> Comparison:
        """Return what changes. The comparison knows a row by its number: two of one name stay apart."""
        lower = {str(number): texts for number, (_, texts, _) in enumerate(self.rows)}
        upper = {str(number): texts for number, (_, _, texts) in enumerate(self.rows)}
        return compare(lower, upper, standing)

    def place(self, side: Side) -> tuple[str, int]:
        """Return where a statement of a comparison stands: the row by its name, and its place there from 0."""
        return self.rows[int(side.statement.dimension)][0], side.statement.place - 1


def read_pairs(document: Any) -> list[LevelPair]:
    """Return the pairs of a JSON list of {lower_level, upper_level, rows: [{row, lower, upper}]}.

    `BadPairs` says which pair and which part of it is not of that form. Other names than these are passed over.
    """
    if not isinstance(document, list):
        raise BadPairs("The document is not a list of pairs.")
    return [_pair(each, f"Pair {number}") for number, each in enumerate(document, start=1)]


def _pair(found: Any, where: str) -> LevelPair:
    rows = _part(found, "rows", list, where)
    return LevelPair(
        _part(found, "lower_level", str, where),
        _part(found, "upper_level", str, where),
        tuple(_row(row, f"{where}, row {number}") for number, row in enumerate(rows, start=1)),
        organization=str(found.get("org", "")),
        family=str(found.get("family", "")),
    )


def _row(found: Any, where: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return _part(found, "row", str, where), _texts(found, "lower", where), _texts(found, "upper", where)


def _texts(found: Any, name: str, where: str) -> tuple[str, ...]:
    texts = _part(found, name, list, where)
    if not all(isinstance(text, str) for text in texts):
        raise BadPairs(f"{where}: “{name}” holds something that is no text.")
    return tuple(texts)


KINDS: dict[type, str] = {list: "list", str: "text"}


def _part(found: Any, name: str, kind: type, where: str) -> Any:
    if not isinstance(found, dict) or not isinstance(found.get(name), kind):
        raise BadPairs(f"{where} has no {KINDS[kind]} called “{name}”.")
    return found[name]


def answered(pairs: Sequence[LevelPair], standing: Standing) -> list[dict[str, Any]]:
    """Return for each pair its relations, in the order of the rows, as JSON has them; places count from 0."""
    return [
        {"relations": [_relation(pair, relation) for relation in pair.compared(standing).relations]} for pair in pairs
    ]


def _relation(pair: LevelPair, relation: Relation) -> dict[str, Any]:
    return {
        "lower": [list(pair.place(side)) for side in relation.lower],
        "upper": [list(pair.place(side)) for side in relation.upper],
        "kind": relation.kind,
        "verdicts": list(relation.verdicts),
        "certainty": relation.certainty,
        "reasons": [_reason(reason) for reason in relation.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "kind": reason.kind,
        "verdict": reason.verdict,
        "lower": list(reason.lower),
        "upper": list(reason.upper),
    }
