"""Reads a grid in the layout of our own downloads: which level, row and statement each cell was, by its keys."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ladders.engine import cells
from ladders.engine.grid import UNHEADED, Line
from ladders.engine.importing.account import Account
from ladders.engine.importing.found import Doubt, FoundLadder, FoundLevel, FoundRow, Rejected, Was
from ladders.engine.importing.levels import check_titles
from website.files.blocks import Cell, Document, Paragraph, Table
from website.files.excel import column_name
from website.files.sent_json import read_json

GRID = "Grid"
KEYS_STYLE = "Keys of this file"
"""The style of the hidden paragraphs that hold the keys, as JSON."""
ROW = re.compile(r"\brow (\d+)")
KEYS = "Keys"
"""The name of the hidden sheet; its columns: what, cell, line, key, mark."""
BULLET = "• "
NOT_STATED = ("Not stated in the source", "Not stated")
"""What our files say in an empty cell: of a transcribed text, and of an employer's own."""
COORDINATE = re.compile(r"([A-Z]{1,3})(\d{1,7})")

KeyRow = Sequence[object]


def mark(text: str) -> str:
    """Return what tells a text from others: what is unchanged since a file was made has the same."""
    return hashlib.sha256(" ".join(text.split()).encode(errors="replace")).hexdigest()[:16]


@dataclass
class Keys:
    """What the keys of a file say: by column, by row, and by both."""

    edition: str = ""
    levels: dict[int, tuple[str, str]] = field(default_factory=dict)
    rows: dict[int, tuple[str, str]] = field(default_factory=dict)
    statements: dict[tuple[int, int], list[Was]] = field(default_factory=dict)

    def level(self, column: int, name: str) -> str:
        """Return the key of the level: by its name wherever it stands now, else by its column."""
        return _by_mark_or_place(self.levels, column, name)

    def dimension(self, number: int, label: str) -> str:
        return _by_mark_or_place(self.rows, number, label)

    @property
    def before(self) -> tuple[tuple[str, str, tuple[Was, ...]], ...]:
        return tuple(
            (self.rows[row][0], self.levels[column][0], tuple(self.statements.get((row, column), ())))
            for row in self.rows
            for column in self.levels
        )


def _by_mark_or_place(known: Mapping[int, tuple[str, str]], place: int, words: str) -> str:
    said = mark(words)
    for key, marked in known.values():
        if marked == said:
            return key
    return known.get(place, ("", ""))[0]


def read_keys(rows: Iterable[KeyRow]) -> Keys:
    """Return what the rows (what, cell, line, key, mark) say. Raises Rejected where they are none of ours."""
    keys = Keys()
    for what, cell, _, key, *marks in (tuple(row)[:5] for row in rows if row and row[0] not in (None, "what")):
        place = COORDINATE.fullmatch(str(cell))
        if place is None:
            raise Rejected(f"Sheet {KEYS}: “{cell}” names no cell.")
        row, column, name = int(place[2]), _number(place[1]), str(key or "")
        said = str(marks[0] or "") if marks else ""
        if what == "edition":
            keys.edition = name
        elif what == "level":
            keys.levels[column] = (name, said)
        elif what == "row":
            keys.rows[row] = (name, said)
        elif what == "statement":
            keys.statements.setdefault((row, column), []).append(Was(name, said))
    return keys


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def read_ours(document: Document, account: Account) -> FoundLadder | None:
    """Return the ladder of a file that was downloaded here, by the keys that it hides; None for any other file."""
    if document.kind == "xlsx" and KEYS in document.hidden:
        table = next((table for table in document.tables if table.name == GRID), None)
        if table is None:
            return None
        rows = _numbered([table], account)
        heads = next((place for place, (_, texts) in enumerate(rows) if len(list(filter(None, texts))) > 1), None)
        if heads is None:
            raise Rejected(f"Sheet {GRID}: no row names levels.")
        keys = read_keys(document.hidden[KEYS])
        name = rows[0][1][0]
        return read_grid(
            rows[heads:], keys, name=name, place=lambda row, at: f"sheet {GRID}, row {row}, column {column_name(at)}"
        )
    if document.kind == "docx" and KEYS_STYLE in document.hidden:
        first = next((block for block in document.blocks if isinstance(block, Paragraph)), None)
        rows = _numbered(_one_ladder(list(document.tables)), account)
        if first is not None:
            account.take(first)
        name = first.text[:200] if first is not None else ""
        keys = _hidden_keys(document)
        return read_grid(rows, keys, name=name, place=lambda row, column: f"table 1, row {row}, column {column}")
    return None


def _hidden_keys(document: Document) -> Keys:
    try:
        return read_keys(read_json("".join(words for row in document.hidden[KEYS_STYLE] for words in row)))
    except (ValueError, TypeError, LookupError) as broken:
        raise Rejected("The hidden keys at the end of the document are damaged. Download it anew.") from broken


def _one_ladder(tables: Sequence[Table]) -> list[Table]:
    """Return the first table with levels, and those that go on from it after a page."""
    first = next((table for table in tables if len(table.rows) > 1 and len(table.rows[0]) > 1), None)
    if first is None:
        raise Rejected("The document has no table with levels: none has two columns and two rows.")
    rest = [table for table in tables[tables.index(first) + 1 :] if len(table.rows[0]) == len(first.rows[0])]
    return [first, *rest]


def _numbered(tables: Sequence[Table], account: Account) -> list[tuple[int, list[str]]]:
    """Return the rows of a grid with the numbers that they have in the file, and the texts of their cells."""
    rows: list[tuple[int, list[str]]] = []
    for table in tables:
        heads = [cell.words for cell in tables[0].rows[0]]
        for number, row in enumerate(table.rows, start=1):
            if table is not tables[0] and number == 1 and [cell.words for cell in row] == heads:
                continue
            if any(cell.words for cell in row):
                account.take(*row)
                stated = next((int(found[1]) for cell in row if (found := ROW.search(cell.place))), number)
                rows.append((stated if table is tables[0] else rows[-1][0] + 1, [_text(cell) for cell in row]))
    return rows


def _text(cell: Cell) -> str:
    lines = (f"{BULLET}{line.text}" if line.sign and line.text else line.text for line in cell.lines)
    return "" if cell.is_copy else "\n".join(lines)


def read_grid(
    rows: Sequence[tuple[int, Sequence[str]]], keys: Keys, *, name: str, place: Callable[[int, int], str]
) -> FoundLadder:
    """Return the ladder of the rows (number, texts of the cells), of which the first names the levels.

    `place` tells people where a row's column is.
    """
    levels = _levels(rows[0][1][1:], keys)
    heading, found = "", list[FoundRow]()
    for number, (label, *texts) in rows[2:]:
        first = " ".join((label.split("\n") or [""])[0].split())
        texts = [*texts, *[""] * len(levels)][: len(levels)]
        is_empty = not any(text.strip() for text in texts)
        if not first and not is_empty:
            where = place(number, 1)
            raise Rejected(f"{where[:1].upper()}{where[1:]}: the row has text but no label.")
        if first and is_empty:
            heading = "" if first == UNHEADED else first
        elif first:
            found.append(_row(number, first, heading, texts, keys, place(number, 1)))
    if not found:
        raise Rejected("The grid has levels but no row that says anything of them.")
    doubts = [Doubt(r.where, f"“{r.label}” is a new row", n) for n, r in enumerate(found) if not r.dimension]
    return FoundLadder(name, levels, tuple(found), tuple(doubts), keys.edition, keys.before)


def _levels(cells: Sequence[str], keys: Keys) -> tuple[FoundLevel, ...]:
    heads = [" ".join(text.split()) for text in cells]
    while heads and not heads[-1]:
        heads.pop()
    check_titles(heads)
    return tuple(FoundLevel(title, key=keys.level(column, title)) for column, title in enumerate(heads, start=2))


def _row(number: int, label: str, heading: str, texts: Sequence[str], keys: Keys, where: str) -> FoundRow:
    said = ["" if text.strip() in NOT_STATED else text for text in texts]
    is_prose = not any(text.lstrip().startswith(BULLET.strip()) for text in said) and any(said)
    lines = [_lines(text, is_prose=is_prose) for text in said]
    return FoundRow(label, tuple(lines), heading, is_prose, keys.dimension(number, label), where)


def _lines(text: str, *, is_prose: bool) -> tuple[Line, ...]:
    lines = cells.read(text, is_prose=is_prose)
    if is_prose:
        return tuple(lines)
    plain = (Line(re.sub(r"^[•▪·]\s*", "", line.text)) for line in lines)
    return tuple(line for line in plain if line.text)
