"""Reads a ladder document (JSON): everything it says is taken as it is, with its keys."""

import re
from typing import Any

from jobfamilies.engine.documents import UnreadableDocument, upcast, version_in
from ladders.engine.grid import Line
from ladders.engine.importing.found import FoundLadder, FoundLevel, FoundRow, Rejected
from ladders.engine.importing.levels import check_titles
from website.files.limits import checked
from website.files.sent_json import WrongJson, read_json

KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def read_document(text: str) -> FoundLadder:
    """Return the ladder of a document of any version. Raises Rejected, naming the place, for what is none."""
    whole = _newest(_of(_parsed(text), dict, "the document"))
    envelope, content = whole["envelope"], whole["content"]
    ranked = sorted(enumerate(_member(content, "levels", list, "content")), key=lambda each: _rank(each[1], each[0]))
    levels = [_level(level, f"level {index + 1}") for index, level in ranked]
    check_titles([level.title for level in levels], may_be_untitled=len(levels) == 1)
    if len({level.key for level in levels}) < len(levels):
        raise Rejected("Two levels have one key.")
    rows = [
        _row(row, f"row {number}", [level.key for level in levels])
        for number, row in enumerate(_member(content, "rows", list, "content"), start=1)
    ]
    if not rows:
        raise Rejected("The document has levels but no rows.")
    named = "/".join(str(envelope.get(name, "")) for name in ("organization", "family", "number"))
    return FoundLadder(
        str(content.get("title", "")),
        tuple(levels),
        tuple(rows),
        edition=named,
        beside=_of(whole.get("unsigned", {}), dict, "the document, “unsigned”"),
        sections=(sections := _sections(whole)),
        withheld=tuple(name for name in _named(envelope) if name not in sections),
    )


def _parsed(text: str) -> Any:
    try:
        return read_json(text)
    except WrongJson as wrong:
        raise Rejected(f"This JSON cannot be read: {wrong}.") from wrong


def _newest(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document in the newest version, with an envelope and a content."""
    try:
        version_in(document)
    except UnreadableDocument as unknown:
        raise Rejected(str(unknown)) from unknown
    for name in ("envelope", "content"):
        _member(document, name, dict, "the document")
    return upcast(document)


def _sections(document: dict[str, Any]) -> dict[str, Any]:
    """Return what the sections of this copy say, by their names."""
    held = _of(document.get("sections", {}), dict, "the document, “sections”")
    where = "the document, section “{}”".format
    return {name: _member(_of(held[name], dict, where(name)), "content", object, where(name)) for name in held}


def _named(envelope: dict[str, Any]) -> list[str]:
    """Return the names of the edition's sections, whether this copy holds them or not."""
    where = "the envelope, “sections”"
    named = _member(envelope, "sections", list, "the envelope")
    return [_member(_of(each, dict, where), "name", str, where) for each in named]


def _rank(level: Any, index: int) -> int:
    level = _of(level, dict, f"level {index + 1}")
    return _member(level, "rank", int, f"level {index + 1}")


def _level(level: dict[str, Any], where: str) -> FoundLevel:
    if any(isinstance(level.get("rank"), bool) for _ in (0,)):
        raise Rejected(f"{where}: “rank” is no number.")
    words: dict[str, Any] = {
        name: checked(_member(level, name, str, where)) for name in ("title", "grade_text", "job_code", "exemption")
    }
    return FoundLevel(**words, key=_key(level, where))


def _row(row: Any, where: str, keys: list[str]) -> FoundRow:
    row = _of(row, dict, where)
    cells: dict[str, tuple[Line, ...]] = {}
    for number, cell in enumerate(_member(row, "cells", list, where), start=1):
        place = f"{where}, cell {number}"
        level = _member(_of(cell, dict, place), "level", str, place)
        if level not in keys or level in cells:
            raise Rejected(
                f"{place[:1].upper()}{place[1:]}: names no level of the document, or one for the second time."
            )
        cells[level] = tuple(_line(each, place) for each in _member(cell, "statements", list, place))
    label = checked(_member(row, "label", str, where)).strip()
    if not label:
        raise Rejected(f"{where[:1].upper()}{where[1:]}: no label.")
    return FoundRow(
        label,
        tuple(cells.get(key, ()) for key in keys),
        checked(_member(row, "heading", str, where)),
        _member(row, "style", str, where) == "prose",
        _member(row, "dimension", str, where),
        where,
    )


def _line(statement: Any, where: str) -> Line:
    statement = _of(statement, dict, where)
    text = " ".join(checked(_member(statement, "text", str, where)).split())
    if not text:
        raise Rejected(f"{where[:1].upper()}{where[1:]}: a statement without words.")
    return Line(text, _member(statement, "begins_paragraph", bool, where), _key(statement, where))


def _key(owner: dict[str, Any], where: str) -> str:
    key: str = _member(owner, "key", str, where)
    if not KEY.fullmatch(key):
        raise Rejected(f"{where[:1].upper()}{where[1:]}: “{key[:40]}” is no key.")
    return key


def _member(owner: dict[str, Any], name: str, kind: type, where: str) -> Any:
    if name not in owner:
        raise Rejected(f"{where[:1].upper()}{where[1:]}: “{name}” is missing.")
    return _of(owner[name], kind, f"{where}, “{name}”")


def _of(value: Any, kind: type, where: str) -> Any:
    names = {dict: "an object", list: "a list", str: "a text", int: "a number", bool: "true or false"}
    if not isinstance(value, kind):
        raise Rejected(f"{where[:1].upper()}{where[1:]}: not {names[kind]}.")
    return value
