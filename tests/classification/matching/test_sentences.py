"""A text is split into sentences with their places, and what is no evidence is said why."""

import pytest

from classification.engine.matching.sentences import split


def test_a_text_is_split_into_sentences_with_their_places_and_sections():
    text = "Duties:\n• Plans work, e.g. releases. Writes tests.\n\nMINIMUM QUALIFICATIONS\nA degree"

    found = split(text)

    assert [(one.text, one.section, one.is_heading) for one in found] == [
        ("Duties:", "duties", True),
        ("Plans work, e.g. releases.", "duties", False),
        ("Writes tests.", "duties", False),
        ("MINIMUM QUALIFICATIONS", "qualifications", True),
        ("A degree", "qualifications", False),
    ]
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("Performs other duties as assigned.", "It says that there may be other duties, as every description does."),
        (
            "They are not intended to be an exhaustive list of all job duties for any one position in the class.",
            "It says what a description is, not what this job is.",
        ),
        (
            "Since class specifications are designed to be descriptive and not restrictive, more may be asked.",
            "It says what a description is, not what this job is.",
        ),
        ("Acme is an equal opportunity employer.", "The law and the employer say it to everybody."),
    ],
)
def test_boilerplate_is_no_evidence_and_says_why(said, reason):
    assert [(one.is_evidence, one.boilerplate) for one in split(said)] == [(False, reason)]


def test_a_long_run_of_full_stops_is_one_end():
    found = split("Plans work" + "." * 150_000 + " Tests.")

    assert [len(one.text) for one in found] == [150_010, 6]


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ("Experience supervising staff.", True),
        ("Five years of supervisory experience.", True),
        ("Ability to hire and rate staff.", True),
        ("Supervises staff with two years of experience.", False),
    ],
)
def test_what_a_person_must_bring_is_known_without_its_heading(said, is_asked):
    assert [one.is_asked for one in split(said)] == [is_asked]
