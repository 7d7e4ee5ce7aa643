"""Reads Markdown: its headings, lists and tables, without the signs of its markup."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from website.files import web_page
from website.files.blocks import Aside, Block, Cell, Document, Line, Paragraph, Table
from website.files.limits import check_cell, check_paragraphs

TABLE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$", re.MULTILINE)
HEADINGS = re.compile(r"^#{1,6} +\S", re.MULTILINE)
BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]{0,500}>|<!--.*?-->", re.DOTALL)
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
HTML_TABLE = re.compile(r"<table\b.*?</table\s*>", re.DOTALL | re.IGNORECASE)
HTML_ITEM = re.compile(r"<li[^<>]{0,200}>", re.IGNORECASE)


def is_markdown(text: str) -> bool:
    """Whether a text that does not say so is Markdown: it has a table of it, or several of its headings."""
    return bool(TABLE.search(text)) or len(HEADINGS.findall(text)) > 1


def read_markdown(text: str) -> Document:
    """Return what a text of Markdown says."""
    asides: list[Aside] = []
    if front := FRONT.match(text):
        asides.append(Aside("line 1", " ".join(front[1].split()), "settings at the head of the file"))
        text = "\n" * front[0].count("\n") + text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(asides)
    blocks: list[Block] = []
    start = 0
    for table in (*HTML_TABLE.finditer(text), None):
        part = text[start : table.start() if table else len(text)]
        page.above = text[:start].count("\n")
        blocks += page.read(parser.parse(part))
        if table:
            blocks += page.read_html(table[0])
            start = table.end()
    return Document("md", tuple(blocks), tuple(page.asides), text=text)


@dataclass
class Page:
    """The text while it is read."""

    asides: list[Aside]
    signs: list[str] = field(default_factory=list)
    tables: int = 0
    above: int = 0
    """How many lines stand above the part that is read."""
    level: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    is_first: bool = False
    """Whether the next paragraph is the first of its item."""

    def read_html(self, table: str) -> list[Block]:
        """Return a table that is written in HTML."""
        page = web_page.Page(self.asides, tables=self.tables)
        blocks = list(page.read(web_page.root_of(table)))
        self.tables = page.tables
        return blocks

    def read(self, tokens: list[Token]) -> Iterator[Block]:
        """Yield the blocks of some tokens."""
        for token in tokens:
            if step := STEPS.get(token.type):
                step(self, token)
            elif token.type == "inline" and self.rows:
                self.rows[-1].append(self._cell(token, len(self.rows), len(self.rows[-1]) + 1))
            elif token.type == "inline":
                yield from self._paragraphs(token, self.level)
            elif token.type == "table_close":
                yield Table(_even(self.rows), f"table {self.tables}")
                self.rows = []
            elif token.type in ("fence", "code_block", "html_block"):
                yield from self._raw(token)

    def open_list(self, token: Token) -> None:
        self.signs.append("•" if token.type == "bullet_list_open" else "1.")

    def open_table(self) -> None:
        self.tables += 1
        self.rows = []

    def _cell(self, token: Token, row: int, column: int) -> Cell:
        place = f"table {self.tables}, row {row}, column {column}"
        lines = [Line(" ".join(text.split()), sign) for text, sign, _ in self._lines(token, place)]
        return Cell(tuple(line for line in lines if line.text), place, is_head=row == 1)

    def _paragraphs(self, token: Token, level: int) -> Iterator[Paragraph]:
        number = self.above + (token.map or [0])[0] + 1
        check_paragraphs(number)
        sign = self.signs[-1] if self.signs and self.is_first else ""
        depth = max(len(self.signs) - 1, 0)
        for offset, (text, own, is_bold) in enumerate(self._lines(token, f"line {number}")):
            if words := " ".join(text.split()):
                place = f"line {number}" + (f", part {offset + 1}" if offset else "")
                yield Paragraph(words, place, level, own or ("" if offset else sign), depth, is_bold, not offset)
        self.is_first = False

    def _lines(self, token: Token, place: str) -> list[tuple[str, str, bool]]:
        """Return the lines of inline text: words, sign of an item of HTML, and whether all of it is bold."""
        lines: list[list[str]] = [[""]]
        bold: list[list[bool]] = [[]]
        strong = struck = 0
        apart = ""
        for each in token.children or []:
            kind = each.type
            strong += (kind in ("strong_open", "em_open")) - (kind in ("strong_close", "em_close"))
            struck += (kind == "s_open") - (kind == "s_close")
            if kind == "hardbreak" or (kind == "html_inline" and BREAK.fullmatch(each.content)):
                lines.append([""])
                bold.append([])
            elif kind == "html_inline" and HTML_ITEM.fullmatch(each.content):
                lines.append(["•"])
                bold.append([])
            elif kind in ("text", "code_inline", "softbreak", "image", "text_special"):
                words = " " if kind == "softbreak" else each.content
                if struck:
                    apart += words
                else:
                    lines[-1].append(words)
                    bold[-1] += [strong > 0] if words.strip() else []
        if apart.strip():
            self.asides.append(Aside(place, " ".join(apart.split()), "struck through"))
        made = [("".join(parts[1:]), parts[0], all(marks)) for parts, marks in zip(lines, bold, strict=True)]
        check_cell("".join(text for text, _, _ in made), place)
        return made

    def _raw(self, token: Token) -> Iterator[Paragraph]:
        number = self.above + (token.map or [0])[0] + 1
        is_html = token.type == "html_block"
        text = TAG.sub(" ", BREAK.sub("\n", token.content)) if is_html else token.content
        start = number + (token.type == "fence")
        for offset, line in enumerate(text.split("\n")):
            if words := " ".join(line.split()):
                yield Paragraph(words, f"line {start + offset}")


STEPS: dict[str, Callable[[Page, Token], object]] = {
    "bullet_list_open": Page.open_list,
    "ordered_list_open": Page.open_list,
    "bullet_list_close": lambda page, token: page.signs.pop(),
    "ordered_list_close": lambda page, token: page.signs.pop(),
    "list_item_open": lambda page, token: setattr(page, "is_first", True),
    "heading_open": lambda page, token: setattr(page, "level", int(token.tag[1])),
    "heading_close": lambda page, token: setattr(page, "level", 0),
    "table_open": lambda page, token: page.open_table(),
    "tr_open": lambda page, token: page.rows.append([]),
}
"""What each token of the parser changes of where the reader stands."""


def _even(rows: list[list[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    width = max(map(len, rows), default=0)
    return tuple((*row, *[Cell()] * (width - len(row))) for row in rows)
