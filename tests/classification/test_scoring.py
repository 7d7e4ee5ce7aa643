"""Schemes as data: what they refuse, what answers come to, and which answer decides."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from django.conf import settings

from classification.scoring import (
    DOES_NOT_APPLY,
    Answer,
    CannotScore,
    Factor,
    WrongScheme,
    agreement,
    decisive,
    dump_scheme,
    in_sentences,
    kappa,
    nearest,
    needs_ladder,
    read_scheme,
    scale_for,
    score,
)

LEVELS = ("I", "II", "III", "IV")
SEEDED = {
    row["fields"]["slug"]: row["fields"]["rules"]
    for row in json.loads(Path(settings.BASE_DIR / "fixtures" / "schemes.json").read_text())
}
FES = read_scheme(SEEDED["factor-evaluation-system"])
MEAN = read_scheme({"method": "weighted mean"})
ALL = read_scheme({"method": "all must hold"})
TIME = read_scheme({"method": "more than half the time"})
GATE = read_scheme(SEEDED["management-gate"])


def ladder(*slugs, shares=()):
    """Return factors of the ladder I to IV; with shares they are duties."""
    return [
        Factor(slug, slug.title(), LEVELS, share=share)
        for slug, share in zip(slugs, shares or [0] * len(slugs), strict=True)
    ]


def answered(said, scale):
    """Return answers from words: "2", "2+" for between it and the next, "-" for what does not apply."""
    return {
        factor.slug: DOES_NOT_APPLY if each == "-" else Answer(int(each[0]), each.endswith("+"))
        for factor, each in zip(scale.factors, said.split(), strict=True)
    }


def scored(scheme, said, *slugs, shares=()):
    scale = scale_for(scheme, LEVELS, ladder(*(slugs or "abcdef"[: len(said.split())]), shares=shares))
    return score(scheme, scale, answered(said, scale))


# --- OPM's Factor Evaluation System ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "total", "grade"),
    [
        ("1 1 1 1 1 1 1 1 1", 190, "GS-1"),
        ("7 4 3 4 3 3 3 1 1", 2540, "GS-11"),
        ("6 3 3 3 3 2 2 1 1", 1885, "GS-9"),
        ("8 4 4 5 5 3 3 1 1", 3290, "GS-13"),
        ("9 5 5 6 6 4 4 3 3", 4480, "GS-15"),
    ],
)
def test_a_position_gets_the_grade_of_its_points(levels, total, grade):
    scale = scale_for(FES)

    result = score(FES, scale, answered(levels, scale))

    assert (result.total, result.band.name) == (total, grade)


@pytest.mark.parametrize(
    ("total", "grade"),
    [(189, "below GS-1"), (190, "GS-1"), (1854, "GS-8"), (1855, "GS-9"), (4054, "GS-14"), (4055, "GS-15")],
)
def test_the_grade_table_begins_where_opm_begins_it(total, grade):
    factor = {"slug": "all", "name": "All", "levels": [{"name": n, "points": total, "text": "x"} for n in "12"]}
    scheme = read_scheme(SEEDED["factor-evaluation-system"] | {"factors": [factor]})

    assert score(scheme, scale_for(scheme), {"all": Answer(1)}).band.name == grade


def test_a_level_counts_only_if_it_is_fully_met():
    scale = scale_for(FES)

    result = score(FES, scale, answered("7+ 4 3 4 3 3 3 1 1", scale))

    assert result.total == 2540
    assert result.reasons == (
        "Knowledge required by the position: between 1-7 and 1-8 counts as 1-7, which is fully met.",
    )
    assert result.to_next.said == "215 points more would be GS-12."
    assert result.from_below.said == "More than 185 points fewer would be GS-10."
    assert [(each.name, each.answer, each.gives) for each in result.contributions][:2] == [
        ("Knowledge required by the position", "between 1-7 and 1-8", "1,250 points"),
        ("Supervisory controls", "2-4", "450 points"),
    ]


@pytest.mark.parametrize(
    ("absent", "total", "said"),
    [("lowest", 190, "the points of its lowest level"), ("zero", 185, "no points")],
)
def test_a_factor_that_does_not_apply_gives_what_the_scheme_says(absent, total, said):
    scheme = read_scheme(SEEDED["factor-evaluation-system"] | {"absent": absent})
    scale = scale_for(scheme)

    result = score(scheme, scale, answered("1 1 1 1 1 1 1 - 1", scale))

    assert (result.total, result.reasons) == (total, (f"Physical demands does not apply: it gives {said}.",))


def test_points_between_two_ranges_stay_with_the_lower_grade():
    factor = {"slug": "all", "name": "All", "levels": [{"name": n, "points": 252, "text": "x"} for n in "12"]}
    scheme = read_scheme(SEEDED["factor-evaluation-system"] | {"factors": [factor]})

    result = score(scheme, scale_for(scheme), {"all": Answer(1)})

    assert result.band.name == "GS-1"
    assert result.reasons == ("The table names no grade for 252 points: GS-1, which ends at 250, is kept.",)


# --- ladders ---------------------------------------------------------------------------------------------------------


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


# --- which answer decides --------------------------------------------------------------------------------------------


def test_the_nearest_answer_that_would_change_the_result_comes_first():
    scale = scale_for(MEAN, LEVELS, ladder("a", "b"))

    found = decisive(MEAN, scale, answered("2 2", scale))

    assert [(each.factor.slug, each.said, each.result.said) for each in found] == [
        (slug, said, band)
        for slug in "ab"
        for said, band in [("III", "III"), ("between III and IV", "III"), ("IV", "III")]
    ]
    assert [(each.factor.slug, each.said) for each in nearest(found)] == [("a", "III"), ("b", "III")]


def test_the_gates_own_question_may_decide():
    scale = scale_for(GATE, LEVELS, ladder("a", "b"))

    found = decisive(GATE, scale, answered("4 4 1", scale))

    assert [(each.factor.slug, each.said, each.result.said) for each in found] == [
        ("people-supervised", "2 or more", "IV")
    ]


def test_that_a_factor_does_not_apply_is_shown_only_where_no_level_decides():
    scale = scale_for(ALL, LEVELS, ladder("a", "b"))
    several, alone = (nearest(decisive(ALL, scale, answered(said, scale))) for said in ("1 4", "4 4"))

    assert [(each.factor.slug, each.said, each.result.said) for each in several] == [("a", "II", "II")]
    assert [(each.factor.slug, each.said, each.result.said) for each in alone] == [
        ("a", "between III and IV", "III"),
        ("b", "between III and IV", "III"),
    ]


# --- what is refused -------------------------------------------------------------------------------------------------


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


# --- two raters ------------------------------------------------------------------------------------------------------


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
