"""Ladders: the mean, what every factor reaches, more than half the time, and gates."""

from fractions import Fraction

import pytest

from classification.engine.scoring import read_scheme, scale_for, score
from tests.classification.scoring.schemes import ALL, GATE, LEVELS, MEAN, TIME, answered, ladder, scored


@pytest.mark.parametrize(
    ("rules", "said", "band", "to_next", "from_below"),
    [
        ({}, "2 2 2", "II", "0.5 more would be III.", "Anything more than 0.5 less would be I."),
        ({}, "2 2 3", "II", "0.17 more would be III.", "Anything more than 0.83 less would be I."),
        ({}, "2 3", "III", "1 more would be IV.", "Anything less would be II."),
        ({}, "2 2+", "II", "0.25 more would be III.", "Anything more than 0.75 less would be I."),
        ({}, "1 - 1", "I", "0.5 more would be II.", None),
        ({}, "4 4", "IV", None, "Anything more than 0.5 less would be III."),
        ({"weights": {"a": 3}}, "3 1", "III", "1 more would be IV.", "Anything less would be II."),
        ({"weights": {"a": 0}}, "4 1", "I", "0.5 more would be II.", None),
        (
            {"open": 20},
            "2 3",
            "between II and III",
            "0.2 more would be III.",
            "Anything more than 0.2 less would be II.",
        ),
        ({"cuts": [1.2, 2.8, 3.9]}, "2 3", "II", "0.3 more would be III.", "Anything more than 1.3 less would be I."),
    ],
)
def test_the_weighted_mean_reads_the_nearest_level_or_its_cuts(rules, said, band, to_next, from_below):
    result = scored(read_scheme({"method": "weighted mean", **rules}), said)

    assert result.band.name == band
    assert (result.to_next and result.to_next.said) == to_next
    assert (result.from_below and result.from_below.said) == from_below


def test_what_does_not_apply_is_left_out_and_counted():
    result = scored(MEAN, "3 - -")

    assert (result.total, result.left_out) == (3, 2)
    assert result.reasons == ("2 answers left out: what does not apply never counts as the lowest.",)
    assert [each.gives for each in result.contributions] == ["3, weight 1", "Left out", "Left out"]


@pytest.mark.parametrize(
    ("said", "band", "to_next"),
    [
        ("2 3 4", "II", "A holds it back from III."),
        ("2+ 3 2", "II", "A and C hold it back from III."),
        ("4 - 4", "IV", None),
        ("1 4 4", "I", "A holds it back from II."),
    ],
)
def test_all_must_hold_takes_the_level_that_every_factor_reaches(said, band, to_next):
    result = scored(ALL, said)

    assert (result.band.name, result.to_next and result.to_next.said) == (band, to_next)


@pytest.mark.parametrize(
    ("said", "shares", "band", "total"),
    [
        ("3 2", (51, 49), "III", 51),
        ("3 2", (50, 50), "II", 100),
        ("4 3 1", (30, 30, 40), "III", 60),
        ("3+ 1", (60, 40), "III", 60),
        ("- 3 1", (40, 40, 20), "III", Fraction(200, 3)),
    ],
)
def test_more_than_half_the_time_is_more_than_half(said, shares, band, total):
    result = scored(TIME, said, shares=shares)

    assert (result.band.name, result.total) == (band, total)


@pytest.mark.parametrize(
    ("people", "said", "band"), [("2", "4 4", "IV"), ("1", "4 4", "I"), ("1", "1 1", "I"), ("2", "1 1", "I")]
)
def test_a_gate_caps_the_result_where_its_condition_does_not_hold(people, said, band):
    assert scored_gate(f"{said} {people}").band.name == band


def scored_gate(said):
    scale = scale_for(GATE, LEVELS, ladder("a", "b"))
    return score(GATE, scale, answered(said, scale))


def test_a_shut_gate_says_what_the_result_would_be_without_it():
    result = scored_gate("4 4 1")

    assert result.to_next.said == "The gate holds it at I; without it the result would be IV."
    assert result.reasons == ("How many people does the position supervise: not 2 or more, so I at most.",)
    assert result.contributions[-1].gives == "Counts for the gate"


@pytest.mark.parametrize(("given", "band"), [("3", "III"), ("2", "II"), ("2+", "II"), ("-", "II")])
def test_a_gate_on_a_factor_asks_that_its_level_is_fully_met(given, band):
    rules = {
        "method": "gate",
        "conditions": [{"kind": "factor", "factor": "a", "at_least": 3, "cap": 2}],
        "of": {"method": "weighted mean", "weights": {"a": 0}},
    }

    assert scored(read_scheme(rules), f"{given} 3").band.name == band


@pytest.mark.parametrize(
    ("scheme", "why"),
    [
        (MEAN, "No factor with a weight applies, so there is no mean."),
        (ALL, "No factor applies, so nothing holds."),
        (TIME, "No duty applies, so no time is spent at any level."),
    ],
)
def test_where_nothing_applies_there_is_no_result(scheme, why):
    result = scored(scheme, "- -", shares=(50, 50))

    assert (result.band, result.said, result.reasons, result.left_out) == (None, "No result", (why,), 2)
