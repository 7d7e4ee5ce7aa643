"""What the styles and lists of a Word document say of its paragraphs: headings, items, what is hidden or struck."""

import re
from dataclasses import dataclass, field

from website.files.xml import Element, local, parsed, relations, value

HEADING = re.compile(r"heading (\d)|(title)", re.IGNORECASE)
ITEM = re.compile(r"list (?:bullet|number|paragraph bullet)|bullet|aufzählung|puce", re.IGNORECASE)
DEEPEST = 20
"""How many styles may be based on each other; a circle ends there."""
BULLET, NUMBER = "•", "1."


@dataclass(frozen=True, slots=True)
class Style:
    """A style as its own part says it. `sign` is None where it says nothing of a list, "" where it takes one away."""

    name: str = ""
    based_on: str = ""
    level: int = 0
    sign: str | None = None
    is_hidden: bool | None = None
    is_struck: bool | None = None
    is_bold: bool | None = None


@dataclass
class Styles:
    """All styles of a document by their id, and the sign of each level of each list."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    signs: dict[tuple[str, int], str] = field(default_factory=dict)

    def says(self, style: str, what: str) -> object:
        """Return what a style, or the nearest that it is based on, says of `what`; None where none does."""
        for _ in range(DEEPEST):
            known = self.by_id.get(style)
            if known is None:
                return None
            if (said := getattr(known, what)) is not None and said != 0:
                return said
            style = known.based_on
        return None

    def name(self, style: str) -> str:
        return self.by_id[style].name if style in self.by_id else ""

    def level(self, style: str) -> int:
        """Return how deep a heading is that has this style, from 1; 0 where it is none."""
        said = self.says(style, "level")
        return int(str(said)) if said else 0


def read_styles(parts: dict[str, bytes], main: str) -> Styles:
    styles = Styles()
    for path in relations(parts, main, "numbering"):
        styles.signs = _signs(parsed(parts[path], path))
    for path in relations(parts, main, "styles"):
        for each in parsed(parts[path], path):
            if local(each) == "style":
                style = _style(each, styles)
                styles.by_id[value(each, "styleId")] = style
                if value(each, "default") == "1" and value(each, "type") == "paragraph":
                    styles.default = value(each, "styleId")
    return styles


def _style(element: Element, styles: Styles) -> Style:
    name = based_on = ""
    level, sign = 0, None
    marks: dict[str, bool | None] = {"vanish": None, "strike": None, "dstrike": None, "b": None}
    for part in element:
        if local(part) == "name":
            name = value(part, "val")
        elif local(part) == "basedOn":
            based_on = value(part, "val")
        elif local(part) == "pPr":
            level, sign = outline(part), styles_sign(part, styles)
        elif local(part) == "rPr":
            marks |= {local(mark): is_on(mark) for mark in part if local(mark) in marks}
    if found := HEADING.fullmatch(name):
        level = int(found[1]) if found[1] else 1
    if sign is None and ITEM.match(name):
        sign = NUMBER if "number" in name.lower() else BULLET
    is_struck = marks["strike"] or marks["dstrike"]
    return Style(name, based_on, level, sign, marks["vanish"], is_struck, marks["b"])


def is_on(mark: Element) -> bool:
    return value(mark, "val") not in ("0", "false", "off", "none")


def outline(properties: Element) -> int:
    """Return the level of the outline that properties of a paragraph state, from 1; 0 for none."""
    for each in properties:
        if local(each) == "outlineLvl" and value(each, "val") in tuple("012345678"):
            return int(value(each, "val")) + 1
    return 0


def styles_sign(properties: Element, styles: Styles) -> str | None:
    """Return the sign of the list that properties of a paragraph name: "" for none; None where they name no list."""
    for each in properties:
        if local(each) == "numPr":
            said = {local(part): value(part, "val") for part in each}
            if said.get("numId") == "0":
                return ""
            depth = said.get("ilvl", "0")
            at = int(depth) if depth.isdigit() and len(depth) < 3 else 0
            return styles.signs.get((said.get("numId", ""), at), BULLET)
    return None


def depth_of(properties: Element | None) -> int:
    for each in properties if properties is not None else ():
        if local(each) == "numPr":
            for part in each:
                if local(part) == "ilvl" and value(part, "val") in tuple("12345678"):
                    return int(value(part, "val"))
    return 0


def _signs(numbering: Element) -> dict[tuple[str, int], str]:
    abstract: dict[str, dict[int, str]] = {}
    for each in numbering:
        if local(each) == "abstractNum":
            levels = abstract.setdefault(value(each, "abstractNumId"), {})
            for place, level in enumerate(part for part in each if local(part) == "lvl"):
                kinds = [value(part, "val") for part in level if local(part) == "numFmt"]
                kind = kinds[0] if kinds else "decimal"
                levels[place] = "" if kind == "none" else BULLET if kind == "bullet" else NUMBER
    signs: dict[tuple[str, int], str] = {}
    for each in numbering:
        if local(each) == "num":
            named = next((value(part, "val") for part in each if local(part) == "abstractNumId"), "")
            for depth, sign in abstract.get(named, {}).items():
                signs[value(each, "numId"), depth] = sign
    return signs
