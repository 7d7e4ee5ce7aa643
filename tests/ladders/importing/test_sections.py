"""Importing a ladder document of any version: what becomes of the sections that not everybody may see."""

import json
from io import BytesIO

import pytest
from django.urls import reverse

from jobfamilies import document
from jobfamilies.actions import start_draft
from ladders.admin.importing.page import KEPT
from ladders.engine.importing.found import Rejected
from ladders.engine.importing.reading import read
from tests.factories import EditionFactory, publish, publish_as
from tests.markup import read as markup

pytestmark = pytest.mark.django_db

TOLD = {"notice": "Moved.", "unit": "Local 7"}
CAME = "The section “unit” {} as the file has it."
WITHHELD = "Not in this copy: the section “unit”. The draft keeps what it says there."
UNKNOWN = "Left out, since nothing here keeps it: the section “pay”."


@pytest.fixture
def edition(aside):
    draft = EditionFactory(levels=2)
    aside[draft.pk] = dict(TOLD)
    return publish(draft)


@pytest.fixture
def whole(edition):
    """The document with all its sections, as plain JSON."""
    return json.loads(document.canonical(document.dump_with(document.sections_of(edition), edition)))


@pytest.fixture
def draft(edition):
    return start_draft(edition=edition)


@pytest.fixture
def import_(client, editor, draft):
    """A function that gives a document to the import, and one that applies the page it led to; both return pages."""
    give = reverse("admin:ladders_import", args=[draft.family_id])
    check = reverse("admin:ladders_import_check", args=[draft.family_id])

    def given(content):
        file = BytesIO(json.dumps(content).encode())
        file.name = "ladder.json"
        return client.post(give, {"file": file}, follow=True)

    def applied(page):
        form = {each["name"]: each["value"] for each in markup(page).find("input[type=hidden]")}
        return client.post(check, {name: form[name] for name in ("seen", "shown")} | {"apply": "1"}, follow=True)

    given.applied, given.check = applied, check
    return given


def beside(page):
    return markup(page).texts(".beside li")


def test_a_section_that_the_file_changed_is_said_before_and_taken_over(aside, draft, import_, whole):
    whole["sections"]["unit"]["content"] = "Local 8"

    page = import_(whole)

    assert beside(page) == [CAME.format("will come in")]
    assert aside[draft.pk] == TOLD
    done = markup(import_.applied(page)).texts(".messagelist .success")
    assert done == [f"Imported into {draft}: 0 cells changed. {CAME.format('came in')}"]
    assert aside[draft.pk] == TOLD | {"unit": "Local 8"}


def test_sections_that_say_what_the_draft_says_are_not_spoken_of(import_, whole):
    assert beside(import_(whole)) == []


def test_a_copy_without_a_section_leaves_the_drafts_as_it_is(aside, draft, import_, whole):
    del whole["sections"]["unit"]

    page = import_(whole)

    assert beside(page) == [WITHHELD]
    import_.applied(page)
    assert aside[draft.pk] == TOLD


def test_a_section_that_nothing_keeps_is_left_out_and_said(import_, whole):
    whole["sections"]["pay"] = {"salt": None, "content": "12"}

    page = import_(whole)

    assert beside(page) == [UNKNOWN]
    assert markup(import_.applied(page)).texts(".messagelist .success")[0].endswith(UNKNOWN)


def test_a_section_that_cannot_be_read_stops_the_import(aside, draft, import_, whole):
    whole["sections"]["unit"]["content"] = {"a": 7}
    whole["content"]["rows"][0]["cells"][0]["statements"][0]["text"] = "Does something else."
    before = document.content_digest(draft)

    done = import_.applied(import_(whole))

    assert markup(done).texts(".messagelist .error") == ["The section “unit” cannot be read: it is no text."]
    assert document.content_digest(draft) == before


def test_a_document_of_version_1_is_imported(aside, import_):
    old = publish_as(1, EditionFactory())

    page = import_(document.dump(old))

    assert (page.status_code, page.context["fitted"].ladder.levels[0].title) == (200, old.levels.get().title)
    assert beside(page) == []


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        ("sections", [], "The document, “sections”: not an object."),
        ("sections", {"unit": "x"}, "The document, section “unit”: not an object."),
        ("sections", {"unit": {}}, "The document, section “unit”: “content” is missing."),
        ("envelope", {}, "The envelope: “sections” is missing."),
        ("envelope", {"sections": {}}, "The envelope, “sections”: not a list."),
        ("envelope", {"sections": ["unit"]}, "The envelope, “sections”: not an object."),
        ("envelope", {"sections": [{"name": 7}]}, "The envelope, “sections”, “name”: not a text."),
        ("envelope", [], "The document, “envelope”: not an object."),
        ("version", True, "This is not a ladder-document of version 1 or 2."),
    ],
)
def test_a_document_that_is_not_shaped_so_is_refused_by_place(whole, place, value, said):
    with pytest.raises(Rejected) as refused:
        read(json.dumps(whole | {place: value}).encode())

    assert str(refused.value) == said


def test_an_import_that_an_earlier_release_kept_is_given_anew(client, import_, whole):
    import_(whole)
    session = client.session
    for ladder in session[KEPT]["ladders"]:
        del ladder["sections"]
    session.save()

    page = client.get(import_.check, follow=True)

    assert markup(page).texts(".messagelist .error") == ["There is no import to look at. Choose a file."]
