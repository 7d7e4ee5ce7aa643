"""Holds what the importer finds in the source texts against the database: how many cells come out exactly."""

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jobfamilies.models import Edition, SourceDocument
from ladders.engine.importing.account import UNKNOWN
from ladders.engine.importing.fitting import most_like
from ladders.engine.importing.found import FoundLadder
from ladders.engine.importing.opening import open_file
from ladders.engine.importing.reading import Options, read
from ladders.engine.importing.telling import refusal, short, told
from ladders.models import Statement
from website.files.blocks import Unreadable

EXPECTED = "expected.json"
SOURCES = settings.BASE_DIR / "fixtures" / "sources"

Cells = dict[tuple[str, int, str], list[str]]
"""Statements by family, place of the level and row label."""


class Command(BaseCommand):
    help = "Import the source texts on paper and report how many cells are what the database says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, help=f"texts named as their document; all of {SOURCES.name}/"
        )

        parser.add_argument(
            "--cases", type=Path, help="a folder of files instead, with expected.json of what is to come out of each"
        )

    def handle(self, *args: Any, paths: list[Path], cases: Path | None = None, **options: Any) -> str:
        if cases is not None:
            return self._cases(cases)
        equal = total = 0
        for path in paths or sorted(SOURCES.glob("*.txt")):
            right, cells, doubts = figures(path)
            self.stdout.write(f"{path.stem}: {right} of {cells} cells equal, {doubts} places mended or doubted")
            equal, total = equal + right, total + cells
        return f"{equal} of {total} cells equal"

    def _cases(self, folder: Path) -> str:
        """Report what each file says beside what is expected of it, and the words that are neither placed nor left."""
        try:
            files = sorted(path for path in folder.iterdir() if path.is_file() and path.name != EXPECTED)
            expected = json.loads((folder / EXPECTED).read_text()) if (folder / EXPECTED).exists() else {}
        except (OSError, ValueError) as why:
            raise CommandError(f"{folder}: {why}") from why
        right = 0
        for path in files:
            said = outcome(path)
            is_right = short(said) == expected.get(path.name)
            right += is_right
            word = "as expected" if is_right else "otherwise" if path.name in expected else "nothing expected"
            self.stdout.write(f"{path.name}: {summary(said)}, {word}")
        return f"{right} of {len(files)} files as expected"


def outcome(path: Path) -> dict[str, Any]:
    """Return what is told of a file, read in a child process as the site reads it."""
    try:
        return told(open_file(path.read_bytes(), path.name))
    except Unreadable as why:
        return refusal(str(why))


def summary(said: dict[str, Any]) -> str:
    if said["refused"]:
        return f"refused: {said['refused']}"
    words, unlisted = said["words"], sum(UNKNOWN in left["place"] for left in said["leftovers"])
    lost = f", {unlisted} lines without a place" if unlisted else ""
    return f"{len(said['ladders'])} ladders, {words['file']} words, {words['left']} left over{lost}"


def figures(path: Path) -> tuple[int, int, int]:
    """Return how many cells come out as the database has them, how many it has, and how many doubts were told."""
    document = SourceDocument.objects.filter(slug=path.stem).first()
    if document is None:
        raise CommandError(f"No source document is called {path.stem}. Load the fixtures first.")
    try:
        # The source texts were taken out of PDFs, which tore them.
        ladders = read(path.read_bytes(), path.name, Options(is_scan=True)).ladders
    except (Unreadable, OSError) as why:
        raise CommandError(f"{path}: {why}") from why
    stated, doubts = written(document), sum(len(ladder.doubts) for ladder in ladders)
    found = understood(ladders, document)
    right = sum(found.get(place) == texts for place, texts in stated.items())
    return right, len(stated.keys() | found.keys()), doubts


def editions(document: SourceDocument) -> list[Edition]:
    return list(
        Edition.objects.in_force().filter(levels__source_document=document).select_related("family").distinct()
    )


def written(document: SourceDocument) -> Cells:
    """Return what the database says of the document's levels."""
    cells: Cells = {}
    for edition in editions(document):
        said = Statement.objects.filter(edition=edition).select_related("row", "level")
        for each in said.order_by("level__rank", "row__place", "place"):
            cells.setdefault((edition.family.slug, each.level.rank, each.row.label), []).append(each.text)
    return cells


def understood(ladders: Sequence[FoundLadder], document: SourceDocument) -> Cells:
    """Return what was found, each ladder under the family whose name is most like its own."""
    families = [edition.family.slug for edition in editions(document)]
    names = [edition.name for edition in editions(document)]
    return {
        (families[most_like(names, ladder.name)], rank, row.label): [line.text for line in cell]
        for ladder in ladders
        for row in ladder.rows
        for rank, cell in enumerate(row.cells, start=1)
        if cell
    }
