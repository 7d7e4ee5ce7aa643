"""Words with which a statement says that it does not ask the same of everyone: "may", "typically", "preferred".

They speak of their own clause: "Follows procedures. Typically directs the work of others." asks the first of everyone.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# The verb "may", not the month: the month begins with a capital, and a sentence seldom begins with either.
VERBS = "may might could"
ADVERBS = "typically usually generally normally often sometimes occasionally ideally"
WISHES = "preferred desirable desired optional"
HEDGE = re.compile(rf"\b(?:(?:{'|'.join(VERBS.split())})|(?i:{'|'.join((ADVERBS + ' ' + WISHES).split())}))\b")
OPENING_VERB = re.compile(r"\A\s*(?:May|Might|Could)\b(?!\s+\d)")
BREAK = re.compile(r"(?<=[\w)\]]{2}[.;!?])\s+|,?\s+(?=but\b)")
"""Where another clause begins: after a mark, not after "e.g.", and at "but"."""
COMMA = re.compile(r",\s+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a statement's text, and whether it is a hedged clause. The parts rejoin to the exact text."""

    text: str
    is_hedge: bool


def parts(text: str, required: Iterable[str] = ()) -> tuple[Part, ...]:
    """Return the statement cut where its hedged clauses begin and end; one part where it has none.

    A clause that one of the `required` statements says too is asked of everyone.
    """
    asked = [_folded(other) for other in required]
    spans = [
        (start, end) for start, end in _clauses(text) if not any(_folded(text[start:end]) in other for other in asked)
    ]
    cuts = [0, *(at for span in spans for at in span), len(text)]
    runs = [Part(text[start:end], bool(index % 2)) for index, (start, end) in enumerate(pairwise(cuts))]
    return tuple(run for run in runs if run.text)


def is_hedged(text: str) -> bool:
    """Return whether the statement says of any clause that it is not required of everyone."""
    return any(part.is_hedge for part in parts(text))


def hedged(found: Iterable[Part]) -> str:
    """Return the hedged clauses of a statement, each in quotation marks; "" where that is all of it, or none."""
    every = list(found)
    clauses = [part.text.strip(" .;,") for part in every if part.is_hedge]
    return "" if len(clauses) == len(every) else ", ".join(f"“{clause}”" for clause in clauses)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .;,")


def _clauses(text: str) -> Iterator[Span]:
    """Yield the hedged clauses in order; none overlap."""
    hedges = sorted(match.span() for pattern in (HEDGE, OPENING_VERB) for match in pattern.finditer(text))
    last: Span | None = None
    for start, end in sorted(_clause(text, *hedge) for hedge in hedges):
        if last is None or start >= last[1]:
            if last:
                yield last
            last = start, end
        else:
            last = last[0], max(last[1], end)
    if last:
        yield last


def _clause(text: str, start: int, end: int) -> Span:
    """Return the clause that a hedge speaks of: its sentence, or what stands between commas where it begins there."""
    breaks = [match.span() for match in BREAK.finditer(text)]
    first = max((after for _, after in breaks if after <= start), default=0)
    last = min((before for before, _ in breaks if before >= end), default=len(text))
    commas = [match.span() for match in COMMA.finditer(text, first, last)]
    before = max((after for _, after in commas if after <= start), default=first)
    is_wish = text[start:end].casefold() in WISHES.split()
    if before > first and (is_wish or before == start):
        return before, min((at for at, _ in commas if at >= end), default=last)
    return first, last
