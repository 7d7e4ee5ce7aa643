"""The answer for a whole level: what decides, what counts once, and from which day on a route is reached."""

from datetime import date

import pytest

from classification.engine.eligibility import (
    Counting,
    Degree,
    Job,
    Record,
    Standing,
    Study,
    evaluate,
    read_requirement,
)
from classification.engine.eligibility.service_time import YEAR
from classification.engine.eligibility.wording import finding_in_words
from tests.classification.eligibility.rules import (
    BACHELOR,
    DEGREE,
    ELSEWHERE,
    GRADUATE,
    IT,
    ON,
    PM,
    POOL,
    TWO_YEARS,
    UNTICKED,
    requirement,
)


def test_several_say_how_many_are_reached():
    asked = {"kind": "several", "number": 2, "of": [DEGREE, TWO_YEARS, POOL]}
    short, unknown, met = (
        evaluate(requirement(asked), record, Counting(), ON).routes[0].findings[0]
        for record in (Record(), Record((BACHELOR,), ELSEWHERE.jobs[:0]), Record((BACHELOR,), UNTICKED.jobs))
    )

    assert finding_in_words(short) == "Short: none of the 2 asked are reached."
    assert finding_in_words(unknown) == "Reached on what you entered: 2 are reached."
    assert finding_in_words(met) == "Reached on what you entered: 2 are reached."


def test_a_degree_that_a_route_asks_for_is_not_spent_again():
    masters = DEGREE | {"degree": Degree.MASTER}
    record = Record((Study(Degree.MASTER, IT),))

    both = evaluate(requirement(masters, TWO_YEARS | GRADUATE), record, Counting(), ON).routes[0].findings
    pooled = evaluate(requirement(DEGREE, POOL), Record((BACHELOR,)), Counting(), ON).routes[0].findings

    assert [(node.standing, node.missing) for node in both] == [(Standing.MET, None), (Standing.SHORT, 2 * YEAR)]
    assert [(node.standing, node.missing) for node in pooled] == [(Standing.MET, None), (Standing.SHORT, 2 * YEAR)]


def test_including_is_not_plus():
    ten = {"kind": "experience", "months": 120}
    managing = {"kind": "experience", "months": 60, "kinds": ["managing"]}
    work = (Job(date(2016, 11, 1), date(2021, 10, 31)), Job(date(2021, 11, 1), kinds=frozenset({"managing"})))

    assert evaluate(requirement(ten, managing), Record(jobs=work), Counting(), ON).nearest.standing == Standing.MET


@pytest.mark.parametrize(
    ("condition", "choices", "standing"),
    [
        (POOL | {"strength": "preferred"}, {}, Standing.MET),
        (POOL | {"strength": "guidance"}, {}, Standing.MET),
        (POOL | {"part": "additional"}, {}, Standing.MET),
        (POOL | {"part": "additional"}, {"additional_screens": True}, Standing.SHORT),
        (POOL, {}, Standing.SHORT),
    ],
)
def test_only_what_is_required_decides(condition, choices, standing):
    assert evaluate(requirement(condition, **choices), Record(), Counting(), ON).nearest.standing == standing


def test_a_level_of_guidance_and_free_text_states_no_minimum():
    asked = requirement({"kind": "judgement"}, POOL | {"strength": "guidance"})

    assert not evaluate(asked, Record(), Counting(), ON).states_a_minimum


def test_the_earliest_day_is_that_of_present_work_and_the_nearest_route_comes_first():
    routes = [
        {"name": "Open", "conditions": [DEGREE, TWO_YEARS]},
        {"name": "Promotion", "conditions": [{"kind": "service", "months": 12, "classes": ["Analyst"]}]},
    ]
    record = Record((BACHELOR,), (Job(date(2026, 1, 1), job_class="Analyst", **PM),))

    answer = evaluate(read_requirement({"routes": routes}), record, Counting(), ON)

    assert [route.earliest for route in answer.routes] == [date(2028, 1, 1), date(2027, 1, 1)]
    assert answer.nearest.name == "Promotion"


def test_without_present_work_there_is_no_earliest_day():
    record = Record(jobs=(Job(date(2020, 1, 1), date(2020, 12, 31), **PM),))

    assert evaluate(requirement(TWO_YEARS), record, Counting(), ON).nearest.earliest is None
