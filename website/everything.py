"""All that the admin keeps, by what people do with it: the page for what is rare; daily work has pages of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """A model's list in the admin: its name in the plural, its address, that of adding one, and what it is for."""

    name: str
    link: str
    add: str
    note: str


@dataclass(frozen=True)
class Area:
    """What belongs together on the page."""

    name: str
    kinds: tuple[Kind, ...]


# By area: the models ("app.model") in their order, each with what people come for. Others stand under “The rest”.
AREAS: dict[str, dict[str, str]] = {
    "Ladders": {
        "jobfamilies.jobfamily": "A ladder each: edit it, see its editions, end it",
        "jobfamilies.edition": "Where each stands, and what stops it",
        "jobfamilies.level": "Every level of every edition",
        "ladders.row": "How editions use dimensions",
        "ladders.statement": "Every sentence that a level is described by",
        "ladders.dimension": "What levels are described by",
        "ladders.waiver": "Findings that are let stand, and why",
    },
    "The organization": {
        "jobfamilies.organization": "Its name, its list of grades, its own facts",
        "jobfamilies.grade": "In their order",
        "jobfamilies.jobfunction": "What families are grouped by",
        "jobfamilies.sourcedocument": "Published documents that ladders were transcribed from",
    },
    "Ways between jobs": {
        "ladders.move": "Promotions, lateral moves and ways in that a source states or HR records",
        "ladders.relatedfamilies": "Whose equal grades make a lateral move",
        "ladders.gradeequivalence": "Grades that are alike, across lists of one organization",
        "ladders.outsideclass": "Jobs that a text names and that are not kept here",
    },
    "Positions and requests": {
        "classification.position": "Seats, who holds them, and whose they report to",
        "classification.requeststep": "Every step of a request, with its day",
        "classification.ruling": "What was decided, and why",
        "classification.appealstage": "Who hears an appeal, and within how many days",
        "classification.appeal": "Filed appeals",
        "classification.appealdecision": "How appeals ended",
        "classification.scheme": "Points, means and gates, drafted and approved",
        "classification.run": "What a description was read against, byte for byte",
        "classification.succession": "Where positions go when a level ends",
    },
    "Qualifications": {
        "classification.reading": "How HR reads each requirement as rules",
        "classification.countingrules": "How time is counted: part time, years for a degree",
        "classification.precedent": "Rulings on fields of study and areas of work",
    },
    "The record": {
        "jobfamilies.transition": "Who submitted, approved, published or withdrew what, when",
        "jobfamilies.publication": "Each with its digest and the one before it",
        "jobfamilies.withdrawal": "With their reasons",
        "website.erasure": "Whose words were erased, by whom, and why",
    },
    "People and the site": {
        "website.user": "Who has an account",
        "auth.group": "What groups of people may do",
        "account.emailaddress": "Where mail goes",
        "usersessions.usersession": "Who is signed in where",
        "django_tasks_database.dbtaskresult": "Work in the background",
    },
}
REST = "The rest"


def areas(app_list: Iterable[dict[str, Any]]) -> list[Area]:
    """Return the areas with what a person may open, from the admin's list of apps; empty areas are left out."""
    kinds = {model["model"]._meta.label_lower: model for app in app_list for model in app["models"]}
    named = {name: {label: note for label, note in notes.items() if label in kinds} for name, notes in AREAS.items()}
    known = {label for notes in named.values() for label in notes}
    named[REST] = dict.fromkeys((label for label in kinds if label not in known), "")
    return [
        Area(name, tuple(kind(kinds[label], note) for label, note in notes.items()))
        for name, notes in named.items()
        if notes
    ]


def kind(model: dict[str, Any], note: str) -> Kind:
    return Kind(model["name"], model["admin_url"] or "", model["add_url"] or "", note)
