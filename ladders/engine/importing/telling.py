"""What was understood of a file, in the plain words and members that other programs read."""

from typing import Any

from ladders.engine.importing.found import Doubt, Found, FoundLadder, FoundLevel, FoundRow, Leftover


def told(found: Found) -> dict[str, Any]:
    """Return all that was understood of a file as plain JSON values."""
    doubts = [doubt for ladder in found.ladders for doubt in ladder.doubts]
    return {
        "refused": None,
        "ladders": [_ladder(ladder) for ladder in found.ladders],
        "leftovers": [_leftover(leftover) for leftover in found.leftovers],
        "doubts": [_doubt(doubt) for doubt in (*found.doubts, *doubts)],
        "words": {"file": found.words.file, "placed": found.words.placed, "left": found.words.left},
    }


def refusal(words: str) -> dict[str, Any]:
    """Return the same members for a file that is not taken, with the reason."""
    return {
        "refused": words,
        "ladders": [],
        "leftovers": [],
        "doubts": [],
        "words": {"file": 0, "placed": 0, "left": 0},
    }


def short(said: dict[str, Any]) -> dict[str, Any]:
    """Return what was told in fewer lines, as cases expect it: nothing that is empty, a line for each doubt."""
    if said["refused"]:
        return {"refused": said["refused"]}
    ladders = [
        {
            "name": ladder["name"],
            "levels": [{name: value for name, value in level.items() if value} for level in ladder["levels"]],
            "rows": [{name: v for name, v in row.items() if v or name == "cells"} for row in ladder["rows"]],
        }
        for ladder in said["ladders"]
    ]
    lines = {name: [f"{each['place']}: {each['text']}" for each in said[name]] for name in ("doubts", "leftovers")}
    return {"ladders": ladders, **lines, "words": said["words"]}


def _ladder(ladder: FoundLadder) -> dict[str, Any]:
    return {
        "name": ladder.name,
        "levels": [_level(level) for level in ladder.levels],
        "rows": [_row(row) for row in ladder.rows],
    }


def _level(level: FoundLevel) -> dict[str, Any]:
    return {
        "title": level.title,
        "job_code": level.job_code,
        "grade": level.grade_text,
        "exemption": level.exemption,
        "facts": dict(level.facts),
    }


def _row(row: FoundRow) -> dict[str, Any]:
    return {
        "heading": row.heading,
        "label": row.label,
        "definition": row.definition,
        "kind": "text" if row.is_prose else "list",
        "cells": [[line.text for line in cell] for cell in row.cells],
    }


def _leftover(leftover: Leftover) -> dict[str, str]:
    place = f"{leftover.place} ({leftover.reason})" if leftover.reason else leftover.place
    return {"place": place, "text": leftover.text}


def _doubt(doubt: Doubt) -> dict[str, str]:
    return {"place": doubt.where, "text": doubt.words}
