"""`manage.py classify` prints what a description is likest, and says so where it is none of the families."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.classification.matching.test_families import NURSE

pytestmark = pytest.mark.usefixtures("documents", "db")

CONSULTANT = """About us:
We are a wonderful employer.

Duties:
1. Consults with departments on their information technology needs and recommends solutions. (30%)
2. Analyzes, designs and implements complex software systems for users across departments.
3. Leads project teams and trains staff in new technology.
4. Troubleshoots problems with servers, networks and applications.
5. Writes documentation and works with vendors.
6. Plans upgrades of desktop systems with clients.

Qualifications:
Bachelor degree and five years of experience in information technology.

Benefits:
Dental plan and vacation.
"""


@pytest.fixture
def classified(tmp_path, capsys):
    def run(text, *options):
        path = tmp_path / "description.txt"
        path.write_text(text)
        call_command("classify", str(path), *options)
        return json.loads(capsys.readouterr().out)

    return run


def test_it_names_families_levels_and_what_each_sentence_says(classified):
    said = classified(CONSULTANT, "--organization", "mit")

    assert (said["answer"], said["families"][0]["path"]) == ("open", "mit/it-manager")
    assert said["levels"] == ["IT Consultant II", "IT Consultant III", "Senior IT Consultant"]
    texts = {each["text"]: each for each in said["sentences"]}
    duty = texts["Consults with departments on their information technology needs and recommends solutions."]
    assert (duty["dimension"], "Consults" in duty["evidence"]) == ("position-summary", True)
    asked = texts["Bachelor degree and five years of experience in information technology."]
    assert asked["dimension"] == "knowledge-skills-expertise"  # a row of what a person brings, as the heading says
    assert {text for text, each in texts.items() if each["left_out"]} == {
        "We are a wonderful employer.",
        "Dental plan and vacation.",
    }


def test_it_says_none_of_these_and_no_level(classified):
    said = classified(NURSE)

    assert (said["answer"], said["levels"]) == ("none of these", [])
    assert said["not_understood"] == NURSE.splitlines()


def test_a_text_that_cannot_be_read_is_none_of_these_and_says_why(classified):
    said = classified("Engineer")

    assert (said["answer"], said["not_read"]) == (
        "none of these",
        "The text has fewer than 5 words; nothing can be told from it.",
    )


def test_an_unknown_organization_is_named(classified):
    with pytest.raises(CommandError, match="There is no organization “nobody”"):
        classified(NURSE, "--organization", "nobody")
