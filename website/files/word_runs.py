"""The words of a Word paragraph: those that are seen, and apart those that are hidden, struck or deleted."""

from collections.abc import Iterator
from dataclasses import dataclass

from website.files.word_styles import Styles, is_on
from website.files.xml import Element, local, value

SKIPPED = frozenset("pPr rPr instrText delInstrText sdtPr sdtEndPr tblPr tcPr trPr proofErr bookmarkStart bookmarkEnd "
                    "fldChar annotationRef rubyPr sectPr pict object".split())  # fmt: skip
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
TICKS = {0xFC: "✓", 0xFE: "☑", 0xA8: "☐", 0x6F: "☐", 0xFB: "✗", 0x50: "✓", 0x52: "☑"}
"""Signs of the fonts Wingdings and Wingdings 2 that say something; all others begin items."""
WRAPPED = ("pict", "sdt", "AlternateContent", "rt", "del", "moveFrom", "ins", "moveTo")
DELETED = ("del", "moveFrom")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a paragraph, and why they are not seen; or the element of a text box that hangs on it."""

    text: str
    reason: str = ""
    box: Element | None = None
    is_bold: bool = False


@dataclass
class Reader:
    """Reads the runs of paragraphs. `is_accepted` says which side of tracked changes is taken."""

    styles: Styles
    is_accepted: bool = True
    changes: int = 0

    def pieces(self, paragraph: Element, style: str) -> list[Piece]:
        self._base = {"vanish": bool(self.styles.says(style, "is_hidden")),
                      "strike": bool(self.styles.says(style, "is_struck")),
                      "b": bool(self.styles.says(style, "is_bold"))}  # fmt: skip
        return list(self._inside(paragraph, ""))

    def _inside(self, element: Element, reason: str) -> Iterator[Piece]:
        for child in element:
            name = local(child)
            if name == "r":
                yield from self._run(child, reason)
            elif name in ("t", "delText"):  # of formulas
                yield Piece(child.text or "", reason)
            elif name == "txbxContent":
                yield Piece("", reason, child)
            elif name in WRAPPED:
                yield from self._wrapped(child, name, reason)
            elif name and name not in SKIPPED:
                yield from self._inside(child, reason)

    def _wrapped(self, child: Element, name: str, reason: str) -> Iterator[Piece]:
        """Yield what stands in an element that says something of its words."""
        if name == "pict":
            yield from self._boxes(child, reason)
        elif name == "sdt":
            yield from self._control(child, reason)
        elif name == "AlternateContent":
            yield from self._inside(_alternative(child), reason)
        elif name == "rt":
            yield from self._inside(child, reason or "reading aid over the words")
        else:
            self.changes += 1
            is_out = (name in DELETED) == self.is_accepted
            why = "deleted by a tracked change" if self.is_accepted else "inserted by a tracked change"
            yield from self._inside(child, (reason or why) if is_out else reason)

    def _boxes(self, element: Element, reason: str) -> Iterator[Piece]:
        for each in element.iter():
            if local(each) == "txbxContent":
                yield Piece("", reason, each)

    def _control(self, control: Element, reason: str) -> Iterator[Piece]:
        is_empty = any(local(each) == "showingPlcHdr" and is_on(each) for part in control for each in part
                       if local(part) == "sdtPr")  # fmt: skip
        for part in control:
            if local(part) == "sdtContent":
                yield from self._inside(part, (reason or "placeholder of an empty field") if is_empty else reason)

    def _run(self, run: Element, reason: str) -> Iterator[Piece]:
        marks = dict(self._base)
        for part in run:
            if local(part) == "rPr":
                marks |= self._marks(part)
        why = reason or ("hidden text" if marks["vanish"] else "struck through" if marks["strike"] else "")
        for part in run:
            name = local(part)
            if name in ("t", "delText"):
                yield Piece(part.text or "", why, is_bold=marks["b"])
            elif name in SIGNS:
                yield Piece("" if value(part, "type") == "column" else SIGNS[name], why)
            elif name == "sym":
                yield Piece(_symbol(value(part, "char")), why)
            elif name not in SKIPPED or name in ("pict", "object"):
                yield from self._boxes(part, why) if name in ("pict", "object") else self._inside_run(part, why)

    def _inside_run(self, part: Element, why: str) -> Iterator[Piece]:
        if local(part) == "AlternateContent":
            yield from self._boxes(_alternative(part), why)
        elif local(part) == "drawing":
            yield from self._boxes(part, why)
        elif local(part) == "ruby":
            yield from self._inside(part, why)

    def _marks(self, properties: Element) -> dict[str, bool]:
        said: dict[str, bool] = {}
        for mark in properties:
            if local(mark) == "rStyle":
                style = value(mark, "val")
                for name, what in (("vanish", "is_hidden"), ("strike", "is_struck"), ("b", "is_bold")):
                    found = self.styles.says(style, what)
                    said |= {name: bool(found)} if found is not None else {}
            elif local(mark) in ("vanish", "b", "strike", "dstrike"):
                name = "strike" if local(mark) == "dstrike" else local(mark)
                said[name] = is_on(mark) or (name == "strike" and said.get(name, False))
        return said


def _alternative(element: Element) -> Element:
    """Return the one of several ways to draw the same thing that newer programs take: its words count once."""
    kinds = {local(each): each for each in reversed(element)}
    return kinds.get("Choice", kinds.get("Fallback", element))


def _symbol(char: str) -> str:
    number = int(char, 16) if 0 < len(char) <= 4 and all(sign in "0123456789abcdefABCDEF" for sign in char) else 0
    return TICKS.get(number & 0xFF, "•") if number >= 0xF000 or number < 0x100 else chr(number)
