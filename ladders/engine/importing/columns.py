"""Builds the ladder of a table whose levels stand in columns."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from ladders.engine.importing import wording
from ladders.engine.importing.account import Account
from ladders.engine.importing.found import FoundLevel, FoundRow
from ladders.engine.importing.levels import level_of, with_fact
from ladders.engine.importing.limits import LONGEST_LABEL
from ladders.engine.importing.parts import Part
from ladders.engine.importing.shapes import Row, Shape, distinct, words_at
from ladders.engine.importing.statements import lists_are_usual, stated, unsigned
from website.files.blocks import Cell

ROW_FACTS = re.compile(
    r"(?:annual |base |monthly |hourly )?(?:salary|compensation|pay)(?: range| band)?|eeo.*|soc(?: code)?|"
    r"bargaining unit|union(?: code)?|(?:last )?(?:revised|updated|amended)|revision date|established|adopted|"
    r"effective(?: date)?|workers comp.*|civil service(?: status)?|(?:std|standard) hours|occupation(?:al)? code|"
    r"onet(?: soc)?|probation(?:ary period)?|working title|family code|bonding"
)
"""Further facts of levels that a row may be, by its label."""
SHORT = 60
NUMERAL = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-H])")


@dataclass
class Columns:
    """The levels and rows of a table while they are built."""

    part: Part
    shape: Shape
    account: Account
    levels: list[FoundLevel] = field(default_factory=list)
    rows: list[FoundRow] = field(default_factory=list)
    name: str = ""
    usual: float = 0.0

    def build(self) -> None:
        """Read heads and rows. What goes nowhere stays in the account."""
        body = self.part.rows[self.shape.heads + 1 :]
        self._heads()
        says = [cell.lines for row in body for cell in self._cells(row) if not cell.is_copy]
        self.usual = lists_are_usual(says)
        heading = ""
        for number, row in enumerate(body):
            if self._is_repeated(row):
                self.account.leave(distinct(row), "the heads once more")
            elif (said := self._heading(row)) is not None:
                heading = self._open(said, body[number + 1 :], heading)
            elif distinct(row) or any(cell.words for cell in self._cells(row)):
                self.account.take(*(row[column] for column in self.shape.levels))
                self._row(row, heading)

    @cached_property
    def _groups(self) -> list[list[int]]:
        """The columns of each level: those that one head spans belong together."""
        head = self.part.rows[self.shape.heads]
        groups: list[list[int]] = []
        for column in self.shape.levels:
            if groups and head[column].is_copy and head[column].place == head[column - 1].place:
                groups[-1].append(column)
            else:
                groups.append([column])
        return groups

    def _cells(self, row: Row) -> list[Cell]:
        return [_one([row[column] for column in group]) for group in self._groups]

    # --- heads -------------------------------------------------------------------------------------------------------

    def _heads(self) -> None:
        head = self.part.rows[self.shape.heads]
        self.account.leave((head[column] for column in self.shape.label_columns), "names the column")
        self.account.leave((head[column] for column in self.shape.left_out), "a column that is of no level")
        for column, *_ in self._groups:
            self.levels.append(self._level(head, column))
        self._name_bands()
        for title, times in Counter(wording.plain(level.title) for level in self.levels if level.title).items():
            if times > 1:
                self.account.doubt(self.part.place, f"{times} levels have the title “{title}”. Are they one?")
        for row in self.part.rows[self.shape.heads + 1 :]:
            self.account.leave((row[column] for column in self.shape.left_out), "a column that is of no level")

    def _level(self, head: Row, column: int) -> FoundLevel:
        cell = head[column]
        self.account.take(cell)
        level = level_of([line.text for line in cell.lines])
        place = head[column].place or f"{self.part.place}, column {column + 1}"
        if not level.title:
            self.account.doubt(place, "the level has no title. What is it called?")
        over = list(dict.fromkeys(words_at(self.part.rows[band], column) for band in self.shape.bands))
        over = [words for words in over if words and words != level.title]
        if over and NUMERAL.fullmatch(level.title):
            level = replace(level, title=" ".join([*over, level.title]))
            self.account.doubt(place, f"the title is put together of two rows of heads: “{level.title}”")
        elif over and not self._is_over_all():
            level = replace(level, facts=(*level.facts, *(("Band", words) for words in over)))
        elif over:
            self.name = self.name or " ".join(over)
        return level

    def _is_over_all(self) -> bool:
        """Whether the only band stands over all levels alike: then it names the ladder."""
        said = {words_at(self.part.rows[band], column) for band in self.shape.bands for column in self.shape.levels}
        return len(said - {""}) == 1

    def _name_bands(self) -> None:
        bands = list(dict.fromkeys(text for level in self.levels for name, text in level.facts if name == "Band"))
        for band in self.shape.bands:
            self.account.take(*(self.part.rows[band][column] for column in self.shape.levels))
        if len(bands) > 1:
            named = " and ".join(f"“{band}”" for band in bands)
            self.account.doubt(self.part.place, f"levels stand under {named}: are they one family, or one each?")

    # --- rows --------------------------------------------------------------------------------------------------------

    def _is_repeated(self, row: Row) -> bool:
        head = self.part.rows[self.shape.heads]
        return len(distinct(row)) > 1 and [cell.words for cell in row] == [cell.words for cell in head]

    def _heading(self, row: Row) -> Cell | None:
        """Return the cell of a row that is only a heading; None where the row says something of levels."""
        said = distinct(row)
        if len(said) != 1 or row[self.shape.labels].is_copy:
            return None
        if any(cell.words and cell.place != said[0].place for cell in row):
            return None
        first = min(place for place, cell in enumerate(row) if cell.place == said[0].place)
        return said[0] if first in self.shape.label_columns else None

    def _open(self, cell: Cell, below: Sequence[Row], heading: str) -> str:
        """Begin the rows under a heading; a line with no rows below it is left over."""
        following = next((row for row in below if distinct(row)), None)
        if following is None or (len(cell.words) > LONGEST_LABEL):
            self.account.leave([cell], "a line below the table" if following is None else "a line in the table")
            return heading
        self.account.take(cell)
        return cell.words.removesuffix(":").strip()

    def _row(self, row: Row, heading: str) -> None:
        cell, cells = row[self.shape.labels], self._cells(row)
        category = row[self.shape.category] if self.shape.category is not None else None
        if category is not None and category.words:
            self.account.take(category)
            heading = category.words
        elif category is not None and not category.words and self.rows and not heading:
            heading = self.rows[-1].heading
        if not cell.words or (cell.is_copy and self.rows):
            self._go_on(row, cell, cells)
            return
        label, definition = self._label(row, cell)
        kind = wording.fact_of(label)
        if self._is_fact(label, kind, cells):
            self._take_fact(label, kind, cells)
            self.account.take(cell)
            return
        self.account.take(cell)
        self._add(label, heading, definition, cells)

    def _label(self, row: Row, cell: Cell) -> tuple[str, str]:
        label, definition = label_of(cell)
        if self.shape.definition is not None and (beside := row[self.shape.definition]).words:
            self.account.take(beside)
            definition = f"{definition} {beside.words}".strip()
        return label, definition

    def _go_on(self, row: Row, cell: Cell, cells: Sequence[Cell]) -> None:
        """Put a row without a label of its own into the one above."""
        if not self.rows:
            if any(each.words for each in cells):
                self.account.doubt(f"{self.part.place}", "a row without a label: “The role” is taken")
                self._add("The role", "", "", cells)
            return
        above = self.rows.pop()
        if not cell.is_copy:
            where = next((each.place for each in cells if each.words), self.part.place)
            self.account.doubt(where, f"no label: the row goes on from “{above.label}”")
        said = stated([each.lines for each in cells], usual=self.usual)
        self._told(cells, said.signs)
        merged = [
            (*old, *(replace(line, begins_paragraph=above.is_prose and place == 0) for place, line in enumerate(new)))
            for old, new in zip(above.cells, said.cells, strict=True)
        ]
        self.rows.append(replace(above, cells=tuple(merged)))

    def _add(self, label: str, heading: str, definition: str, cells: Sequence[Cell]) -> None:
        said = stated([cell.lines for cell in cells], usual=self.usual)
        self._told(cells, said.signs)
        where = next((cell.place.rpartition(", column")[0] for cell in cells if cell.place), self.part.place)
        if any(row.label == label and row.heading == heading for row in self.rows):
            self.account.doubt(where, f"“{label}” stands twice. Is it put together with the row above?")
        for place, (left, right) in enumerate(pairwise(cells)):
            if right.is_copy and right.words and right.place == left.place and not (place and left.is_copy):
                self.account.doubt(left.place, "stands in one cell over several levels: taken for each of them")
        self.rows.append(FoundRow(label, said.cells, heading, said.is_prose, where=where, definition=definition))

    def _told(self, cells: Sequence[Cell], signs: Sequence[tuple[int, str]]) -> None:
        """Account for the words of cells, and for the signs of lists among them."""
        self.account.take(*cells)
        by_place: dict[str, list[str]] = {}
        for place, sign in signs:
            if not cells[place].is_copy:
                by_place.setdefault(cells[place].place, []).append(sign)
        for where, said in by_place.items():
            self.account.drop(where, " ".join(said), "signs of a list")

    def _is_fact(self, label: str, kind: str, cells: Sequence[Cell]) -> bool:
        values = [cell.words for cell in cells if cell.words]
        is_short = bool(values) and all(len(each) <= SHORT and not each.endswith(".") for each in values)
        if not is_short or any(len(cell.lines) > 1 for cell in cells):
            return False
        if kind == "grade":
            return wording.plain(label) not in ("range", "band") and not any(len(each.split()) > 5 for each in values)
        return kind in ("job_code", "exemption") or bool(ROW_FACTS.fullmatch(wording.plain(label)))

    def _take_fact(self, label: str, kind: str, cells: Sequence[Cell]) -> None:
        """State a fact of each level; the name of the row is kept with those that have no place of their own."""
        names = {"job_code": "job_code", "grade": "grade_text", "exemption": "exemption"}
        for place, cell in enumerate(cells):
            self.account.take(cell)
            level = self.levels[place]
            if kind in names and not getattr(level, names[kind]):
                self.levels[place] = with_fact(level, names[kind], cell.words)
            elif cell.words:
                self.levels[place] = replace(level, facts=(*level.facts, (label, cell.words)))
        if kind in names:
            where = next((cell.place.rpartition(", column")[0] for cell in cells if cell.place), self.part.place)
            self.account.drop(where, label, "names a fact of the levels")


def _one(cells: Sequence[Cell]) -> Cell:
    """Return the cells of one level as one: what a cell that spans them says counts once."""
    if len(cells) == 1:
        return cells[0]
    own = [cell for place, cell in enumerate(cells) if not place or not cell.is_copy]
    return replace(own[0], lines=tuple(line for cell in own for line in cell.lines))


def label_of(cell: Cell) -> tuple[str, str]:
    """Return the label of a row and its definition, where it stands in the same cell."""
    lines = [item.text for item in unsigned(cell.lines)] or [line.text for line in cell.lines if line.text]
    first, rest = lines[0] if lines else "", " ".join(lines[1:])
    if rest and len(rest.split()) < 4 and not rest.endswith("."):
        first, rest = f"{first} {rest}", ""
    if len(first) > LONGEST_LABEL or (not rest and len(first.split()) > 14):
        cut = re.match(r"(.{3,80}?)(?:\s+[–—-]\s+|:\s+)(.+)", first) or re.match(r"(.{3,118}?[.!?])\s+(.+)", first)
        if cut is None and len(first) > LONGEST_LABEL:
            cut = re.match(r"(.{3,100})\s+(.+)", first)
        if cut:
            first, rest = cut[1], f"{cut[2]} {rest}".strip()
    return first.removesuffix(":").strip(), rest
