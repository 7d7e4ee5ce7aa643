"""The promotion brief as a PDF."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ladders.briefs.brief import Brief, Section
from ladders.briefs.files.wording import (
    HEDGES_SAY,
    TESTS_SAY,
    apart_says,
    became,
    context_says,
    not_required,
    provenance,
    title,
)
from ladders.side_by_side.words import words_of
from website.passages import Passage
from website.typesetting import pdf


def brief_pdf(brief: Brief, beside: Sequence[Passage], at: datetime) -> bytes:
    """Return the brief as a tagged PDF on A4."""
    return pdf(
        "brief",
        {
            "title": title(brief),
            "levels": [brief.lower.name, brief.upper.name],
            "facts": [[label, *values] for label, values in brief.facts],
            "apart_says": apart_says(brief),
            "tests_say": TESTS_SAY,
            "context_says": context_says(brief),
            "hedges_say": HEDGES_SAY if brief.has_hedges else "",
            "tests": [_section(brief, each) for each in brief.tests],
            "beside": [asdict(passage) for passage in beside],
            "context": [_section(brief, each) for each in brief.context],
            "foot": provenance(brief, at),
        },
    )


def _section(brief: Brief, section: Section) -> dict[str, Any]:
    return {
        "label": section.label,
        "nothing": f"{section.label} {brief.not_stated.lower()}",
        "asked": [
            {
                "parts": [[part.text, part.is_hedge] for part in asked.parts],
                "note": not_required(asked.parts),
                "became": became(brief, asked.relation),
                # The PDF's faces draw no arrow.
                "reasons": [str(reason).replace("→", "»") for reason in asked.relation.reasons],
            }
            for asked in section.asked
        ],
        "dropped": list(section.dropped),
        "dropped_word": words_of(brief)["dropped"],
    }
