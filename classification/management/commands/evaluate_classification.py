"""Measures the reading of descriptions: families and levels, on texts given by path and on the site's own ladders."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from classification.engine.matching import Ladder
from classification.engine.matching.lexicon import TUNED_ON, VERSION
from classification.engine.matching.measuring import (
    Cells,
    cells_of,
    heights,
    held_out,
    ladders_by_employer,
    measured_families,
    order_of_cells,
    order_of_levels,
    refused_texts,
    tracks_of,
)
from classification.readout.references import library, matched, references_on
from jobfamilies.models import Edition

LIKE_OURS = ("2210", "0340", "0343", "0391")
"""Federal families of the seeded ladders' trades, or near them: information technology, programs, telephony."""
HELD_OUT = ("mit", "it-consultant")
RISING = (("harvard", "infrastructure-professional"), ("harvard", "infrastructure-management"))


class Command(BaseCommand):
    help = "Measure how well descriptions are read, on texts of known family and rank."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--families", type=Path, required=True, help="families.json: references and queries")
        parser.add_argument("--ladders", type=Path, required=True, help="ladders.json: cells of ranked ladders")

    def handle(self, **options: Any) -> None:
        families, ladders = loaded(options["families"]), loaded(options["ladders"])
        self.stdout.write(f"Lexicon {VERSION}, tuned on {', '.join(TUNED_ON)}; nothing is tuned on the queries.")
        try:
            self._families(families)
            self._order(ladders)
        except (KeyError, TypeError) as error:
            raise CommandError(f"A file has not the shape of the evaluation: {error}.") from error
        self._refusals(families)
        self._site()

    def _families(self, data: dict[str, Any]) -> None:
        figures = measured_families(data)
        self._say("family, top 1", figures.first, "0.68")
        self._say("family, top 3", figures.among_three, "0.87")
        for band, found in figures.bands.items():
            covered = found.of / (figures.first.of or 1)
            self._say(f"band {band}, {covered:.3f} of the queries, right", found)

    def _refusals(self, data: dict[str, Any]) -> None:
        """Say how many texts of other trades the site's own families refuse."""
        index = library(references_on(timezone.localdate())).index
        codes = [family["code"] for family in data["families"]]
        others = {"chosen on": codes[::2], "held out": codes[1::2]}
        for name, half in others.items():
            labels = {code for code in half if code not in LIKE_OURS}
            self._say(f"texts of other trades refused, {name}", refused_texts(index, data, labels), "0.95")

    def _order(self, data: list[dict[str, Any]]) -> None:
        employers = ladders_by_employer(data)
        parts: dict[str, list[Cells]] = {"all": [], "tuned on": [], "the rest": []}
        for employer, found in employers.items():
            parts["all"] += found
            parts["tuned on" if employer in TUNED_ON else "the rest"] += found
        for name, found in parts.items():
            self._say(f"order of cells, {name}", order_of_cells(found), "0.80" if name == "all" else "")
        for name, found in parts.items():
            self._say(f"order of whole levels, {name}", order_of_levels(found), "68 of 78" if name == "all" else "")

    def _site(self) -> None:
        ladders = {tuple(ladder.key.split("/")): ladder for ladder in seeded(timezone.localdate())}
        if missing := [key for key in (HELD_OUT, *RISING) if key not in ladders]:
            names = ", ".join("/".join(key) for key in missing)
            raise CommandError(f"The site has no ladder {names}; load the fixtures to measure them.")
        figures = held_out(ladders[HELD_OUT])
        read = " ".join(ladders[HELD_OUT].levels[level] for level in figures.whole)
        right = sum(level == rank for rank, level in enumerate(figures.whole))
        self._say(
            f"MIT IT Consultant, rows held out, whole levels: {read}", f"{right} of {len(figures.whole)}", "4 of 4"
        )
        self._say("MIT IT Consultant, rows held out, cells within one", figures.within_one, "0.85")
        self._say("MIT IT Consultant, rows held out, cells exact", figures.exact)
        for key in RISING:
            found = heights(cells_of(ladders[key]))
            rises = "strictly rising" if found == sorted(set(found)) else "not strictly rising"
            self._say(f"{ladders[key].key}: {' '.join(f'{height:.2f}' for height in found)}", rises, "strictly rising")

        tracks = Counter(track for ladder in ladders.values() for track in tracks_of(ladder))
        said = ", ".join(f"{tracks[name]} {name}" for name in ("as stated", "open", "the other"))
        self._say("track of the site's own levels, by the gate", said)

    def _say(self, name: str, found: object, reach: str = "") -> None:
        self.stdout.write(f"{name:<78} {found}{f'  to reach {reach}' if reach else ''}")


def loaded(path: Path) -> Any:
    """Return what a JSON file holds. Raises CommandError where it cannot be read."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CommandError(f"{path} cannot be read: {error}.") from error


def seeded(day: date) -> Iterator[Ladder]:
    """Yield the ladders in force on a day as matching reads them; each key is organization/family."""
    return (matched(edition) for edition in Edition.objects.in_force(day).with_family())
