"""A cell as people type it: one statement per line, an empty line before a new paragraph."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from ladders.grid import Line

SAME_ENOUGH = 0.6
"""How alike (0 to 1) two wordings must be for the new one to count as the old statement, changed."""


def typed(lines: Sequence[Line]) -> str:
    """Return the cell's statements as text to edit."""
    return "\n".join(("\n" if line.begins_paragraph and index else "") + line.text for index, line in enumerate(lines))


def read(text: str, *, is_prose: bool) -> list[Line]:
    """Return the statements that a person typed, white space folded. Only running text has paragraphs."""
    lines, after_gap = [], True
    for raw in text.splitlines():
        if words := " ".join(raw.split()):
            lines.append(Line(words, begins_paragraph=is_prose and after_gap))
        after_gap = not words
    return lines


def keyed(new: Sequence[Line], old: Sequence[Line]) -> list[Line]:
    """Return the new lines with the keys of the old statements that they are; "" for those that are new.

    The same words keep their key wherever they stand; of the rest, the most alike pairs do.
    """
    left = {line.key: line.text for line in old}
    keys = [""] * len(new)
    for index, line in enumerate(new):
        keys[index] = next((key for key, text in left.items() if text == line.text), "")
        left.pop(keys[index], None)
    for _, index, key in _likeness(new, keys, left):
        if not keys[index] and key in left:
            keys[index] = key
            del left[key]
    return [Line(line.text, line.begins_paragraph, key) for line, key in zip(new, keys, strict=True)]


def _likeness(new: Sequence[Line], keys: Sequence[str], left: dict[str, str]) -> list[tuple[float, int, str]]:
    """Return (minus the likeness, index of the new line, key) of all pairs that are alike enough, most alike first."""
    pairs = [
        (-SequenceMatcher(None, text, line.text, autojunk=False).ratio(), index, key)
        for index, line in enumerate(new)
        if not keys[index]
        for key, text in left.items()
    ]
    return sorted(pair for pair in pairs if -pair[0] >= SAME_ENOUGH)
