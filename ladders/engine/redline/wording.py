"""Two texts as one: what stayed, what went and what came, to the letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

PIECE = re.compile(r"\w+(?:[&'’]\w+)*|[^\w\s]|\s+")
"""A word, a mark, or the space between."""
HALF = 0.5
"""From which share of common words on the difference is told word by word; below it one text follows the other."""

Kind = Literal["kept", "gone", "come"]


@dataclass(frozen=True, slots=True)
class Run:
    """Some words in a row. All but those that came make up the text before, all but those that went the one after."""

    text: str
    kind: Kind


Runs = tuple[Run, ...]


def redlined(before: str, after: str) -> Runs:
    """Return both texts as one. Unlike the comparison of levels, which asks what is meant, every letter counts."""
    if before == after:
        return (Run(before, "kept"),) if before else ()
    old, new = PIECE.findall(before), PIECE.findall(after)
    told = list(_told(old, new))
    same = 2 * sum(map(_is_word, (piece for kind, piece in told if kind == "kept")))
    if same < HALF * sum(map(_is_word, [*old, *new])):
        return joined([("gone", before), ("come", after)])
    return joined(told)


def redlined_lines(before: str, after: str) -> Runs:
    """Return two texts of many lines as one, the lines matched first."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    told: list[tuple[Kind, str]] = []
    for operation, start, stop, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, is_now = "".join(old[start:stop]), "".join(new[begin:end])
        told += [("kept", was)] if operation == "equal" else [(run.kind, run.text) for run in redlined(was, is_now)]
    return joined(told)


def joined(told: Sequence[tuple[Kind, str]]) -> Runs:
    """Return pieces as runs: of what changed between two kept ones first what went, then what came."""
    runs: list[Run] = []
    for is_kept, some in groupby(told, key=lambda one: one[0] == "kept"):
        pieces = list(some)
        for kind in ("kept",) if is_kept else ("gone", "come"):
            if text := "".join(text for each, text in pieces if each == kind):
                runs.append(Run(text, kind))  # type: ignore[arg-type]
    return tuple(runs)


def _told(old: list[str], new: list[str]) -> Iterator[tuple[Kind, str]]:
    for operation, start, stop, begin, end in SequenceMatcher(None, old, new).get_opcodes():
        was, is_now = old[start:stop], new[begin:end]
        at_an_end = begin == start == 0 or (stop, end) == (len(old), len(new))
        # Lone spaces and commas between changed words are no common ground: shown as such they tear the change apart.
        if operation == "equal" and (at_an_end or any(map(_is_word, was))):
            yield from (("kept", piece) for piece in was)
        else:
            yield from (("gone", piece) for piece in was)
            yield from (("come", piece) for piece in is_now)


def _is_word(piece: str) -> bool:
    return any(map(str.isalnum, piece))
