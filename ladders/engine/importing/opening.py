"""Understands files in a child process with limits: what the site does with every file and text of people."""

import json
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from dataclasses import dataclass
from typing import Any

from ladders.engine.importing import keeping
from ladders.engine.importing.found import Found, Rejected
from ladders.engine.importing.reading import Options, understand
from ladders.engine.importing.tables import Asked
from website.files import keeping as file_keeping
from website.files.blocks import Document, Unreadable
from website.files.opening import run
from website.files.reading import Read, read

MOST_KEPT = 1_000_000
"""Bytes that what a file says may take, packed, for its shape to be changed without sending it again."""
TRACKED = "a tracked change"


@dataclass(frozen=True)
class Opened:
    """What a file was understood to say, and what it says as such, packed: "" where that takes too much room."""

    found: Found
    kept: str = ""
    tables: tuple[str, ...] = ()
    """The places of its tables."""
    has_changes: bool = False
    """Whether it has tracked changes, which may be read as accepted or rejected."""
    is_text: bool = False
    """Whether it is a text, which may have come from a scan."""


def open_file(content: bytes, name: str = "", options: Options | None = None) -> Found:
    """Return what a file says. Raises Rejected, which says why, where and what to do."""
    return _run(content, keeps=False, name=name, options=options).found


def open_and_keep(content: bytes, name: str = "") -> Opened:
    """Return what a file says, kept so that it can be understood anew. Raises Rejected."""
    return _run(content, keeps=True, name=name)


def understand_anew(kept: str, options: Options) -> Opened:
    """Return what a file that was opened says with what a person said of its shape. Raises Rejected."""
    return _run(kept.encode(), keeps=True, is_kept=True, options=options)


def _run(
    content: bytes, *, keeps: bool, name: str = "", is_kept: bool = False, options: Options | None = None
) -> Opened:
    task = "ladders.engine.importing.opening:answer"
    asked = _as_data(options or Options())
    try:
        said = run(task, content, name=name, keeps=keeps, is_kept=is_kept, asked=asked)
    except Unreadable as why:
        raise Rejected(str(why)) from why
    found = keeping.found_from_data(said["found"])
    return Opened(found, said["kept"], tuple(said["tables"]), said["has_changes"], said["is_text"])


# --- in the child ----------------------------------------------------------------------------------------------------


def answer(content: bytes, *, name: str, keeps: bool, is_kept: bool, asked: dict[str, Any]) -> dict[str, Any]:
    """Answer, in the child, with what was understood and what the file says, as plain JSON values."""
    options = _from_data(asked)
    accepted, rejected = _unpacked(content) if is_kept else _both(content, name, keeps=keeps)
    chosen = accepted if options.is_accepted else rejected or accepted
    found = understand(chosen, options)
    documents = [document for document, _ in accepted]
    return {
        "found": keeping.found_as_data(found),
        "kept": (content.decode() if is_kept else _packed(accepted, rejected)) if keeps else "",
        "tables": [table.place for document in documents for table in document.tables],
        "has_changes": bool(rejected),
        "is_text": any(document.kind in ("txt", "csv") for document in documents),
    }


def _both(content: bytes, name: str, *, keeps: bool) -> tuple[list[Read], list[Read]]:
    """Return what a file says, and where it has tracked changes what it says without them."""
    accepted = read(content, name)
    has_changes = any(_has_changes(document) for document, _ in accepted)
    return accepted, read(content, name, is_accepted=False) if has_changes and keeps else []


def _has_changes(document: Document) -> bool:
    return any(note.text.startswith(TRACKED) for note in document.notes)


def _packed(accepted: list[Read], rejected: list[Read]) -> str:
    sides = [[[file_keeping.as_data(document), words] for document, words in side] for side in (accepted, rejected)]
    packed = b64encode(zlib.compress(json.dumps(sides).encode(), 6))
    return packed.decode() if len(packed) <= MOST_KEPT else ""


def _unpacked(kept: bytes) -> tuple[list[Read], list[Read]]:
    sides = json.loads(zlib.decompress(b64decode(kept)))
    accepted, rejected = (
        [(file_keeping.from_data(document), Counter(words)) for document, words in side] for side in sides
    )
    return accepted, rejected


def _as_data(options: Options) -> dict[str, Any]:
    asked = options.asked
    return {
        "is_scan": options.is_scan,
        "refused": sorted(options.refused),
        "is_accepted": options.is_accepted,
        "shape": [asked.turned, asked.head_rows, asked.label_columns, sorted(asked.left_out)],
    }


def _from_data(data: dict[str, Any]) -> Options:
    turned, head_rows, label_columns, left_out = data["shape"]
    refused = frozenset((where, words) for where, words in data["refused"])
    asked = Asked(turned, head_rows, label_columns, frozenset(left_out))
    return Options(data["is_scan"], refused, data["is_accepted"], asked)
