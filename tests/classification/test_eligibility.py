"""Rules against records: what is counted, what is missing, what is open, and from which day on a route is reached."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classification.eligibility import (
    Counting,
    Degree,
    Holding,
    Job,
    Record,
    Ruled,
    Standing,
    Study,
    WrongRule,
    dump_requirement,
    evaluate,
    read_requirement,
)
from classification.eligibility.service_time import DAY, MONTH, YEAR, amount, in_words, overlaps
from classification.eligibility.wording import condition_in_words, finding_in_words, rulings_in_words

ON = date(2026, 11, 1)
IT = "information technology"
PM = {"area": "project management", "kinds": frozenset({"professional"})}


def requirement(*conditions, **choices):
    return read_requirement({"routes": [{"name": "Open", "conditions": list(conditions)}], **choices})


def found(condition, record, on=ON, counting=None):
    """Return (standing, missing) of one condition."""
    finding = evaluate(requirement(condition), record, counting or Counting(), on).routes[0].findings[0]
    return finding.standing, finding.missing


def ruling(*ruled):
    """Return how an organization counts that ruled so."""
    return Counting(ruled={each.key: each for each in ruled})


DEGREE = {"kind": "education", "degree": Degree.BACHELOR, "fields": [IT, "public administration"], "related": True}
TWO_YEARS = {"kind": "experience", "months": 24, "areas": ["project management"], "kinds": ["professional"]}
POOL = {"kind": "pool", "months": 24}
GRADUATE = {"substitution": {"fields": [IT], "related": True}}
BACHELOR = Study(Degree.BACHELOR, IT)


@pytest.mark.parametrize(
    ("spans", "counted"),
    [
        ([], 0),
        ([(date(2020, 3, 15), date(2022, 3, 15), 100)], 2 * YEAR),
        ([(date(2024, 2, 1), date(2024, 3, 1), 100)], MONTH),
        ([(date(2024, 1, 31), date(2024, 2, 1), 100)], DAY),
        ([(date(2024, 1, 30), date(2024, 1, 31), 100)], 0),
        ([(date(2020, 1, 1), date(2022, 1, 1), 50)], YEAR),
        ([(date(2020, 1, 1), date(2021, 1, 1), 100), (date(2020, 7, 1), date(2021, 7, 1), 100)], 3 * YEAR // 2),
        (
            [(date(2020, 1, 1), date(2021, 1, 1), 50), (date(2020, 7, 1), date(2020, 8, 1), 100)],
            YEAR // 2 + MONTH // 2,
        ),
        ([(date(2021, 1, 1), date(2020, 1, 1), 100)], 0),
    ],
)
def test_time_is_counted_exactly(spans, counted):
    assert amount(spans) == counted


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (0, "no time"),
        (1, "1 day"),
        (YEAR, "1 year"),
        (2 * YEAR + 3 * MONTH, "2 years and 3 months"),
        (YEAR + MONTH + 2 * DAY, "1 year, 1 month and 2 days"),
    ],
)
def test_time_is_told_in_words(time, words):
    assert in_words(time) == words


def test_spans_overlap_where_they_share_a_day():
    first = (date(2020, 1, 1), date(2021, 1, 1), 100)

    assert not overlaps([first, (date(2021, 1, 1), date(2022, 1, 1), 100)])
    assert overlaps([first, (date(2020, 12, 31), date(2022, 1, 1), 100)])


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


@pytest.mark.parametrize(("ruled", "standing"), [(True, Standing.MET), (False, Standing.UNKNOWN)])
def test_a_ruling_on_a_field_settles_it_for_that_field(ruled, standing):
    counting = ruling(Ruled("field", "computer science", IT, ruled))

    assert found(DEGREE, Record((Study(Degree.BACHELOR, "Computer Science"),)), counting=counting)[0] == standing


def test_a_field_ruled_out_for_all_that_are_asked_is_not_reached():
    counting = ruling(*(Ruled("field", "history", asked, False) for asked in (IT, "public administration")))

    assert found(DEGREE, Record((Study(Degree.BACHELOR, "history"),)), counting=counting)[0] == Standing.SHORT


ELSEWHERE = Record(jobs=(Job(date(2020, 1, 1), area="Programme  Management", job_class="Lead", kinds=PM["kinds"]),))
UNTICKED = Record(jobs=(Job(date(2020, 1, 1), area="project management", job_class="Lead"),))
RELEVANT = POOL | {"judged": "relevant"}
COOK = Record(jobs=(Job(date(2020, 1, 1), area="cooking"),))
WORDS = {"kind": "judgement", "cites": [{"key": "5d8dfb2c-1111-5c87-9725-12dd372961e1", "text": "Knows law."}]}
LICENSED = Record(licences=(Holding("Bar exam"),))


@pytest.mark.parametrize(
    ("condition", "record", "ruled", "standing"),
    [
        (TWO_YEARS, ELSEWHERE, None, Standing.UNKNOWN),
        (TWO_YEARS, ELSEWHERE, ("area", "programme management", "project management", True), Standing.MET),
        (TWO_YEARS, ELSEWHERE, ("area", "programme management", "project management", False), Standing.SHORT),
        (TWO_YEARS, UNTICKED, ("judgement", "lead", "professional", True), Standing.MET),
        (TWO_YEARS, UNTICKED, ("judgement", "lead", "professional", False), Standing.SHORT),
        (RELEVANT, COOK, None, Standing.MET),
        (RELEVANT, COOK, ("judgement", "cooking", "relevant", False), Standing.SHORT),
        (WORDS, LICENSED, ("judgement", "bar exam", "knows law.", True), Standing.MET),
        (WORDS, LICENSED, ("judgement", "bar exam", "knows law.", False), Standing.UNKNOWN),
        (WORDS, Record(), ("judgement", "bar exam", "knows law.", True), Standing.UNKNOWN),
    ],
)
def test_what_is_unknown_is_settled_by_a_precedent_that_the_answer_cites(condition, record, ruled, standing):
    counting = ruling(Ruled(*ruled)) if ruled else Counting()

    finding = evaluate(requirement(condition), record, counting, ON).routes[0].findings[0]

    assert finding.standing == standing
    assert [each.key for each in finding.ruled] == ([Ruled(*ruled).key] if ruled and record != Record() else [])


def test_a_precedent_reads_as_a_sentence_and_ends_what_is_left_to_judge():
    counting = ruling(Ruled("judgement", "cooking", "relevant", True, date(2026, 11, 5)))

    before, after = (
        evaluate(requirement(RELEVANT), COOK, each, ON).routes[0].findings[0] for each in (Counting(), counting)
    )

    assert finding_in_words(before).endswith("Whether it is relevant, HR judges.")
    assert finding_in_words(after) == "Reached on what you entered: 6 years and 10 months counted."
    assert rulings_in_words(after) == ["HR ruled on November 5, 2026 that “cooking” shows “relevant”."]


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


# --- whatever is entered ---------------------------------------------------------------------------------------------

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
