"""Words that a reader may have meant, among those that exist."""

from collections.abc import Iterable, Sequence

MOST = 5
"""Words that are offered for one."""


def nearest(word: str, vocabulary: Iterable[str], most: int = MOST) -> list[str]:
    """Return the words of the vocabulary that begin with the word or differ by a slip or two, nearest first.

    A slip is a letter too much, too few or wrong, or two that changed places; short words are allowed one.
    """
    word = word.casefold()
    allowed = 1 if len(word) < 6 else 2
    ranked = []
    for other in vocabulary:
        if other == word:
            continue
        if len(word) >= 3 and other.startswith(word):
            ranked.append((1, len(other), other))
        elif abs(len(other) - len(word)) <= allowed and len(set(word) ^ set(other)) <= 2 * allowed:
            far = distance(word, other)
            if far <= allowed:
                ranked.append((far, abs(len(other) - len(word)), other))
    return [other for *_, other in sorted(ranked)[:most]]


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many slips lie between two words (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, sign in enumerate(one, start=1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (sign != against))
            if i > 1 and j > 1 and sign == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
