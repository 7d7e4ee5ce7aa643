"""The page “Do I qualify”: what is entered, what is answered, what is kept, and what is wrong."""

from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from classification.engine.eligibility import Degree, Job, Record, Study
from classification.models import Precedent, Reading
from classification.qualifying.own_record import KEPT, kept_record
from jobfamilies.models import Organization
from tests.classification.qualify_form import BACHELOR, DISTRICT, JOB, ON, PAGE, PROFESSIONAL, sent
from tests.factories import EditionFactory, UserFactory, days_from_now
from tests.markup import messages

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


@pytest.fixture
def answer(client):
    """A function that sends the form and returns the answer's routes as (name, what is said, lines)."""

    def ask(**entered):
        shown = client.post(PAGE, sent(**entered), follow=True).context["shown"]
        return [
            (route.name, route.said, [(line.sign, line.said) for line in route.lines], route.earliest)
            for route in shown.routes
        ]

    return ask


def test_an_answer_names_each_route_and_what_is_missing(answer):
    assert answer(studies=[BACHELOR], jobs=[JOB | {"job_class": "IT Support Analyst II"}]) == [
        (
            "Open route",
            "On what you entered, 1 condition is short.",
            [
                ("Reached", "Reached on what you entered."),
                ("Short", "Short by 1 year and 6 months: 6 months counted."),
            ],
            date(2028, 5, 1),
        ),
        (
            "Promotional route",
            "On what you entered, 2 conditions are short.",
            [
                ("Reached", "Reached on what you entered."),
                ("Short", "Short by 6 months: 6 months counted."),
                ("Short", "Not reached: nothing that you entered is of this kind."),
            ],
            None,
        ),
    ]


def test_the_promotional_route_is_reached_by_service_and_status(answer):
    job = {"from_on": "2025-11-01", "percent": "100", "job_class": "systems support specialist ii"}
    status = {"name": "civil service", "job_class": "Systems Support Specialist II"}

    routes = answer(studies=[BACHELOR], jobs=[job], statuses=[status])

    assert [said for _, said, _, _ in routes] == [
        "On what you entered, 1 condition is short.",
        "On what you entered, every condition of this route is reached.",
    ]


def test_graduate_study_stands_for_experience_year_for_year(answer):
    masters = {"degree": "master’s degree", "field": "information technology"}

    assert answer(studies=[masters])[0][1] == "On what you entered, every condition of this route is reached."


def test_a_field_is_open_until_an_analyst_rules_on_it(answer):
    entered = {"studies": [BACHELOR | {"field": "Computer science"}], "jobs": [JOB | {"from_on": "2020-01-01"}]}
    before = answer(**entered)[0]
    Precedent.objects.create(
        organization=Organization.objects.get(slug="district"),
        studied="computer science",
        asked="information technology",
        is_related=True,
        reason="Same faculty.",
        ruled_by=UserFactory(hr_editor=True),
        ruled_at="2026-11-01T09:00:00Z",
    )

    assert before[1] == "On what you entered, nothing that can be counted is missing, and 1 condition is open."
    assert answer(**entered)[0][1] == "On what you entered, every condition of this route is reached."


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("ii", "Reached on what you entered: 4 years counted. Whether it is relevant, HR judges."),
        ("iv", "Short by 1 year: 4 years counted. Whether it is relevant, HR judges."),
        ("vi", "Short by 3 years: 4 years counted. Whether it is relevant, HR judges."),
    ],
)
def test_a_degree_counts_its_years_in_a_pool(answer, level, said):
    (route,) = answer(level=PROFESSIONAL + level, studies=[BACHELOR])

    assert route[2][0][1] == said


def test_additional_qualifications_are_shown_and_do_not_decide(client):
    page = client.post(PAGE, sent(PROFESSIONAL + "vi", studies=[BACHELOR]), follow=True)

    assert [line.role for line in page.context["shown"].routes[0].others[:2]] == [
        "Additional; as HR reads it, it does not screen out"
    ] * 2


@pytest.mark.parametrize(
    "slug", ["mit/it-consultant/it-consultant-ii", "mit/project-coordinator/project-coordinator-i"]
)
def test_a_level_without_a_minimum_says_so(client, slug):
    page = client.post(PAGE, sent(slug, jobs=[JOB]), follow=True)

    assert "The source states no minimum that can be counted for this level." in page.content.decode()
    assert not page.context["shown"].states_a_minimum


def test_no_answer_says_that_somebody_meets_anything(client):
    page = client.post(PAGE, sent(PROFESSIONAL + "ii", studies=[BACHELOR]), follow=True).content.decode()

    assert [line.strip() for line in page.split(". ") if "you meet" in line.lower()] == []
    assert page.count("meets") == 1  # only HR says so


def test_overlapping_jobs_count_once_and_the_page_says_so(client):
    page = client.post(PAGE, sent(PROFESSIONAL + "ii", jobs=[JOB, JOB | {"percent": "50"}]), follow=True)

    assert page.context["shown"].overlapping
    assert page.context["shown"].routes[0].lines[0].said.startswith("Short by 1 year and 6 months: 6 months counted.")


def test_a_level_without_a_reading_says_so(client):
    level = EditionFactory(published=True).levels.get()
    path = "/".join((*level.edition.family.natural_key(), level.slug))

    page = client.get(PAGE, {"level": path})

    assert page.context["shown"] is None
    assert "HR has not read the qualifications of this level as rules yet." in page.content.decode()


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_what_is_entered_is_kept_in_the_session_and_never_in_the_address(client):
    response = client.post(PAGE, sent(studies=[BACHELOR], jobs=[JOB]))

    assert response["Location"] == f"{PAGE}?{urlencode({'level': DISTRICT, 'on': ON}, safe='/')}#answer"
    assert kept_record(client.session) == Record(
        (Study(Degree.BACHELOR, "information technology"),),
        (Job(date(2026, 5, 1), None, 100, "project management", "", frozenset({"professional"})),),
    )
    rows = client.get(PAGE).context["form"].parts["jobs"].forms
    assert (rows[0]["area"].value(), rows[0]["kinds"].value(), len(rows)) == (
        "project management",
        ["professional"],
        3,
    )


def test_nobody_else_sees_it(client):
    client.post(PAGE, sent(studies=[BACHELOR]))

    assert not type(client)().get(PAGE, {"level": DISTRICT}).context["has_record"]


def test_the_page_is_kept_by_no_cache(client):
    assert "no-store" in client.get(PAGE)["Cache-Control"]


def test_it_can_be_deleted(client):
    client.post(PAGE, sent(studies=[BACHELOR]))

    response = client.post(PAGE, sent() | {"forget": "1"}, follow=True)

    assert KEPT not in client.session
    assert messages(response) == ["What you entered is deleted."]


def test_what_an_earlier_version_kept_is_left_out(client):
    client.post(PAGE, sent(studies=[BACHELOR]))
    session = client.session
    session[KEPT] = {"jobs": "all"}
    session.save()

    assert not client.get(PAGE).context["has_record"]


# --- what is wrong ---------------------------------------------------------------------------------------------------


def faults(response):
    rows = [form.errors for part in response.context["form"].parts.values() for form in part.forms]
    return response.context["faults"], [dict(errors) for errors in rows if errors]


WRONG = ["Nothing was counted yet. What is wrong stands beside it."]


@pytest.mark.parametrize(
    ("job", "errors"),
    [
        ({"to_on": "2026-04-30"}, {"to_on": ["This day lies before the first day of the job."]}),
        ({"from_on": str(days_from_now(1))}, {"from_on": ["This day is still to come."]}),
        ({"from_on": "0001-01-01"}, {"from_on": ["Enter a day after 1900."]}),
        ({"from_on": "yesterday"}, {"from_on": ["Enter a day like 2024-03-15."]}),
        ({"from_on": ""}, {"from_on": ["This field is required."]}),
        ({"percent": "130"}, {"percent": ["Ensure this value is less than or equal to 100."]}),
        ({"percent": "0"}, {"percent": ["Ensure this value is greater than or equal to 1."]}),
        ({"percent": "9" * 30}, {"percent": ["Ensure this value is less than or equal to 100."]}),
        ({"area": "a\0b"}, {"area": ["The text holds the sign U+0000, which no text has."]}),
        ({"kinds": ["idle"]}, {"kinds": ["Select a valid choice. idle is not one of the available choices."]}),
    ],
)
def test_a_wrong_job_is_told_beside_it_and_nothing_is_lost(client, job, errors):
    response = client.post(PAGE, sent(studies=[BACHELOR], jobs=[JOB | job]))

    assert faults(response) == (WRONG, [errors])
    assert response.context["form"].parts["studies"].forms[0]["field"].value() == "information technology"
    assert response.context["shown"] is None
    assert KEPT not in client.session


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (sent(), ["Enter at least one course of study, job, licence or status."]),
        (sent("", jobs=[JOB]), ["Choose the level that you want to check."]),
        (sent("no/such/level", jobs=[JOB]), ["There is no level “no/such/level” in force."]),
        (
            sent(on="soon", jobs=[JOB]),
            ["“soon” is no day to check for; enter one like 2027-03-15. Today is taken."],
        ),
        ({"level": DISTRICT}, WRONG),
        (sent() | {"jobs-TOTAL_FORMS": "9" * 30}, WRONG),
        (sent() | {"jobs-TOTAL_FORMS": "-1"}, ["Enter at least one course of study, job, licence or status."]),
    ],
)
def test_what_cannot_be_checked_is_said(client, data, said):
    response = client.post(PAGE, data)

    assert response.context["faults"] == said
    assert response.context["shown"] is None


@pytest.mark.parametrize("path", ["x", "a/b/c/d", "\0", "9" * 3000, "<b>/x/y", "\ud800"])
def test_a_wrong_level_in_the_address_is_left_out(client, path):
    response = client.get(PAGE, {"level": path.encode("utf-8", "replace")})

    assert (response.status_code, response.context["asked"].level) == (200, None)


@pytest.mark.parametrize("day", ["x", "0001-01-01", "9999-12-31", "2026-02-30", "\0"])
def test_a_wrong_day_in_the_address_is_left_out(client, day):
    response = client.get(PAGE, {"level": DISTRICT, "on": day})

    assert response.context["asked"].on == days_from_now(0)
    assert len(response.context["asked"].notices) == 1


def test_what_is_entered_is_escaped(client):
    page = client.post(PAGE, sent(studies=[BACHELOR | {"field": "<script>x"}]), follow=True).content.decode()

    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page


def test_the_page_asks_as_much_for_every_level(client, django_assert_max_num_queries):
    client.post(PAGE, sent(studies=[BACHELOR], jobs=[JOB]))
    with django_assert_max_num_queries(8):
        client.get(PAGE, {"level": DISTRICT})
    assert Reading.objects.count() == 18
    assert reverse("classification:qualify") == PAGE
