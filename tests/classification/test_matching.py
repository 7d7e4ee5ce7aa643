"""A description is read with evidence for each thing said of it, and nothing is claimed beyond it."""

import json
import os
import subprocess
import sys

import pytest

from classification.matching import (
    ENGINE,
    LEXICON,
    Family,
    FamilyIndex,
    Ladder,
    NotRead,
    Row,
    canonical,
    read,
    restored,
)
from classification.matching.altitude import altitude, telling
from classification.matching.levels import median, shares
from classification.matching.sentences import split
from classification.matching.terms import terms_of
from classification.matching.track import gate

FAMILIES = FamilyIndex(
    [
        Family("network", "Network Engineering", ("Configures routers and switches.\nMonitors network traffic.",)),
        Family("payroll", "Payroll", ("Calculates wages and deductions.\nPrepares payroll tax reports.",)),
        Family("library", "Library Services", ("Catalogues books.\nHelps readers find books and journals.",)),
    ]
)
LEVELS = (
    "Learns simple tasks under supervision",
    "Works independently on own work",
    "Leads complex work across teams",
    "Sets the strategic vision for the company",
)
SUBJECTS = {"duties": "router configuration", "communication": "customer reports", "impact": "incident budgets"}


def ladder(track: str = "professional", levels: int = 4) -> Ladder:
    rows = tuple(
        Row(name, name.capitalize(), tuple((f"{said} of {subject}.",) for said in LEVELS[:levels]))
        for name, subject in SUBJECTS.items()
    )
    return Ladder("acme/network", "digest", track, ("I", "II", "III", "IV")[:levels], rows)


def only(*ladders):
    """A shelf that gives these ladders whatever families are likest."""
    return lambda keys: ladders


def ranked(index, *sentences):
    return index.rank(terms_of(sentences))


def described(level: int) -> str:
    return "\n".join(f"{LEVELS[level]} of {subject}." for subject in SUBJECTS.values())


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


def test_families_are_ranked_with_the_terms_that_speak_for_them():
    ranking = ranked(FAMILIES, "Monitors routers and network switches.")

    assert [one.key for one in ranking.candidates] == ["network"]
    assert ranking.band == "clear"
    assert "network" in ranking.candidates[0].speaks_for


def test_terms_against_the_next_family_leave_out_what_both_say():
    index = FamilyIndex([Family("a", "Alpha", ("tests cables daily",)), Family("b", "Beta", ("tests drugs daily",))])

    first, second = ranked(index, "tests cables").candidates

    assert (first.key, second.key) == ("a", "b")
    assert first.against_next == ("test cabl",)
    assert second.speaks_for == ("test",)


def test_a_family_that_leads_by_little_is_open():
    same = "Monitors network traffic"
    index = FamilyIndex([Family("a", "Alpha", (same,)), Family("b", "Beta", (same,))])

    ranking = ranked(index, same)

    assert (ranking.band, [one.key for one in ranking.candidates]) == ("open", ["a", "b"])


def test_nothing_known_is_like_no_family():
    assert ranked(FAMILIES, "Zymurgy").candidates == ()


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


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("Engineer", "too short"),
        ("\x00 \ud800 !!", "too short"),
        ("routers " * 700_000, "too long"),
        ("<p>Configures <b>routers</b> and monitors switches.</p>", "markup"),
        (
            "Er plant die Netze und sorgt dafür, dass alle Geräte laufen; er schult neue Leute und schreibt " * 2,
            "language",
        ),
        ("計画を立てて網を守る 仕事をする人 " * 12, "language"),
        ("Performs other duties as assigned.\nAcme is an equal opportunity employer.", "only boilerplate"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text, reason):
    found = read(text, FAMILIES, only(ladder()))

    assert isinstance(found, NotRead)
    assert (found.reason, found.lexicon) == (reason, LEXICON)
    assert json.loads(canonical(found))["reason"] == reason


def test_the_same_input_gives_the_same_bytes():
    first, second = (canonical(read(described(2), FAMILIES, only(ladder()))) for _ in range(2))

    assert first == second
    result = json.loads(first)
    assert (result["lexicon"], result["levels"][0]["digest"]) == (LEXICON, "digest")
    assert len(result["input_digest"]) == 64


def test_shares_add_to_one_and_their_median_is_where_half_of_them_lie():
    found = shares([0.0, 0.0, -1000.0])

    assert (found, median(found), median([0.1, 0.2, 0.7])) == ([0.5, 0.5, 0.0], 0, 2)


def test_a_long_run_of_full_stops_is_one_end():
    found = split("Plans work" + "." * 150_000 + " Tests.")

    assert [len(one.text) for one in found] == [150_010, 6]


RICH = """Duties:
Learns router configuration under supervision and monitors network traffic.
Supervises two technicians, hires staff and rates their performance.
Prepares customer reports and incident budgets for the department.
Does not discipline employees.
Performs other duties as assigned.
Qualifications:
Experience supervising staff for 2 years.
"""


def pieces(found):
    """Yield every object of plain data that names a place in the text."""
    if isinstance(found, dict):
        if {"start", "end", "text"} <= found.keys():
            yield found
        found = list(found.values())
    if isinstance(found, list):
        for each in found:
            yield from pieces(each)


def test_every_piece_of_evidence_is_a_place_in_the_text():
    result = json.loads(canonical(read(RICH, FAMILIES, only(ladder()))))
    found = list(pieces(result))

    assert [one["text"] for one in found] == [RICH[one["start"] : one["end"]] for one in found]
    assert {name for one in found for name in one} >= {"step", "name", "section"}
    sentences = {(one["start"], one["end"]) for one in result["sentences"]}
    level = result["levels"][0]
    routed = [tuple(place) for one in level["dimensions"] for place in one["evidence"]]
    assert {*routed, *map(tuple, level["not_understood"])} <= sentences


def test_what_speaks_for_a_family_is_said_in_the_words_of_the_text():
    text = "Keeps watch: monitors the network and its traffic.\nHelps those who configure many routers."

    found = read(text, FAMILIES, only()).families[0]

    assert [one.text for one in found.speaks_for] == [
        "configure",
        "monitors the network",
        "network and its traffic",
        "routers",
    ]


def test_what_duties_show_is_told_from_what_is_only_asked_or_denied():
    found = gate(split(RICH))

    assert found.track == "management"
    assert [one.name for one in found.acts] == ["supervises", "hires", "rates"]
    assert [one.text for one in found.asked] == ["supervising staff"]
    assert [one.text for one in found.denied] == ["discipline employees"]


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


def test_decided_positions_make_their_family_likelier():
    said = "Tends the beehives and harvests honey for the network."
    published = [Family("a", "Alpha", ("network routers",)), Family("b", "Beta", ("network readers",))]
    decided = [published[0], Family("b", "Beta", ("network readers",), decided=("Tends beehives, sells honey.",))]

    before, after = (ranked(FamilyIndex(families), said) for families in (published, decided))

    assert [one.key for one in before.candidates] == ["a", "b"]
    assert [one.key for one in after.candidates] == ["b", "a"]


def test_words_of_decided_positions_alone_are_never_named():
    decided = Family("b", "Beta", ("network readers",), decided=("Tends beehives for Ada Byron.",))

    (found,) = ranked(FamilyIndex([decided]), "Tends beehives for Ada Byron, network").candidates

    assert (found.speaks_for, found.score > 0) == (("network",), True)


def test_a_result_can_be_restored_from_its_bytes():
    found = read(RICH, FAMILIES, only(ladder()))

    assert restored(canonical(found).decode()) == found


@pytest.mark.parametrize("data", ["", "{}", "[]", '{"input_digest": 3}'])
def test_a_result_of_another_shape_is_not_restored(data):
    assert restored(data) is None


DIGEST = """
from hashlib import sha256
from tests.classification.test_matching import FAMILIES, RICH, canonical, ladder, only, read
print(sha256(canonical(read(RICH, FAMILIES, only(ladder())))).hexdigest())
"""


def test_the_bytes_are_the_same_in_every_process():
    found = {
        subprocess.run(
            [sys.executable, "-c", DIGEST], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("0", "1", "4242")
    }

    assert len(found) == 1
    assert (ENGINE, LEXICON[:2]) == ("2", "1-")


def test_nothing_at_all_is_still_an_index():
    found = read(RICH, FamilyIndex([]), only())

    assert (found.families, found.levels, found.band) == ((), (), "open")
