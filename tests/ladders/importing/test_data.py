"""JSON and YAML of other tools: levels, topics and criteria, whichever holds the others."""

import json

import pytest

from ladders.engine.importing.reading import read
from tests.ladders.importing.test_reading import leftovers, said

BY_LEVEL = {
    "levels": [
        {"title": "Clerk I", "grade": "5", "areas": {"Scope": ["Tasks"], "Skills": ["Files", "Sorts"]}},
        {"title": "Clerk II", "grade": "6", "areas": {"Scope": ["Desks"], "Skills": ["Leads"]}},
    ]
}
BY_TOPIC = {
    "name": "Clerks",
    "topics": [
        {"name": "Scope", "content": [{"level": 1, "criteria": ["Tasks"]}, {"level": 2, "criteria": ["Desks"]}]},
        {
            "name": "Skills",
            "content": [{"level": 1, "criteria": ["Files", "Sorts"]}, {"level": 2, "criteria": ["Leads"]}],
        },
    ],
}
TRACKS = {
    "SCOPE": {"displayName": "Scope", "milestones": [{"signals": ["Tasks"]}, {"signals": ["Desks"]}]},
    "SKILLS": {"displayName": "Skills", "milestones": [{"signals": ["Files", "Sorts"]}, {"signals": ["Leads"]}]},
}
YAML = "Clerk I:\n  Scope: [Tasks]\n  Skills:\n  - Files\n  - Sorts\nClerk II:\n  Scope: [Desks]\n  Skills: [Leads]\n"
ROWS = [("Scope", "", ["Tasks"], ["Desks"]), ("Skills", "", ["Files", "Sorts"], ["Leads"])]


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        (json.dumps(BY_LEVEL), "a.json", ["Clerk I", "Clerk II"]),
        (json.dumps(BY_TOPIC), "a.json", ["Level 1", "Level 2"]),
        (json.dumps(TRACKS), "a.json", ["Level 1", "Level 2"]),
        (YAML, "a.yaml", ["Clerk I", "Clerk II"]),
    ],
    ids=["levels hold topics", "topics hold levels", "tracks hold milestones", "YAML"],
)
def test_levels_and_topics_are_found_whichever_holds_the_other(text, name, titles):
    (ladder,) = read(text.encode(), name).ladders

    assert [level.title for level in ladder.levels] == titles
    assert said(ladder) == ROWS


def test_a_value_that_goes_nowhere_is_listed_with_the_members_that_lead_to_it():
    found = read(json.dumps(BY_LEVEL | {"about": {"owner": "The people team"}}).encode())

    assert leftovers(found) == ["About/owner: The people team"]
    assert (found.words.file, found.words.left) == (14, 3)
