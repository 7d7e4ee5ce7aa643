"""The terms of a text: stems of its words and pairs of neighbours, by which texts are alike."""

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from math import log

from ladders.engine.cues.words import Word, stem, words

UNTELLING = frozenset(
    (
        "the a an of to in for and or on with by at from as is are be this that these those it its their his her your "
        "my our may will other such all any into them they he she we you i us who which when where while than then "
        "there here also not no do does have has had was were been being can could should would must if so but about "
        "over under up out through during between among including include e.g i.e etc both each more most very well"
    ).split()
)
"""Words that tell no family from another."""


def telling(found: Iterable[Word]) -> list[tuple[str, Word]]:
    """Return the words that tell something, each with its stem; a number alone tells nothing of a job."""
    told = (word for word in found if word.text not in UNTELLING and any(map(str.isalpha, word.text)))
    return [(stem(word.text), word) for word in told]


def terms(found: Iterable[Word]) -> Counter[str]:
    """Return how often each stem and each pair of stems stands in a sentence."""
    stems = [found for found, _ in telling(found)]
    return Counter(stems) + Counter(f"{one} {other}" for one, other in pairwise(stems))


def terms_of(sentences: Iterable[str]) -> Counter[str]:
    """Return the terms of several sentences; no pair reaches from one into the next."""
    found: Counter[str] = Counter()
    for sentence in sentences:
        found.update(terms(words(sentence)))
    return found


def damped(count: float) -> float:
    """Return what a term counts that stands in a text so often: the tenth time says less than the first."""
    return 1 + log(count)
