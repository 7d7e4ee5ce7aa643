"""The letter that tells people of a ruling: its reasons, what it means, and until when it can be appealed."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localdate

from classification.models import Ruling
from website.typesetting import pdf

Passage = tuple[str, tuple[str, ...]]
"""A heading, and the paragraphs beneath it."""


@dataclass(frozen=True)
class Letter:
    """A ruling in the words that are sent. It names the seat and no person, so that it stays as it was sent."""

    title: str
    organization: str
    to: str
    dated: str
    facts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    signed: str
    foot: str


def letter_of(ruling: Ruling) -> Letter:
    """Return the ruling's letter. What the ruling does not say is left out."""
    position = ruling.position
    seat = f"position {position.number}"
    passages = (
        ("The ruling", (in_a_sentence(ruling),)),
        ("Reasons", paragraphs(ruling.erased or ruling.rationale)),
        (
            "Exemption",
            (f"The position is {ruling.get_exemption_display().lower()}.", *paragraphs(ruling.exemption_reason)),
        )
        if ruling.exemption
        else ("", ()),
        ("Why it counts from a day gone by", paragraphs(ruling.past_reason)),
        ("What it means for you", paragraphs(ruling.consequence)),
        ("Your right to appeal", (right_to_appeal(ruling),)),
    )
    return Letter(
        title=f"Ruling on {seat}",
        organization=str(position.organization),
        to=", ".join(filter(None, (f"The incumbent and the supervisor of {seat}", position.title, position.unit))),
        dated=date_format(localdate(ruling.ruled_at)),
        facts=tuple((name, value) for name, value in facts_of(ruling) if value),
        passages=tuple((heading, said) for heading, said in passages if said),
        signed=str(ruling.ruled_by.get_full_name() or ruling.ruled_by.get_username()),
        foot=f"{position.organization}, {seat}, ruling {ruling.pk} of {date_format(localdate(ruling.ruled_at))}",
    )


def facts_of(ruling: Ruling) -> list[tuple[str, str]]:
    """Return what the ruling decides, each with its name; "" for what it does not name."""
    level = ruling.level
    return [
        ("Outcome", ruling.get_outcome_display()),
        ("Level", level.name if level else ""),
        ("Job code", level.job_code if level else ""),
        ("Grade", level.grade_text if level else ""),
        ("Judged by", f"{level.edition.name}, edition {level.edition.number}" if level else ""),
        ("Exemption", ruling.get_exemption_display() if ruling.exemption else ""),
        ("Effective on", date_format(ruling.effective_on)),
        ("Authority", ruling.authority),
    ]


def in_a_sentence(ruling: Ruling) -> str:
    """Return what was decided, in a sentence."""
    day = date_format(ruling.effective_on)
    if ruling.level:
        return f"From {day} on the position is classified as {ruling.level.name}, by the work that it asks for."
    if ruling.outcome == Ruling.Outcome.NEW_CLASS:
        return (
            "No level describes the work of the position: a new class is needed. Its classification stays until then."
        )
    return "The request is returned without a ruling on the work. The classification of the position stays as it is."


def right_to_appeal(ruling: Ruling) -> str:
    """Return until when and by whom an appeal is heard, in a sentence."""
    if ruling.appeal_by is None:
        return "Your employer’s rules name no appeal against this ruling."
    day = date_format(ruling.appeal_by)
    return f"You may appeal until {day}, that day included. Appeals are heard by: {ruling.appeal_to}."


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the text's lines that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def letter_pdf(letter: Letter) -> bytes:
    """Return the letter as a tagged PDF on A4."""
    return pdf(
        "letter",
        {
            "title": letter.title,
            "organization": letter.organization,
            "to": letter.to,
            "dated": letter.dated,
            "facts": [list(fact) for fact in letter.facts],
            "passages": [{"heading": heading, "paragraphs": list(said)} for heading, said in letter.passages],
            "signed": letter.signed,
            "foot": letter.foot,
        },
    )
