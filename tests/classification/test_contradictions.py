"""Rules that contradict themselves, or the level below."""

import pytest

from classification.engine.eligibility import read_requirement
from classification.engine.eligibility.contradictions import asks_less, contradictions

POOL = {"kind": "pool", "months": 84}
WORK = {"kind": "experience", "months": 60, "areas": ["Finance"]}


def asking(*conditions):
    return read_requirement({"routes": [{"name": "One", "conditions": list(conditions)}]})


@pytest.mark.parametrize(
    ("conditions", "said"),
    [
        ([POOL, POOL | {"part": "additional", "months": 36, "beyond": 84}], []),
        (
            [POOL, POOL | {"part": "additional", "months": 36, "beyond": 60}],
            ["It begins beyond 5 years, and the basic minimum ends at 7 years."],
        ),
        ([POOL | {"beyond": 12}], ["It begins beyond 1 year, and the basic minimum ends at 7 years."]),
        ([WORK, WORK | {"months": 24}], ["It asks this and also 5 years: the lesser says nothing."]),
        (
            [WORK, WORK | {"months": 24, "strength": "guidance"}],
            ["What is guidance is less than the 5 years required."],
        ),
        ([WORK, WORK | {"months": 96, "strength": "preferred"}], []),
        ([WORK, WORK | {"months": 24, "areas": ["law"]}], []),
        ([WORK, WORK], []),
        (
            [{"kind": "education", "degree": "master’s degree"}, {"kind": "education", "degree": "bachelor’s degree"}],
            ["It asks this and also a master’s degree: the lesser says nothing."],
        ),
        ([WORK | {"substitution": {"percent": 150}}], ["Study stands for more experience than it takes."]),
        ([WORK | {"substitution": {"percent": 100}}], []),
    ],
)
def test_what_contradicts_itself_is_said(conditions, said):
    assert [sentence for sentence, _ in contradictions(asking(*conditions))] == said


@pytest.mark.parametrize(
    ("lower", "upper", "said"),
    [
        ([POOL], [POOL], []),
        ([POOL], [POOL | {"months": 24}], ["It asks 2 years, and the level below 7 years."]),
        ([POOL], [POOL | {"months": 24, "strength": "guidance"}], []),
        ([WORK], [WORK | {"months": 24, "areas": ["finance "]}], ["It asks 2 years, and the level below 5 years."]),
        ([WORK], [POOL | {"months": 24}], []),
        (
            [{"kind": "education", "degree": "doctorate"}],
            [{"kind": "education", "degree": "bachelor’s degree"}],
            ["It asks a bachelor’s degree, and the level below a doctorate."],
        ),
    ],
)
def test_a_higher_level_that_asks_less_is_found(lower, upper, said):
    assert list(asks_less(asking(*lower), asking(*upper))) == said


def test_levels_of_several_routes_are_not_compared():
    one = {"name": "One", "conditions": [POOL]}
    several = read_requirement({"routes": [one, {"name": "Two", "conditions": [WORK]}]})

    assert list(asks_less(several, asking(POOL | {"months": 1}))) == []
