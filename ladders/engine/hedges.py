"""Words with which a statement says that it does not ask the same of everyone: "may", "typically", "preferred"."""

import re
from dataclasses import dataclass
from itertools import pairwise

# The verb "may", not the month: the month begins with a capital, and a sentence seldom begins with either.
VERBS = "may might could"
ADVERBS = "typically usually generally normally often sometimes occasionally ideally"
WISHES = "preferred desirable desired optional"
HEDGE = re.compile(rf"\b(?:(?:{'|'.join(VERBS.split())})|(?i:{'|'.join((ADVERBS + ' ' + WISHES).split())}))\b")
OPENING_VERB = re.compile(r"\A\s*(?:May|Might|Could)\b(?!\s+\d)")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a statement's text, and whether it is a hedge. The parts of a statement rejoin to its exact text."""

    text: str
    is_hedge: bool


def parts(text: str) -> tuple[Part, ...]:
    """Return the statement cut where its hedges begin and end; one part where it has none."""
    found = sorted(match.span() for pattern in (HEDGE, OPENING_VERB) for match in pattern.finditer(text))
    cuts = [0, *(at for span in found for at in span), len(text)]
    runs = [Part(text[start:end], bool(index % 2)) for index, (start, end) in enumerate(pairwise(cuts))]
    return tuple(run for run in runs if run.text)


def is_hedged(text: str) -> bool:
    """Return whether the statement says that it is not required of everyone."""
    return any(part.is_hedge for part in parts(text))
