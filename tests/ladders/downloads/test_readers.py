"""Who may read which files, and what is not there."""

import re
from datetime import date

import pytest

from jobfamilies import document
from jobfamilies.models import Edition
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory
from tests.ladders.downloads.files import file, read_csv

pytestmark = pytest.mark.django_db

ENDINGS = ["csv", "xlsx", "json", "pdf"]


def addresses_of(edition: Edition) -> list[str]:
    level = edition.levels.get()
    return [edition.get_absolute_url() + f"ladder.{ending}" for ending in ENDINGS] + [
        level.get_edition_url() + f"spec.{ending}" for ending in ("pdf", "docx")
    ]


@pytest.mark.parametrize("role", [None, {"employee": True}, {"manager": True}, {"hr_editor": True}])
@pytest.mark.parametrize("trait", ["draft", "scheduled", "withdrawn"])
def test_files_of_what_has_not_taken_effect_are_for_hr_alone(client, role, trait):
    edition = EditionFactory(**{trait: True})
    if role:
        client.force_login(UserFactory(**role))

    answers = {client.get(at).status_code for at in addresses_of(edition)}

    assert answers == {200 if role == {"hr_editor": True} else 404}
    assert client.get(edition.family.get_absolute_url() + "ladder.json").status_code == 404


def test_a_draft_has_its_own_digest_as_etag_and_says_that_it_is_not_published(client):
    edition = EditionFactory(draft=True)
    client.force_login(UserFactory(hr_editor=True))

    response = client.get(edition.get_absolute_url() + "ladder.json")

    assert response.headers["ETag"] == f'"{document.digest(document.dump(edition))}"'
    [row] = read_csv(file(client, edition.get_absolute_url() + "ladder.csv"))
    assert row["effective_on"] == "Not published (draft)"


def test_files_of_a_numbered_edition_are_of_that_edition(client):
    family = JobFamilyFactory()
    old = EditionFactory(family=family, effective_on=date(2020, 1, 2))
    new = EditionFactory(family=family, effective_on=date(2021, 1, 2))

    found = {
        at: [row["text"] for row in read_csv(file(client, f"{at}ladder.csv"))]
        for at in (family.get_absolute_url(), old.get_absolute_url())
    }

    assert found == {
        family.get_absolute_url(): [new.statements.get().text],
        old.get_absolute_url(): [old.statements.get().text],
    }


@pytest.mark.parametrize(
    "at",
    [
        "/mit/it-consultant/ladder.exe",
        "/mit/it-consultant/ladder.odt",
        "/mit/it-consultant/ladder.PDF",
        "/mit/no-such-family/ladder.pdf",
        "/mit/it-consultant/editions/99/ladder.csv",
        "/mit/it-consultant/editions/999999999999999999999999999999/ladder.csv",
        "/mit/it-consultant/levels/no-such-level/spec.pdf",
        "/mit/it-consultant/levels/it-consultant-i/spec.csv",
        "/mit/it-consultant/levels/it-consultant-i/spec.%00",
    ],
)
def test_a_file_that_is_not_there_is_not_found(client, documents, at):
    assert client.get(at).status_code == 404


def test_an_edition_asks_the_database_as_often_however_large(client, django_assert_num_queries):
    small, large = EditionFactory(published=True), EditionFactory(published=True, levels=3, rows=4, statements=3)

    for edition in (small, large):
        at, level = edition.family.get_absolute_url(), edition.levels.first()
        for name, most in (("ladder.csv", 5), ("ladder.xlsx", 5), ("ladder.docx", 5), ("ladder.pdf", 5)):
            with django_assert_num_queries(most):
                file(client, at + name)
        with django_assert_num_queries(5):
            file(client, f"{at}levels/{level.slug}/spec.pdf")


def test_pages_offer_their_files(client, documents):
    ladder, spec = (client.get(at).text for at in ("/mit/it-manager/", "/mit/it-manager/levels/it-manager/"))

    assert re.findall(r'href="(ladder\.\w+)" download', ladder) == [
        f"ladder.{each}" for each in ("pdf", "docx", "xlsx", "csv", "json")
    ]
    assert re.findall(r'href="(spec\.\w+)" download', spec) == ["spec.pdf", "spec.docx"]
