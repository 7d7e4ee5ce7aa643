"""Text in lines, as a drawing needs it: SVG breaks none itself."""

from functools import lru_cache
from itertools import accumulate

NARROW, WIDE = frozenset("fijlrtI.,:;'’()|/-– "), frozenset("mwMWOQGD@%&")


def width(text: str) -> float:
    """Return about how wide the text is in ems of its font; a little more rather than less."""
    return sum(0.34 if sign in NARROW else 0.86 if sign in WIDE or sign.isupper() else 0.54 for sign in text)


@lru_cache(maxsize=4096)
def wrapped(text: str, ems: float, most: int) -> tuple[str, ...]:
    """Return the text in as few lines as fit that width, about equally long, at most so many.

    What does not fit ends in an ellipsis.
    """
    lines = _filled(text, ems)
    if len(lines) > most:
        return (*lines[: most - 1], _cut(" ".join(lines[most - 1 :]), ems))
    narrower = ems
    while len(balanced := _filled(text, narrower)) <= len(lines) and narrower > 1:
        lines, narrower = balanced, narrower - 0.5
    return tuple(lines)


def _filled(text: str, ems: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}") <= ems:
            lines[-1] += f" {word}"
        else:
            lines += _pieces(word, ems)
    return lines


def _pieces(word: str, ems: float) -> list[str]:
    """Return the word, in pieces where it alone is wider than a line."""
    if width(word) <= ems:
        return [word]
    fits = max(1, sum(reached <= ems for reached in accumulate(map(width, word))))
    return [word[:fits], *_pieces(word[fits:], ems)] if word[fits:] else [word]


def _cut(text: str, ems: float) -> str:
    """Return as much of the text as fits with an ellipsis after it."""
    fits = sum(reached <= ems - 1 for reached in accumulate(map(width, text)))
    return f"{text[:fits].rstrip()}…"
