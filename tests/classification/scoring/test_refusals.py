"""What is no scheme, does not fit a ladder or is no answer is refused in sentences."""

import json

import pytest

from classification.engine.scoring import (
    Answer,
    CannotScore,
    Factor,
    WrongScheme,
    dump_scheme,
    in_sentences,
    needs_ladder,
    read_scheme,
    scale_for,
    score,
)
from tests.classification.scoring.schemes import LEVELS, MEAN, SEEDED, TIME, ladder


def points(**changes):
    rules = json.loads(json.dumps(SEEDED["factor-evaluation-system"]))
    return rules | changes


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ({}, "The scheme: Unable to extract tag using discriminator 'method'."),
        ([], "The scheme: Input should be a valid dictionary or object to extract fields from."),
        ({"method": "all must hold", "more": 1}, "all must hold.more: Unexpected keyword argument."),
        ({"method": "weighted mean", "cuts": [2, 1]}, "The cut points do not rise."),
        ({"method": "weighted mean", "cuts": [1.5, 1.6], "open": 10}, "What is open around two cut points overlaps."),
        (points(factors=points()["factors"] * 2), "Two factors are called complexity."),
        (
            points(grades=[{"name": "A", "at_least": 0}, {"name": "B", "at_least": 10}]),
            "A has no upper end, and B follows it.",
        ),
        (
            points(grades=[{"name": "A", "at_least": 0, "at_most": 10}, {"name": "B", "at_least": 10}]),
            "B begins before A ends.",
        ),
        (
            points(grades=[{"name": "A", "at_least": 5, "at_most": 0}, {"name": "B", "at_least": 10}]),
            "A ends before it begins.",
        ),
        (
            points(
                factors=[
                    {
                        "slug": "a",
                        "name": "A",
                        "levels": [{"name": "1", "points": 5, "text": "x"}, {"name": "2", "points": 4, "text": "x"}],
                    }
                ]
            ),
            "A: a higher level gives fewer points.",
        ),
        (
            {
                "method": "gate",
                "conditions": [{"kind": "factor", "factor": "nothing", "at_least": 1, "cap": 1}],
                "of": points(),
            },
            "The gate asks for level 1 of nothing, which is not there.",
        ),
        (
            {
                "method": "gate",
                "conditions": [{"kind": "number", "slug": "complexity", "question": "?", "at_least": 1, "cap": 15}],
                "of": points(),
            },
            "A question of the gate is called like the factor complexity.",
        ),
    ],
)
def test_what_is_no_scheme_is_refused_in_sentences(rules, fault):
    with pytest.raises(WrongScheme) as refused:
        read_scheme(rules)

    assert refused.value.faults[0] == fault


@pytest.mark.parametrize("rules", SEEDED.values(), ids=SEEDED)
def test_a_scheme_reads_back_as_it_was_written(rules):
    scheme = read_scheme(rules)

    assert read_scheme(json.loads(json.dumps(dump_scheme(scheme)))) == scheme
    assert all(sentence.endswith((".", "?")) for sentence in in_sentences(scheme))


def test_a_points_scheme_needs_no_ladder():
    assert [needs_ladder(read_scheme(rules)) for rules in SEEDED.values()] == [False, True, True, True, True]


@pytest.mark.parametrize(
    ("scheme", "levels", "factors", "fault"),
    [
        (MEAN, ("I",), ladder("a"), "There is nothing to choose between on a ladder of one level."),
        (MEAN, LEVELS, [], "There is nothing to rate."),
        (TIME, LEVELS, ladder("a"), "Every duty needs its percent of the time."),
        (
            read_scheme({"method": "weighted mean", "weights": {"a": 0}}),
            LEVELS,
            ladder("a"),
            "No factor has a weight.",
        ),
        (
            read_scheme({"method": "weighted mean", "cuts": [1.5]}),
            LEVELS,
            ladder("a"),
            "The scheme has 1 cut points, and 4 levels need one less.",
        ),
        (
            read_scheme(
                {
                    "method": "gate",
                    "conditions": [{"kind": "factor", "factor": "b", "at_least": 2, "cap": 1}],
                    "of": {"method": "all must hold"},
                }
            ),
            LEVELS,
            ladder("a"),
            "The gate asks for level 2 of b, which is not there.",
        ),
    ],
)
def test_a_scheme_that_does_not_fit_a_ladder_says_why(scheme, levels, factors, fault):
    with pytest.raises(CannotScore) as refused:
        scale_for(scheme, levels, factors)

    assert refused.value.faults == [fault]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({}, "A: not answered yet."),
        ({"a": Answer(5)}, "A: this is not among its answers."),
        ({"a": Answer(4, True)}, "A: this is not among its answers."),
        ({"a": Answer(1), "z": Answer(1)}, "z is not among the factors."),
    ],
)
def test_answers_that_do_not_fit_are_refused(answers, fault):
    scale = scale_for(MEAN, LEVELS, ladder("a"))

    with pytest.raises(CannotScore) as refused:
        score(MEAN, scale, answers)

    assert refused.value.faults == [fault]


def test_a_level_of_which_nothing_is_said_is_no_answer():
    factor = Factor("a", "A", LEVELS, silent=frozenset({1, 3}))

    assert [factor.said(answer) for answer in factor.answers] == [
        "between I and II",
        "II",
        "between II and III",
        "between III and IV",
        "IV",
        "does not apply",
    ]
