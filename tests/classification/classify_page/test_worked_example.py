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
            ["mit/it-consultant", "mit/project-coordinator", "mit/it-manager"],
            "II or III",
            7,
        ),
        (
            "?org=mit&ladder=mit/project-coordinator",
            "Open",
            ["mit/it-consultant", "mit/project-coordinator", "mit/it-manager"],
            "I or II",
            11,
        ),
        (
            "?org=harvard",
            "None of these families",
            ["harvard/infrastructure-management", "harvard/infrastructure-professional"],
            "",
            0,
        ),
    ],
)
def test_the_districts_class_is_read_against_the_ladders_of_others(client, query, band, families, verdict, dimensions):
    give(client, district())

    found = shown(client, query)

    assert (found.band.partition(":")[0], found.verdict, len(found.dimensions)) == (band, verdict, dimensions)
    assert [line.key for line in found.families] == families


def test_where_no_ladder_says_what_the_districts_class_does_no_level_is_claimed(client):
    give(client, district())

    found = shown(client, "?org=harvard")

    assert (found.is_none, found.chosen, found.dimensions) == (True, "", ())
    assert found.track == "The duties show nobody who manages people, so the professional track."


def test_a_ladder_of_the_other_track_is_said_to_be_one(client):
    give(client, district())

    assert [bool(line.other_track) for line in shown(client, "?org=mit").families] == [False, False, True]


def test_the_words_of_the_districts_class_are_shown_with_what_they_say(client):
    give(client, district())

    found = shown(client, "?org=mit")
    consultant, coordinator, _ = found.families
    leaning = {one.label: [level.title for level in one.levels if level.is_most] for one in found.dimensions}

    assert consultant.speaks_for[:3] == ("customer", "team member", "documents")
    assert coordinator.speaks_for[:3] == ("coordination", "project", "involved")
    assert leaning == {
        "Position Overview Statement": ["II"],
        "Principal Duties and Responsibilities": ["II"],
        "Organizational/ political": ["II"],
        "Change Management": ["III"],
        "Knowledge, Skills & Expertise": ["Senior"],
        "Collaboration": ["II"],
        "Influencing and Leading": ["I"],
    }
    assert len(found.unread) == 10


def test_the_districts_disclaimer_is_left_out_and_said_why(client):
    give(client, district())

    assert [reason for reason, _ in shown(client).left_out] == [
        "It says that there may be other duties, as every description does.",
        "It says what a description is, not what this job is.",
    ]
