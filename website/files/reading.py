"""Reads an uploaded file or a pasted text, whichever it is, and holds its words against another count of them."""

import email
import email.policy
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from website.files import counting, limits
from website.files.blocks import Aside, Document, Note, Unreadable
from website.files.counting import Words
from website.files.decoding import decoded
from website.files.delimited import separator_of
from website.files.kinds import KINDS, kind_of
from website.files.sent_json import WrongJson, read_json

MOST_FILES = 200
"""Files of one ZIP."""
LEFT_OUT = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
MOST_ALIASES = 100
"""Places of YAML that point to another."""

Read = tuple[Document, Words]
"""What a file says, and how often each of its words stands in it."""


def read(content: bytes, name: str = "", *, is_accepted: bool = True) -> list[Read]:
    """Return what a file says, or each file of a ZIP. Raises Unreadable, which says why, where and what to do."""
    if not content.strip():
        raise Unreadable("The file is empty.")
    if len(content) > limits.MOST_BYTES:
        raise Unreadable(f"The file has {len(content):,} bytes; at most {limits.MOST_BYTES:,} are read.")
    kind = kind_of(content, name)
    if kind == "zip":
        return _packed(content, is_accepted=is_accepted)
    return [_one(content, kind, name, is_accepted=is_accepted)]


def _one(content: bytes, kind: str, name: str, *, is_accepted: bool) -> Read:
    if kind in ("xlsx", "docx", "ods", "odt"):
        parts = limits.unpacked(content)
        return held(_office(parts, kind, is_accepted=is_accepted), counting.words_of_parts(parts, kind))
    if kind == "pdf":
        from website.files.pdf import read_pdf

        return held(read_pdf(content), counting.words_of_pdf(content))
    content = _of_mail(content)
    text, notes = decoded(content)
    document = text_of(text, kind, name)
    words = counting.words_of_text(text, document.kind) if document.data is None else data_words(document.data)
    return held(replace(document, notes=(*notes, *document.notes)), words)


def _office(parts: dict[str, bytes], kind: str, *, is_accepted: bool) -> Document:
    if kind == "xlsx":
        from website.files.excel import read_excel

        return read_excel(parts)
    if kind == "docx":
        from website.files.word import read_word

        return read_word(parts, is_accepted=is_accepted)
    from website.files.open_document import read_open_document

    return read_open_document(parts, kind)


def text_of(text: str, kind: str, name: str = "") -> Document:
    """Return what a text says; a text that does not say what it is is told by its content."""
    if not text.strip():
        raise Unreadable("The file is empty.")
    if kind in ("json", "yaml"):
        return Document(kind, (), data=_data(text, kind), text=text)
    if kind == "html":
        from website.files.web_page import read_page

        return replace(read_page(text), text=text)
    from website.files import markdown, plain_text

    if kind == "md" or (kind == "txt" and markdown.is_markdown(text)):
        return markdown.read_markdown(text)
    if kind == "csv" or (kind == "txt" and separator_of(text, is_stated=False)):
        return plain_text.read_delimited(text)
    return plain_text.read_text(text)


def _of_mail(content: bytes) -> bytes:
    """Return the page of a web archive (.mht), which some programs save as .doc; anything else as it is."""
    if b"mime-version:" not in content[:1000].lower():
        return content
    message = email.message_from_bytes(content, policy=email.policy.default)
    page = message.get_body(("html", "plain"))
    return str(page.get_content()).encode() if page is not None else content


def _data(text: str, kind: str) -> Any:
    if kind == "yaml":
        return _yaml(text)
    try:
        return read_json(text)
    except WrongJson as wrong:
        raise Unreadable(f"This JSON cannot be read: {wrong}.") from wrong


def _yaml(text: str) -> Any:
    import yaml

    if text.count("*") > MOST_ALIASES and sum(
        isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.CBaseLoader)
    ) > MOST_ALIASES:  # fmt: skip
        raise Unreadable("The YAML has too many aliases.")
    try:
        return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - the base loader makes texts only
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        where = f"Line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        raise Unreadable(f"{where}not YAML: {getattr(wrong, 'problem', None) or 'it cannot be read'}.") from wrong


def data_words(data: Any) -> Words:
    """Return the words of all values; names of members are its format, not what it says."""
    found: Words = Counter()
    waiting, steps = [data], 0
    while waiting:
        steps += 1
        if steps > limits.MOST_CELLS:
            raise Unreadable(f"The file has more than {limits.MOST_CELLS:,} values.")
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif value is not None and not isinstance(value, bool):
            found += counting.counted([str(value)])
    return found


def _packed(content: bytes, *, is_accepted: bool) -> list[Read]:
    """Return what each file of a ZIP says; one that is not read is a document of one note."""
    found: list[Read] = []
    try:
        with ZipFile(BytesIO(content)) as packed:
            limits.check_sizes(packed)
            names = [part.filename for part in packed.infolist() if not part.is_dir()]
            names = [name for name in names if not any(out in name for out in LEFT_OUT)]
            if len(names) > MOST_FILES:
                raise Unreadable(f"The ZIP holds {len(names)} files; at most {MOST_FILES} are read at once.")
            for name in names:
                found.append(_member(packed.read(name), name, is_accepted=is_accepted))
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError) as broken:
        raise Unreadable("The file is broken: it cannot be unpacked. Pack it anew, and send that file.") from broken
    if not found:
        raise Unreadable("The ZIP holds no files.")
    return found


def _member(content: bytes, name: str, *, is_accepted: bool) -> Read:
    try:
        if kind_of(content, name) == "zip":
            raise Unreadable("A ZIP inside the ZIP is not opened. Unpack it.")
        ((document, words),) = read(content, name, is_accepted=is_accepted)
    except Unreadable as why:
        return Document("unread", (), notes=(Note(name, str(why)),), name=name), Counter()
    return replace(document, name=name), words


def held(document: Document, words: Words) -> Read:
    """Return the document with the words of the file that its reader did not find set aside, and all its words."""
    found = counting.read_words(document) if document.data is None else words
    lost = words - found
    if lost:
        aside = Aside("the file", " ".join(lost.elements()), "found by counting, not by reading")
        document = replace(document, asides=(*document.asides, aside))
    return document, words | found


__all__ = ["KINDS", "Read", "held", "read", "text_of"]
