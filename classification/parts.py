"""What positions have to do with an edition: who is classified by its levels, and where they go when one retires."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from classification.models import (
    Appeal,
    AppealDecision,
    Determination,
    Duty,
    Part,
    Precedent,
    Rating,
    RatingSheet,
    Reading,
    RequestStep,
    Ruling,
    Run,
    Scheme,
    Section,
    Succession,
)
from classification.qualifying.travelling import arriving, take_over_readings, travelling_readings
from classification.rulings.edition_changes import affected_sentences, undecided
from jobfamilies.models import Edition, JobFamily
from jobfamilies.parts import EditionPart, Seal
from website.models import User

SCHEMA = Path(__file__).parent / "schema" / "readings.json"
SIGNED = "Signed words stay as they are. Other words are a new version."
READ = "An approved reading stays as it is. A correction is the next reading."
SCORED = "An approved scheme stays as it is. A correction is the next version."
RATED = "A signed rating stays as it is."


class ClassificationPart(EditionPart):
    """Successors of retired levels are sealed with the edition. Its document has none: they may name positions."""

    models = (Succession,)
    beside_document = {Succession: "edition__family"}
    records = {
        RequestStep: "request__position",
        Ruling: "position",
        Appeal: "ruling__position",
        AppealDecision: "appeal__ruling__position",
        Precedent: "organization",
        Run: "request__position",
        Determination: "sent__level__edition__family",
    }
    seals = (
        Seal(Reading, "approved_at", READ, chain="family"),
        Seal(Part, "signed_at", SIGNED, chain="description__position"),
        Seal(Section, "signed_at", SIGNED, of="part"),
        Seal(Duty, "signed_at", SIGNED, of="part"),
        Seal(Scheme, "approved_at", SCORED, chain="organization"),
        Seal(RatingSheet, "signed_at", RATED, chain="request__position"),
        Seal(Rating, "signed_at", RATED, of="sheet"),
    )

    def dump(self, edition: Edition, version: int) -> dict[str, Any]:
        return {}

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        return None

    def schema(self) -> dict[str, Any]:
        share: dict[str, Any] = json.loads(SCHEMA.read_text())
        return share

    def dump_unsigned(self, edition: Edition) -> dict[str, Any]:
        readings = travelling_readings(edition)
        return {"readings": readings} if readings else {}

    def foretell_unsigned(self, family: JobFamily, unsigned: dict[str, Any], levels: Mapping[str, str]) -> list[str]:
        return arriving(family.pk, levels, unsigned.get("readings")).sentences(is_done=False)

    def load_unsigned(self, edition: Edition, unsigned: dict[str, Any], *, by: User, at: datetime) -> list[str]:
        return take_over_readings(edition, unsigned.get("readings"), by=by, at=at).sentences(is_done=True)

    def checks(self, edition: Edition) -> list[str]:
        return undecided(edition)

    def affected(self, edition: Edition) -> list[str]:
        return affected_sentences(edition)

    def changed_by(self, edition: Edition) -> set[int]:
        return set(Succession.objects.filter(edition=edition).values_list("by", flat=True))

    def open_editions_changed_by(self, person: int) -> set[int]:
        theirs = Succession.objects.filter(Edition.is_open("edition__"), by=person)
        return set(theirs.values_list("edition", flat=True))
