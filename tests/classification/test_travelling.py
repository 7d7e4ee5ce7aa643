"""Readings travel beside a ladder document, unsigned, and arrive as drafts."""

import copy
import json
from datetime import UTC, datetime

import jsonschema
import pytest

from classification.models import Reading
from jobfamilies import document
from jobfamilies.actions import start_draft
from jobfamilies.document_schema import schema
from jobfamilies.engine.documents import sealed
from jobfamilies.models import Edition
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

NOON = datetime(2026, 11, 5, 12, tzinfo=UTC)
ADDRESS = "https://ladders.example.org/schema.json"


@pytest.fixture
def edition():
    return Edition.objects.in_force().get(family__slug="it-manager")


def whole_of(edition):
    return document.dump(edition) | document.dump_unsigned(edition)


def beside(edition):
    return document.dump_unsigned(edition)["unsigned"]["readings"]


def test_the_readings_in_force_stand_beside_the_document_and_out_of_its_digest(edition):
    whole = whole_of(edition)

    keys = [str(key) for key in edition.levels.order_by("rank").values_list("key", flat=True)]
    assert [reading["level"] for reading in whole["unsigned"]["readings"]] == keys
    assert document.digest(sealed(whole)) == edition.publication.digest


def test_the_whole_fits_the_published_schema(edition):
    whole = json.loads(document.canonical(whole_of(edition)))

    jsonschema.Draft202012Validator(schema(1, ADDRESS)).validate(whole)


def test_the_file_has_them_where_they_are_asked_for(client, edition):
    address = f"{edition.family.get_absolute_url()}ladder.json"

    signed, whole = (json.loads(client.get(address, query).content) for query in ({}, {"unsigned": "1"}))

    assert "unsigned" not in signed
    assert whole == json.loads(document.canonical(whole_of(edition)))


@pytest.fixture
def arrive(edition):
    """A function that takes readings over into a new draft and returns those that were written."""

    def take(readings):
        editor = UserFactory(hr_editor=True)
        draft = start_draft(edition=edition)
        document.load_unsigned(draft, {"readings": readings}, by=editor, at=NOON)
        return list(Reading.objects.filter(drafted_by=editor))

    return take


def changed(edition):
    readings = copy.deepcopy(beside(edition))
    readings[0]["rules"]["additional_screens"] = True
    return readings


def test_what_says_something_new_arrives_as_a_draft(edition, arrive):
    (draft,) = arrive(changed(edition))

    assert (draft.number, draft.reason, draft.is_approved) == (2, "It came with a ladder document.", False)
    assert str(draft.level_key) == beside(edition)[0]["level"]
    assert Reading.objects.in_force([draft.level_key])[draft.level_key].number == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda readings: readings[0].update(rules={"routes": []}),
        lambda readings: readings[0].update(level="5d8dfb2c-0000-0000-0000-000000000000"),
        lambda readings: readings[0].pop("rules"),
        lambda readings: readings.__setitem__(0, "x"),
        lambda readings: readings[0]["rules"]["routes"][0].update(name="a\0b"),
        lambda readings: readings[0]["rules"]["routes"][0].update(name="\ud800"),
        lambda readings: readings[0]["rules"].update(additional_screens=False),
    ],
)
def test_what_is_unknown_wrong_or_known_already_is_left_out(edition, arrive, spoil):
    readings = changed(edition)
    spoil(readings)

    assert arrive(readings) == []
