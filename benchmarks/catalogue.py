"""A catalogue made up from a seed: which families there are, and what each one's ladder document says.

Plain data, no Django. A family depends on the seed, its number and the shape of the ladders, not on how many families
there are: family 1 of a small catalogue and of a large one are the same page.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

from benchmarks.vocabulary import FIELDS, FREE, FUNCTIONS, HEADINGS, ORGANIZATIONS, RISING, ROLES, SENTENCES

FIRST_CODE = 1000  # the job codes of the first family; an employer gives no code twice
GRADES_MORE = 5  # grades of an organization beyond those that one ladder has
PROSE = ("summary", "qualification")  # kinds of dimension that stand as running text
NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
DATED = {"source_date_label": "Effective/Revision Date", "source_date_text": "July 2019", "source_date": "2019-07"}


@dataclass(frozen=True)
class Size:
    """How many organizations and families there are, and in each ladder levels, rows, and statements in a cell."""

    families: int
    levels: int
    rows: int
    statements: int
    organizations: int = 3

    @property
    def grades(self) -> int:
        """How many grades every organization has."""
        return self.levels + GRADES_MORE


DEFAULT = Size(families=1000, levels=5, rows=20, statements=2)


@dataclass(frozen=True)
class Dimension:
    """What a row may be about."""

    slug: str
    name: str
    kind: str


@dataclass(frozen=True)
class Family:
    """A family to be made. `content` is that of its ladder document; its source document has the family's slug."""

    organization: str
    name: str
    slug: str
    function: str
    track: str
    content: dict[str, Any]

    @property
    def source_text(self) -> str:
        """What the source document says: all statements, a row on a line."""
        cells = [[said for cell in row["cells"] for said in cell["statements"]] for row in self.content["rows"]]
        return "\n".join("\t".join(said["text"] for said in row) for row in cells)


def slug(words: str) -> str:
    """Return the words as they stand in an address."""
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def organizations(size: Size) -> list[str]:
    """Return the organizations' names."""
    return [_nth(ORGANIZATIONS, index) for index in range(size.organizations)]


def grades(size: Size) -> list[str]:
    """Return the names of every organization's grades, lowest first."""
    return [str(51 + index) for index in range(size.grades)]


def families(seed: int, size: Size, dimensions: Sequence[Dimension]) -> Iterator[Family]:
    """Yield the families in the order of their numbers. There must be as many dimensions as a ladder has rows."""
    names = [f"{field} {role}" for field in FIELDS for role in ROLES]
    Random(seed).shuffle(names)
    for index in range(size.families):
        yield _family(Random(f"{seed}/{index}"), index, _nth(names, index), size, dimensions)


def _nth(names: Sequence[str], index: int) -> str:
    """Return the name at the index; past the end they begin anew, numbered from 2."""
    again, place = divmod(index, len(names))
    return f"{names[place]} {again + 1}" if again else names[place]


def _family(random: Random, index: int, name: str, size: Size, dimensions: Sequence[Dimension]) -> Family:
    function = random.choice(FUNCTIONS)
    track = "management" if "Manager" in name else "professional"
    levels = _levels(random, FIRST_CODE + index, name, size)
    chosen = sorted(random.sample(range(len(dimensions)), size.rows))
    return Family(
        organization=slug(random.choice(organizations(size))),
        name=name,
        slug=slug(name),
        function=slug(function),
        track=track,
        content={
            "title": name,
            "summary": _wordings(random, "summary", levels=1)[0],
            "function_text": function,
            "track_text": track.capitalize(),
            **DATED,
            "levels": levels,
            "rows": [_row(random, dimensions[index], levels, size.statements) for index in chosen],
        },
    )


def _levels(random: Random, code: int, name: str, size: Size) -> list[dict[str, Any]]:
    lowest = random.randint(0, GRADES_MORE)
    scale = grades(size)[lowest : lowest + size.levels]
    return [_level(_key(random), name, code, rank, grade) for rank, grade in enumerate(scale, start=1)]


def _level(key: str, name: str, code: int, rank: int, grade: str) -> dict[str, Any]:
    numeral = _nth(NUMERALS, rank - 1)
    return {
        "key": key,
        "slug": slug(f"{name} {numeral}"),
        "rank": rank,
        "title": f"{name} {numeral}",
        "short_title": numeral,
        "job_code": f"{code}-{rank}",
        "grade_text": grade,
        "exemption": "nonexempt" if rank == 1 else "exempt",
        **DATED,
        "grade": grade,
        "source": slug(name),
    }


def _row(random: Random, dimension: Dimension, levels: list[dict[str, Any]], statements: int) -> dict[str, Any]:
    is_prose = dimension.kind in PROSE
    wordings = _different(random, dimension.kind, len(levels), statements)
    return {
        "dimension": dimension.slug,
        "label": dimension.name,
        "heading": HEADINGS.get(dimension.kind, ""),
        "style": "prose" if is_prose else "list",
        "note": "",
        "source": levels[0]["source"],
        "cells": [
            {
                "level": level["key"],
                "statements": [
                    {"key": _key(random), "text": wording[index], "begins_paragraph": is_prose and place == 0}
                    for place, wording in enumerate(wordings)
                ],
            }
            for index, level in enumerate(levels)
        ],
    }


def _different(random: Random, kind: str, levels: int, statements: int) -> list[list[str]]:
    """Return so many statements, no two alike at any level: a cell that says a thing twice cannot be published."""
    found: list[list[str]] = []
    while len(found) < statements:
        wordings = _wordings(random, kind, levels)
        again = sum(bool({*wordings} & {*others}) for others in found)
        found.append([f"{text} ({again + 1})" for text in wordings] if again else wordings)
    return found


def _wordings(random: Random, kind: str, levels: int) -> list[str]:
    """Return one statement as each level words it, from the lowest up."""
    sentence = random.choice(SENTENCES[kind])
    same = {gap: random.choice(words) for gap, words in FREE.items()}
    steps = max(levels - 1, 1)
    wordings = []
    for index in range(levels):
        rising = {gap: words[index * (len(words) - 1) // steps] for gap, words in RISING.items()}
        text = sentence.format(**same, **rising)
        wordings.append(text[0].upper() + text[1:])
    return wordings


def _key(random: Random) -> str:
    return str(UUID(int=random.getrandbits(128), version=4))
