"""The acts of a supervisor decide the track, where duties show them."""

import pytest

from classification.engine.matching.sentences import split
from classification.engine.matching.track import gate
from tests.classification.matching.shelf import RICH


@pytest.mark.parametrize(
    ("text", "track", "many"),
    [
        ("Configures routers and trains users.", "professional", []),
        (
            "Supervises a staff of six analysts. Hires staff and evaluates their performance.",
            "management",
            ["six analysts"],
        ),
        ("Supervises 6 analysts. Hires and disciplines employees.", "management", ["6 analysts"]),
        ("Supervises four technicians.", "open", ["four technicians"]),
        ("Does not supervise employees or hire staff.", "professional", []),
        ("Qualifications:\nExperience supervising staff and hiring employees.", "professional", []),
    ],
)
def test_the_acts_of_a_supervisor_decide_the_track(text, track, many):
    found = gate(split(text))

    assert (found.track, [one.text for one in found.how_many]) == (track, many)
    assert [text[act.start : act.end] for act in found.acts] == [act.text for act in found.acts]


def test_what_duties_show_is_told_from_what_is_only_asked_or_denied():
    found = gate(split(RICH))

    assert found.track == "management"
    assert [one.name for one in found.acts] == ["supervises", "hires", "rates"]
    assert [one.text for one in found.asked] == ["supervising staff"]
    assert [one.text for one in found.denied] == ["discipline employees"]
