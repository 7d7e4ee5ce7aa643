"""Starter sets: what levels of one kind of employer are described by, as data in fixtures/starters/."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from ladders.models import Dimension


@dataclass(frozen=True)
class StarterRow:
    """A dimension that a set brings, and how its statements are written: as a list or as running text."""

    slug: str
    name: str
    kind: str
    style: str
    definition: str


@dataclass(frozen=True)
class Starter:
    """A set of rows by name, with what it is for."""

    slug: str
    name: str
    about: str
    rows: tuple[StarterRow, ...]

    @property
    def row_names(self) -> str:
        return "; ".join(row.name for row in self.rows)


@cache
def starters() -> dict[str, Starter]:
    """Return the sets by slug, in the order in which they are offered."""
    files = {path.stem: json.loads(path.read_text()) for path in (settings.BASE_DIR / "fixtures/starters").glob("*")}
    ordered = sorted(files.items(), key=lambda item: item[1]["place"])
    return {
        slug: Starter(slug, each["name"], each["about"], tuple(StarterRow(**row) for row in each["rows"]))
        for slug, each in ordered
    }


def dimensions_of(starter: Starter) -> Sequence[tuple[StarterRow, Dimension]]:
    """Return the dimensions of a set that there are, each with its row, in the order of the set."""
    found = {each.slug: each for each in Dimension.objects.filter(slug__in=[row.slug for row in starter.rows])}
    return [(row, found[row.slug]) for row in starter.rows if row.slug in found]
