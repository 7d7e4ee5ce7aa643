"""The District's class, read against the ladders of MIT and Harvard."""

import pytest

from jobfamilies.models import Level
from ladders.models import Statement
from tests.classification.classify_page.reading import give, shown

pytestmark = pytest.mark.usefixtures("documents", "db")


def district():
    """The District's class as a description: what it states of itself, without who may be promoted into it."""
    (level,) = Level.objects.filter(edition__family__organization__slug="district")
    said = Statement.objects.filter(level=level).exclude(
        row__dimension__slug__in=["substitution", "promotional-eligibility"]
    )
    lines: dict[str, list[str]] = {}
    for label, text in said.order_by("row__place", "place").values_list("row__label", "text"):
        lines.setdefault(label, []).append(text)
    return "\n\n".join(f"{label}:\n" + "\n".join(texts) for label, texts in lines.items())


@pytest.mark.parametrize(
    ("query", "band", "families", "verdict", "dimensions"),
    [
        (
            "?org=mit",
            "Open",
            ["mit/it-consultant", "mit/it-manager", "mit/project-coordinator"],
            "II or III",
            10,
        ),
        (
            "?org=mit&ladder=mit/project-coordinator",
            "Open",
            ["mit/it-consultant", "mit/it-manager", "mit/project-coordinator"],
            "I or II",
            12,
        ),
        (
            "?org=harvard",
            "Likely",
            ["harvard/infrastructure-management", "harvard/infrastructure-professional"],
            "II or III",
            5,
        ),
    ],
)
def test_the_districts_class_is_read_against_the_ladders_of_others(client, query, band, families, verdict, dimensions):
    give(client, district())

    found = shown(client, query)

    assert (found.band.partition(":")[0], found.verdict, len(found.dimensions)) == (band, verdict, dimensions)
    assert [line.key for line in found.families] == families


def test_the_districts_class_shows_nobody_who_manages_people(client):
    give(client, district())

    found = shown(client, "?org=harvard")

    assert found.track == "The duties show nobody who manages people, so the professional track."
    assert found.chosen == "harvard/infrastructure-professional"
    assert [line.other_track for line in found.families] == [
        "The description shows a position of the professional track, and this ladder is of the management track.",
        "",
    ]


def test_the_words_of_the_districts_class_are_shown_with_what_they_say(client):
    give(client, district())

    found = shown(client, "?org=mit")
    consultant, _, coordinator = found.families
    leaning = {one.label: [level.title for level in one.levels if level.is_most] for one in found.dimensions}

    assert consultant.speaks_for[:3] == ("customer", "team member", "documents")
    assert coordinator.speaks_for[:3] == ("coordination", "project", "involved")
    assert leaning == {
        "Promotion Criteria": ["II"],
        "Position Overview Statement": ["II"],
        "Principal Duties and Responsibilities": ["II"],
        "Supervision Exercised": ["II"],
        "Organizational/ political": ["II"],
        "Change Management": ["III"],
        "Knowledge, Skills & Expertise": ["Senior"],
        "Collaboration": ["II"],
        "Communication Effectiveness": ["I"],
        "Influencing and Leading": ["I"],
    }
    assert len(found.unread) == 7


def test_the_districts_disclaimer_is_left_out_and_said_why(client):
    give(client, district())

    assert [reason for reason, _ in shown(client).left_out] == [
        "It says that there may be other duties, as every description does.",
        "It says what a description is, not what this job is.",
    ]
