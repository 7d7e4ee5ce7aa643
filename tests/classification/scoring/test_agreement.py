"""How far two raters agree: weighted kappa, and in a sentence."""

from fractions import Fraction

import pytest

from classification.engine.scoring import Answer, agreement, kappa, scale_for
from classification.engine.scoring.agreement import word_for
from tests.classification.scoring.schemes import LEVELS, MEAN, answered, ladder


def pairs(one, other):
    return [(Fraction(a), Fraction(b)) for a, b in zip(one, other, strict=True)]


# The examples by which scikit-learn proves its cohen_kappa_score: its documentation's, and those of its own tests.
FIRST, SECOND = [0] * 46 + [1] * 44 + [2] * 10, [0] * 50 + [1] * 40 + [2] * 10


@pytest.mark.parametrize(
    ("one", "other", "weighting", "value"),
    [
        ([0, 2, 0, 1, 2], [0, 2, 0, 1, 0], "none", 0.6875),
        ([0] * 40 + [1] * 60, [0] * 20 + [1] * 20 + [0] * 10 + [1] * 50, "none", 0.348),
        (FIRST, [0] * 52 + [1] * 32 + [2] * 16, "none", 0.8013),
        (FIRST, SECOND, "none", 0.9315),
        (FIRST, SECOND, "linear", 0.9412),
        (FIRST, SECOND, "quadratic", 0.9541),
        ([1, 2, 3], [1, 2, 3], "quadratic", 1),
        ([1, 2], [2, 1], "linear", -1),
        ([1, 1, 2, 2], [1, 2, 1, 2], "quadratic", 0),
        ([1, 1], [1, 1], "quadratic", None),
        ([], [], "quadratic", None),
    ],
)
def test_kappa_is_that_of_the_published_examples(one, other, weighting, value):
    found = kappa(pairs(one, other), weighting)

    assert (found if found is None else float(found)) == pytest.approx(value, abs=0.0005)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            "1 2 3 4",
            "1 2 3 3",
            "The two gave the same answer to 3 of 4 questions. "
            "Beyond chance that is what Landis and Koch call almost perfect agreement: "
            "weighted kappa 0.88 (quadratic), 0.78 (linear).",
        ),
        (
            "1 1 2 2",
            "1 2 1 2",
            "The two gave the same answer to 2 of 4 questions. "
            "Beyond chance that is what Landis and Koch call slight agreement: "
            "weighted kappa 0.00 (quadratic), 0.00 (linear).",
        ),
        (
            "2 2",
            "2 2",
            "The two gave the same answer to 2 of 2 questions. "
            "Both gave one and the same level throughout, so kappa says nothing here.",
        ),
        (
            "- -",
            "1 -",
            "The two gave the same answer to 1 of 2 questions. No factor applies for both, so there is no kappa.",
        ),
    ],
)
def test_agreement_is_said_in_a_sentence(one, other, said):
    scale = scale_for(MEAN, LEVELS, ladder(*"abcd"[: len(one.split())]))

    assert agreement(scale, answered(one, scale), answered(other, scale)).said == said


def test_two_raters_without_a_common_question_do_not_agree_or_disagree():
    scale = scale_for(MEAN, LEVELS, ladder("a", "b"))

    assert agreement(scale, {"a": Answer(1)}, {"b": Answer(1)}).said == "The two answered no question in common."


def test_where_two_raters_differ_it_is_said_by_how_much():
    scale = scale_for(MEAN, LEVELS, ladder(*"abcde"))

    found = agreement(scale, answered("1 1 1 1 1", scale), answered("1 1+ 2+ 3 -", scale))

    assert [side.said for side in found.sides] == [
        "Same answer",
        "half a level apart",
        "1.5 levels apart",
        "2 levels apart",
        "One says that it does not apply",
    ]


def test_a_kappa_is_called_what_landis_and_koch_call_it():
    ends = [
        (-1, "poor"),
        (0, "slight"),
        (20, "slight"),
        (21, "fair"),
        (40, "fair"),
        (41, "moderate"),
        (60, "moderate"),
    ]
    ends += [(61, "substantial"), (80, "substantial"), (81, "almost perfect"), (100, "almost perfect")]

    assert [(value, word_for(Fraction(value, 100))) for value, _ in ends] == ends
