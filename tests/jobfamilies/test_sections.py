"""What not everybody may see of an edition: who gets which sections, and what each copy of the document proves."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import jsonschema
import pytest

from jobfamilies import document
from jobfamilies.actions import CannotMove, move_edition, start_draft
from jobfamilies.document import UnreadableDocument, canonical, dump, load
from jobfamilies.document_schema import schema
from jobfamilies.engine.sections import Audience, Section, faults_in, named, new_salt, salted
from jobfamilies.models import Move, Publication
from jobfamilies.verification import faults
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory, publish
from tests.sections import AUDIENCES

pytestmark = pytest.mark.django_db

TOLD = {"unit": "Local 7", "notice": "Moved.", "parking": "Lot C."}
READERS = pytest.mark.parametrize(
    ("trait", "names"),
    [
        (None, ["notice"]),
        ("employee", ["notice", "parking"]),
        ("manager", ["notice", "parking"]),
        ("hr_editor", ["notice", "parking", "unit"]),
        ("hr_approver", ["notice", "parking", "unit"]),
    ],
)
WHOLE, UNIT = "Its envelope and content are not what was published.", "Its section “unit” is not what was published."
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def draft(aside):
    edition = EditionFactory(family=JobFamilyFactory(organization__slug="acme", slug="clerk"))
    aside[edition.pk] = dict(TOLD)
    return edition


@pytest.fixture
def edition(draft):
    return publish(draft)


@pytest.fixture
def copy(client, edition):
    """A function that returns the document as somebody in a group, or nobody who is signed in, gets it."""

    def for_whom(trait, address="/api/families/acme/clerk/editions/1/document", **query):
        if trait:
            client.force_login(UserFactory(**{trait: True}))
        return client.get(address, query)

    return for_whom


# --- what is sealed --------------------------------------------------------------------------------------------------


def test_the_envelope_names_each_section_with_its_audience_and_digest(edition):
    salts = edition.publication.salts

    assert dump(edition)["envelope"]["sections"] == [
        {
            "name": name,
            "audience": AUDIENCES[name],
            "digest": sha256(canonical({"salt": salts[name], "content": TOLD[name]})).hexdigest(),
        }
        for name in ("notice", "parking", "unit")
    ]
    assert "sections" not in dump(edition)
    assert edition.publication.digest == sha256(canonical(dump(edition))).hexdigest()


def test_every_section_of_every_edition_has_a_salt_of_its_own(aside, edition):
    again = EditionFactory()
    aside[again.pk] = dict(TOLD)
    salts = [*edition.publication.salts.values(), *publish(again).publication.salts.values()]

    assert [len(salt) for salt in salts] == [64] * 6
    assert len(set(salts)) == 6


def test_of_a_few_possible_words_the_salt_hides_which_it_is():
    said, salt = Section("unit", Audience.HR, "Local 7"), new_salt()
    digest = named(said, salt)["digest"]
    guesses = [named(Section("unit", Audience.HR, guess), "0" * 64)["digest"] for guess in ("Local 7", "Local 8")]

    assert digest not in guesses
    assert digest == document.digest(salted(said, salt))


def test_an_edition_without_sections_says_so_and_draws_no_salt(aside):
    edition = EditionFactory(published=True)

    assert (dump(edition)["envelope"]["sections"], edition.publication.salts) == ([], {})


def test_a_draft_names_its_sections_without_digests(draft):
    assert dump(draft)["envelope"]["sections"][2] == {"name": "unit", "audience": "hr", "digest": None}
    assert document.dump_with(document.sections_of(draft), draft)["sections"]["unit"] == {
        "salt": None,
        "content": "Local 7",
    }


# --- copies ----------------------------------------------------------------------------------------------------------


@READERS
def test_everybody_gets_the_sections_that_are_for_them_and_can_prove_the_rest(copy, edition, trait, names):
    response = copy(trait)
    found = response.json()

    assert {name: said["content"] for name, said in found.get("sections", {}).items()} == {
        name: TOLD[name] for name in names
    }
    assert [each["name"] for each in found["envelope"]["sections"]] == ["notice", "parking", "unit"]
    assert faults_in(found, edition.publication.digest) == []
    assert response.headers["ETag"] == f'"{".".join([edition.publication.digest, *names])}"'
    jsonschema.validate(found, schema(2, "https://ladders.example.org/schema.json"))


def test_a_copy_without_sections_is_the_bytes_that_the_digest_was_taken_of(aside, copy, edition):
    lonely = EditionFactory(family=JobFamilyFactory(organization__slug="other", slug="clerk"))
    aside[lonely.pk] = {"unit": "Local 7"}
    lonely = publish(lonely)

    response = copy(None, "/api/families/other/clerk/editions/1/document")

    assert "sections" not in response.json()
    assert sha256(response.content).hexdigest() == lonely.publication.digest
    assert response.headers["ETag"] == f'"{lonely.publication.digest}"'


def test_a_copy_proves_itself_with_nothing_but_json_and_sha_256(copy, edition):
    """As docs/developers.md says it can be done without this site."""

    def digest(said):
        return sha256(json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()

    found = copy("employee").json()
    sections = found.pop("sections")

    assert digest(found) == edition.publication.digest
    digests = {each["name"]: each["digest"] for each in found["envelope"]["sections"]}
    assert {name: digest(section) for name, section in sections.items()} == {
        name: digests[name] for name in ("notice", "parking")
    }


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (
            lambda found: found["content"].update(title="Another"),
            WHOLE,
        ),
        (
            lambda found: found["envelope"]["sections"].pop(),
            f"{WHOLE} {UNIT}",
        ),
        (
            lambda found: found["envelope"]["sections"][2].update(audience="everybody"),
            WHOLE,
        ),
        (lambda found: found["sections"]["unit"].update(content="x"), UNIT),
        (
            lambda found: found["sections"].update(unit=found["sections"]["notice"]),
            UNIT,
        ),
        (lambda found: found["sections"].update(pay={}), "Its section “pay” is not what was published."),
        (lambda found: found.pop("sections"), ""),
    ],
)
def test_what_is_changed_of_a_copy_is_found(copy, edition, tamper, said):
    found = copy("hr_editor").json()
    tamper(found)

    assert " ".join(faults_in(found, edition.publication.digest)) == said


def test_who_signs_in_is_not_answered_with_what_they_had_before(client, copy, edition):
    before = copy(None)

    client.force_login(UserFactory(employee=True))
    after = client.get(before.request["PATH_INFO"], headers={"If-None-Match": before.headers["ETag"]})
    again = client.get(before.request["PATH_INFO"], headers={"If-None-Match": after.headers["ETag"]})

    assert (after.status_code, [*after.json()["sections"]], again.status_code) == (200, ["notice", "parking"], 304)


def test_a_drafts_tag_follows_its_sections(aside, client, draft, editor):
    address = "/api/families/acme/clerk/editions/1/document"
    before = client.get(address)
    aside[draft.pk]["unit"] = "Local 8"
    after = client.get(address, headers={"If-None-Match": before.headers["ETag"]})

    assert (after.status_code, after.json()["sections"]["unit"]["content"]) == (200, "Local 8")


@READERS
@pytest.mark.parametrize("query", [{}, {"unsigned": "1"}])
def test_a_download_holds_what_the_api_gives(copy, edition, trait, names, query):
    address = f"{edition.get_absolute_url()}ladder.json"

    assert copy(trait, address, **query).json() == copy(trait).json()


# --- verification ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tamper",
    [
        lambda aside, edition: aside[edition.pk].update(unit="Local 8"),
        lambda aside, edition: aside[edition.pk].pop("notice"),
        lambda aside, edition: Publication.objects.update(salts={}),
        lambda aside, edition: Publication.objects.update(
            salts=edition.publication.salts | {"unit": edition.publication.salts["notice"]}
        ),
    ],
    ids=["words", "left out", "no salts", "another salt"],
)
def test_a_section_that_is_not_what_was_published_is_found(unsealed, aside, edition, tamper):
    assert list(faults()) == []

    tamper(aside, edition)

    found = list(faults())
    assert found[:1] == [f"{edition}: its rows are not what was published."]
    # The salts stand on the publication, which is sealed itself.
    is_changed = Publication.objects.get().salts != edition.publication.salts
    assert [sentence.partition(":")[0] for sentence in found[1:]] == [
        f"Publication {edition.publication.pk}"
    ] * is_changed


def test_what_was_submitted_is_approved_with_its_sections(aside, draft):
    move_edition(edition=draft, move=Move.SUBMIT, by=UserFactory(hr_editor=True), at=NOON)
    aside[draft.pk]["unit"] = "Local 8"

    with pytest.raises(CannotMove, match="The text changed after the edition was submitted"):
        move_edition(edition=draft, move=Move.APPROVE, by=UserFactory(hr_approver=True), at=NOON)


# --- loading ---------------------------------------------------------------------------------------------------------


def test_a_new_draft_says_what_the_sections_say(aside, edition):
    draft = start_draft(edition=edition)

    assert aside[draft.pk] == TOLD
    assert document.content_digest(draft) == document.content_digest(edition)


@READERS
def test_a_copy_is_loaded_with_the_sections_that_it_holds(aside, copy, edition, trait, names):
    draft = load(copy(trait).json(), family=JobFamilyFactory(organization=edition.family.organization))

    assert aside[draft.pk] == {name: TOLD[name] for name in names}


@pytest.mark.parametrize(
    ("section", "said"),
    [
        ({"pay": {"salt": None, "content": "12"}}, "Nothing here keeps the section “pay”."),
        ({"unit": {"salt": None, "content": 7}}, "The section “unit” cannot be read: it is no text."),
        ({"unit": {"salt": None}}, "The document lacks, or the catalogue does not know, 'content'."),
    ],
)
def test_a_section_that_nothing_keeps_or_reads_is_refused(edition, section, said):
    with pytest.raises(UnreadableDocument) as refused:
        load(dump(edition) | {"sections": section}, family=edition.family)

    assert str(refused.value) == said
    assert edition.family.editions.count() == 1
