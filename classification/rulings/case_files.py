"""The case of a request as files: JSON of stable bytes, and a PDF to read."""

from collections.abc import Callable, Iterator
from typing import Any

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime

from classification.models import AppealDecision, ClassificationRequest, Part, Ruling, Stage, Step
from classification.rulings.case import Data
from jobfamilies import document
from jobfamilies.models import Level
from website.attachments import Format
from website.typesetting import pdf

Block = dict[str, Any]
"""A heading with its level, facts as pairs, and paragraphs."""


def case_json(case: Data) -> bytes:
    """Return the case's one byte form: sorted keys, no spaces, UTF-8."""
    return document.canonical(case)


def case_pdf(case: Data) -> bytes:
    """Return the case as a tagged PDF on A4."""
    position = case["position"]
    seat = f"position {position['number']}"
    return pdf(
        "case",
        {
            "title": f"Case of {seat}",
            "blocks": [
                block for block in blocks(case) if block["facts"] or block["paragraphs"] or block["level"] == 2
            ],
            "foot": f"{position['organization']}, {seat}, request {case['request']['id']}",
        },
    )


def block(heading: str, facts: list[tuple[str, Any]], paragraphs: str = "", level: int = 2) -> Block:
    """Return what stands under one heading; facts that are not there are left out."""
    told = [[label, str(value)] for label, value in facts if value not in (None, "")]
    return {"heading": heading, "level": level, "facts": told, "paragraphs": paragraphs.splitlines()}


def blocks(case: Data) -> Iterator[Block]:
    """Yield the case from top to bottom."""
    position, request = case["position"], case["request"]
    yield block(
        "Request",
        [
            ("Organization", position["organization"]),
            ("Position", ", ".join(filter(None, (position["number"], position["title"], position["unit"])))),
            ("Kind", ClassificationRequest.Kind(request["kind"]).label),
            ("Stage", Stage(request["stage"]).label),
            ("Requested", by(request, "requested")),
        ],
        said(request, request["reason"]),
    )
    yield from _described(case["description"])
    yield from _rated(case)
    for ruling in case["rulings"]:
        yield from _ruled(ruling)
    yield block("Steps", [(at(step["at"]), _step(step)) for step in case["steps"]])
    if case["withheld"]:
        yield block("Left out", [], f"This copy leaves out: {', '.join(case['withheld'])}. HR reads them.")


def _described(description: Data | None) -> Iterator[Block]:
    if description is None:
        return
    yield block(f"Description {description['number']}", [])
    for part in description["parts"]:
        signed = [
            ("Signed", by(part, "author", "signed_at")),
            ("Digest", part["digest"]),
            ("Read from", part["origin"]),
        ]
        yield block(f"{Part.Role(part['role']).label}’s part", signed, said(part), level=3)
        for section in part["sections"]:
            yield block(section["heading"] or section["kind"].capitalize(), [], section["text"], level=4)
        duties = [(f"{duty['percent']} %", duty["text"]) for duty in part["duties"]]
        yield block("Duties", duties, level=4)


def _rated(case: Data) -> Iterator[Block]:
    for sheet in case["ratings"]:
        signed = [
            ("Signed", by(sheet, "rater", "signed_at")),
            ("Edition", sheet["edition"]),
            ("Result", sheet["result"]),
        ]
        yield block(f"Rating: {sheet['scheme']}", signed, said(sheet))
        for each in sheet["answers"]:
            level = f"level {each['level']}{' to the next' if each['is_between'] else ''}" if each["level"] else ""
            yield block(
                each["factor"], [("Answer", level or "does not apply"), ("Word", each["word"])], each["reason"], 3
            )
    for run in case["runs"]:
        facts = [("Kept", by(run, "by", "at")), ("Engine", run["engine"]), ("Lexicon", run["lexicon"])]
        yield block("Reading by the machine", [*facts, ("Digest", run["digest"])], said(run))


def _ruled(ruling: Data) -> Iterator[Block]:
    level = ruling["level"] or {}
    yield block(
        f"Ruling {ruling['id']}",
        [
            ("Outcome", Ruling.Outcome(ruling["outcome"]).label),
            ("Level", level.get("title")),
            ("Job code", level.get("job_code")),
            ("Grade", level.get("grade")),
            ("Judged by", level and f"{level['family']}, edition {level['edition']} ({level['edition_digest']})"),
            ("Exemption", ruling["exemption"] and Level.Exemption(ruling["exemption"]).label),
            ("Effective on", on(ruling["effective_on"])),
            ("Ruled", by(ruling, "ruled")),
            ("Authority", ruling["authority"]),
            ("Supersedes", ruling["supersedes"] and f"ruling {ruling['supersedes']}"),
            ("Superseded by", ruling["superseded_by"] and f"ruling {ruling['superseded_by']}"),
            ("Appeal by", on(ruling["appeal_by"])),
            ("Heard by", ruling["appeal_to"]),
        ],
        said(ruling, ruling["rationale"]),
    )
    for heading, text in (
        ("Reasons for the exemption", ruling["exemption_reason"]),
        ("Why it counts from a day gone by", ruling["past_reason"]),
        ("What it means for the incumbent", ruling["consequence"]),
    ):
        yield block(heading, [], text, level=3)
    for appeal in ruling["appeals"]:
        filed = [
            ("Filed", by(appeal, "filed")),
            ("Heard by", appeal["heard_by"]),
            ("Decide by", on(appeal["decide_by"])),
        ]
        yield block(f"Appeal: {appeal['stage_name']}", filed, said(appeal, appeal["grounds"]), level=3)
        if decision := appeal["decision"]:
            outcome = AppealDecision.Outcome(decision["outcome"]).label
            yield block(outcome, [("Decided", by(decision, "decided"))], said(decision, decision["reasons"]), level=4)


def _step(step: Data) -> str:
    taken = f"{Step(step['step']).label}, by {step['by']}: {Stage(step['from']).label} » {Stage(step['to']).label}"
    return ". ".join(filter(None, (taken, said(step, step["note"]))))


def said(row: Data, words: str = "") -> str:
    """Return a row's words; where they were erased, that they were, and when."""
    erased = parse_datetime(row["erased_at"]) if row["erased_at"] else None
    return f"Erased on {date_format(localdate(erased))}" if erased else words


def by(row: Data, who: str, when: str = "") -> str:
    """Return who and when, of a row that names both: "ruled" stands for ruled_by and ruled_at."""
    person, moment = (row[who], row[when]) if when else (row[f"{who}_by"], row[f"{who}_at"])
    return f"{person}, {at(moment)}"


def at(moment: str) -> str:
    parsed = parse_datetime(moment)
    return date_format(localtime(parsed), "DATETIME_FORMAT") if parsed else ""


def on(day: str | None) -> str:
    parsed = parse_date(day) if day else None
    return date_format(parsed) if parsed else ""


FILES: dict[Format, Callable[[Data], bytes]] = {"json": case_json, "pdf": case_pdf}
"""How each file is made."""
