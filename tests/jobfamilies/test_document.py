"""The ladder document: an edition as JSON and back, byte for byte."""

import copy
import hashlib
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError

from jobfamilies import document
from jobfamilies.actions import publish_edition
from jobfamilies.document import UnreadableDocument, canonical, digest, dump, dump_content, load
from jobfamilies.models import Edition, Level
from ladders.models import Row, Statement
from tests.factories import EditionFactory, JobFamilyFactory, OrganizationFactory
from tests.jobfamilies.drafts import full_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition():
    """A published edition that has something in every field of the document."""
    edition = full_draft()
    publish_edition(
        edition=edition,
        effective_on=date(2026, 3, 2),
        by=None,
        at=datetime(2026, 3, 1, 12, tzinfo=UTC),
        notice="The first.",
    )
    return Edition.objects.get(pk=edition.pk)


def test_a_document_is_an_envelope_and_a_content(edition):
    assert dump(edition) == {
        "format": "ladder-document",
        "version": 2,
        "envelope": {
            "organization": "acme",
            "family": "clerk",
            "number": 1,
            "effective_on": "2026-03-02",
            "published_at": "2026-03-01T12:00:00+00:00",
            "notice": "The first.",
            "previous_digest": "",
            "sections": [],
        },
        "content": {
            "title": "Clerk",
            "summary": "Keeps the books.",
            "function_text": "Finance",
            "track_text": "Professional",
            "source_date_label": "Last updated",
            "source_date_text": "3/2007",
            "source_date": "2007-03",
            "levels": [
                {
                    "key": "00000000-0000-4000-8000-000000000001",
                    "slug": "clerk-i",
                    "rank": 1,
                    "title": "Clerk I",
                    "short_title": "I",
                    "job_code": "C1",
                    "grade_text": "Grade 1",
                    "exemption": "exempt",
                    "source_date_label": "Revised",
                    "source_date_text": "July 2019",
                    "source_date": "2019-07",
                    "grade": "g1",
                    "source": "manual",
                }
            ],
            "rows": [
                {
                    "dimension": "duties",
                    "label": "Duties & tasks",
                    "heading": "THE JOB",
                    "style": "prose",
                    "note": "Torn in the source.",
                    "source": "manual",
                    "cells": [
                        {
                            "level": "00000000-0000-4000-8000-000000000001",
                            "statements": [
                                {
                                    "key": "00000000-0000-4000-8000-000000000002",
                                    "text": "Files “récords”.",
                                    "begins_paragraph": True,
                                }
                            ],
                        }
                    ],
                },
                {
                    "dimension": "silent",
                    "label": "Silent",
                    "heading": "",
                    "style": "list",
                    "note": "",
                    "source": None,
                    "cells": [],
                },
            ],
        },
    }


def test_a_drafts_envelope_has_no_dates(edition):
    draft = load(dump(edition), family=edition.family)

    assert dump(draft)["envelope"] == {
        "organization": "acme",
        "family": "clerk",
        "number": 2,
        "effective_on": None,
        "published_at": None,
        "notice": "",
        "previous_digest": "",
        "sections": [],
    }


def test_every_field_of_an_editions_rows_stands_in_the_document():
    """A field that is added to a model must be added to its part, or be named here with a reason."""
    of_the_envelope = {"family", "number", "state"}
    given_by_place = {"edition", "level", "row", "place"}
    where_stated = {"own_facts"}
    # From which edition a draft began, and what Python computes of a title.
    beside_it = {"base", "sort_key", "found_by"}

    assert {
        model.__name__: {field.name for field in model._meta.concrete_fields}
        - {"id"}
        - of_the_envelope
        - given_by_place
        - where_stated
        - beside_it
        for model in (Edition, Level, Row, Statement)
    } == {
        "Edition": set(document_keys("content")) - {"levels", "rows"},
        "Level": {*document_keys("level")} - {"source"} | {"source_document"},
        "Row": {*document_keys("row")} - {"source", "cells"} | {"source_document"},
        "Statement": set(document_keys("statement")),
    }


def document_keys(part):
    """Return the keys of one part of any document."""
    content = dump_content(EditionFactory())
    parts = {"content": content, "level": content["levels"][0], "row": content["rows"][0]}
    return (parts | {"statement": content["rows"][0]["cells"][0]["statements"][0]})[part]


def test_the_canonical_bytes_have_sorted_keys_no_spaces_and_are_utf_8():
    assert canonical({"b": [1, None, True], "a": "é – “x”"}) == '{"a":"é – “x”","b":[1,null,true]}'.encode()


def test_the_digest_is_the_sha_256_of_the_canonical_bytes():
    assert digest({"b": 1, "a": 2}) == hashlib.sha256(b'{"a":2,"b":1}').hexdigest()


def without(key):
    def change(content):
        del content[key]

    return change


def replaced(*path):
    *way, key, value = path

    def change(content):
        for step in way:
            content = content[step]
        content[key] = value

    return change


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (without("title"), "'title'"),
        (without("levels"), "'levels'"),
        (without("rows"), "'rows'"),
        (replaced("levels", 0, "grade", "g9"), "'g9'"),
        (replaced("levels", 0, "source", "lost"), "'lost'"),
        (replaced("levels", 0, {}), "'key'"),
        (replaced("rows", 0, "dimension", "unheard-of"), "'unheard-of'"),
        (replaced("rows", 0, "source", "lost"), "'lost'"),
        (replaced("rows", 0, "cells", 0, "level", "nobody"), "'nobody'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_document_that_the_catalogue_cannot_place_is_refused_by_name(edition, change, missing):
    damaged = copy.deepcopy(dump(edition))
    change(damaged["content"])

    with pytest.raises(UnreadableDocument) as refused:
        load(damaged, family=edition.family)

    assert str(refused.value) == f"The document lacks, or the catalogue does not know, {missing}."
    assert list(Edition.objects.all()) == [edition]


@pytest.mark.parametrize("head", [{"format": "other"}] + [{"version": each} for each in (0, 9, None, True, 1.0, "1")])
def test_a_document_of_another_format_or_version_is_refused(edition, head):
    with pytest.raises(UnreadableDocument) as refused:
        load(dump(edition) | head, family=edition.family)

    assert str(refused.value) == "This is not a ladder-document of version 1 or 2."


def test_a_document_is_not_loaded_beside_an_open_edition(edition):
    load(dump(edition), family=edition.family)

    with pytest.raises(IntegrityError):
        load(dump(edition), family=edition.family)


def test_grades_and_sources_are_those_of_the_familys_own_organization(edition):
    elsewhere = JobFamilyFactory(organization=OrganizationFactory())

    with pytest.raises(UnreadableDocument, match="'g1'"):
        load(dump(edition), family=elsewhere)


def test_the_format_is_stored_with_what_was_published(edition):
    assert edition.publication.document_version == document.newest() == 2
