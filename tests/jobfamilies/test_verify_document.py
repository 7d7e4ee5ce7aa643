"""`verify_document` says whether a copy of a ladder document is what was published."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jobfamilies import document
from jobfamilies.document import canonical, dump, dump_with, sections_of, upcast
from tests.factories import EditionFactory, JobFamilyFactory, publish, publish_as

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(aside):
    draft = EditionFactory(family=JobFamilyFactory(organization__slug="acme", slug="clerk"))
    aside[draft.pk] = {"unit": "Local 7", "parking": "Lot C."}
    return publish(draft)


@pytest.fixture
def verified(tmp_path):
    """A function that gives a copy to the command and returns what that says, or raises what it raises."""
    path = tmp_path / "ladder.json"

    def run(copy, *options):
        path.write_bytes(copy if isinstance(copy, bytes) else canonical(copy))
        said = StringIO()
        try:
            call_command("verify_document", path, *options, stdout=said, stderr=said, no_color=True)
        except CommandError as refused:
            said.write(str(refused))
        return said.getvalue().replace(str(path), "It").strip()

    return run


def test_a_copy_with_all_or_some_sections_is_what_was_published(verified, edition):
    assert verified(dump_with(sections_of(edition), edition)) == "It is what was published."
    assert verified(dump_with(sections_of(edition)[:1], edition)) == (
        "It is what was published. It leaves out “unit” (hr)."
    )
    assert verified(dump(edition)) == "It is what was published. It leaves out “parking” (signed in), “unit” (hr)."


def test_what_was_changed_of_it_is_named(verified, edition):
    copy = json.loads(canonical(dump_with(sections_of(edition), edition)))
    copy["content"]["title"] = "Another"
    copy["sections"]["unit"]["content"] = "Local 8"

    assert verified(copy).splitlines() == [
        "Its envelope and content are not what was published.",
        "Its section “unit” is not what was published.",
        "It is not what was published.",
    ]


def test_a_copy_of_another_site_is_held_against_the_digest_that_is_given(verified, edition):
    copy = upcast(dump(edition))
    copy["envelope"]["organization"] = "elsewhere"

    assert verified(copy) == "elsewhere/clerk has no published edition 1 here: give --digest."
    assert verified(copy, f"--digest={document.digest(copy)}").startswith("It is what was published.")


def test_a_copy_in_another_version_than_it_was_sealed_in_proves_nothing(verified):
    edition = publish_as(1, EditionFactory())

    assert verified(dump(edition)) == "It is what was published."
    assert verified(upcast(dump(edition))) == "It is of version 2; check a copy of version 1, as it was sealed."


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "It: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (b"[]", "It: This is not a ladder-document of version 1 or 2."),
        (b"{}", "It: This is not a ladder-document of version 1 or 2."),
        (b'{"format": "ladder-document", "version": 2}', "It is not shaped as a ladder document: 'envelope'."),
    ],
)
def test_what_is_no_ladder_document_is_refused(verified, content, said):
    assert verified(content) == said


@pytest.mark.parametrize("number", [9, None, {}, 10**30])
def test_an_edition_that_is_not_here_is_named(verified, edition, number):
    copy = upcast(dump(edition))
    copy["envelope"]["number"] = number

    assert verified(copy) == f"acme/clerk has no published edition {number} here: give --digest."
