"""Rules as data and in words: what is none is refused, what is one comes back and reads as sentences."""

from datetime import date

import pytest

from classification.engine.eligibility import (
    Counting,
    Degree,
    Job,
    Record,
    Study,
    WrongRule,
    dump_requirement,
    evaluate,
    read_requirement,
)
from classification.engine.eligibility.wording import condition_in_words, finding_in_words
from tests.classification.eligibility.rules import DEGREE, GRADUATE, ON, PM, POOL, TWO_YEARS, requirement


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (None, "The rules"),
        ({"routes": []}, "routes"),
        ({"routes": [{"name": "x", "conditions": [{"kind": "guess"}]}]}, "routes.0.conditions.0"),
        ({"routes": [{"name": "x", "conditions": [POOL | {"months": -1}]}]}, "routes.0.conditions.0.pool.months"),
        ({"routes": [{"name": "x", "conditions": [POOL | {"extra": 1}]}]}, "routes.0.conditions.0.pool.extra"),
    ],
)
def test_what_is_no_rule_is_refused_with_its_place(data, fault):
    with pytest.raises(WrongRule) as refused:
        read_requirement(data)

    assert refused.value.faults[0].split(":")[0] == fault


def test_three_of_two_can_never_be_met():
    with pytest.raises(WrongRule, match=r"^3 of 2 conditions can never be met\.$"):
        requirement({"kind": "several", "number": 3, "of": [POOL, POOL]})


def test_rules_come_back_as_they_went():
    asked = requirement(DEGREE, TWO_YEARS | GRADUATE, {"kind": "several", "number": 1, "of": [POOL]})

    assert read_requirement(dump_requirement(asked)) == asked


def test_a_condition_and_its_finding_read_as_sentences():
    answer = evaluate(
        requirement(DEGREE, TWO_YEARS | GRADUATE, POOL | {"beyond": 84, "judged": "relevant"}),
        Record((Study(Degree.BACHELOR, "computer science"),), (Job(date(2026, 5, 1), **PM),)),
        Counting(),
        ON,
    )

    assert [(condition_in_words(node.condition), finding_in_words(node)) for node in answer.routes[0].findings] == [
        (
            "A bachelor’s degree or higher in information technology or public administration"
            " or a closely related field",
            "Unknown. An HR analyst rules whether “computer science” is closely related to"
            " information technology or public administration.",
        ),
        (
            "2 years of professional experience in project management; graduate study in information technology"
            " or a closely related field stands for it year for year",
            "Short by 1 year and 6 months: 6 months counted.",
        ),
        (
            "2 years of post-secondary education or work experience, of both together, beyond the first 7 years",
            "Short by 8 years and 6 months: 6 months counted. Whether it is relevant, HR judges.",
        ),
    ]
