"""Whatever is answered: raising an answer never lowers a result, and what decides is exactly what trying all finds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classification.engine.scoring import Factor, decisive, read_scheme, scale_for, score
from tests.classification.scoring.schemes import LEVELS

SLUGS = ("a", "b", "c", "d")


def points(draw):
    def factor(slug):
        given = sorted(draw(st.lists(st.integers(0, 50), min_size=2, max_size=4)))
        return {"slug": slug, "name": slug, "levels": [{"name": "x", "points": n, "text": "x"} for n in given]}

    starts = sorted(draw(st.sets(st.integers(0, 120), min_size=2, max_size=4)))
    return {
        "method": "points",
        "absent": draw(st.sampled_from(["lowest", "zero"])),
        "factors": [factor(slug) for slug in SLUGS],
        "grades": [
            {"name": f"G{start}", "at_least": start, **({"at_most": after - 1} if after else {})}
            for start, after in zip(starts, [*starts[1:], None], strict=True)
        ],
    }


def mean(draw):
    weights = draw(st.dictionaries(st.sampled_from(SLUGS), st.integers(0, 5)))
    cuts = sorted(draw(st.sets(st.integers(110, 390), min_size=3, max_size=3)))
    given = draw(st.booleans())
    return {
        "method": "weighted mean",
        "weights": weights | {"d": 1},
        "open": 0 if given else draw(st.integers(0, 49)),
        "cuts": [f"{cut / 100:.2f}" for cut in cuts] if given else None,
    }


def condition(draw):
    if draw(st.booleans()):
        number = draw(st.integers(1, 9))
        return {"kind": "number", "slug": "people", "question": "How many?", "at_least": number, "cap": 1}
    return {"kind": "factor", "factor": "a", "at_least": 2, "cap": 1}


METHODS = {
    "points": points,
    "weighted mean": mean,
    "all must hold": lambda draw: {"method": "all must hold"},
    "more than half the time": lambda draw: {"method": "more than half the time"},
}


def gate(method):
    return lambda draw: {"method": "gate", "conditions": [condition(draw)], "of": METHODS[method](draw)}


SCHEMES = METHODS | {
    f"gate of {name}": gate(name) for name in ("points", "weighted mean", "all must hold", "more than half the time")
}


@st.composite
def cases(draw, name):
    """A scheme, the scale that it is used on, and answers that the scale allows."""
    scheme = read_scheme(SCHEMES[name](draw))
    shares = [draw(st.integers(1, 100)) for _ in SLUGS]
    silent = [draw(st.frozensets(st.integers(1, 4), max_size=2)) for _ in SLUGS]
    factors = [
        Factor(slug, slug, LEVELS, silent=quiet, share=share)
        for slug, quiet, share in zip(SLUGS, silent, shares, strict=True)
    ]
    scale = scale_for(scheme, LEVELS, factors)
    return scheme, scale, {factor.slug: draw(st.sampled_from(factor.answers)) for factor in scale.factors}


by_scheme = pytest.mark.parametrize("name", SCHEMES)
tried = settings(deadline=None, max_examples=60)


@by_scheme
@tried
@given(data=st.data())
def test_raising_one_answer_never_lowers_the_result(name, data):
    scheme, scale, answers = data.draw(cases(name))
    factor = data.draw(st.sampled_from([each for each in scale.factors if answers[each.slug].applies] or [None]))
    if factor is None:
        return
    higher = data.draw(st.sampled_from([each for each in factor.answers if each >= answers[factor.slug]]))

    before, after = score(scheme, scale, answers).band, score(scheme, scale, {**answers, factor.slug: higher}).band

    assert ((after and after.place) or 0) >= ((before and before.place) or 0)
    assert (after is None) == (before is None)


@by_scheme
@tried
@given(data=st.data())
def test_what_decides_is_exactly_what_trying_every_answer_finds(name, data):
    scheme, scale, answers = data.draw(cases(name))
    now = score(scheme, scale, answers).band

    found = {(each.factor.slug, each.other, each.result) for each in decisive(scheme, scale, answers)}

    tried_out = {
        (factor.slug, other, score(scheme, scale, {**answers, factor.slug: other}))
        for factor in scale.factors
        for other in factor.answers
    }
    assert found == {each for each in tried_out if each[2].band != now}


@by_scheme
@tried
@given(data=st.data())
def test_the_nearest_answer_comes_first(name, data):
    scheme, scale, answers = data.draw(cases(name))
    found = decisive(scheme, scale, answers)

    for factor in scale.factors:
        given_answer = answers[factor.slug]
        away = [
            abs(each.other.place - given_answer.place)
            for each in found
            if each.factor == factor and each.other.applies and given_answer.applies
        ]
        assert away == sorted(away)


@by_scheme
@tried
@given(data=st.data())
def test_the_order_of_answers_and_factors_makes_no_difference(name, data):
    scheme, scale, answers = data.draw(cases(name))
    shuffled = replace(scale, factors=tuple(data.draw(st.permutations(scale.factors))))
    reordered = dict(data.draw(st.permutations(list(answers.items()))))

    one, other = score(scheme, scale, answers), score(scheme, shuffled, reordered)

    assert (one.band, one.total, one.left_out) == (other.band, other.total, other.left_out)
    assert set(one.contributions) == set(other.contributions)
