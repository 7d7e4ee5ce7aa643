"""Reads JSON and YAML of other tools: levels, topics and criteria, in whichever of them holds the others."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ladders.engine.grid import Line
from ladders.engine.importing import wording
from ladders.engine.importing.found import FoundLadder, FoundLevel, FoundRow, Rejected
from ladders.engine.importing.statements import sentences

NAMES = ("displayName", "display_name", "title", "name", "label", "level", "id", "key", "slug")
NUMBERS = ("level", "rank", "grade", "number", "points")
WORDS = ("summary", "description", "definition", "overview", "details", "text", "body")
DEEPEST = 12
CODES = {"job_code": "job_code", "jobcode": "job_code", "code": "job_code", "grade": "grade_text",
         "pay_grade": "grade_text", "exemption": "exemption", "flsa": "exemption"}  # fmt: skip

Texts = list[tuple[str, str]]
"""(heading of a list, statement)"""


def ladders_of(data: Any) -> list[FoundLadder]:
    """Return the ladders of data. Raises Rejected where no levels with topics are found."""
    ladders = list(_ladders(data, "", 0))
    if not ladders:
        raise Rejected("The file has no levels with topics and criteria that are known, and is no ladder document.")
    return ladders


def _ladders(data: Any, name: str, depth: int) -> Iterator[FoundLadder]:
    if depth > DEEPEST:
        return
    if found := _ladder(data, name):
        yield found
        return
    parts: Sequence[tuple[str, Any]] = ()
    if isinstance(data, Mapping):
        parts = [(str(key), value) for key, value in data.items()]
    elif isinstance(data, list):
        parts = [(name, value) for value in data]
    for key, part in parts:
        yield from _ladders(part, _name(part) or key, depth + 1)


def _ladder(data: Any, name: str) -> FoundLadder | None:
    """Return the ladder that a value is: levels that hold topics, or topics that hold levels."""
    members = _members(data)
    if len(members) < 1:
        return None
    for outer_key, outer in members:
        groups = [_group(value) for _, value in outer]
        inner = [group for _, group in groups]
        if len(outer) < 1 or not all(inner) or not any(len(group) > 1 for group in inner):
            continue
        outer_names = [_title(key, value) for key, value in outer]
        inner_names = list(dict.fromkeys(_title(key, value) for group in inner for key, value in group))
        outer_is = wording.likeness(outer_names) + _names_levels(outer_key)
        numbered = sum(_is_numbered(value) for group in inner for _, value in group)
        inner_is = wording.likeness(inner_names) + numbered / max(sum(map(len, inner)), 1)
        inner_is += any(_names_levels(key) for key, _ in groups)
        if max(outer_is, inner_is) <= 0:
            continue
        title = _name(data) or name
        return (_by_level if outer_is > inner_is else _by_topic)(title, outer, inner)
    return None


Members = list[tuple[str, Any]]


def _members(data: Any) -> list[tuple[str, Members]]:
    """Return the lists and maps of a value that may be its levels or topics, by their names."""
    found: list[tuple[str, Members]] = []
    if isinstance(data, Mapping):
        for key, value in data.items():
            if isinstance(value, list | Mapping) and (group := _pairs(value)):
                found.append((str(key), group))
    if own := _pairs(data):
        found.append(("", own))
    return found


def _pairs(value: Any) -> Members:
    """Return the members of a list or map that are lists or maps themselves, all of them."""
    if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
        return [("", each) for each in value]
    if isinstance(value, Mapping) and value and all(isinstance(each, Mapping | list) for each in value.values()):
        return [(str(key), each) for key, each in value.items()]
    return []


def _names_levels(key: str) -> bool:
    return any(word in key.lower() for word in ("level", "milestone", "grade", "stage", "rank"))


def _group(value: Any) -> tuple[str, Members]:
    """Return the parts of a level or topic that state criteria, and their name: the first list of parts in it."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if group := _pairs(each):
                return str(key), group
        texts = [(str(key), each) for key, each in value.items() if _is_texts(each) and not _is_name(str(key), each)]
        return "", texts if len(texts) > 1 or (texts and isinstance(texts[0][1], list)) else []
    return "", _pairs(value)


def _is_texts(value: Any) -> bool:
    return (isinstance(value, str) and len(value.split()) > 1) or (
        isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
    )


def _is_name(key: str, value: Any) -> bool:
    return key in NAMES or (key in WORDS and isinstance(value, str))


def _is_numbered(value: Any) -> bool:
    return isinstance(value, Mapping) and any(
        key in value and re.fullmatch(r"\d{1,2}", str(value[key])) for key in NUMBERS
    )


def _name(value: Any) -> str:
    if isinstance(value, Mapping):
        for key in NAMES:
            if isinstance(value.get(key), str | int) and not isinstance(value[key], bool):
                return str(value[key])
    return ""


def _title(key: str, value: Any) -> str:
    return _name(value) or key


def _definition(value: Any) -> str:
    if isinstance(value, Mapping):
        return next((" ".join(value[key].split()) for key in WORDS if isinstance(value.get(key), str)), "")
    return ""


def _by_level(name: str, levels: Members, inner: Sequence[Members]) -> FoundLadder:
    labels = list(dict.fromkeys(_title(key, value) for group in inner for key, value in group))
    cells = [{_title(key, value): _lines(value) for key, value in group} for group in inner]
    rows = [
        FoundRow(label, tuple(tuple(each.get(label, ())) for each in cells), where=f"topic {label}")
        for label in labels
    ]
    summaries = [_definition(value) for _, value in levels]
    if any(summaries):
        lines = tuple(
            tuple(Line(said, place == 0) for place, said in enumerate(sentences(text))) for text in summaries
        )
        rows.insert(0, FoundRow("Summary", lines, is_prose=True, where="levels"))
    return FoundLadder(name, tuple(_level(key, value) for key, value in levels), tuple(rows))


def _by_topic(name: str, topics: Members, inner: Sequence[Members]) -> FoundLadder:
    most = max(inner, key=len)
    titles = [_title(key, value) or f"Level {place}" for place, (key, value) in enumerate(most, start=1)]
    if len(set(titles)) < len(titles):
        titles = [f"Level {place}" for place in range(1, len(titles) + 1)]
    known = {title: place for place, title in enumerate(titles)}
    rows = []
    for (key, value), group in zip(topics, inner, strict=True):
        cells: list[list[Line]] = [[] for _ in titles]
        for place, (inner_key, part) in enumerate(group):
            cells[known.get(_title(inner_key, part), min(place, len(titles) - 1))] += _lines(part)
        label = _title(key, value)
        heading = str(value.get("category", "")) if isinstance(value, Mapping) else ""
        rows.append(
            FoundRow(label, tuple(map(tuple, cells)), heading, definition=_definition(value), where=f"topic {label}")
        )
    levels = tuple(_level(title, part) for title, (_, part) in zip(titles, most, strict=True))
    return FoundLadder(name, levels, tuple(rows))


def _level(key: str, value: Any) -> FoundLevel:
    stated: dict[str, Any] = {}
    if isinstance(value, Mapping):
        for name, said in value.items():
            if (place := CODES.get(str(name).lower())) and isinstance(said, str | int):
                stated[place] = str(said)
    title = _title(key, value)
    return FoundLevel(f"Level {title}" if title.isdigit() else title, **stated)


def _lines(value: Any, depth: int = 0) -> list[Line]:
    """Return the statements of a part: all its texts but its name, each an item."""
    if depth > DEEPEST or value is None or isinstance(value, bool):
        return []
    if isinstance(value, Mapping):
        named = next((key for key in NAMES if key in value), "")
        return [line for key, each in value.items() if key != named for line in _lines(each, depth + 1)]
    if isinstance(value, list):
        return [line for each in value for line in _lines(each, depth + 1)]
    texts = re.split(r"\n\s*", str(value).strip())
    return [Line(" ".join(re.sub(r"^[-*•]\s+", "", text).split())) for text in texts if text.strip()]
