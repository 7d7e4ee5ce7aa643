"""Importing a ladder document says which readings of qualifications come with it, before it is applied and after."""

import copy
import json
from io import BytesIO

import pytest
from django.urls import reverse

from classification.models import Reading
from jobfamilies import document
from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from tests.markup import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

DRAFTED = "1 reading of qualifications as rules {} in as a draft, to be approved: of IT Manager."
KNOWN = "Left out, known here already: 1 reading, of Senior IT Manager."
LEFT_OUT = "Left out, of no level of this draft or without rules: 1 reading."


@pytest.fixture
def edition():
    return Edition.objects.in_force().get(family__slug="it-manager")


@pytest.fixture
def whole(edition):
    """The ladder document with what travels beside it, in which the lower level's rules say something new."""
    found = copy.deepcopy(document.dump(edition) | document.dump_unsigned(edition))
    found["unsigned"]["readings"][0]["rules"]["additional_screens"] = True
    return found


@pytest.fixture
def import_(client, hr, edition):
    """A function that gives a document to the import of a draft; the page that it leads to, and one to apply it."""
    hr("hr_editor")
    draft = start_draft(edition=edition)
    give = reverse("admin:ladders_import", args=[edition.family_id])

    def given(content):
        file = BytesIO(json.dumps(content).encode())
        file.name = "ladder.json"
        return client.post(give, {"file": file}, follow=True)

    def applied(page):
        form = {each["name"]: each["value"] for each in read(page).find("input[type=hidden]")}
        choices = {name: value for name, value in form.items() if name in ("seen", "shown")}
        check = reverse("admin:ladders_import_check", args=[edition.family_id])
        return client.post(check, choices | {"apply": "1"}, follow=True)

    given.draft, given.applied = draft, applied
    return given


def test_what_comes_as_a_draft_is_said_before_it_is_applied_and_nothing_is_written(import_, whole):
    page = read(import_(whole))

    assert page.texts(".beside h2") == ["Beside the ladder"]
    assert page.texts(".beside li") == [DRAFTED.format("will come"), KNOWN]
    assert Reading.objects.filter(reason="It came with a ladder document.").count() == 0


def test_what_came_is_said_after(import_, whole):
    page = read(import_.applied(import_(whole)))

    assert page.texts(".messagelist .success") == [
        f"Imported into {import_.draft}: 0 cells changed. {DRAFTED.format('came')} {KNOWN}"
    ]
    (draft,) = Reading.objects.filter(reason="It came with a ladder document.")
    assert (draft.number, draft.is_approved) == (2, False)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda reading: reading.update(level="5d8dfb2c-0000-0000-0000-000000000000"),
        lambda reading: reading.update(level=[reading["level"]]),
        lambda reading: reading.update(level={"a": 1}),
        lambda reading: reading.update(rules={"routes": []}),
        lambda reading: reading.pop("rules"),
    ],
    ids=["of no level", "level is a list", "level is an object", "no routes", "no rules"],
)
def test_what_cannot_be_taken_over_is_counted_and_left_out(import_, whole, spoil):
    spoil(whole["unsigned"]["readings"][0])

    page = import_(whole)

    assert read(page).texts(".beside li") == [KNOWN, LEFT_OUT]
    assert read(import_.applied(page)).texts(".messagelist .success")[0].endswith(LEFT_OUT)
    assert Reading.objects.filter(reason="It came with a ladder document.").count() == 0


@pytest.mark.parametrize("readings", [None, "x", {"a": 1}, 7, []])
def test_what_is_no_list_of_readings_is_nothing(import_, whole, readings):
    whole["unsigned"]["readings"] = readings

    page = import_(whole)

    assert read(page).find(".beside") == []
    assert import_.applied(page).status_code == 200


def test_a_document_without_anything_beside_it_says_nothing(import_, edition):
    assert read(import_(document.dump(edition))).find(".beside") == []


@pytest.mark.parametrize(("choice", "said"), [("new", DRAFTED.format("will come")), ("left out", LEFT_OUT)])
def test_a_level_that_the_draft_lacks_counts_where_it_is_taken_over(client, import_, whole, edition, choice, said):
    import_.draft.levels.get(title="IT Manager").delete()
    import_(whole)

    page = read(client.get(reverse("admin:ladders_import_check", args=[edition.family_id]), {"level-0": choice}))

    assert sorted(page.texts(".beside li")) == sorted([said, KNOWN])


def test_many_readings_ask_as_few_queries_as_one(import_, whole, django_assert_num_queries, edition):
    titles = {str(level.key): level.title for level in edition.levels.all()}
    for readings in (whole["unsigned"]["readings"][:1], whole["unsigned"]["readings"]):
        with django_assert_num_queries(1):
            assert len(document.foretell_unsigned(edition.family, {"readings": readings}, titles)) == len(readings)
