"""The whole case as a file: complete, valid, the same bytes each time, and only for who may see the request."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils.timezone import now
from jsonschema import Draft202012Validator
from pypdf import PdfReader

from classification.rulings.case import VERSION, case_of, schema, versions
from classification.rulings.case_files import case_json, case_pdf
from tests.classification.factories import RequestFactory
from tests.classification.whole_case import whole_case
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

ANY_VERSION = "http://testserver/api/schemas/classification-case.json"
ADDRESS = f"http://testserver/api/schemas/classification-case-{VERSION}.json"
FROZEN = Path(__file__).parent / "frozen"
"""Cases as each version exported them. They never change."""


@pytest.fixture
def asked():
    return whole_case()


def faults(case, against=None):
    validator = Draft202012Validator(against or schema(case["version"], ADDRESS))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(case)]


@pytest.mark.parametrize("version", versions())
def test_the_schema_of_a_version_is_one_and_describes_every_field(version):
    Draft202012Validator.check_schema(schema(version, ADDRESS))

    def undescribed(part):
        if isinstance(part, dict):
            for name, field in part.get("properties", {}).items():
                if "description" not in field and "$ref" not in field:
                    yield name
            for each in part.values():
                yield from undescribed(each)
        elif isinstance(part, list):
            for each in part:
                yield from undescribed(each)

    assert list(undescribed(schema(version, ADDRESS))) == []


def test_the_schema_is_served_to_everybody_at_the_address_that_a_case_names(client, asked):
    served = client.get(ADDRESS)
    assert (served.headers["Content-Type"], served.json()) == ("application/schema+json", schema(VERSION, ADDRESS))

    client.force_login(asked.position.incumbent)
    case = json.loads(client.get(reverse("classification:case-file", args=[asked.pk, "json"])).content)

    assert (case["$schema"], served.json()["$id"]) == (ADDRESS, ADDRESS)
    assert faults(case, served.json()) == []


@pytest.mark.parametrize("version", versions())
def test_a_case_of_an_earlier_release_fits_the_schema_that_it_names_and_that_of_its_version(client, version):
    case = json.loads((FROZEN / f"classification-case-{version}.json").read_text())

    addresses = (case["$schema"], ANY_VERSION, ADDRESS.replace(f"-{VERSION}.json", f"-{version}.json"))
    assert [faults(case, client.get(address).json()) for address in addresses] == [[], [], []]
    assert (case["version"], len(faults(case | {"rulings": None}, client.get(ANY_VERSION).json()))) == (version, 1)


def test_an_unknown_version_has_no_schema(client):
    assert client.get(ADDRESS.replace(f"-{VERSION}.json", f"-{VERSION + 1}.json")).status_code == 404


def test_a_case_holds_all_that_was_done_and_fits_its_schema(asked):
    case = case_of(asked, UserFactory(hr_approver=True), ADDRESS)

    assert faults(case) == []
    steps = ["open", "submit", "study", "rate", "rule", "appeal", "decide"]
    assert [step["step"] for step in case["steps"]] == steps
    assert [(ruling["outcome"], ruling["level"]["title"] != "") for ruling in case["rulings"]] == [
        ("first", True),
        ("up", True),
    ]
    first, second = case["rulings"]
    assert (first["superseded_by"], second["supersedes"]) == (second["id"], first["id"])
    assert first["appeals"][0]["decision"]["outcome"] == "changed"
    assert first["level"]["edition_digest"] == asked.rulings.first().level.edition.publication.digest
    assert [rating["result"] for rating in case["ratings"]] == [first["level"]["title"]]
    assert case["withheld"] == []


def test_only_signed_words_are_in_a_case(asked):
    case = case_of(asked, UserFactory(hr_approver=True), ADDRESS)

    [part] = asked.description.parts.filter(role="incumbent")
    assert [(part["role"], part["digest"]) for part in case["description"]["parts"]] == [
        ("incumbent", part.words_digest)
    ]
    assert case["description"]["parts"][0]["duties"] == [{"percent": 100, "text": "Sorts letters."}]


def test_who_holds_the_position_is_not_said_of_it(asked):
    case = case_of(asked, UserFactory(hr_approver=True), ADDRESS)

    assert case["position"] == {
        "organization": asked.position.organization.slug,
        "number": "1042",
        "title": "Wiki keeper",
        "unit": "Information Services",
    }


def test_people_of_the_position_read_no_ratings_and_are_told_so(asked):
    case = case_of(asked, asked.position.incumbent, ADDRESS)

    assert (case["ratings"], case["runs"], case["withheld"]) == ([], [], ["ratings", "runs"])
    assert faults(case) == []


def test_a_request_that_has_only_begun_is_a_case_too():
    case = case_of(RequestFactory(), UserFactory(hr_editor=True), ADDRESS)

    assert (faults(case), case["description"], case["rulings"]) == ([], None, [])
    assert case_pdf(case).startswith(b"%PDF")


def test_the_same_case_is_the_same_bytes(client, asked):
    client.force_login(asked.position.incumbent)
    address = reverse("classification:case-file", args=[asked.pk, "json"])

    first, second = (client.get(address) for _ in range(2))

    assert first.content == second.content == case_json(case_of(asked, asked.position.incumbent, ADDRESS))
    assert json.loads(first.content)["format"] == "classification-case"
    assert first.headers["Content-Disposition"] == f'attachment; filename="case-1042-{asked.pk}.json"'


def test_the_pdf_tells_the_case(client, asked):
    client.force_login(asked.position.supervisor.incumbent)

    response = client.get(reverse("classification:case-file", args=[asked.pk, "pdf"]))

    said = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages).split())
    for words in ("Case of position 1042", "Sorts letters.", "First classification", "It is more.", "Left out"):
        assert words in said


def test_texts_of_any_kind_stand_in_both_files(asked):
    asked.reason = "<b>#sys</b> $x$ \u202e 日本 👩‍💻 " + "x" * 5000
    asked.requested_at = now() - timedelta(days=3)
    case = case_of(asked, UserFactory(hr_approver=True), ADDRESS)

    assert json.loads(case_json(case))["request"]["reason"] == asked.reason
    assert case_pdf(case).startswith(b"%PDF")


@pytest.mark.parametrize("ending", ["json", "pdf"])
def test_a_case_asks_few_queries(ending, client, asked, django_assert_max_num_queries):
    client.force_login(UserFactory(hr_approver=True))

    with django_assert_max_num_queries(22):
        client.get(reverse("classification:case-file", args=[asked.pk, ending]))
