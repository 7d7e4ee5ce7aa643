"""Reads a table of an HTML page, without running or fetching anything of it."""

from html.parser import HTMLParser

from ladders.engine.importing import limits
from ladders.engine.importing.found import FoundLadder, Rejected, Table, TableRow
from ladders.engine.importing.understanding import understand

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
BLOCKS = frozenset("p div li ul ol br h1 h2 h3 h4 h5 h6 section".split())
SKIPPED = frozenset("script style template noscript head svg math iframe object".split())
MOST_SPAN = 50


class _Tables(HTMLParser):
    """Collects the texts of the outermost tables' cells, row by row."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self.title = ""
        self.open: list[str] = []
        self.cell: list[str] | None = None
        self.span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self._broken_line(tag)
            return
        self.open.append(tag)
        if len(self.open) > limits.DEEPEST:
            raise Rejected(f"Line {self.getpos()[0]}: elements {limits.DEEPEST} deep; no table of text needs that.")
        if tag == "table" and self.open.count("table") > 1:
            raise Rejected(f"Line {self.getpos()[0]}: a table inside the table.")
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].append([])
        elif tag in ("td", "th") and self.tables and self.tables[-1]:
            self._end_cell()
            self.cell, self.span = [], _span(dict(attrs).get("colspan"))
        self._broken_line(tag)

    def _broken_line(self, tag: str) -> None:
        if self.cell is not None and tag in BLOCKS:
            self.cell.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif self.cell is not None and tag in BLOCKS:
            self.cell.append("\n")

    def _end_cell(self) -> None:
        if self.cell is None:
            return
        lines = ("".join(self.cell)).replace("\xa0", " ").split("\n")
        text = "\n".join(words for line in lines if (words := " ".join(line.split())) not in ("", "•"))
        row = self.tables[-1][-1]
        limits.check_cell(text, f"table {len(self.tables)}, row {len(self.tables[-1])}, column {len(row) + 1}")
        row += [text, *[""] * (self.span - 1)]
        self.cell = None

    def handle_data(self, data: str) -> None:
        if self.cell is not None and not SKIPPED.intersection(self.open):
            self.cell.append(data.replace("\n", " "))
        elif self.open and self.open[-1] in ("h1", "caption"):
            self.title = self.title or " ".join(data.split())[:200]


def _span(stated: str | None) -> int:
    return min(int(stated), MOST_SPAN) if stated and stated.isascii() and stated.isdigit() and len(stated) < 4 else 1


def read_page(text: str) -> FoundLadder:
    """Return the ladder of the first table that has levels. Raises Rejected, naming table, row and column."""
    tables = _Tables()
    tables.feed(text)
    tables.close()
    for number, rows in enumerate(tables.tables, start=1):
        if len(rows) > 1 and len(rows[0]) > 1:
            return understand(_table(number, rows, tables.title))
    raise Rejected("The page has no table with levels: none has two columns and two rows.")


def _table(number: int, rows: list[list[str]], name: str) -> Table:
    heads = rows[0][1:]
    table = Table(heads, [], name=name)
    for place, row in enumerate(rows[1:], start=2):
        if len(row) > len(heads) + 1:
            raise Rejected(
                f"Table {number}, row {place}: {len(row)} columns, where the first row has {len(heads) + 1}."
            )
        if any(row):
            label, *cells = row
            table.rows.append(
                TableRow(label, [*cells, *[""] * (len(heads) - len(cells))], f"table {number}, row {place}")
            )
    return table
