"""A cell as people type it: one statement per line, an empty line before a new paragraph."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from hashlib import sha256

from ladders.engine.grid import Line
from website.printable import no_sign_of_text

SAME_ENOUGH = 0.6
"""How alike (0 to 1) two wordings must be for the new one to count as the old statement, changed."""
MOVED_ENOUGH = 0.85
"""How alike a new line and a statement taken out of another cell must be to be one statement, moved."""
MOST_CHARACTERS = 50_000
MOST_STATEMENTS = 300
MOST_PAIRS = 2_500
"""Pairs of lines that are compared by likeness; of larger cells only lines with the same words keep their keys."""


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


def unwritable(text: str) -> list[str]:
    """Return why a text cannot be a cell, in sentences for people; empty where it can."""
    if len(text) > MOST_CHARACTERS:
        return [f"A cell holds at most {MOST_CHARACTERS:,} characters, and this text has {len(text):,}."]
    count = len(read(text, is_prose=False))
    if count > MOST_STATEMENTS:
        return [f"A cell holds at most {MOST_STATEMENTS} statements, one per line, and this text has {count:,}."]
    refused = no_sign_of_text("\n".join(line.text for line in read(text, is_prose=False)))
    return [f"{refused} Type the line anew."] if refused else []


def version(lines: Sequence[Line]) -> str:
    """Return what tells one wording of a cell from another, in 12 characters. Keys do not count."""
    return sha256(repr([(line.text, line.begins_paragraph) for line in lines]).encode()).hexdigest()[:12]


def keyed(
    new: Sequence[Line],
    old: Sequence[Line],
    *,
    released: Sequence[Line] = (),
    said: Mapping[int, str] | None = None,
) -> list[Line]:
    """Return the new lines with the keys of the old statements that they are; "" for those that are new.

    The same words keep their key wherever they stand; of the rest, the most alike pairs do. `released` are statements
    that were taken out of this draft, from the latest on: a line that is one of them is that statement, moved or
    brought back. `said` is what a person said of a line, by its index: the key it has, or "" for a new statement.
    """
    left = {line.key: line.text for line in old}
    gone: dict[str, str] = {}
    for line in released:
        if line.key not in left:
            gone.setdefault(line.key, line.text)
    keys = {index: key for index, key in (said or {}).items() if key == "" or key in left or key in gone}
    for key in keys.values():
        left.pop(key, None)
        gone.pop(key, None)
    for pool in (left, gone):
        keys |= _same_words(new, keys, pool)
    for pool, enough in ((left, SAME_ENOUGH), (gone, MOVED_ENOUGH)):
        keys |= _most_alike(new, keys, pool, enough)
    return [Line(line.text, line.begins_paragraph, keys.get(index, "")) for index, line in enumerate(new)]


def _same_words(new: Sequence[Line], known: Mapping[int, str], pool: dict[str, str]) -> dict[int, str]:
    """Return the keys of the lines whose words stand in the pool, and take those out of it."""
    found = {}
    for index, line in enumerate(new):
        if index not in known and (key := next((key for key, text in pool.items() if text == line.text), "")):
            found[index] = key
            del pool[key]
    return found


def _most_alike(new: Sequence[Line], known: Mapping[int, str], pool: dict[str, str], enough: float) -> dict[int, str]:
    """Return the keys of the lines that are like a text of the pool, most alike first, and take those out of it."""
    asked = [index for index in range(len(new)) if index not in known]
    if len(asked) * len(pool) > MOST_PAIRS:
        return {}
    pairs = [(-_likeness(text, new[index].text, enough), index, key) for index in asked for key, text in pool.items()]
    found: dict[int, str] = {}
    for likeness, index, key in sorted(pairs):
        if -likeness >= enough and index not in found and key in pool:
            found[index] = key
            del pool[key]
    return found


def _likeness(one: str, other: str, enough: float) -> float:
    """Return how alike two texts are, or 0 where a bound shows that it is not enough."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < enough or matcher.quick_ratio() < enough:
        return 0
    return matcher.ratio()


@dataclass(frozen=True, slots=True)
class Became:
    """What a save made of one line: `was` is what the statement said before, None for a new one.

    `text` is None for a statement that the cell no longer holds; `index` then is where it stood before.
    """

    index: int
    key: str
    was: str | None
    text: str | None

    @property
    def kind(self) -> str:
        if self.was is None:
            return "new"
        if self.text is None:
            return "removed"
        return "changed" if self.was != self.text else "same"


def became(new: Sequence[Line], old: Sequence[Line], released: Sequence[Line] = ()) -> list[Became]:
    """Return what became of the lines of a cell, in the order of the new ones, those no longer held last.

    All new lines have keys. A statement that came from another cell counts as changed or the same.
    """
    before = {line.key: line.text for line in (*reversed(released), *old)}
    now = {line.key for line in new}
    return [Became(index, line.key, before.get(line.key), line.text) for index, line in enumerate(new)] + [
        Became(index, line.key, line.text, None) for index, line in enumerate(old) if line.key not in now
    ]
