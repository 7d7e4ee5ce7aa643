"""Whatever is entered: order does not matter, more never makes it worse, and the earliest day is exact."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classification.engine.eligibility import Counting, Degree, Job, Record, Standing, Study, evaluate
from tests.classification.eligibility.rules import DEGREE, GRADUATE, IT, ON, POOL, TWO_YEARS, requirement

DAYS = st.dates(date(2005, 1, 1), date(2026, 10, 31))
JOBS = st.builds(
    lambda start, days, percent, area, kinds, goes_on: Job(
        start, None if goes_on else start + timedelta(days=days), percent, area, "Analyst", frozenset(kinds)
    ),
    DAYS,
    st.integers(0, 3000),
    st.sampled_from([20, 50, 100]),
    st.sampled_from(["project management", "support", ""]),
    st.sets(st.sampled_from(["professional", "supervisory"])),
    st.booleans(),
)
STUDIES = st.builds(Study, st.sampled_from(Degree), st.sampled_from([IT, "history", ""]), months=st.integers(0, 36))
RECORDS = st.builds(
    lambda studies, jobs: Record(tuple(studies), tuple(jobs)),
    st.lists(STUDIES, max_size=3),
    st.lists(JOBS, max_size=5),
)
RULES = st.sampled_from(
    [
        requirement(DEGREE, TWO_YEARS | GRADUATE),
        requirement(POOL | {"months": 84}, {"kind": "experience", "kinds": ["supervisory"]}),
        requirement(POOL | {"months": 120, "reading": "either"}),
        requirement({"kind": "service", "months": 60, "classes": ["Analyst"]}),
        requirement({"kind": "combination", "work_months": 36, "study_months": 60}),
        requirement({"kind": "several", "number": 1, "of": [TWO_YEARS, POOL | {"months": 72}]}),
    ]
)
ORDER = list(Standing)
many = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def rank(requirement, record, on=ON):
    return ORDER.index(evaluate(requirement, record, Counting(), on).nearest.standing)


@many
@given(RULES, RECORDS, st.randoms())
def test_the_order_of_jobs_and_studies_does_not_matter(rule, record, random):
    shuffled = Record(
        tuple(random.sample(record.studies, len(record.studies))), tuple(random.sample(record.jobs, len(record.jobs)))
    )

    first, second = (evaluate(rule, given, Counting(), ON).nearest for given in (record, shuffled))

    assert [(node.standing, node.missing) for node in first.findings] == [
        (node.standing, node.missing) for node in second.findings
    ]
    assert first.earliest == second.earliest


@many
@given(RULES, RECORDS, JOBS)
def test_one_more_job_never_makes_it_worse(rule, record, job):
    assert rank(rule, replace(record, jobs=(*record.jobs, job))) <= rank(rule, record)


@many
@given(RULES, RECORDS)
def test_what_is_entered_twice_changes_nothing(rule, record):
    twice = Record(record.studies * 2, record.jobs * 2)

    assert evaluate(rule, twice, Counting(), ON) == evaluate(rule, record, Counting(), ON)


@many
@given(RULES, RECORDS, st.integers(0, 4000))
def test_what_is_reached_stays_reached_if_work_goes_on(rule, record, days):
    assert rank(rule, record, ON + timedelta(days)) <= rank(rule, record)


@many
@given(RULES, RECORDS)
def test_the_earliest_day_is_exact(rule, record):
    earliest = evaluate(rule, record, Counting(), ON).nearest.earliest

    if earliest is None:
        assert rank(rule, record, ON + timedelta(days=20_000)) == ORDER.index(Standing.SHORT)
    else:
        assert rank(rule, record, earliest) < ORDER.index(Standing.SHORT)
        assert earliest == ON or rank(rule, record, earliest - timedelta(1)) == ORDER.index(Standing.SHORT)
