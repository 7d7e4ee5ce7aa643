"""Ranks families by an employer's own texts: which a description is likest, and the terms that say so.

Terms are weighed as in BM25 (Robertson and Zaragoza, 2009): rare ones count more, and a longer text for its length.
"""

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log
from typing import Literal

from .everyday import EVERYDAY, REST, STEMS
from .terms import damped, terms_of

# Chosen by holding out the agencies of the evaluation's reference texts in turn, with as many texts left to every
# family; never on its queries.
NAME = 8
"""A family's name counts as much as so many mentions."""
TITLE = 2
SATURATION = 16
"""How soon a term that stands often in a family's texts stops counting more."""
CLEAR = 0.3
"""The first family stands clear of the next from this share of its score on: nine in ten references then right."""
LIKELY = 0.08
"""It is likely from this one on."""
# Chosen on half of the evaluation's families (those of everyday.py), measured on the others.
KNOWN = 0.3
"""So much of what a text of a family says is taken to be the family's own words; the rest is what all say."""
PAIRED = 4
"""What a pair of neighbours counts that the family has too: it tells more than its two words."""
FIT = 0.243
"""A text fits no family below this: what it says is better told as everyday words than as a family's."""
USUAL_SIZE, LEAST_SIZE = 1000, 200
GROWTH = 0.15
"""A family with more words than usual knows more of any text: so much more is asked of it, by the log of its size."""
FEWEST_DECIDED = 5
"""Descriptions of decided positions count from so many on: a few say more of people than of the family."""
SHOWN = 5
TELLING = 8
"""So many terms are given as reasons."""

Band = Literal["clear", "likely", "open", "none"]


@dataclass(frozen=True, slots=True)
class Family:
    """A family with the texts of its ladder, the titles of its levels, and descriptions of its decided positions."""

    key: str
    name: str
    texts: tuple[str, ...]
    titles: tuple[str, ...] = ()
    decided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A family in the ranking: the terms that speak for it, and those that speak for it against the next one.

    `score` compares families for one text; `fit` says of itself how well the family's words tell the text, against
    the words that all job texts use: from 0 on it fits. A term that stands in no family's ladder, but only in decided
    positions, counts and is never named.
    """

    key: str
    name: str
    score: float
    fit: float
    speaks_for: tuple[str, ...]
    against_next: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The likeliest families, best first, and how far the first stands from the next; "none" where none fits."""

    band: Band
    candidates: tuple[Candidate, ...]


class FamilyIndex:
    """The families by their terms, made once and only read afterwards.

    All postings stand in two flat arrays, those of a term together: an array for each term takes twice the memory.
    """

    def __init__(self, families: Iterable[Family]) -> None:
        self.families: list[tuple[str, str]] = []
        self.terms: dict[str, int] = {}
        self.starts, self.sizes = array("I", [0]), array("f")
        terms, numbers, counts, sizes = array("I"), array("I"), array("f"), []
        published: set[str] = set()
        for number, family in enumerate(families):
            self.families.append((family.key, family.name))
            profile = _profile(family)
            published |= profile.keys()
            if len(family.decided) >= FEWEST_DECIDED:
                _add(profile, family.decided)
            sizes.append(sum(profile.values()))
            terms.extend(self.terms.setdefault(term, len(self.terms)) for term in profile)
            numbers.extend([number] * len(profile))
            counts.extend(profile.values())
            self.sizes.append(sum(count for term, count in profile.items() if " " not in term))
        self.unnamed = frozenset(self.terms.keys() - published)
        self._gather(terms, numbers, counts)
        self.mentions = self.worth[:]
        self._weigh(sizes)

    def _gather(self, terms: "array[int]", numbers: "array[int]", counts: "array[float]") -> None:
        """Put the postings of each term together, families ascending."""
        held = array("I", bytes(4 * len(self.terms)))
        for term in terms:
            held[term] += 1
        self.starts.extend(accumulate(held))
        self.numbers, self.worth = array("I", bytes(4 * len(terms))), array("f", bytes(4 * len(terms)))
        free = self.starts[:]
        for term, number, count in zip(terms, numbers, counts, strict=True):
            self.numbers[free[term]], self.worth[free[term]] = number, count
            free[term] += 1

    def _weigh(self, sizes: Sequence[float]) -> None:
        """Turn the counts into what each is worth."""
        mean = sum(sizes) / (len(sizes) or 1) or 1
        limits = [SATURATION * size / mean for size in sizes]
        for start, end in pairwise(self.starts):
            rarity = log(1 + (len(sizes) - (end - start) + 0.5) / (end - start + 0.5)) * (SATURATION + 1)
            for place in range(start, end):
                self.worth[place] *= rarity / (self.worth[place] + limits[self.numbers[place]])

    def postings(self, term: str) -> tuple["array[int]", "array[float]"]:
        """Return the numbers of the families that have a term, ascending, and what it is worth in each."""
        start, end = self.starts[self.terms[term]], self.starts[self.terms[term] + 1]
        return self.numbers[start:end], self.worth[start:end]

    def rank(self, counts: Mapping[str, int]) -> Ranking:
        """Return the five likeliest families for the terms of a text; ties by their key."""
        asked = sorted((term, damped(count)) for term, count in counts.items() if term in self.terms)
        scores = self._scores(asked)
        best = sorted(((-score, *self.families[number], number) for number, score in scores.items()))[: SHOWN + 1]
        worth = [self._worth(asked, number) for *_, number in best] + [{}]
        candidates = tuple(
            Candidate(
                key,
                name,
                round(-score, 4),
                round(self._fit(counts, best[place][-1]), 4),
                self._most(worth[place]),
                self._most(_less(worth[place], worth[place + 1])),
            )
            for place, (score, key, name, _) in enumerate(best[:SHOWN])
        )
        if not any(candidate.fit >= 0 for candidate in candidates):
            return Ranking("none", candidates)
        return Ranking(_band([candidate.score for candidate in candidates]), candidates)

    def _scores(self, asked: list[tuple[str, float]]) -> dict[int, float]:
        scores = [0.0] * len(self.families)
        for term, count in asked:
            for number, worth in zip(*self.postings(term), strict=True):
                scores[number] += count * worth
        return {number: score for number, score in enumerate(scores) if score}

    def _fit(self, counts: Mapping[str, int], number: int) -> float:
        """Return by how much a family's words tell a text better than everyday words do, in the mean of its words.

        That is a log likelihood ratio of two unigram models with what the pairs add that both have, less what is
        asked of a family of that size.
        """
        weights = {term: damped(count) for term, count in sorted(counts.items())}
        stems, pairs = ([term for term in weights if (" " in term) is paired] for paired in (False, True))
        size, total = self.sizes[number], sum(weights[stem] for stem in stems)
        if not (size and total):
            return -FIT
        told = sum(weights[stem] * log(1 - KNOWN + KNOWN * self._share(stem, number, size)) for stem in stems)
        told += PAIRED * sum(weights[pair] for pair in pairs if self._mentioned(pair, number))
        return told / total - GROWTH * log(max(size, LEAST_SIZE) / USUAL_SIZE) - FIT

    def _share(self, stem: str, number: int, size: float) -> float:
        """Return how much oftener a stem stands in the family's texts than in any job text."""
        mentioned = self._mentioned(stem, number)
        return mentioned / size * STEMS / EVERYDAY.get(stem, REST)

    def _mentioned(self, term: str, number: int) -> float:
        if (known := self.terms.get(term)) is None:
            return 0
        place = bisect_left(self.numbers, number, self.starts[known], self.starts[known + 1])
        is_there = place < self.starts[known + 1] and self.numbers[place] == number
        return self.mentions[place] if is_there else 0

    def _worth(self, asked: list[tuple[str, float]], number: int) -> dict[str, float]:
        """Return what each term asked for is worth to one family."""
        found = {}
        for term, count in asked:
            numbers, worth = self.postings(term)
            place = bisect_left(numbers, number)
            if place < len(numbers) and numbers[place] == number:
                found[term] = count * worth[place]
        return found

    def _most(self, worth: Mapping[str, float]) -> tuple[str, ...]:
        """Return the terms that are worth most; not the words of a pair that is named."""
        best = sorted((-value, term) for term, value in worth.items() if value > 0 and term not in self.unnamed)
        named = [term for _, term in best[:TELLING]]
        paired = {word for term in named if " " in term for word in term.split(" ")}
        return tuple(term for term in named if term not in paired)


def _profile(family: Family) -> dict[str, float]:
    """Return how much each term counts in what is published of a family."""
    profile: dict[str, float] = defaultdict(float)
    _add(profile, family.texts)
    # A title that several texts bear counts once.
    for title, weight in ((family.name, NAME), *((title, TITLE) for title in sorted(set(family.titles)))):
        for term, count in terms_of([title]).items():
            profile[term] += weight * count
    return profile


def _add(profile: dict[str, float], texts: Iterable[str]) -> None:
    """Add the terms of texts; a term counts less the oftener one text repeats it."""
    for text in texts:
        for term, count in terms_of(text.splitlines()).items():
            profile[term] += damped(count)


def _band(scores: list[float]) -> Band:
    if not scores or scores[0] <= 0:
        return "open"
    lead = 1 - scores[1] / scores[0] if len(scores) > 1 else 1
    return "clear" if lead >= CLEAR else "likely" if lead >= LIKELY else "open"


def _less(worth: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    return {term: value - other.get(term, 0) for term, value in worth.items()}
