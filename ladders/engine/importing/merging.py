"""What a cell of a draft becomes when a file says something of it: by key, and only what the file changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ladders.engine import cells
from ladders.engine.grid import Line
from ladders.engine.importing.found import Was
from ladders.engine.importing.our_layout import mark


@dataclass(frozen=True, slots=True)
class Merged:
    """The lines that a cell gets, with their keys. In a conflict `lines` is what the file says."""

    lines: tuple[Line, ...]
    is_conflict: bool = False
    is_both: bool = False
    """Whether the draft changed too since the file was made, and keeps what it changed."""


def merge(file: Sequence[Line], draft: Sequence[Line], before: Sequence[Was]) -> Merged:
    """Return what becomes of a cell, given what it said when the file was made.

    What the file did not change stays as the draft has it now; a statement that both changed is a conflict.
    """
    found = _keyed(file, draft, before)
    was = [(each.key, each.mark) for each in before]
    if _marks(found) == was and _paragraphs(found, draft):
        return Merged(tuple(draft))
    if _marks(draft) == was:
        return Merged(tuple(found))
    if _marks(found) == was or [line.text for line in found] == [line.text for line in draft]:
        return Merged(tuple(draft))
    if _clash(found, draft, dict(was)):
        return Merged(tuple(found), is_conflict=True)
    return Merged(_both(found, draft, dict(was)), is_both=True)


def _marks(lines: Sequence[Line]) -> list[tuple[str, str]]:
    return [(line.key, mark(line.text)) for line in lines]


def _paragraphs(file: Sequence[Line], draft: Sequence[Line]) -> bool:
    """Whether the same statements begin paragraphs on both sides, or the draft has others by now."""
    same = [line.key for line in file] == [line.key for line in draft]
    return not same or [line.begins_paragraph for line in file] == [line.begins_paragraph for line in draft]


def _keyed(file: Sequence[Line], draft: Sequence[Line], before: Sequence[Was]) -> list[Line]:
    """Return the file's lines with the keys that they had: stated or by mark where unchanged, others by likeness."""
    left = list(before)
    keys = [""] * len(file)
    for index, line in enumerate(file):
        same = next((each for each in left if each.key == line.key or each.mark == mark(line.text)), None)
        if same:
            keys[index] = same.key
            left.remove(same)
    open_lines = [index for index, key in enumerate(keys) if not key]
    known = {line.key: line for line in draft}
    alike = cells.keyed([file[index] for index in open_lines], [known[w.key] for w in left if w.key in known])
    for index, line in zip(open_lines, alike, strict=True):
        keys[index] = line.key
    return [replace(line, key=key) for line, key in zip(file, keys, strict=True)]


def _clash(file: Sequence[Line], draft: Sequence[Line], was: dict[str, str]) -> bool:
    """Whether both changed one statement, one of them perhaps by leaving it out, or the file changed the order."""
    said, now = {line.key: mark(line.text) for line in file}, {line.key: mark(line.text) for line in draft}
    for key, before in was.items():
        of_file, of_draft = said.get(key, ""), now.get(key, "")
        if of_file != before and of_draft != before and of_file != of_draft:
            return True
    gone_from_both = any(key not in said and key not in now for key in was)
    if gone_from_both and any(not line.key for line in file):
        return True  # the file's new line may be what became of a statement that the draft left out
    kept = [key for key in was if key in said and key in now]
    return [line.key for line in file if line.key in kept] != kept


def _both(file: Sequence[Line], draft: Sequence[Line], was: dict[str, str]) -> tuple[Line, ...]:
    """Return the draft's lines with the file's changes: reworded, left out, and added behind what they followed."""
    said = {line.key: line for line in file if line.key}
    lines: list[Line] = []
    for line in draft:
        if line.key not in was:
            lines.append(line)
        elif line.key in said:
            is_reworded = mark(said[line.key].text) != was[line.key]
            lines.append(replace(line, text=said[line.key].text) if is_reworded else line)
    above = ""
    for line in file:
        if line.key:
            above = line.key
        else:
            place = next((index for index, each in enumerate(lines) if each.key == above), -1)
            while above and place + 1 < len(lines) and not lines[place + 1].key:
                place += 1
            lines.insert(place + 1, line)
    return tuple(lines)
