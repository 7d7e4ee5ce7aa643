"""Counts the words of a file by another way than it is read, so that what a reader loses is found.

A word is a run of letters or digits. Of XML all text nodes count, of a sheet all values of cells as they are shown, of
a page its rendered text, hidden or not.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

from lxml import etree

from website.files import number_formats
from website.files.blocks import Document, Table
from website.files.excel import _looks  # the looks of cells are no words
from website.files.excel_strings import unescaped

WORD = re.compile(r"[^\W_]+")
Words = Counter[str]


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def counted(texts: Iterable[str]) -> Words:
    """Return how often each word stands in the texts."""
    found: Words = Counter()
    for text in texts:
        found.update(WORD.findall(text))
    return found


def read_words(document: Document) -> Words:
    """Return the words that a reader found: those of its blocks, each cell once, and those that it set aside."""
    found = counted(aside.text for aside in document.asides)
    for block in document.blocks:
        if isinstance(block, Table):
            found += counted(cell.text for row in block.rows for cell in row if not cell.is_copy)
        else:
            found += counted([block.text])
    return found


def words_of_parts(parts: Mapping[str, bytes], kind: str) -> Words:
    """Return the words of a packed Office file."""
    return counted(_PACKED[kind](parts))


def words_of_text(text: str, kind: str) -> Words:
    """Return the words of a file that is text."""
    if kind == "md":
        from markdown_it import MarkdownIt

        front = re.match(r"\A---\n(.*?)\n---\n", text, re.DOTALL)
        rest = text[front.end() :] if front else text
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        return counted([front[1] if front else "", *_rendered(parser.render(rest))])
    return counted(_rendered(text) if kind == "html" else [text])


def words_of_pdf(content: bytes) -> Words:
    import pdfplumber

    with pdfplumber.open(BytesIO(content)) as book:
        return counted(word["text"] for page in book.pages for word in page.extract_words(x_tolerance_ratio=0.3))


# --- Office ----------------------------------------------------------------------------------------------------------


def _word(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name, content in parts.items():
        if re.fullmatch(r"word/(?:document|header|footer|footnotes|endnotes|comments)\d*\.xml", name):
            yield from _paragraphs(content)


def _paragraphs(content: bytes) -> Iterator[str]:
    """Yield the text nodes of each paragraph of Word, those of text boxes in their own."""
    texts: dict[Any, list[str]] = {}
    paragraphs: list[Any] = []
    fallbacks = 0
    for event, element in etree.iterparse(BytesIO(content), events=("start", "end"), resolve_entities=False):
        name = etree.QName(element).localname
        if name == "Fallback":
            fallbacks += 1 if event == "start" else -1
        elif name == "p" and "wordprocessingml" in element.tag:
            if event == "start":
                paragraphs.append(element)
                texts[element] = []
            else:
                yield "".join(texts.pop(paragraphs.pop()))
                element.clear()
        elif event == "end" and paragraphs and not fallbacks:
            is_text = name in ("t", "delText")
            texts[paragraphs[-1]].append(
                (element.text or "") if is_text else " " if name in ("tab", "br", "cr") else ""
            )


def _excel(parts: Mapping[str, bytes]) -> Iterator[str]:
    shared = (content for name, content in parts.items() if name.endswith("/sharedStrings.xml"))
    strings = [text for content in shared for text in _strings(content)]
    looks = [_looks(etree.fromstring(content)) for name, content in parts.items() if name.endswith("/styles.xml")]
    is_1904 = bool(re.search(rb'date1904="(?:1|true)"', parts.get("xl/workbook.xml", b"")))
    for name, content in parts.items():
        if re.search(r"/worksheets/[^/]+\.xml$", name):
            for _, cell in etree.iterparse(BytesIO(content), tag="{*}c", resolve_entities=False):
                yield _shown(cell, strings, looks[0] if looks else [], is_1904=is_1904)
                cell.clear()
        elif re.search(r"/comments[^/]*\.xml$|/threadedComment[^/]*\.xml$|/drawings/drawing[^/]*\.xml$", name):
            for each in etree.fromstring(content).iter("{*}comment", "{*}threadedComment", "{*}txBody"):
                yield unescaped(" ".join(part.text or "" for part in each.iter("{*}t", "{*}text")))


def _strings(content: bytes) -> Iterator[str]:
    for item in etree.fromstring(content):
        phonetic = set(item.iter("{*}rPh"))
        yield unescaped("".join(each.text or "" for each in item.iter("{*}t") if each.getparent() not in phonetic))


def _shown(cell: Any, strings: list[str], looks: list[Any], *, is_1904: bool) -> str:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v")
    if kind == "inlineStr":
        return unescaped("".join(each.text or "" for each in cell.iter("{*}t")))
    if value is None:
        return ""
    if kind == "s":
        return strings[int(value)] if value.isdigit() and int(value) < len(strings) else ""
    if kind == "n":
        style = int(cell.get("s", "0"))
        code = looks[style].code if style < len(looks) else ""
        try:
            return number_formats.shown(float(value), code, is_1904=is_1904)
        except (ValueError, OverflowError, ArithmeticError):
            return str(value)
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    return unescaped(value)


def _open_document(parts: Mapping[str, bytes]) -> Iterator[str]:
    root = etree.fromstring(parts["content.xml"])
    ends = {"p", "h", "tab", "s", "line-break", "annotation", "note"}
    for body in root.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}body"):
        words: list[str] = []
        for event, element in etree.iterwalk(body, events=("start", "end")):
            if not isinstance(element.tag, str):
                continue
            if etree.QName(element).localname in ends:
                words.append(" ")
            words.append((element.text if event == "start" else element.tail) or "")
        yield "".join(words)


_PACKED: dict[str, Callable[[Mapping[str, bytes]], Iterable[str]]] = {
    "docx": _word,
    "xlsx": _excel,
    "odt": _open_document,
    "ods": _open_document,
}


# --- pages -----------------------------------------------------------------------------------------------------------

INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark o:p q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
UNSEEN = frozenset("script style title template noscript svg math iframe object select button textarea".split())


class _Rendered(HTMLParser):
    """Collects the text of a page, a space where a block or line ends."""

    def __init__(self, unseen: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.unseen, self.inside, self.parts = unseen, 0, list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside += tag in self.unseen
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.inside = max(self.inside - (tag in self.unseen), 0)
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.parts.append(data)


def _rendered(text: str) -> list[str]:
    page = _Rendered(UNSEEN)
    page.feed(text)
    page.close()
    return ["".join(page.parts)]
