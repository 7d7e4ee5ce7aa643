"""The data of the PDFs: a ladder's grid on A3, one level's job spec on A4 (templates/typst/)."""

from datetime import datetime
from typing import Any

from jobfamilies.models import Level
from ladders.downloads import facts
from ladders.downloads.grid_sheet import ungraded
from ladders.engine.grid import Cell, GridRow
from ladders.ladder import Ladder, Rank
from website.typesetting import pdf


def grid_pdf(ladder: Ladder, at: datetime) -> bytes:
    """Return the grid as a PDF."""
    edition = ladder.edition
    return pdf(
        "ladder",
        {
            "title": f"{edition.name}, {edition.family.organization.name}: ladder, edition {edition.number}",
            "name": edition.name,
            "name_quoted": bool(edition.title),
            "organization": edition.family.organization.name,
            "foot": facts.foot(ladder, at),
            "facts": _pairs(facts.of_file(ladder, at)[:6]),
            "summary": edition.summary,
            "levels": [
                {"name": level.name, "quoted": bool(level.title), "grade": _grade(level)} for level in ladder.levels
            ],
            "groups": [
                {
                    "name": group.name if len(ladder.grid.groups) > 1 else "",
                    "quoted": bool(group.heading),
                    "rows": [
                        {"label": row.label, "note": row.note, "cells": [cell_data(cell, row) for cell in row.cells]}
                        for row in group.rows
                    ],
                }
                for group in ladder.grid.groups
            ],
        },
    )


def _grade(level: Level) -> str:
    words = facts.grade(level) or ungraded(level)
    return f"{words}, {level.job_code}" if level.job_code else words


def _pairs(found: list[facts.Fact]) -> list[tuple[str, str, bool]]:
    return [(fact.name, fact.words, fact.voice == "source") for fact in found]


def cell_data(cell: Cell, row: GridRow) -> dict[str, Any]:
    """Return the cell's texts, a list for each paragraph of running text; one for all items of a list."""
    paragraphs = cell.paragraphs if row.is_prose else ((cell.lines,) if cell.lines else ())
    said = [[line.text for line in paragraph] for paragraph in paragraphs]
    return {"prose": row.is_prose, "paragraphs": said, "nothing": cell.column.not_stated}


def spec_pdf(ladder: Ladder, rank: Rank, at: datetime) -> bytes:
    """Return one level's job spec as a PDF."""
    edition, level = ladder.edition, rank.level
    return pdf(
        "spec",
        {
            "title": f"{level.name}, {edition.family.organization.name}: job specification",
            "name": level.name,
            "name_quoted": bool(level.title),
            "foot": facts.foot(ladder, at),
            "facts": _pairs(facts.of_level(ladder, level)),
            "summary": edition.summary,
            "sections": [
                {"heading": heading, "label": row.label, "note": row.note, "cell": cell_data(cell, row)}
                for heading, row, cell in headed(rank)
            ],
            "standing": rank.standing,
            "below": rank.below.name if rank.below else "",
            "above": rank.above.name if rank.above else "",
            "criteria": [line.text for line in ladder.criteria(rank.above)],
            "no_criteria": f"Promotion criteria {edition.wording.not_stated.lower()}",
        },
    )


def headed(rank: Rank) -> list[tuple[str, GridRow, Cell]]:
    """Return the sections of a spec, the first of each group with the document's heading, the others with ""."""
    found, last = [], 0
    for group, row, cell in rank.sections:
        found.append((group.heading if group.number != last else "", row, cell))
        last = group.number
    return found
