"""Reads the blocks of a document without a ladder table as entries: headings, facts, and lines of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ladders.engine.importing import wording
from website.files.blocks import Block, Cell, Paragraph, Table

INFERRED, DEEPER = 7, 8
"""How deep a heading is that only its look tells: below those that the format states."""
MOST_WORDS, LONGEST = 10, 110
VALUE = 120
LABELLED = re.compile(r"(?P<label>[^\W_][^:：\t]{0,58}?)\s*[:：]\s*(?P<value>\S.*)?")
CODED = re.compile(
    r"(?P<label>(?:class|job|classification|title|spec|position)\s+"
    r"(?:code|no\.?|number|spec(?:ification)? (?:code|no\.?)))"
    r"\s*[#:.]*\s+(?P<value>[\w-]*\d[\w-]*)",
    re.IGNORECASE,
)
NO_HEADING = re.compile(
    r"^\W*(?:AND|OR|AND/OR|PLUS|EITHER)\W*$|\b(?:IS|ARE|WILL|MUST|SHALL|MAY BE)\b|"
    r"(?=.*\d).*\b(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b"
)
"""Capitals that head nothing: words between conditions, sentences, and days."""
UNDERLINE = re.compile(r"[=\-~_*]{3,}")
SMALL_WORDS = frozenset("a an and or of the to in for with on at by as from und der die das de la et".split())

Unit = Cell | Paragraph


@dataclass(eq=False)
class Entry:
    """A heading (depth from 1), a fact (a value), or a line of text (depth 0), with the places that it takes."""

    text: str
    units: list[Unit]
    depth: int = 0
    sign: str = ""
    value: str | None = None
    is_apart: bool = True
    indent: int = 0

    @property
    def is_heading(self) -> bool:
        return self.depth > 0 and self.value is None


@dataclass
class Reader:
    """Reads blocks, given what the document shows of how it writes headings."""

    blocks: Sequence[Block]
    has_headings: bool = False
    has_capitals: bool = False
    has_bold: bool = False
    is_wrapped: bool = False
    entries: list[Entry] = field(default_factory=list)

    def read(self) -> list[Entry]:
        lines = [block for block in self.blocks if isinstance(block, Paragraph)]
        self.has_headings = sum(line.level > 0 for line in lines) > 1
        self.has_capitals = sum(is_capitals(line.text) and not line.sign for line in lines) > 1
        bold = [line for line in lines if line.is_bold and not line.level and _is_short(line.text)]
        self.has_bold = 0 < len(bold) < 0.6 * len(lines)
        self.is_wrapped = _is_wrapped(lines)
        for number, block in enumerate(self.blocks):
            below = self.blocks[number + 1] if number + 1 < len(self.blocks) else None
            if isinstance(block, Table):
                self.entries += table_entries(block)
            elif not UNDERLINE.fullmatch(block.text):
                self._line(block, below)
        return self.entries

    def _line(self, line: Paragraph, below: Block | None) -> None:
        depth = self._depth(line, below)
        if depth:
            self.entries.append(Entry(line.text, [line], depth, is_apart=line.is_apart))
        elif facts := list(facts_of(line)):
            self.entries += facts
        elif inline := self._inline(line):
            self.entries += inline
        elif self._goes_on(line):
            above = self.entries[-1]
            above.text = f"{above.text} {line.text}"
            above.units.append(line)
        else:
            self.entries.append(Entry(line.text, [line], 0, line.sign, None, line.is_apart, line.depth))

    def _depth(self, line: Paragraph, below: Block | None) -> int:
        """Return how deep a heading the line is; 0 where it is none."""
        if line.level:
            return line.level if len(line.text) <= 200 else 0
        text = line.text.strip()
        if not _is_short(text) or line.sign or text[:1] in '$(“"•*-':
            return 0
        is_underlined = isinstance(below, Paragraph) and bool(UNDERLINE.fullmatch(below.text))
        is_known = bool(wording.section_of(text)) and (text[:1].isupper() or line.is_bold)
        if is_underlined or is_capitals(text):
            return INFERRED
        if is_known and self._stands_alone(line, below):
            return DEEPER if self.has_capitals or self.has_headings else INFERRED
        if line.is_bold and self.has_bold and text[:1].isalnum():
            return DEEPER if self.has_headings else INFERRED
        is_plain = not (self.has_headings or self.has_capitals or self.has_bold)
        if is_plain and self._stands_alone(line, below) and _is_apart(below) and is_titled(text):
            return INFERRED
        return DEEPER if text.endswith(":") and len(text.split()) < 6 and is_known else 0

    def _stands_alone(self, line: Paragraph, below: Block | None) -> bool:
        return line.is_apart or line.text.rstrip().endswith(":") or line.is_bold or _is_apart(below)

    def _inline(self, line: Paragraph) -> list[Entry]:
        """Return a heading and the text that stands behind it in one line, where the heading is marked as one."""
        found = LABELLED.fullmatch(line.text)
        if not found or not found["value"] or line.sign or not wording.section_of(found["label"]):
            return []
        is_marked = is_capitals(found["label"]) and not is_capitals(found["value"])
        is_named = self.has_capitals and len(found["label"].split()) > 1  # one word is the lead of a sentence
        if not (is_marked or is_named) or wording.section_of(found["label"]) == "note":
            return []
        return [Entry(found["label"], [line], INFERRED if is_marked else DEEPER), Entry(found["value"], [line])]

    def _goes_on(self, line: Paragraph) -> bool:
        """Whether a line is the rest of the one above, which only the width of the page broke."""
        above = self.entries[-1] if self.entries else None
        if above is None or above.is_heading or above.value is not None or line.is_apart or line.sign:
            return False
        if re.match(r"\(?\w{1,3}[.)]\s|[•▪◦‣·●○■□➢✓*–-]\s*\S", line.text) or above.text.rstrip()[-1:] in ".:;!?":
            return False
        return line.text[:1].islower() or (self.is_wrapped and len(above.units[-1].text) > 45)


def _is_apart(below: Block | None) -> bool:
    return below is None or isinstance(below, Table) or below.is_apart or bool(below.sign)


def _is_short(text: str) -> bool:
    said = text.strip()
    return len(said.split()) <= MOST_WORDS and len(said) <= LONGEST and said[-1:] not in ".;,!" and any(
        sign.isalpha() for sign in said
    )  # fmt: skip


def is_capitals(text: str) -> bool:
    """Whether a short line is written in capitals, as headings are."""
    letters = [sign for sign in re.sub(r"\(\w{1,3}\)", "", text) if sign.isalpha()]
    is_upper = len(letters) > 2 and all(sign.isupper() for sign in letters)
    return is_upper and _is_short(text) and not NO_HEADING.search(text)


def is_titled(text: str) -> bool:
    """Whether all words of a line but the small ones begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", text) if word not in SMALL_WORDS]
    return (
        bool(words)
        and text[:1].isupper()
        and (len(words) < 3 or sum(word[0].isupper() for word in words) * 3 >= 2 * len(words))
    )


def _is_wrapped(lines: Sequence[Paragraph]) -> bool:
    """Whether a text breaks its lines at the width of a page."""
    pairs = [above for above, line in pairwise(lines) if not line.is_apart and not line.sign]
    wide = sum(50 <= len(above.text) <= 110 for above in pairs)
    return len(pairs) > 3 and max(len(line.text) for line in lines) <= 130 and wide > 0.5 * len(pairs)


# --- facts -----------------------------------------------------------------------------------------------------------


def facts_of(line: Paragraph) -> Iterator[Entry]:
    """Yield the facts of a level that a line states: “Class Code: 1234”, several of them side by side."""
    if line.sign:
        return
    if coded := CODED.fullmatch(line.text):
        yield Entry(coded["label"], [line], 0, value=coded["value"])
        return
    pieces = _pieces(line.text)
    made = []
    for piece in pieces:
        found = LABELLED.fullmatch(piece) or re.fullmatch(r"(?P<label>[^\t]{2,58})\t(?P<value>.+)", piece)
        if not found or not found["value"] or len(found["value"]) > VALUE or not wording.fact_of(found["label"]):
            return
        made.append(Entry(found["label"].strip(), [line], 0, value=found["value"].strip()))
    yield from made


def _pieces(text: str) -> list[str]:
    """Return the parts of a line that gaps set apart, a label with the value behind its gap."""
    parts = [part.strip() for part in re.split(r"\t|\s{2,}", text) if part.strip()]
    pieces: list[str] = []
    for part in parts:
        if pieces and (pieces[-1].endswith((":", "：")) or (wording.fact_of(pieces[-1]) and ":" not in part)):
            pieces[-1] = f"{pieces[-1]} {part}" if pieces[-1].endswith((":", "：")) else f"{pieces[-1]}\t{part}"
        else:
            pieces.append(part)
    return pieces


# --- tables in documents ---------------------------------------------------------------------------------------------


def table_entries(table: Table) -> Iterator[Entry]:
    """Yield what a table says that is no ladder: facts beside their names, sections by their headings, or lines."""
    rows = [[cell for cell in row if cell.words and not cell.is_copy] for row in table.rows]
    for cells in filter(None, rows):
        if (len(cells) == 1 and (facts := _facts_of_cell(cells[0]))) or (facts := _facts_of(cells)):
            yield from facts
        elif len(cells) == 2 and wording.section_of(cells[0].words):
            yield Entry(cells[0].words, [cells[0]], INFERRED)
            yield from _lines(cells[1])
        elif len(cells) == 1 and _is_short(cells[0].words) and (
            wording.section_of(cells[0].words) or is_capitals(cells[0].words)
        ):  # fmt: skip
            yield Entry(cells[0].words, [cells[0]], INFERRED)
        elif len(cells) == 1:
            yield from _lines(cells[0])
        else:
            yield Entry("\t".join(cell.words for cell in cells), list(cells))


def _lines(cell: Cell) -> Iterator[Entry]:
    for line in cell.lines:
        if line.text:
            yield Entry(line.text, [cell], 0, line.sign, indent=line.depth)


def _facts_of(cells: Sequence[Cell]) -> list[Entry]:
    """Return facts of cells that are names and values in turns, or that hold both each."""
    inside = [_facts_of_cell(cell) for cell in cells]
    if all(inside):
        return [fact for facts in inside for fact in facts]
    pairs = list(zip(cells[::2], cells[1::2], strict=False))
    if len(cells) % 2 or not all(wording.fact_of(name.words) and len(value.words) <= VALUE for name, value in pairs):
        return []
    return [Entry(name.words.rstrip(": "), [name, value], 0, value=value.words) for name, value in pairs]


def _facts_of_cell(cell: Cell) -> list[Entry]:
    made: list[Entry] = []
    for line in cell.lines:
        if not line.text:
            continue
        facts = list(facts_of(Paragraph(line.text, cell.place, sign=line.sign)))
        if not facts:
            return []
        made += [replace(fact, units=[cell]) for fact in facts]
    return made
