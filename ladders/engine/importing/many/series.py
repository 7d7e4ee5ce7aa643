"""Puts jobs of one series together: “Clerk I” and “Clerk II” are levels of “Clerk”, in the order of their numbers."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ladders.engine.grid import Line
from ladders.engine.importing.found import Doubt, Found, FoundLadder, FoundLevel, FoundRow
from ladders.engine.importing.wording import plain

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
NUMBERED = re.compile(r"(?P<stem>.*?\w)[\s,–-]+(?:(?:level|grade)\s+)?(?P<number>[ivx]{1,4}|\d{1,2})\.?", re.I)
BEFORE = {"junior": -1, "jr": -1, "senior": 1, "sr": 1, "lead": 2, "principal": 3, "chief": 4}
"""Words before a title that tell a level, with how far it stands above the title alone."""
Place = tuple[int, int]
"""Where a level stands in its series: by the word before its title, then by its number."""


@dataclass(frozen=True)
class Proposal:
    """A family to come: its name, its ladder, and the files that say it, by their numbers.

    `key` names it for good, whatever else is added to the run.
    """

    key: str
    name: str
    ladder: FoundLadder
    files: tuple[int, ...]


@dataclass(frozen=True)
class Job:
    """One level of a file, apart from the others."""

    file: int
    ladder: FoundLadder
    column: int

    @property
    def title(self) -> str:
        return self.ladder.levels[self.column].title


def numbered(title: str) -> tuple[str, int]:
    """Return a title without the number at its end, and the number; 0 where it has none."""
    found = NUMBERED.fullmatch(title.strip())
    if not found:
        return title.strip(), 0
    said = found["number"].lower()
    number = int(said) if said.isdigit() else ROMAN.get(said, 0)
    return (found["stem"].strip(" ,–-"), number) if number else (title.strip(), 0)


def proposals(read: Iterable[tuple[int, Found]]) -> list[Proposal]:
    """Return the families that files say, each given with its number: whole ladders as they are, then series."""
    whole: list[Proposal] = []
    jobs: list[Job] = []
    for file, found in read:
        for place, ladder in enumerate(found.ladders):
            if len(ladder.levels) == 1 or ladder.is_listed:
                jobs += [Job(file, ladder, column) for column in range(len(ladder.levels))]
            else:
                whole.append(Proposal(f"{file}-{place}", _name(ladder), ladder, (file,)))
    return [*whole, *(_series(name, members) for name, members in _grouped(jobs).items())]


def _name(ladder: FoundLadder) -> str:
    """Return what a whole ladder is called: by its titles where they share a stem, else by its file."""
    stems = {plain(_bare(level.title)): _bare(level.title) for level in ladder.levels if level.title}
    return next(iter(stems.values())) if len(stems) == 1 else ladder.name


def _bare(title: str) -> str:
    stem, _ = numbered(title)
    first, _, rest = stem.partition(" ")
    return rest.strip() if plain(first) in BEFORE and rest.strip() else stem


def _grouped(jobs: Sequence[Job]) -> dict[str, list[tuple[Place, Job]]]:
    """Return the jobs by the name of their series. A word before a title counts where the rest is a series too."""
    stems = {plain(numbered(job.title)[0]) for job in jobs}
    groups: dict[str, list[tuple[Place, Job]]] = {}
    names: dict[str, str] = {}
    for job in jobs:
        stem, number = numbered(job.title)
        first, _, rest = stem.partition(" ")
        above = BEFORE.get(plain(first), 0) if plain(rest) in stems else 0
        name = rest.strip() if above else stem
        groups.setdefault(names.setdefault(plain(name), name), []).append(((above, number), job))
    return groups


def _series(name: str, members: list[tuple[Place, Job]]) -> Proposal:
    """Return the family of one series, its lowest level first; of two at one place the file that came first."""
    ordered = [job for _, job in sorted(members, key=lambda each: each[0])]
    files = tuple(dict.fromkeys(job.file for job in ordered))
    return Proposal(f"series-{plain(name)}", name, together(name, ordered), files)


def together(name: str, jobs: Sequence[Job]) -> FoundLadder:
    """Return one ladder of jobs, a level each; rows of one label are one row."""
    rows: dict[str, FoundRow] = {}
    cells: dict[str, dict[int, tuple[Line, ...]]] = {}
    doubts: list[Doubt] = []
    for column, job in enumerate(jobs):
        for row in job.ladder.rows:
            label = plain(row.label)
            rows.setdefault(label, row)
            if said := row.cells[job.column]:
                cells.setdefault(label, {})[column] = (*cells.get(label, {}).get(column, ()), *said)
        doubts += _doubts(job, column, list(rows))
    kept = [
        replace(row, cells=tuple(cells[label].get(column, ()) for column in range(len(jobs))), dimension=row.dimension)
        for label, row in rows.items()
        if label in cells
    ]
    return FoundLadder(name, tuple(_level(job) for job in jobs), tuple(kept), tuple(doubts))


def _level(job: Job) -> FoundLevel:
    return replace(job.ladder.levels[job.column], key="")


def _doubts(job: Job, column: int, labels: Sequence[str]) -> Iterable[Doubt]:
    """Yield the doubts of a job at the places that its cells have in the ladder to come."""
    for doubt in job.ladder.doubts:
        if doubt.column not in (None, job.column):
            continue
        label = plain(job.ladder.rows[doubt.row].label) if doubt.row is not None else None
        place = labels.index(label) if label in labels else None
        yield replace(doubt, row=place, column=column)
