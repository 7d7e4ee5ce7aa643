"""What was understood, as plain JSON and back: how it is kept between showing it and applying it."""

from dataclasses import asdict
from typing import Any

from ladders.engine.grid import Line
from ladders.engine.importing.found import Doubt, FoundLadder, FoundLevel, FoundRow, Was


def as_data(ladder: FoundLadder) -> dict[str, Any]:
    """Return the ladder as plain JSON values."""
    return asdict(ladder)


def from_data(data: dict[str, Any]) -> FoundLadder:
    """Return the ladder that `as_data` gave. Raises KeyError or TypeError for anything else."""
    return FoundLadder(
        name=data["name"],
        levels=tuple(FoundLevel(**level) for level in data["levels"]),
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
    )
