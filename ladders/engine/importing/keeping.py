"""What was understood, as plain JSON and back: how it is kept between showing it and applying it."""

from dataclasses import asdict
from typing import Any

from ladders.engine.grid import Line
from ladders.engine.importing.found import (
    Doubt,
    Found,
    FoundLadder,
    FoundLevel,
    FoundRow,
    Leftover,
    Was,
    WordCount,
)


def as_data(ladder: FoundLadder) -> dict[str, Any]:
    """Return the ladder as plain JSON values."""
    return asdict(ladder)


def from_data(data: dict[str, Any]) -> FoundLadder:
    """Return the ladder that `as_data` gave. Raises KeyError or TypeError for anything else."""
    return FoundLadder(
        name=data["name"],
        levels=tuple(_level(level) for level in data["levels"]),
        rows=tuple(
            FoundRow(**{**row, "cells": tuple(tuple(Line(**line) for line in cell) for cell in row["cells"])})
            for row in data["rows"]
        ),
        doubts=tuple(Doubt(**doubt) for doubt in data["doubts"]),
        edition=data["edition"],
        beside=data["beside"],
        sections=data["sections"],
        withheld=tuple(data["withheld"]),
        before=tuple((dimension, key, tuple(Was(**was) for was in cell)) for dimension, key, cell in data["before"]),
        is_listed=data.get("is_listed", False),
    )


def _level(data: dict[str, Any]) -> FoundLevel:
    return FoundLevel(**data | {"facts": tuple((name, value) for name, value in data.get("facts", ()))})


def found_as_data(found: Found) -> dict[str, Any]:
    """Return all that a file was understood to say as plain JSON values."""
    return asdict(found)


def found_from_data(data: dict[str, Any]) -> Found:
    """Return what `found_as_data` gave."""
    return Found(
        ladders=tuple(map(from_data, data["ladders"])),
        leftovers=tuple(Leftover(**leftover) for leftover in data["leftovers"]),
        words=WordCount(**data["words"]),
        shape=data["shape"],
        doubts=tuple(Doubt(**doubt) for doubt in data["doubts"]),
    )
