"""What the parser proposes from real qualifications, and that it writes nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from classification.engine.eligibility.rules import (
    Education,
    Experience,
    GraduateStudy,
    Judgement,
    Licence,
    Pool,
    SemesterHours,
    Service,
    Status,
)
from classification.engine.proposing import propose
from classification.models import Reading

IT = ("information technology", "business", "public administration")
ANALYST = ("IT Support Analyst II", "Systems Support Specialist II")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Minimum of two years' post-secondary education or relevant work experience", [Pool(months=24)]),
        ("Minimum of 7 years’ post-secondary education or relevant work experience", [Pool(months=84)]),
        ("Minimum three years' additional post-secondary education or relevant work experience", [Pool(months=36)]),
        ("Supervisory Experience", [Experience(kinds=("supervisory",))]),
        ("Knowledge of supervisory experience models", []),
        (
            "Typically > 5 years of increasingly responsible experience, generally in the area to be managed",
            [Experience(months=60, strength="guidance")],
        ),
        (
            "Minimum 10 years of increasingly responsible experience, including at least 5 years managing work.",
            [Experience(months=120), Experience(months=60, kinds=("managing",))],
        ),
        ("Bachelor's degree preferred.", [Education(degree="bachelor’s degree", strength="preferred")]),
        (
            "Graduation from a four-year accredited college or university majoring in information technology, business"
            " or public administration or closely related fields and two years of professional level experience"
            " in project management.",
            [
                Experience(months=24, kinds=("professional",), areas=("project management",)),
                Education(degree="bachelor’s degree", fields=IT, related=True),
            ],
        ),
        (
            "one year of service with the District as an IT Support Analyst II or Systems Support Specialist II.",
            [Service(months=12, classes=ANALYST)],
        ),
        ("Civil service status in one of the foregoing classifications.", [Status(name="civil service")]),
        ("A valid state driver's license is required.", [Licence(name="state driver's license")]),
        ("I do not have a driver's license.", []),
        ("Only study in excess of 60 semester hours counts; 24 semester hours do.", [SemesterHours(hours=24)]),
        ("A doctoral degree may not stand for a master's degree.", [Education(degree="doctorate")]),
        ("two full years of progressively higher level graduate education", [GraduateStudy(months=24)]),
        ("45 quarter hours of accounting", [SemesterHours(hours=30)]),
        ("16 semester hours (24 quarter hours) of biology", [SemesterHours(hours=16)]),
        ("1 year of graduate education or superior academic achievement", [Judgement(), GraduateStudy(months=12)]),
        ("A doctoral degree in social work may not be substituted for the master's degree in social work.", []),
        ("For example, six months of experience (half of it) and 9 semester hours of law.", []),
        ("One full year of study (30 semester hours) beyond the second is equivalent to 6 months of experience.", []),
        ("I have not obtained a Ph.D. degree or equivalent doctoral degree.", []),
        ("A bachelor's degree in a field that equips you", [Education(degree="bachelor’s degree")]),
        ("Passion for client satisfaction.", []),
        ("", []),
        ("year " * 50_000, []),
    ],
)
def test_a_rule_is_proposed_where_the_words_say_it_plainly(text, rules):
    assert [proposal.rule for proposal in propose(text) if proposal.rule] == rules


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Graduate study in the designated fields may be substituted for experience on a year-for-year basis.",
            ["substitution"],
        ),
        ("My total is at least 100%", ["combination"]),
        ("Substitute materials and equipment as needed to complete assigned tasks.", []),
        ("time off in lieu of monetary awards", []),
    ],
)
def test_of_other_rules_only_the_kind_is_named(text, kinds):
    assert [(proposal.kind, proposal.rule) for proposal in propose(text)] == [(kind, None) for kind in kinds]


@pytest.mark.django_db
@pytest.mark.usefixtures("documents")
def test_the_command_reports_on_the_levels_and_on_a_file_and_writes_nothing(tmp_path):
    examples = [
        {"pattern": "semester_hours", "text": "24 semester hours of law"},
        {"pattern": "semester_hours", "text": "Bachelor's degree"},
        {"pattern": "in_lieu", "text": "time off in lieu"},
    ]
    file = tmp_path / "qualifications.json"
    file.write_text(json.dumps({"examples": examples}))
    before = list(Reading.objects.values())
    out = StringIO()

    call_command("evaluate_requirements", file, stdout=out)

    assert out.getvalue().splitlines() == [
        "Levels: 91 statements; rules proposed as people read them 35, otherwise 2, missed 2.",
        "semester_hours: 2 sentences; its kind 1, others 1, silent 0",
        "in_lieu: 1 sentences; its kind 0, others 0, silent 1",
    ]
    assert list(Reading.objects.values()) == before


@pytest.mark.django_db
@pytest.mark.parametrize("content", [None, "{", "[]", '{"examples": 1}', '{"examples": [1]}'])
def test_a_wrong_file_is_refused(tmp_path, content):
    file = tmp_path / "x.json"
    if content is not None:
        file.write_text(content)

    with pytest.raises(CommandError, match="is no file of qualifications"):
        call_command("evaluate_requirements", file, stdout=StringIO())
