"""Builds ladders of tables whose levels stand in rows: a level a row, a job a row, or a statement a row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ladders.engine.importing import wording
from ladders.engine.importing.account import Account
from ladders.engine.importing.found import FoundLadder, FoundLevel, FoundRow
from ladders.engine.importing.levels import level_of, with_fact
from ladders.engine.importing.parts import Part
from ladders.engine.importing.shapes import Row, Shape, distinct, words_at
from ladders.engine.importing.statements import Stated, lists_are_usual, stated
from website.files.blocks import Cell
from website.files.blocks import Line as Raw

SHORT_FACT, SHORT_VALUE = 160, 60
PLACES = {"job_code": "job_code", "grade": "grade_text", "exemption": "exemption"}


@dataclass
class Job:
    """A row: its level, and the cell of each column that says something of it."""

    level: FoundLevel
    cells: list[Cell]
    family: str = ""
    more: list[list[Cell]] = field(default_factory=list)
    """By column, the cells of further rows of the same level."""


@dataclass
class JobRows:
    """The levels of a table while they are built."""

    part: Part
    shape: Shape
    account: Account
    titles: int = 0
    families: int | None = None
    facts: dict[int, str] = field(default_factory=dict)
    """By column, which fact it is."""
    sections: list[int] = field(default_factory=list)

    def build(self) -> Iterator[FoundLadder]:
        """Yield the ladders: one for each family that a column names, else one."""
        self._learn()
        self.account.leave((cell for cell in distinct(self._head)), "names the column")
        jobs = list(self._jobs())
        for family in dict.fromkeys(job.family for job in jobs):
            yield self._ladder(family, [job for job in jobs if job.family == family])

    @property
    def _head(self) -> Row:
        return self.part.rows[self.shape.heads]

    @property
    def _body(self) -> Sequence[Row]:
        return self.part.rows[self.shape.heads + 1 :]

    # --- columns -----------------------------------------------------------------------------------------------------

    def _learn(self) -> None:
        """Learn from heads and values what each column is."""
        heads = [cell.words for cell in self._head]
        kinds = [wording.fact_of(head) for head in heads]
        self.titles = self.shape.labels
        if self.shape.is_jobs:
            self.titles = kinds.index("title")
        for column, kind in enumerate(kinds):
            if column == self.titles or column in self.shape.left_out or not any(self._values(column)):
                continue
            if kind == "family" and self.families is None and self._is_short(column, SHORT_VALUE):
                self.families = column
            elif self._is_fact(column, kind):
                self.facts[column] = kind
            else:
                self.sections.append(column)

    def _values(self, column: int) -> list[Cell]:
        return [row[column] for row in self._body if words_at(row, column)]

    def _is_short(self, column: int, most: int) -> bool:
        return all(len(cell.words) <= most and len(cell.lines) == 1 for cell in self._values(column))

    def _is_fact(self, column: int, kind: str) -> bool:
        if column in self.shape.label_columns and column != self.titles:
            return True
        if kind in PLACES or kind in ("family", "function", "level", "title"):
            return self._is_short(column, SHORT_FACT)
        if kind == "other":
            return self._is_short(column, SHORT_FACT if self.shape.is_jobs else SHORT_VALUE)
        is_known = bool(wording.section_of(words_at(self._head, column)))
        return self.shape.is_jobs and not is_known and self._is_short(column, SHORT_VALUE)

    # --- jobs --------------------------------------------------------------------------------------------------------

    def _jobs(self) -> Iterator[Job]:
        job: Job | None = None
        band = ""
        for row in self._body:
            said = distinct(row)
            if [cell.words for cell in row] == [cell.words for cell in self._head]:
                self.account.leave(said, "the heads once more")
            elif len(said) == 1 and (row[0].place == said[0].place or row[self.titles].place == said[0].place):
                band = self._band(said[0], row, band)
            elif job is not None and (row[self.titles].is_copy or not words_at(row, self.titles)):
                self._go_on(job, row)
            elif words_at(row, self.titles):
                if job is not None:
                    yield job
                job = self._job(row, band)
        if job is not None:
            yield job

    def _band(self, cell: Cell, row: Row, band: str) -> str:
        place = self.part.rows.index(row)
        if place + 1 < len(self.part.rows) and len(distinct(self.part.rows[place + 1])) > 1:
            self.account.take(cell)
            return cell.words
        self.account.leave([cell], "a line below the table")
        return band

    def _job(self, row: Row, band: str) -> Job:
        cell = row[self.titles]
        self.account.take(cell)
        level = level_of([line.text for line in cell.lines])
        facts = [*level.facts, *([("Band", band)] if band else [])]
        for column, kind in self.facts.items():
            words = words_at(row, column)
            if not words:
                continue
            self.account.take(row[column])
            place = PLACES.get(kind, "")
            if place and not getattr(level, place):
                level = with_fact(level, place, words)
            else:
                facts.append((words_at(self._head, column) or "Further", words))
                self.account.take(self._head[column])
        family = words_at(row, self.families) if self.families is not None else ""
        if family and self.families is not None:
            self.account.take(row[self.families])
        return Job(replace(level, facts=tuple(facts)), [row[column] for column in self.sections], family,
                   [[] for _ in self.sections])  # fmt: skip

    def _go_on(self, job: Job, row: Row) -> None:
        """Put a row without a title of its own to the level above: only what it says anew."""
        for place, column in enumerate(self.sections):
            if row[column].words and not row[column].is_copy:
                job.more[place].append(row[column])
        rest = [cell for column, cell in enumerate(row) if column not in self.sections and cell.words]
        if any(not cell.is_copy for cell in rest):
            self.account.leave((cell for cell in rest if not cell.is_copy), "a row without a title")

    # --- ladders -----------------------------------------------------------------------------------------------------

    def _ladder(self, family: str, jobs: Sequence[Job]) -> FoundLadder:
        every = [cell.lines for job in jobs for cell in job.cells]
        usual = lists_are_usual(every)
        rows = []
        for place, column in enumerate(self.sections):
            label = words_at(self._head, column)
            self.account.take(self._head[column])
            cells = [_lines(job, place) for job in jobs]
            said = stated(cells, usual=usual)
            self._told([job.cells[place] for job in jobs], jobs, place, said)
            heading = self._over(column)
            where = self._head[column].place or self.part.place
            rows.append(FoundRow(label or "Further", said.cells, heading, said.is_prose, where=where))
        levels = tuple(job.level for job in jobs)
        is_listed = self.shape.is_jobs and not family
        return FoundLadder(family or self.part.name, levels, tuple(rows), is_listed=is_listed)

    def _over(self, column: int) -> str:
        """Return what stands over the head of a column: the heading of its row."""
        over = [self.part.rows[band][column] for band in self.shape.bands]
        said = [cell for cell in over if cell.words and cell.words != words_at(self._head, column)]
        self.account.take(*said)
        return " ".join(dict.fromkeys(cell.words for cell in said))

    def _told(self, cells: Sequence[Cell], jobs: Sequence[Job], place: int, said: Stated) -> None:
        self.account.take(*cells, *(cell for job in jobs for cell in job.more[place]))
        for number, sign in said.signs:
            if not cells[number].is_copy:
                self.account.drop(cells[number].place, sign, "signs of a list")


def _lines(job: Job, place: int) -> tuple[Raw, ...]:
    return (*job.cells[place].lines, *(line for cell in job.more[place] for line in cell.lines))


# --- a statement a row -----------------------------------------------------------------------------------------------


def pivoted(part: Part, account: Account) -> FoundLadder | None:
    """Return the ladder of a table with a row for each level and label, whose columns name both; None for others."""
    head = [cell.words for cell in part.rows[0]]
    level = _column(head, lambda words: wording.is_corner(words, wording.LEVELS) or wording.fact_of(words) == "title")
    label = _column(head, lambda words: wording.is_corner(words, wording.LABELS) and words != head[level or 0])
    if level is None or label is None or level == label:
        return None
    body = [row for row in part.rows[1:] if distinct(row)]
    titles = list(dict.fromkeys(words_at(row, level) for row in body))
    labels = list(dict.fromkeys(words_at(row, label) for row in body))
    rest = [column for column in range(len(head)) if column not in (level, label)]
    texts = [column for column in rest if any(len(words_at(row, column).split()) > 2 for row in body)]
    is_long = len(titles) < len(body) and len(labels) < len(body) and all(titles) and all(labels)
    if not is_long or len(texts) != 1 or len(titles) < 2:
        return None
    account.leave((cell for cell in part.rows[0]), "names the column")
    account.take(*(row[column] for row in body for column in (level, label, texts[0])))
    said = {title: {name: list[Raw]() for name in labels} for title in titles}
    for row in body:
        said[words_at(row, level)][words_at(row, label)] += row[texts[0]].lines
    rows = []
    for name in labels:
        found = stated([tuple(said[title][name]) for title in titles])
        for place, sign in found.signs:
            account.drop(f"{part.place}, {titles[place]}", sign, "signs of a list")
        rows.append(FoundRow(name, found.cells, "", found.is_prose, where=part.place))
    account.doubt(part.place, "the same levels and labels stand in several rows: they are put together")
    repeats = len(body) - len(titles), len(body) - len(labels)
    if any(repeats):
        account.drop(part.place, " ".join(_repeated(body, level, label)), "a level or label that is repeated")
    return FoundLadder(part.name, tuple(level_of([title]) for title in titles), tuple(rows))


def _repeated(body: Sequence[Row], *columns: int) -> Iterator[str]:
    for column in columns:
        seen: set[str] = set()
        for row in body:
            words = words_at(row, column)
            if words in seen and not row[column].is_copy:
                yield words
            seen.add(words)


def _column(head: Sequence[str], fits: Callable[[str], bool]) -> int | None:
    return next((place for place, words in enumerate(head) if words and fits(words)), None)
