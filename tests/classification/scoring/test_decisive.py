"""Which single answer would change the result, the nearest first."""

from classification.engine.scoring import decisive, nearest, scale_for
from tests.classification.scoring.schemes import ALL, GATE, LEVELS, MEAN, answered, ladder


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
