"""Turns a raw table into a ladder: headings, rows cut by page breaks, page furniture, lists and running text."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from ladders.engine.grid import Line
from ladders.engine.importing.found import Doubt, FoundLadder, FoundLevel, FoundRow, Rejected, Table, TableRow
from ladders.engine.importing.scans import mending, statements
from ladders.engine.importing.scans.statements import Habits
from website.files.limits import check_cell

GRADE = re.compile(
    r"^(?P<title>.+?)\s*(?:\((?P<inside>[^()]+)\)|\b(?P<named>(?:admin|grade|pay grade|band)\s.*\d\w*))$", re.I
)
GOES_ON = re.compile(r"(?:&|,|-|/|\band|\bor|\bof)\s*$", re.I)
FOOT_IN_LABEL = re.compile(r"^(?P<label>.*?\S)\s{2,}(?P<foot>\S.*)$", re.S)
FEW_WORDS = 6
"""A line at a page break with no label and no more words than these is the running head or foot of the page."""


Refused = Collection[tuple[str, str]]
"""The mends that a person refused: the place of each, and what was told of it."""


def understand(table: Table, refused: Refused = ()) -> FoundLadder:
    """Return the ladder that a table says. Raises Rejected where it has no levels or two of one title."""
    levels = levels_of([" ".join(head.split()) for head in table.heads])
    doubts = [Doubt(where, words) for where, words in table.doubts]
    rows = without_furniture(table.rows, doubts)
    rows = joined_over_pages(rows, doubts)
    found = rows_of(rows, doubts, refused=refused)
    if not found:
        raise Rejected("The table has levels but no row that says anything of them.")
    return FoundLadder(table.name, tuple(levels), tuple(found), tuple(doubts))


def levels_of(heads: Sequence[str], *, may_be_untitled: bool = False, split_grade: bool = True) -> list[FoundLevel]:
    """Return the levels that the heads of columns name, title and grade apart if asked. Raises Rejected."""
    levels = [level_of(head) if split_grade else FoundLevel(head) for head in heads]
    if not levels or not (may_be_untitled or any(level.title for level in levels)):
        raise Rejected("The table has no levels: its first row names none beside the first column.")
    for number, level in enumerate(levels, start=2):
        if not level.title and not may_be_untitled:
            raise Rejected(f"Row 1, column {number}: the level has no title.")
    for title, times in Counter(level.title.casefold() for level in levels).items():
        if times > 1:
            columns = [str(n) for n, level in enumerate(levels, start=2) if level.title.casefold() == title]
            raise Rejected(f"Columns {' and '.join(columns)}: two levels have the title “{title}”.")
    return levels


def level_of(head: str) -> FoundLevel:
    parts = GRADE.match(head[:200])
    if parts is None:
        return FoundLevel(head)
    return FoundLevel(parts["title"].strip(" ,"), (parts["inside"] or parts["named"] or "").strip())


# --- rows ------------------------------------------------------------------------------------------------------------


def without_furniture(rows: Sequence[TableRow], doubts: list[Doubt]) -> list[TableRow]:
    """Leave out lines at page breaks that are no content, and tell each."""
    kept: list[TableRow] = []
    for row in rows:
        if is_furniture(row):
            shown = " ".join(filter(None, [row.label, *row.cells]))
            doubts.append(Doubt(row.where, mending.told(shown, "", "head or foot of a page")))
        else:
            kept.append(_without_foot(row, doubts))
    return kept


def is_furniture(row: TableRow) -> bool:
    if mending.FURNITURE.fullmatch(row.label) and not any(row.cells):
        return True
    filled = [cell for cell in row.cells if cell.strip()]
    if row.label or not row.is_after_break or len(filled) == len(row.cells) > 1:
        return False
    words = sum(len(cell.split()) for cell in filled)
    return words <= FEW_WORDS and not any(cell.rstrip().endswith((".", ";")) for cell in filled)


def _without_foot(row: TableRow, doubts: list[Doubt]) -> TableRow:
    parts = FOOT_IN_LABEL.match(row.label[:400])
    if parts and mending.FURNITURE.match(parts["foot"]):
        doubts.append(Doubt(row.where, mending.told(parts["foot"], "", "foot of a page, run into a label")))
        row.label = parts["label"]
    return row


def joined_over_pages(rows: Sequence[TableRow], doubts: list[Doubt]) -> list[TableRow]:
    """Put together rows that a page break cut: no label, or the rest of one."""
    kept: list[TableRow] = []
    for row in rows:
        above = kept[-1] if kept else None
        rest_of_label = above and any(above.cells) and row.label and GOES_ON.search(above.label)
        if above and any(row.cells) and (not row.label or rest_of_label):
            if rest_of_label:
                whole = f"{above.label} {row.label}"
                doubts.append(Doubt(row.where, mending.told(above.label, whole, "row label cut by a page break")))
                above.label = whole
            else:
                doubts.append(Doubt(row.where, f"no label: the row goes on from “{above.label}”"))
            above.cells = [_goes_on(*pair) for pair in zip(above.cells, row.cells, strict=True)]
        else:
            kept.append(row)
    return kept


def _goes_on(above: str, below: str) -> str:
    """A sentence that ended is followed by a new paragraph; in a list, by a sign or the rest of the item."""
    if not above.strip() or not below.strip():
        return above or below
    ended = above.rstrip().endswith((".", "!", "?", "</p>")) or statements.has_sign(below)
    return (
        f"{above.rstrip()}\n{below.lstrip()}"
        if ended and not statements.has_sign(above)
        else f"{above.rstrip()} {below.lstrip()}"
    )


def rows_of(
    rows: Sequence[TableRow], doubts: list[Doubt], *, signs_survive: bool = True, refused: Refused = ()
) -> list[FoundRow]:
    heading, found = "", list[FoundRow]()
    texts = [
        _mended(row, sum(any(each.cells) or each.is_stated for each in rows[:index]), doubts, refused)
        for index, row in enumerate(rows)
    ]
    said = (cell for cells in texts for cell in cells if cell)
    habits = statements.habits(said, signs_survive=signs_survive)
    texts = _first_letters(rows, texts, habits, doubts, refused)
    is_list_document = any(statements.has_sign(cell) for cells in texts for cell in cells)
    for row, cells in zip(rows, texts, strict=True):
        label = " ".join(row.label.split()).removesuffix(":").strip()
        if not any(cells) and not row.is_stated:
            heading = label
        elif not label:
            raise Rejected(
                f"{row.where[:1].upper()}{row.where[1:]}: the first row of the table has text but no label."
            )
        else:
            is_prose = not (is_list_document and is_list(cells))
            found.append(_row(row, label, heading, cells, is_prose, habits, doubts, len(found)))
    return found


def is_list(cells: Sequence[str]) -> bool:
    """Whether a row of a document that has lists is one: signs, or no full stops."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if any(statements.has_sign(cell) for cell in filled):
        return True
    return 2 * sum(cell.endswith(".") for cell in filled) <= len(filled)


def _kept(refused: Refused, place: str) -> list[str]:
    return [said for where, said in refused if where == place]


def _mended(row: TableRow, place: int, doubts: list[Doubt], refused: Refused) -> list[str]:
    texts = []
    check_cell(row.label, row.where)
    for column, cell in enumerate(row.cells):
        check_cell(cell, row.place(column))
        text, mends = mending.mended(cell, _kept(refused, row.place(column)))
        doubts += [Doubt(row.place(column), words, place, column) for words in mends]
        texts.append(text)
    return texts


def _first_letters(
    rows: Sequence[TableRow], texts: list[list[str]], habits: Habits, doubts: list[Doubt], refused: Refused
) -> list[list[str]]:
    words = Counter(re.findall(r"\w+", " ".join(cell for cells in texts for cell in cells)))
    whole, place = [], 0
    for row, cells in zip(rows, texts, strict=True):
        made = []
        for column, cell in enumerate(cells):
            text, mends = mending.first_letters(cell, habits.starters, words, _kept(refused, row.place(column)))
            doubts += [Doubt(row.place(column), said, place, column) for said in mends]
            made.append(text)
        whole.append(made)
        place += any(cells) or row.is_stated
    return whole


def _row(
    row: TableRow,
    label: str,
    heading: str,
    cells: Sequence[str],
    is_prose: bool,
    habits: Habits,
    doubts: list[Doubt],
    place: int,
) -> FoundRow:
    made: list[tuple[Line, ...]] = []
    for column, cell in enumerate(cells):
        lines, said = (statements.sentences if is_prose else statements.items)(cell, habits)
        doubts += [Doubt(row.place(column), words, place, column) for words in said]
        made.append(tuple(lines))
    return FoundRow(label, tuple(made), heading, is_prose, where=row.where)
