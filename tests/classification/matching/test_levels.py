"""The levels of a description are a set of neighbours with evidence for each dimension, or none."""

import pytest

from classification.engine.matching import read
from classification.engine.matching.altitude import altitude, telling
from classification.engine.matching.levels import median, shares
from tests.classification.matching.shelf import FAMILIES, LEVELS, described, ladder, only


def test_telling_words_are_found_where_they_stand():
    found = telling("Sets the company wide vision", offset=10)

    assert [(cue.text, cue.start, cue.end, cue.step) for cue in found] == [
        ("company wide", 19, 31, 6),
        ("vision", 32, 38, 5),
    ]


def test_higher_levels_stand_higher():
    heights = [altitude([said]) for said in LEVELS]

    assert heights == sorted(set(heights))


@pytest.mark.parametrize(("level", "said"), [(0, "I or II"), (3, "III or IV")])
def test_the_levels_of_a_description_are_a_set_of_neighbours(level, said):
    found = read(described(level), FAMILIES, only(ladder())).levels[0]

    assert (found.phrase, found.reason) == (said, "")
    assert [max(range(4), key=one.shares.__getitem__) for one in found.dimensions] == [level] * 3


def test_each_dimension_has_its_evidence_and_shares_that_add_to_one():
    text = described(0)

    found = read(text, FAMILIES, only(ladder())).levels[0].dimensions

    assert [[text[start:end] for start, end in one.evidence] for one in found] == [
        [line] for line in text.splitlines()
    ]
    assert [round(sum(one.shares), 2) for one in found] == [1.0, 1.0, 1.0]
    assert {text[cue.start : cue.end] for one in found for cue in one.telling} == {"Learns", "simple", "tasks"} | {
        "under supervision"
    }


def test_with_two_dimensions_of_evidence_no_level_is_claimed():
    text = "\n".join(described(0).splitlines()[:2])

    found = read(text, FAMILIES, only(ladder())).levels[0]

    assert (found.levels, found.reason) == (
        (),
        "Too little to say: there is evidence for 2 dimensions, and 3 are needed.",
    )


def test_what_is_not_understood_is_listed():
    text = described(1) + "\nFeeds giraffes at dawn."

    found = read(text, FAMILIES, only(ladder())).levels[0]

    assert [text[start:end] for start, end in found.not_understood] == ["Feeds giraffes at dawn."]


def test_a_ladder_of_one_level_tells_nothing_apart():
    found = read(described(0), FAMILIES, only(ladder(levels=1))).levels[0]

    assert (found.levels, found.reason) == ((), "The ladder has only one level.")


def test_on_a_ladder_of_the_other_track_no_level_is_claimed():
    found = read(described(3), FAMILIES, only(ladder("management"))).levels[0]

    assert found.levels == ()
    assert found.reason == (
        "The description shows a position of the professional track, and this ladder is of the management track."
    )


def test_shares_add_to_one_and_their_median_is_where_half_of_them_lie():
    found = shares([0.0, 0.0, -1000.0])

    assert (found, median(found), median([0.1, 0.2, 0.7])) == ([0.5, 0.5, 0.0], 0, 2)
