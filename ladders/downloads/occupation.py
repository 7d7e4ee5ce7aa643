"""A level as a schema.org Occupation, for machines that read pages (JSON-LD)."""

import json
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from ladders.ladder import Ladder, Rank

# Which property of an Occupation holds what rows of a dimension's kind say (schema.org/Occupation).
PROPERTIES = {
    "summary": "description",
    "duties": "responsibilities",
    "competency": "skills",
    "qualification": "qualifications",
}
# What a script element must not hold, as json_script of Django has it.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def occupation(ladder: Ladder, rank: Rank, address: str) -> dict[str, Any]:
    """Return the level as JSON-LD; `address` is that of its page.

    Only what the source states; salaries and places of work are not in the catalogue.
    """
    edition, level = ladder.edition, rank.level
    stated: dict[str, list[str]] = {}
    for _, row, cell in rank.sections:
        if (name := PROPERTIES.get(row.kind)) and cell.lines:
            stated.setdefault(name, []).extend(line.text for line in cell.lines)
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Occupation",
        "@id": address,
        "url": address,
        "name": level.name,
        "mainEntityOfPage": address,
        **{name: " ".join(texts) for name, texts in stated.items()},
    }
    if level.job_code:
        found["occupationalCategory"] = _code(level.job_code, edition.family.organization.name)
    return found


def _code(job_code: str, organization: str) -> dict[str, str]:
    return {"@type": "CategoryCode", "codeValue": job_code, "inCodeSet": f"Job codes of {organization}"}


def as_data_block(found: dict[str, Any]) -> SafeString:
    """Return the data as a script element that nothing executes and no text in it can end."""
    content = json.dumps(found, ensure_ascii=False).translate(ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(content))
