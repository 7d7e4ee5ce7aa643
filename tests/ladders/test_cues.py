"""The cue lexicon and its matcher: what shows how much a statement asks, and where it stands."""

from itertools import pairwise

import pytest

from ladders.engine.cues import SCALE_OF, SCALES, find
from ladders.engine.cues.words import stem, words


def levels(text, kind):
    return [(cue.text, cue.level) for cue in find(text) if cue.kind == kind]


def test_a_cue_knows_its_place():
    (cue,) = (cue for cue in find("May lead “IS&T” projects") if cue.kind == "scope")

    assert (cue.text, cue.start, cue.end, cue.direction) == ("IS&T", 10, 14, "reach")


@pytest.mark.parametrize(
    ("kind", "rising"),
    [
        (
            "role",
            ["Participates in plans", "Contributes to plans", "Implements plans", "Leads plans", "Defines plans"],
        ),
        ("scope", ["For the team", "Across teams", "For the department", "Across MIT", "For international partners"]),
        ("autonomy", ["Work is reviewed weekly", "Work is reviewed at key stages", "Works independently"]),
        ("autonomy", ["Under close supervision", "With support", "With general guidance", "Without assistance"]),
        ("piece of work", ["Plans tasks", "Plans a project", "Plans several projects", "Plans the portfolio"]),
        ("role", ["Explains why data count", "Explains data", "Analyses data", "Advances and improves data"]),
        ("obligation", ["May lead", "Typically leads", "Must lead"]),
        ("expertise", ["Basic skills", "Good skills", "Advanced skills", "Expert skills"]),
        ("complexity", ["Routine matters", "Moderately complex matters", "Complex matters", "Highly complex matters"]),
        ("people", ["Guides others", "Coaches students", "Mentors staff", "Supervises staff"]),
        ("horizon", ["Plans for the week", "Plans for the short term", "Plans for the long-term"]),
        ("frequency", ["Occasionally leads", "Regularly leads"]),
        ("years", ["Two years of experience", "3-5 years of experience", "10+ years of experience"]),
        ("money", ["Budgets up to $100K", "Budgets of $250,000", "Budgets of $1.5 million"]),
        ("count", ["In one area", "In one or more areas", "In two areas", "In several areas"]),
    ],
)
def test_scales_rise(kind, rising):
    found = [max(cue.level for cue in find(text) if cue.kind == kind) for text in rising]

    assert all(lower < upper for lower, upper in pairwise(found)), found


def test_the_longest_phrase_counts():
    assert levels("Works with little or no guidance", "autonomy") == [("little or no guidance", 5)]


def test_an_obligation_is_that_of_the_opening_verb():
    assert levels("Role may focus on support", "obligation") == [("may", 1)]
    assert levels("Works on problems for which no procedures may exist", "obligation") == []


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("Helps to define standards", ["Helps"]),
        ("Contributes to establishing guidelines", ["Contributes"]),
        ("Plans and conducts reviews", ["Plans", "conducts"]),
        ("Ability to lead projects", ["lead"]),
        ("Resolves conflicts (e.g., design reviews)", ["Resolves"]),
        ("Monitors the technical processes, and reports weekly", ["Monitors", "reports"]),
        ("Assists with data for the annual reports", ["Assists"]),
    ],
)
def test_a_verb_that_serves_another_shows_no_part_of_its_own(text, main):
    assert [cue.text for cue in find(text) if cue.kind == "role"] == main


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("Minimum of seven years' education", "years", [("seven years", 7.0)]),
        ("Six months of practice", "years", [("Six months", 0.5)]),
        ("Eighteen (18) months' experience", "years", [("18) months", 1.5)]),
        ("Budgets of $2M", "money", [("$2M", 2_000_000.0)]),
        ("Budgets of $2 million", "money", [("$2 million", 2_000_000.0)]),
        ("Budgets of 2 million dollars", "money", [("2 million dollars", 2_000_000.0)]),
        ("Spends 25% on plans and 10 percent on reports", "percent", [("25%", 25.0), ("10 percent", 10.0)]),
        ("3-5 years of experience", "years", [("3-5 years", 4.0)]),
        ("Completed in 6 to 12 months", "duration", [("6 to 12 months", 0.75)]),
        ("2–4 smaller, concurrent projects", "count", [("2–4", 3.0)]),
        ("1. Leads projects", "count", []),
        ("(2) Leads projects", "count", []),
        ("Level 2 cases", "count", []),
        ("Two or more areas", "count", [("Two or more", 2.5)]),
        ("A number of projects", "count", [("number of", 3.0)]),
        ("Office 365 administration", "count", []),
        ("Since 2007.", "years", []),
        ("1.2.3 and $.", "money", []),
    ],
)
def test_quantities_are_read_as_numbers(text, kind, found):
    assert levels(text, kind) == found


@pytest.mark.parametrize(
    "text",
    [
        "Meets at the Institute with engineers and new hires",
        "Meets about schedules, plans and the process of design",
        "Meets the sponsor and direct reports",
    ],
)
def test_nouns_that_look_like_verbs_show_no_part(text):
    assert [(cue.kind, cue.text) for cue in find(text) if cue.kind == "role"] == [("role", "Meets")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Does not supervise staff", [("negation", "not supervise")]),
        ("No supervisory responsibility", []),
        ("Work is not reviewed", [("autonomy", "not reviewed")]),
        ("Solves problems for which no procedures exist", [("role", "Solves")]),
        ("Not only coaches students", [("people", "coaches")]),
    ],
)
def test_what_is_denied_is_not_asked(text, found):
    kinds = {"people", "role", "autonomy", "negation"}

    assert [(cue.kind, cue.text) for cue in find(text) if cue.kind in kinds] == found


def test_no_phrase_stands_on_two_steps_of_a_scale():
    for scale in SCALES:
        phrases = [phrase.strip() for step in scale.steps for phrase in step.split(",") if phrase.strip()]
        assert sorted(phrases) == sorted(set(phrases)), scale.kind


def test_every_scale_has_a_name_of_its_own():
    assert len(SCALE_OF) == len(SCALES) + 5


@pytest.mark.parametrize(
    "forms",
    [
        "negotiate negotiates negotiating negotiation negotiations",
        "plan plans planned planning",
        "technology technologies technological",
        "supervise supervision supervisor supervisory",
        "improve improves improvement improvements",
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms):
    assert len({stem(form) for form in forms.split()}) == 1


def test_words_of_another_sense_keep_their_own_stem():
    assert stem("informal") != stem("informs")
    assert stem("performance") != stem("performs")


def test_words_keep_what_joins_their_parts():
    assert [word.text for word in words("IS&T's 5+ years, $100K–$1.5M, e.g. one’s")] == (
        ["is&t's", "5+", "years", "$100k", "$1.5m", "e.g", "one's"]
    )
