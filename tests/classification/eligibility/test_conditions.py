"""Each kind of condition against records: met, short or unknown."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from classification.engine.eligibility import Counting, Degree, Holding, Job, Record, Standing, Study
from classification.engine.eligibility.service_time import DAY, YEAR
from tests.classification.eligibility.rules import BACHELOR, DEGREE, GRADUATE, IT, ON, PM, POOL, TWO_YEARS, found


@pytest.mark.parametrize(
    ("condition", "record", "standing"),
    [
        (DEGREE, Record(), (Standing.SHORT, None)),
        (DEGREE, Record((BACHELOR,)), (Standing.MET, None)),
        (DEGREE, Record((Study(Degree.MASTER, "Public  Administration"),)), (Standing.MET, None)),
        (DEGREE, Record((Study(Degree.ASSOCIATE, IT),)), (Standing.SHORT, None)),
        (DEGREE, Record((Study(Degree.BACHELOR, "computer science"),)), (Standing.UNKNOWN, None)),
        (DEGREE, Record((Study(Degree.BACHELOR),)), (Standing.UNKNOWN, None)),
        (DEGREE | {"related": False}, Record((Study(Degree.BACHELOR, "history"),)), (Standing.SHORT, None)),
        (DEGREE, Record((replace(BACHELOR, finished_on=ON + timedelta(1)),)), (Standing.SHORT, None)),
        (DEGREE, Record((replace(BACHELOR, finished_on=ON),)), (Standing.MET, None)),
        (TWO_YEARS, Record(jobs=(Job(date(2024, 11, 1), **PM),)), (Standing.MET, None)),
        (TWO_YEARS, Record(jobs=(Job(date(2024, 11, 2), **PM),)), (Standing.SHORT, DAY)),
        (TWO_YEARS, Record(jobs=(Job(date(2024, 11, 1), percent=50, **PM),)), (Standing.SHORT, YEAR)),
        (TWO_YEARS, Record(jobs=(Job(date(2020, 1, 1), date(2020, 12, 31), **PM),)), (Standing.SHORT, YEAR)),
        (TWO_YEARS, Record(jobs=(Job(date(2020, 1, 1), area="project management"),)), (Standing.SHORT, 2 * YEAR)),
        (
            TWO_YEARS,
            Record(jobs=(Job(date(2020, 1, 1), area="support", kinds=PM["kinds"]),)),
            (Standing.UNKNOWN, 2 * YEAR),
        ),
        (TWO_YEARS, Record(jobs=(Job(date(2020, 1, 1), kinds=PM["kinds"]),)), (Standing.UNKNOWN, 2 * YEAR)),
        ({"kind": "experience", "kinds": ["supervisory"]}, Record(), (Standing.SHORT, None)),
        (
            {"kind": "experience", "kinds": ["supervisory"]},
            Record(jobs=(Job(date(2026, 10, 30), kinds=frozenset({"supervisory"})),)),
            (Standing.MET, None),
        ),
        (TWO_YEARS | GRADUATE, Record((Study(Degree.MASTER, IT),)), (Standing.MET, None)),
        (TWO_YEARS | GRADUATE, Record((Study(Degree.MASTER, "mathematics"),)), (Standing.UNKNOWN, 2 * YEAR)),
        (TWO_YEARS | GRADUATE, Record((Study(Degree.GRADUATE, IT, months=12),)), (Standing.SHORT, YEAR)),
        (TWO_YEARS | GRADUATE, Record((BACHELOR,)), (Standing.SHORT, 2 * YEAR)),
        (POOL, Record((Study(Degree.COLLEGE, months=12),), (Job(date(2025, 11, 1)),)), (Standing.MET, None)),
        (
            POOL | {"reading": "either"},
            Record((Study(Degree.COLLEGE, months=12),), (Job(date(2025, 11, 1)),)),
            (Standing.SHORT, YEAR),
        ),
        (POOL, Record((Study(Degree.ASSOCIATE),)), (Standing.MET, None)),
        (POOL | {"beyond": 84}, Record((Study(Degree.MASTER),)), (Standing.SHORT, 3 * YEAR)),
        (POOL | {"months": 60}, Record((BACHELOR, BACHELOR)), (Standing.SHORT, YEAR)),
        (
            {"kind": "service", "months": 12, "classes": ["IT Support Analyst II"]},
            Record(jobs=(Job(date(2026, 5, 1), job_class="it support analyst ii"),)),
            (Standing.SHORT, YEAR // 2),
        ),
        (
            {"kind": "status", "name": "civil service", "classes": ["IT Support Analyst II"]},
            Record(statuses=(Holding("Civil service", "IT Support Analyst II"),)),
            (Standing.MET, None),
        ),
        (
            {"kind": "status", "name": "civil service", "classes": ["IT Support Analyst II"]},
            Record(statuses=(Holding("Civil service"),)),
            (Standing.UNKNOWN, None),
        ),
        ({"kind": "status", "name": "civil service"}, Record(), (Standing.SHORT, None)),
        ({"kind": "licence", "name": "PMP"}, Record(licences=(Holding("pmp"),)), (Standing.MET, None)),
        ({"kind": "licence", "name": "PMP"}, Record(licences=(Holding("CCNA"),)), (Standing.SHORT, None)),
        (
            {"kind": "semester hours", "hours": 24, "fields": [IT]},
            Record((Study(Degree.COLLEGE, IT, hours=20), Study(Degree.COLLEGE, "history", hours=30))),
            (Standing.SHORT, 4),
        ),
        (
            {"kind": "combination", "work_months": 12, "study_months": 24},
            Record((Study(Degree.COLLEGE, months=12),), (Job(date(2026, 5, 1)),)),
            (Standing.MET, None),
        ),
        (
            {"kind": "combination", "work_months": 12, "study_months": 24},
            Record((Study(Degree.COLLEGE, months=12),), (Job(date(2026, 8, 1)),)),
            (Standing.SHORT, YEAR // 4),
        ),
        ({"kind": "several", "number": 1, "of": [DEGREE, TWO_YEARS]}, Record((BACHELOR,)), (Standing.MET, None)),
        ({"kind": "several", "number": 2, "of": [DEGREE, TWO_YEARS]}, Record((BACHELOR,)), (Standing.SHORT, None)),
        ({"kind": "judgement"}, Record(), (Standing.UNKNOWN, None)),
    ],
)
def test_each_kind_of_condition_is_met_short_or_unknown(condition, record, standing):
    assert found(condition, record) == standing


@pytest.mark.parametrize(
    ("part_time", "missing"), [("pro rata", YEAR), ("as full time", None), ("not at all", 2 * YEAR)]
)
def test_the_organization_says_what_part_time_counts(part_time, missing):
    record = Record(jobs=(Job(date(2024, 11, 1), percent=50, **PM),))

    assert found(TWO_YEARS, record, counting=Counting(part_time=part_time))[1] == missing


def test_the_organization_says_how_many_years_a_degree_stands_for():
    years = {Degree.ASSOCIATE: 2, Degree.BACHELOR: 3, Degree.MASTER: 5, Degree.DOCTORATE: 8}

    assert found(POOL | {"months": 48}, Record((BACHELOR,)), counting=Counting(years)) == (Standing.SHORT, YEAR)


@pytest.mark.parametrize(
    ("until", "standing"), [(None, Standing.MET), (ON, Standing.MET), (ON - timedelta(1), Standing.SHORT)]
)
def test_a_licence_that_ran_out_is_not_held(until, standing):
    record = Record(licences=(Holding("PMP", until_on=until),))

    assert found({"kind": "licence", "name": "PMP"}, record)[0] == standing


@pytest.mark.parametrize(
    ("hours", "quarters", "standing"),
    [(24, 0, Standing.MET), (0, 36, Standing.MET), (10, 20, Standing.SHORT), (10, 21, Standing.MET)],
)
def test_a_quarter_hour_is_two_thirds_of_a_semester_hour(hours, quarters, standing):
    studies = (Study(Degree.COLLEGE, IT, hours=hours, quarter_hours=quarters),)

    assert found({"kind": "semester hours", "hours": 24, "fields": [IT]}, Record(studies))[0] == standing


@pytest.mark.parametrize(
    ("study", "standing"),
    [
        (Study(Degree.MASTER, IT), Standing.MET),
        (Study(Degree.GRADUATE, IT, months=12), Standing.SHORT),
        (Study(Degree.BACHELOR, IT), Standing.SHORT),
        (Study(Degree.MASTER, "history"), Standing.SHORT),
    ],
)
def test_graduate_study_is_counted_by_its_years(study, standing):
    assert found({"kind": "graduate study", "months": 24, "fields": [IT]}, Record((study,)))[0] == standing
