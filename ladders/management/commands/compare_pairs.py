"""Compares pairs of levels that a file holds, and prints what became of every statement; needs no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ladders.engine.level_pairs import BadPairs, LevelPair, answered, read_pairs


class Command(BaseCommand):
    help = (
        "Compare pairs of levels: a JSON list of {lower_level, upper_level, rows: [{row, lower: [text], upper: "
        "[text]}]}. Prints a JSON list of {relations: [{lower: [[row, place]], upper: [[row, place]], kind, verdicts, "
        "certainty, reasons}]}; places count from 0."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="the file of pairs")
        parser.add_argument(
            "--unordered", action="store_true", help="the levels are of different employers: neither is the higher"
        )

    def handle(self, *args: Any, path: Path, unordered: bool, **options: Any) -> str:
        found = answered(pairs_of(path), "apart" if unordered else "below")
        return json.dumps(found, ensure_ascii=False, indent=1)


def pairs_of(path: Path) -> list[LevelPair]:
    """Return the pairs of a file; `CommandError` says what is wrong with it."""
    document = read_json(path)
    try:
        return read_pairs(document)
    except BadPairs as why:
        raise CommandError(f"{path}: {why}") from why


def read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as why:
        raise CommandError(f"{path} cannot be read: {why}") from why
