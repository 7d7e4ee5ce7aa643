"""Holds the comparison against what readers judged: ladder by ladder, verdict by verdict, and for unseen employers."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ladders.engine.comparison import LIMITS, Limits, compare
from ladders.engine.judged import Case, Measured, documents_cases, file_cases, measured
from ladders.engine.judged.folds import cross_validated, together
from ladders.engine.level_pairs import BadPairs

from .compare_pairs import read_json

GOLD = settings.BASE_DIR / "tests" / "ladders" / "gold"
VERDICTS = ("unchanged", "reworded", "raised", "broadened", "lowered", "narrowed")


class Command(BaseCommand):
    help = (
        "Hold the comparison of adjacent levels against what readers judged, and print how well it does: the "
        "project's documents, and with a folder of pairs.json and gold.json other employers' ladders."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="folder of pairs.json and gold.json")

    def handle(self, *args: Any, path: Path | None, **options: Any) -> None:
        documents = documents_cases(map(read_json, sorted(GOLD.glob("*.json"))))
        others = cases_of(path) if path else []
        for name, cases in (("Documents", documents), ("Other employers", others)):
            if cases:
                self.stdout.writelines(f"{line}\n" for line in report(name, cases))
        self.stdout.writelines(f"{line}\n" for line in validation([*documents, *others]))


def cases_of(folder: Path) -> list[Case]:
    """Return the cases of a folder; `CommandError` says what of it is missing or wrong."""
    pairs, gold = (read_json(folder / name) for name in ("pairs.json", "gold.json"))
    try:
        return file_cases(pairs, gold)
    except BadPairs as why:
        raise CommandError(f"{folder}: {why}") from why


def measure(case: Case, limits: Limits = LIMITS) -> Measured:
    return measured(case, compare(case.lower, case.upper, "below", limits=limits))


def report(name: str, cases: list[Case]) -> Iterator[str]:
    """Yield a line for each ladder, then what all of them tell of verdicts and certainties."""
    figures = [(case, measure(case)) for case in cases]
    yield f"{name}: {len(cases)} pairs of adjacent levels"
    for case, each in figures:
        yield f"  {case.employer}, {case.family}: {case.name}"
        yield from (f"    {line}" for line in _lines(each))
    every = together(each for _, each in figures)
    yield "  Together"
    yield from (f"    {line}" for line in (*_lines(every), *_claims(every)))


def _lines(figures: Measured) -> Iterator[str]:
    yield (
        f"alignment F1 {figures.alignment:.3f}: {figures.right} links right of {figures.links} judged and "
        f"{figures.found} found"
    )
    yield f"types exact {figures.types}"
    yield f"direction {figures.directions}"


def _claims(figures: Measured) -> Iterator[str]:
    for verdict in VERDICTS:
        yield f"claimed {verdict}: right {figures.verdicts[verdict]}"
    for certainty in ("sure", "likely"):
        yield f"{certainty}: right {figures.certainties[certainty]}"
    yield f"directions claimed {figures.claimed}, as sure {figures.surely}"


def validation(cases: list[Case]) -> Iterator[str]:
    """Yield what each employer's ladders come to under limits that were chosen on all others."""
    yield "Cross-validation by employer: limits chosen on all others"
    for employer, figures in cross_validated(cases, measure).items():
        yield f"  {employer}"
        yield from (f"    {line}" for line in _lines(figures))
