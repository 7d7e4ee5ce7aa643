"""Builds ladders of documents that say them in headings and lines: one level, or a series, with their sections."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ladders.engine.importing import wording
from ladders.engine.importing.account import Account
from ladders.engine.importing.entries import VALUE, Entry, Reader, is_titled
from ladders.engine.importing.found import FoundLadder, FoundLevel, FoundRow, Rejected
from ladders.engine.importing.statements import lists_are_usual, stated
from website.files.blocks import Document, Paragraph
from website.files.blocks import Line as Raw

NO_TITLE = re.compile(
    r"(?:(?:draft|job|class(?:ification)?|position|career|the)\s+)*(?:class |job |position )?"
    r"(?:spec(?:ification)?s?|descriptions?|bulletin|announcement|profile|posting|summary sheet)|"
    r"(?:city|county|state|town|village|borough|university|department|division|office|board) (?:and county )?of .*|"
    r".*\b(?:human resources|civil service commission|personnel department|school district)|"
    r"page \d+.*|draft.*|confidential.*|table of contents|contents|campus interviews only|www\..*|https?:.*",
    re.IGNORECASE,
)
TRAILING_CODE = re.compile(
    r"(?P<title>.*?[^\W\d_].*?)[\s,:–—-]+[(#]?\s*(?:code\s*)?(?P<code>\d{3,6}[A-Z]?)\)?", re.IGNORECASE
)
LEADING_CODE = re.compile(r"[(#]?(?P<code>\d{3,6}[A-Z]?)\)?[\s,:–—-]+(?P<title>.*[^\W\d_].*)")
HISTORY = re.compile(
    r"(?:date |class |last )*"
    r"(?:established|revised|revision|adopted|approved|effective|amended|updated|reviewed)(?: date| on)?",
    re.IGNORECASE,
)
"""Facts that a class specification states at its end."""
GENERIC = "Expectations"
"""The label of what stands directly under a level, where the document gives it none."""
ALIKE = 0.5
FEWEST_SECTIONS = 2
BELOW_ALL = 90


@dataclass
class Section:
    """Lines under a heading, which stands under others: `path` has them from the top, itself last."""

    path: list[Entry]
    body: list[Entry] = field(default_factory=list)
    facts: list[Entry] = field(default_factory=list)

    @property
    def heading(self) -> Entry | None:
        return self.path[-1] if self.path else None


def ladders_of(document: Document, account: Account) -> tuple[list[FoundLadder], str]:
    """Return the ladders of a document without a table of levels, and their shape in words. Raises Rejected."""
    entries = Reader(document.blocks).read()
    if not entries:
        raise Rejected("The file says nothing that could be a ladder: it has no text.")
    sections = _sections(_flat_series(_with_deep_levels(entries)))
    depth = _level_depth(sections)
    if depth:
        return [Series(sections, depth, account, document.title).ladder()], "a series of levels in one document"
    return [OneLevel(entries, account).ladder()], "one level in one document"


def is_specification(document: Document) -> bool:
    """Whether a document is a class specification in which a table is only a detail: its headings say so.

    Most of its words stand outside of tables, under headings that class specifications have.
    """
    outside = [block for block in document.blocks if isinstance(block, Paragraph)]
    inside = sum(len(cell.words.split()) for table in document.tables for row in table.rows for cell in row)
    if not inside or sum(len(block.text.split()) for block in outside) <= inside:
        return False
    entries = Reader(outside).read()
    headed = {
        wording.section_of(entry.text)
        for entry, below in pairwise(entries)
        if entry.is_heading and not below.is_heading and below.value is None
    }
    return len(headed - {"", "note"}) >= FEWEST_SECTIONS


def _sections(entries: Sequence[Entry]) -> list[Section]:
    """Return the lines under each heading; the first section has what stands above any."""
    sections = [Section([])]
    path: list[Entry] = []
    for entry in entries:
        if entry.is_heading:
            path = [*(above for above in path if above.depth < entry.depth), entry]
            sections.append(Section(path))
        elif entry.value is not None:
            sections[-1].facts.append(entry)
        else:
            sections[-1].body.append(entry)
    return sections


def _with_deep_levels(entries: list[Entry]) -> list[Entry]:
    """Return the entries with the titles of levels below all other headings, where they repeat under the dimensions.

    Then they may stand at several depths: under a dimension, or under one that stands in a group.
    """
    headings = [entry for entry in entries if entry.is_heading]
    often = Counter(wording.plain(entry.text) for entry in headings)
    repeated = [entry for entry in headings if often[wording.plain(entry.text)] > 1]
    titles = list(dict.fromkeys(entry.text for entry in repeated if not wording.section_of(entry.text)))
    levels = [entry for entry in repeated if entry.text in titles]
    has_below = any(
        entry in levels and below.is_heading and below.depth > entry.depth for entry, below in pairwise(entries)
    )
    if len(titles) < 2 or has_below or wording.likeness(titles) < 0.6 or len(levels) < len(headings) / 2:
        return entries
    for entry in levels:
        entry.depth = BELOW_ALL
    return entries


def _flat_series(entries: list[Entry]) -> list[Entry]:
    """Return the entries with the titles of levels over their sections, where all headings look alike.

    Then a title is what no other level says, and what stands right above sections that several say.
    """
    headings = [entry for entry in entries if entry.is_heading]
    often = Counter(wording.plain(entry.text) for entry in headings)
    depths = {entry.depth for entry in headings if often[wording.plain(entry.text)] > 1}
    if len(depths) != 1:
        return entries
    (depth,) = depths
    same = [entry for entry in headings if entry.depth == depth]
    titles = [
        entry
        for entry, below in pairwise(same)
        if often[wording.plain(entry.text)] == 1
        and not wording.section_of(entry.text)
        and (often[wording.plain(below.text)] > 1 or wording.section_of(below.text))
        and (wording.likeness([entry.text]) > 0 or _states_code(entries, entry))
    ]
    if len(titles) < 2 or any(entry.depth < depth for entry in headings[1:]):
        return entries
    for entry in headings:
        if entry.depth >= depth and entry not in titles:
            entry.depth += 1
    return entries


def _states_code(entries: Sequence[Entry], heading: Entry) -> bool:
    place = entries.index(heading)
    return any(
        entry.value is not None and wording.fact_of(entry.text) == "job_code"
        for entry in entries[place + 1 : place + 6]
    )


def _level_depth(sections: Sequence[Section]) -> int:
    """Return at which depth the headings are levels; 0 where the document is of one level."""
    by_depth: dict[int, list[Section]] = {}
    for section in sections[1:]:
        if section.heading:
            by_depth.setdefault(section.heading.depth, []).append(section)
    best, found = 0.0, 0
    for depth, group in sorted(by_depth.items()):
        titles = list(dict.fromkeys(section.path[-1].text for section in group))
        if len(titles) < 2:
            continue
        children = [_children(sections, section) for section in group]
        likeness = wording.likeness(titles) - 0.6 * wording.knownness(titles)
        repeats = 0.5 if len(group) > len(titles) and len(titles) > 1 else 0.0
        alike = _alikeness([names for names in children if names])
        known = wording.knownness(sorted({name for names in children for name in names}))
        score = likeness + repeats * (likeness > 0) + (0.7 if alike >= ALIKE and _fewer(titles) else 0) + 0.3 * known
        if wording.knownness(titles) > 0.5 or not any(_says(sections, section) for section in group):
            continue
        if likeness < 0.5 and not (alike >= ALIKE and len([names for names in children if names]) > 1):
            continue
        if score > best:
            best, found = score, depth
    return found if best >= 0.7 else 0


def _fewer(titles: Sequence[str]) -> bool:
    return all(map(wording.is_title, titles))


def _children(sections: Sequence[Section], parent: Section) -> set[str]:
    """Return the headings right below a section."""
    below = [each for each in sections if parent.path[-1] in each.path[:-1]]
    depth = min((each.path[-1].depth for each in below), default=0)
    return {wording.plain(each.path[-1].text) for each in below if each.path[-1].depth == depth}


def _says(sections: Sequence[Section], parent: Section) -> bool:
    return any(parent.path[-1] in each.path and each.body for each in sections)


def _alikeness(sets: Sequence[set[str]]) -> float:
    """Return how alike sets of headings are to the first that follows, from 0 to 1."""
    pairs = list(pairwise(sets))
    return sum(len(one & other) / len(one | other) for one, other in pairs) / len(pairs) if pairs else 0.0


# --- a series --------------------------------------------------------------------------------------------------------


@dataclass
class Series:
    """The levels of one document while they are put side by side."""

    sections: Sequence[Section]
    depth: int
    account: Account
    title: str = ""

    def ladder(self) -> FoundLadder:
        found_levels = [level for section in self.sections if (level := self._level(section))]
        titles = list(dict.fromkeys(level.text for level in found_levels))
        levels = {title: Stated() for title in titles}
        rows: dict[tuple[str, ...], dict[str, list[Entry]]] = {}
        names: dict[tuple[str, ...], tuple[str, str]] = {}
        for section in self.sections:
            level = self._level(section)
            if level is None:
                continue
            self.account.take(*level.units)
            for fact in section.facts:
                levels[level.text].take(fact, self.account)
            key = self._key(section)
            body = section.body
            if body:
                same = tuple(map(wording.plain, key))
                names.setdefault(same, key)
                rows.setdefault(same, {}).setdefault(level.text, []).extend(body)
        name = self._name()
        found = [self._row(names[same], said, titles) for same, said in rows.items()]
        if not found:
            raise Rejected("The document names levels but says nothing of them below their headings.")
        self._tell_repeats()
        return FoundLadder(name, tuple(levels[title].level(title) for title in titles), tuple(found))

    def _level(self, section: Section) -> Entry | None:
        return next((entry for entry in section.path if entry.depth == self.depth), None)

    def _key(self, section: Section) -> tuple[str, str]:
        """Return heading and label of what a section says: the headings beside that of the level."""
        rest = [entry for entry in section.path if entry.depth != self.depth]
        rest = [entry for entry in rest if not self._is_title(entry)]
        for entry in rest:
            if section.body or len(rest) > 1:
                self.account.take(*entry.units)
        said = [entry.text.strip().removesuffix(":").strip() for entry in rest]
        if not said:
            return "", ""
        return (" / ".join(said[:-1]), said[-1])

    def _is_title(self, entry: Entry) -> bool:
        """Whether a heading is that of the whole document: all levels stand under it."""
        under = [section for section in self.sections if self._level(section)]
        return entry.depth < self.depth and all(entry in section.path for section in under)

    def _name(self) -> str:
        for section in self.sections:
            for entry in section.path:
                if self._is_title(entry):
                    self.account.take(*entry.units)
                    return entry.text[:200]
        first = next((section.path[0] for section in self.sections if section.path), None)
        if first and first.depth < self.depth:
            self.account.take(*first.units)
            return first.text[:200]
        above = self.sections[0].body
        if above and wording.is_title(above[0].text):
            self.account.take(*above[0].units)
            return above[0].text[:200]
        return self.title[:200]

    def _row(self, key: tuple[str, str], said: dict[str, list[Entry]], titles: Sequence[str]) -> FoundRow:
        heading, label = key
        lines = [said.get(title, []) for title in titles]
        cells = [tuple(Raw(entry.text, entry.sign, entry.indent) for entry in each) for each in lines]
        found = stated(cells, usual=lists_are_usual(cells))
        for each in lines:
            for entry in each:
                self.account.take(*entry.units)
        for place, sign in found.signs:
            self.account.drop(lines[place][0].units[0].place, sign, "signs of a list")
        where = next((each[0].units[0].place for each in lines if each), "")
        return FoundRow(label or GENERIC, found.cells, heading, found.is_prose, where=where)

    def _tell_repeats(self) -> None:
        """Headings that stand under each level name one row: those further on are left over."""
        seen: set[tuple[int, str]] = set()
        told: set[str] = set()
        for section in self.sections:
            for entry in section.path:
                place = entry.units[0].place
                if place in told or place not in self.account.placed:
                    continue
                told.add(place)
                if (entry.depth, wording.plain(entry.text)) in seen:
                    self.account.drop(place, entry.text, "the same heading once more")
                seen.add((entry.depth, wording.plain(entry.text)))


# --- one level -------------------------------------------------------------------------------------------------------


@dataclass
class Stated:
    """The facts of a level while they are collected."""

    known: dict[str, str] = field(default_factory=dict)
    facts: list[tuple[str, str]] = field(default_factory=list)

    def take(self, fact: Entry, account: Account) -> None:
        kind = wording.fact_of(fact.text)
        where = fact.units[0].place
        account.take(*fact.units)
        if kind in ("job_code", "grade", "exemption", "title") and kind not in self.known:
            self.known[kind] = fact.value or ""
            account.drop(where, fact.text, "names a fact of the level")
        else:
            self.facts.append((fact.text, fact.value or ""))
            is_unknown = not kind or ("date" in fact.text.lower() and not HISTORY.fullmatch(fact.text))
            if is_unknown:
                account.doubt(where, f"“{fact.text}” is kept as a fact of the level. Is it one?")

    def level(self, title: str) -> FoundLevel:
        code = self.known.get("job_code", "")
        if not code:
            for pattern in (TRAILING_CODE, LEADING_CODE):
                if found := pattern.fullmatch(title):
                    title, code = found["title"].strip(), found["code"]
                    break
        return FoundLevel(
            title, self.known.get("grade", ""), code, self.known.get("exemption", ""), facts=tuple(self.facts)
        )


@dataclass
class OneLevel:
    """A document of one level while it is read: its title and facts at the head, then its sections."""

    entries: list[Entry]
    account: Account
    stated: Stated = field(default_factory=Stated)

    def ladder(self) -> FoundLadder:
        start = self._first_section()
        head, rest = self.entries[:start], self.entries[start:]
        title = self._title(head)
        summary = self._head(head, title)
        rows = list(self._rows(summary, rest))
        if not rows:
            raise Rejected(
                "The file has no table of levels, and no headings with text below them. Set headings over its parts, "
                "or bring it as a table with a level in each column."
            )
        named = self.stated.known.pop("title", "")
        level = self.stated.level(named or (title.text if title else ""))
        if title is not None:
            self.account.take(*title.units)
            if named and wording.plain(named) != wording.plain(title.text):
                return FoundLadder(title.text[:200], (level,), tuple(rows))
            if named:
                self.account.drop(title.units[0].place, title.text, "the title once more")
        return FoundLadder(level.title[:200], (level,), tuple(rows))

    # --- the head ----------------------------------------------------------------------------------------------------

    def _first_section(self) -> int:
        """Return where the first section begins: a known heading, else one after the first line, with text below."""
        for place, entry in enumerate(self.entries):
            if entry.is_heading and wording.section_of(entry.text) and self._has_text(place):
                return place
        for place, entry in enumerate(self.entries):
            is_first = not any(above.is_heading or wording.is_title(above.text) for above in self.entries[:place])
            if entry.is_heading and self._has_text(place) and not (is_first and entry.depth == 1):
                return place
        return len(self.entries)

    def _has_text(self, place: int) -> bool:
        below = self.entries[place + 1] if place + 1 < len(self.entries) else None
        return below is not None and (not below.is_heading or below.depth > self.entries[place].depth)

    def _title(self, head: Sequence[Entry]) -> Entry | None:
        """Return the line of the head that is the title: the one right above the code, else the first that may be."""
        may_be = [
            entry
            for entry in head
            if entry.value is None and wording.is_title(entry.text) and not NO_TITLE.fullmatch(entry.text.strip())
            and not entry.text.startswith("(") and not wording.section_of(entry.text) and not entry.sign
        ]  # fmt: skip
        if stated := next((entry for entry in may_be if entry.depth == 1), None):
            return stated
        code = next(
            (n for n, entry in enumerate(head) if entry.value and wording.fact_of(entry.text) == "job_code"), 0
        )
        above = [entry for entry in head[:code] if entry in may_be]
        if above:
            return above[-1] if above[-1].is_heading or len(above) == 1 else above[0]
        return may_be[0] if may_be else None

    def _head(self, head: Sequence[Entry], title: Entry | None) -> list[Entry]:
        """Take the facts of the head, and return its running text, which says what the level is."""
        summary: list[Entry] = []
        for entry in head:
            if entry is title:
                continue
            if entry.value is not None:
                self.stated.take(entry, self.account)
            elif (found := re.fullmatch(r"([^:]{2,40}):\s+(\S.{0,59})", entry.text)) and is_titled(found[1]):
                self.stated.take(Entry(found[1], entry.units, value=found[2]), self.account)
            elif len(entry.text.split()) > 7 and not entry.is_heading and entry.text.rstrip()[-1:] in ".!?":
                summary.append(entry)
            else:
                self.account.leave(entry.units, "a line at the head of the file")
        return summary

    # --- sections ----------------------------------------------------------------------------------------------------

    def _rows(self, summary: list[Entry], rest: Sequence[Entry]) -> Iterator[FoundRow]:
        if summary and rest:
            yield self._row("Summary", "", summary)
        for section in _sections(rest)[1:]:
            assert section.heading is not None
            body = [*section.body, *self._facts(section)]
            label = section.heading.text.strip().removesuffix(":").strip()
            over = section.path[-2] if len(section.path) > 1 else None
            if body:
                self.account.take(*section.heading.units)
                if over is not None:
                    self.account.take(*over.units)
                yield self._row(label, over.text.strip().removesuffix(":") if over else "", body)
            else:
                self.account.leave(section.heading.units, "a heading with nothing below it")

    def _facts(self, section: Section) -> Iterator[Entry]:
        """Yield the facts under a heading as lines, but those that a level has a place for."""
        for fact in section.facts:
            is_kept = wording.fact_of(fact.text) in ("job_code", "exemption", "grade") or HISTORY.fullmatch(fact.text)
            if is_kept and len(fact.value or "") < VALUE // 3:
                self.stated.take(fact, self.account)
            else:
                yield Entry(f"{fact.text}: {fact.value}", fact.units)

    def _row(self, label: str, heading: str, body: Sequence[Entry]) -> FoundRow:
        cell = tuple(Raw(entry.text, entry.sign, entry.indent) for entry in body)
        found = stated([cell])
        for entry in body:
            self.account.take(*entry.units)
        if found.signs:
            signs = " ".join(sign for _, sign in found.signs)
            self.account.drop(body[0].units[0].place, signs, "signs of a list")
        return FoundRow(label, found.cells, heading, found.is_prose, where=body[0].units[0].place)
