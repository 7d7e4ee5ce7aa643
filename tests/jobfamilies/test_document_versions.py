"""Editions hold in the version of the document that they were sealed with, whatever versions come later."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import jsonschema
import pytest

from jobfamilies import document
from jobfamilies.actions import move_edition, publish_edition, start_draft
from jobfamilies.document import canonical, digest, dump, dump_content, load, upcast
from jobfamilies.document_schema import schema
from jobfamilies.engine.documents import UPCASTERS, sealed, versions
from jobfamilies.engine.facts import Fact, dumped, loaded
from jobfamilies.engine.sections import faults_in
from jobfamilies.models import Edition, Move
from jobfamilies.parts import EditionPart, edition_parts
from jobfamilies.verification import faults
from tests.documents import LADDERS
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory, publish_as
from tests.jobfamilies.drafts import full_draft

pytestmark = pytest.mark.django_db

FOLDER = Path(__file__).parent / "frozen"
FROZEN = {
    1: "5b8c5cf0cae1e2ff7918c81e0782735a623116d63c6d4f0d405a364cf10233b5",
    2: "a1252dc0d5c85ded547330c165197a9887e81bca5df3ac5d867616abf9ed1a02",
}
"""The digest of the frozen document of each version. Neither they nor the documents ever change."""

TOLD = {"notice": "Moved to Main Street.", "parking": "Lot C.", "unit": "Clerks’ Local 7"}
SALTS = {name: str(number) * 64 for number, name in enumerate(TOLD)}
EVERY_VERSION = pytest.mark.parametrize("version", FROZEN)


def frozen(version):
    return json.loads((FOLDER / f"ladder-document-{version}.json").read_text())


@pytest.fixture
def edition(aside):
    """A function that returns the edition of the frozen documents as a release with that version sealed it."""

    def sealed_as(version):
        draft = full_draft()
        aside[draft.pk] = dict(TOLD) if version >= 2 else {}
        return publish_as(
            version,
            draft,
            effective_on=date(2026, 3, 2),
            published_at=datetime(2026, 3, 1, 12, tzinfo=UTC),
            kind="substantive",
            notice="The first.",
            reference="R 12",
            salts=SALTS if version >= 2 else {},
        )

    return sealed_as


# --- one frozen document of each version -----------------------------------------------------------------------------


def test_each_version_has_a_frozen_document():
    assert [*FROZEN] == versions()


@EVERY_VERSION
def test_a_frozen_document_has_its_digest_and_fits_the_schema_of_its_version(aside, version):
    found = frozen(version)

    assert (FOLDER / f"ladder-document-{version}.json").read_bytes() == canonical(found)
    assert (found["version"], digest(sealed(found))) == (version, FROZEN[version])
    assert faults_in(found, FROZEN[version]) == []
    jsonschema.validate(found, schema(version, "https://ladders.example.org/schema.json"))


@EVERY_VERSION
def test_its_edition_is_dumped_to_the_same_bytes_and_verified(edition, version):
    rows = edition(version)

    assert canonical(document.dump_with(document.sections_of(rows), rows)) == canonical(frozen(version))
    assert rows.publication.digest == FROZEN[version]
    assert list(faults()) == []


@EVERY_VERSION
def test_it_is_loaded_with_all_that_it_says(edition, version):
    rows = edition(version)
    said = document.dump_with(document.sections_of(rows, document.newest()), rows, document.newest())

    draft = load(frozen(version), family=rows.family)

    assert document.content_digest(draft) == document.content_digest(rows)
    assert dump_content(draft) == said["content"] == upcast(frozen(version))["content"]
    assert [each.content for each in document.sections_of(draft)] == list(TOLD.values()) * (version >= 2)


@EVERY_VERSION
def test_read_into_the_newest_version_it_is_what_its_rows_say_in_it(edition, version):
    rows = edition(version)
    newest = document.newest()

    assert upcast(frozen(version)) == document.dump_with(document.sections_of(rows, version), rows, newest)


@pytest.mark.parametrize("ladder", LADDERS)
def test_the_published_ladders_are_of_version_1_and_hold(documents, ladder):
    edition = Edition.objects.get_by_natural_key(*ladder.split("/"), 1)

    assert edition.publication.document_version == 1
    assert digest(dump(edition)) == edition.publication.digest
    assert dump(edition, 2) == upcast(dump(edition))
    assert list(faults()) == []


# --- facts -----------------------------------------------------------------------------------------------------------


class Row:
    name, language, pages, is_torn, place = "Clerk", "", None, False, 0


FACTS = (
    Fact("name"),
    Fact("language", since=2, is_optional=True),
    Fact("pages", is_optional=True),
    Fact("is_torn", since=2, is_optional=True),
    Fact("place", since=3, is_optional=True),
)


@pytest.mark.parametrize(
    ("version", "told"),
    [
        (1, {"name": "Clerk"}),
        (2, {"name": "Clerk", "is_torn": False}),
        (3, {"name": "Clerk", "is_torn": False, "place": 0}),
    ],
)
def test_a_document_states_the_facts_of_its_version_and_leaves_out_what_says_nothing(version, told):
    assert dumped(FACTS, Row(), version) == told


def test_an_optional_fact_that_is_not_there_is_left_to_the_row_and_another_is_asked_for():
    assert loaded(FACTS, {"name": "Clerk", "place": 3, "unheard": 1}) == {"name": "Clerk", "place": 3}
    with pytest.raises(KeyError, match="'name'"):
        loaded(FACTS, {})


# --- a version to come -----------------------------------------------------------------------------------------------


class ColourPart(EditionPart):
    """What version 3 brings in these tests: the colour of a ladder, which every document of it states."""

    def dump(self, edition, version):
        return {"colour": "green"} if version >= 3 else {}

    def load(self, edition, content):
        assert content["colour"] in ("green", "none")


@pytest.fixture
def upgrade(settings, monkeypatch):
    """A function that brings version 3 as a later release does."""

    def to_version_3():
        settings.EDITION_PARTS = [*settings.EDITION_PARTS, f"{__name__}.ColourPart"]
        edition_parts.cache_clear()
        monkeypatch.setitem(
            UPCASTERS, 2, lambda old: old | {"version": 3, "content": old["content"] | {"colour": "none"}}
        )

    yield to_version_3
    edition_parts.cache_clear()


def test_when_a_version_comes_what_was_sealed_before_holds_and_what_follows_is_of_it(upgrade):
    family = JobFamilyFactory()
    before = [publish_as(1, EditionFactory(family=family)), EditionFactory(family=family, published=True)]
    digests = [digest(dump(edition)) for edition in before]

    upgrade()
    after = EditionFactory(family=family, published=True)

    assert [edition.publication.document_version for edition in (*before, after)] == [1, 2, 3]
    assert [digest(dump(edition)) for edition in before] == digests
    assert ["colour" in dump(edition)["content"] for edition in (*before, after)] == [False, False, True]
    assert list(faults()) == []


def test_when_a_version_comes_old_documents_are_read_through_each_step(upgrade):
    old = dump(publish_as(1, EditionFactory()))
    upgrade()

    found = upcast(old)

    assert (found["version"], found["content"]["colour"], found["envelope"]["sections"]) == (3, "none", [])
    assert load(old, family=JobFamilyFactory()).number == 1


def test_when_a_version_comes_what_is_in_review_is_still_what_was_submitted(upgrade):
    edition, author, approver = EditionFactory(), UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    submitted = move_edition(edition=edition, move=Move.SUBMIT, by=author, at=noon)

    upgrade()
    approved = move_edition(edition=edition, move=Move.APPROVE, by=approver, at=noon)
    publish_edition(edition=edition, effective_on=date(2026, 3, 2), by=approver, at=noon, kind="substantive")

    assert [move.document_version for move in (submitted, approved)] == [2, 3]
    assert submitted.content_digest != approved.content_digest
    assert list(faults()) == []


def test_when_a_version_comes_a_draft_starts_from_any_edition(upgrade):
    old = publish_as(1, EditionFactory())
    upgrade()

    assert dump_content(start_draft(edition=old))["colour"] == "green"
