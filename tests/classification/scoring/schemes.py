"""The schemes that tests score by, a ladder of four levels, and answers in short."""

import json
from pathlib import Path

from django.conf import settings

from classification.engine.scoring import DOES_NOT_APPLY, Answer, Factor, read_scheme, scale_for, score

LEVELS = ("I", "II", "III", "IV")
SEEDED = {
    row["fields"]["slug"]: row["fields"]["rules"]
    for row in json.loads(Path(settings.BASE_DIR / "fixtures" / "schemes.json").read_text())
}
FES = read_scheme(SEEDED["factor-evaluation-system"])
MEAN = read_scheme({"method": "weighted mean"})
ALL = read_scheme({"method": "all must hold"})
TIME = read_scheme({"method": "more than half the time"})
GATE = read_scheme(SEEDED["management-gate"])


def ladder(*slugs, shares=()):
    """Return factors of the ladder I to IV; with shares they are duties."""
    return [
        Factor(slug, slug.title(), LEVELS, share=share)
        for slug, share in zip(slugs, shares or [0] * len(slugs), strict=True)
    ]


def answered(said, scale):
    """Return answers from words: "2", "2+" for between it and the next, "-" for what does not apply."""
    return {
        factor.slug: DOES_NOT_APPLY if each == "-" else Answer(int(each[0]), each.endswith("+"))
        for factor, each in zip(scale.factors, said.split(), strict=True)
    }


def scored(scheme, said, *slugs, shares=()):
    scale = scale_for(scheme, LEVELS, ladder(*(slugs or "abcdef"[: len(said.split())]), shares=shares))
    return score(scheme, scale, answered(said, scale))
