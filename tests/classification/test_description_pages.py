"""The pages on which a description is written, read and signed: with what is wrong, nothing is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from classification.engine.describing import Passage, Task, Words
from classification.models import Description, Part, Stage
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
    SectionFactory,
)
from tests.factories import UserFactory
from tests.markup import messages

pytestmark = pytest.mark.django_db


@pytest.fixture
def position():
    return PositionFactory(supervised=True, title="Wiki keeper")


@pytest.fixture
def signed_in(client, position):
    client.force_login(position.incumbent)
    return client


def address(position, role="incumbent"):
    return f"/positions/{position.pk}/describe/{role}/"


def sent(duties=(), passages=(), **more):
    """Return what the form sends: duties as (text, percent), passages as (kind, heading, text)."""
    data = {"number": "1", "changed_at": "", "origin": "", "duties-INITIAL_FORMS": 0, "passages-INITIAL_FORMS": 0}
    for name, rows, fields in (
        ("duties", duties, ("text", "percent")),
        ("passages", passages, ("kind", "heading", "text")),
    ):
        data[f"{name}-TOTAL_FORMS"] = len(rows)
        for number, row in enumerate(rows):
            data |= {f"{name}-{number}-{field}": value for field, value in zip(fields, row, strict=True)}
    return data | more


def typed(response):
    """Return the rows of the form as it is shown, without the empty ones."""
    form = response.context["form"]
    duties = [(str(row["text"].value() or ""), str(row["percent"].value() or "")) for row in form.duties]
    passages = [(row["kind"].value(), row["heading"].value(), row["text"].value()) for row in form.passages]
    return [row for row in duties if any(row)], [row for row in passages if row[1] or row[2]]


CALLS, HELP = ("Answers calls.", "60"), ("Writes help.", "40")
PURPOSE = ("purpose", "", "Keeps the wiki.")


# --- who may ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "role", "status"),
    [
        ("incumbent", "incumbent", 200),
        ("incumbent", "supervisor", 404),
        ("incumbent", "hr", 404),
        ("supervisor", "supervisor", 200),
        ("supervisor", "incumbent", 404),
        ("hr_editor", "hr", 200),
        ("hr_editor", "incumbent", 404),
        ("hr_approver", "hr", 404),
        ("employee", "incumbent", 404),
        ("incumbent", "nonsense", 404),
    ],
)
def test_everybody_finds_the_form_of_their_own_part_alone(client, position, who, role, status):
    people = {"incumbent": position.incumbent, "supervisor": position.supervisor.incumbent}
    client.force_login(people.get(who) or UserFactory(**{who: True}))

    assert client.get(address(position, role)).status_code == status
    assert client.post(address(position, role), sent([CALLS, HELP])).status_code == (302 if status == 200 else 404)
    assert Part.objects.count() == (status == 200)


def test_whoever_is_not_signed_in_is_led_to_sign_in(client, position):
    assert client.get(address(position))["Location"] == f"/sign-in/?next={address(position)}"


# --- saving ----------------------------------------------------------------------------------------------------------


def test_words_are_saved_and_shown_again(signed_in, position):
    response = signed_in.post(address(position), sent([CALLS, HELP, ("", "")], [PURPOSE]), follow=True)

    part = Part.objects.get()
    assert part.words == Words(
        (Passage("purpose", "", "Keeps the wiki."),), (Task("Answers calls.", 60), Task("Writes help.", 40))
    )
    assert typed(response) == ([CALLS, HELP], [PURPOSE])
    assert response.context["changed_at"] == part.changed_at.isoformat()
    assert messages(response) == ["Your part of description 1 is saved."]


def test_130_percent_are_saved_and_said(signed_in, position):
    response = signed_in.post(
        address(position), sent([("Answers the calls of staff.", "90"), HELP], sign="1"), follow=True
    )

    assert Part.objects.get().words.total == 130
    assert messages(response) == [
        "Your part of description 1 is saved.",
        "The duties add to 130 percent; 100 are needed before you sign.",
    ]
    assert response.request["PATH_INFO"] == address(position)


def test_words_that_are_whole_lead_to_signing_where_that_was_asked(signed_in, position):
    response = signed_in.post(address(position), sent([CALLS, HELP], sign="1"))

    assert response["Location"] == f"/positions/{position.pk}/descriptions/1/"


def test_boilerplate_alone_is_warned_of(signed_in, position):
    words = [("other", "", "Performs other duties as assigned. This is not an exhaustive list.")]

    response = signed_in.post(address(position), sent(passages=words), follow=True)

    assert str(list(response.context["messages"])[1]) == (
        "The text holds only headings and sentences that every job description has."
    )


@pytest.mark.parametrize(
    ("duty", "errors"),
    [
        (("Answers calls.", ""), {"percent": ["Say what percent of the time it takes."]}),
        (("", "40"), {"text": ["Say what is done in this time."]}),
        (("Answers calls.", "0"), {"percent": ["Ensure this value is greater than or equal to 1."]}),
        (("Answers calls.", "130"), {"percent": ["Ensure this value is less than or equal to 100."]}),
        (("Answers calls.", "half"), {"percent": ["Enter a whole number."]}),
        (("Answers calls.", "9" * 30), {"percent": ["Ensure this value is less than or equal to 100."]}),
        (("a\x07b", "40"), {"text": ["The text holds the sign U+0007, which no text has."]}),
        (("a\0b", "40"), {"text": ["The text holds the sign U+0000, which no text has."]}),
        (("x" * 4_001, "40"), {"text": ["Ensure this value has at most 4000 characters (it has 4001)."]}),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(signed_in, position, duty, errors):
    response = signed_in.post(address(position), sent([duty, HELP], [PURPOSE]))

    assert [dict(row.errors) for row in response.context["form"].duties if row.errors] == [errors]
    assert typed(response) == ([duty, HELP], [PURPOSE])
    assert response.context["wrong"] == [
        "Nothing was saved yet. What is wrong stands beside it; all that you wrote is still here."
    ]
    assert not Part.objects.exists()


@pytest.mark.parametrize("count", ["", "-1", "x", "9" * 30])
def test_a_form_that_was_tampered_with_saves_nothing(signed_in, position, count):
    response = signed_in.post(address(position), sent([CALLS]) | {"duties-TOTAL_FORMS": count})

    assert response.status_code in (200, 302)
    assert not Part.objects.filter(duties__isnull=False).exists()


def test_two_tabs_show_both_texts(signed_in, position):
    signed_in.post(address(position), sent([CALLS, HELP]))
    stale = signed_in.get(address(position)).context["changed_at"]
    signed_in.post(address(position), sent([("Theirs.", "100")], changed_at=stale))

    response = signed_in.post(address(position), sent([("Mine.", "100")], changed_at=stale))

    assert response.context["stored"] == Words((), (Task("Theirs.", 100),))
    assert typed(response) == ([("Mine.", "100")], [])
    assert Part.objects.get().words.duties == (Task("Theirs.", 100),)

    signed_in.post(address(position), sent([("Mine.", "100")], changed_at=response.context["changed_at"]))
    assert Part.objects.get().words.duties == (Task("Mine.", 100),)


def test_words_for_a_version_that_is_signed_are_kept_for_the_next_one(signed_in, position):
    signed_in.post(address(position), sent([CALLS, HELP]))
    sign(signed_in, position)

    response = signed_in.post(address(position), sent([("Mine.", "100")]))

    assert response.context["wrong"] == [
        "Description 1 takes no more words of yours. What you save now begins description 2."
    ]
    assert (response.context["number"], typed(response)) == (2, ([("Mine.", "100")], []))
    signed_in.post(address(position), sent([("Mine.", "100")], number="2"))
    assert Description.objects.count() == 2


def test_the_next_version_may_begin_with_ones_words_from_before(signed_in, position):
    signed_in.post(address(position), sent([CALLS, HELP], [PURPOSE]))
    sign(signed_in, position)

    assert typed(signed_in.get(address(position))) == ([], [])
    assert signed_in.get(address(position)).context["may_copy"]
    copied = signed_in.get(address(position), {"copy": "1"})
    assert (copied.context["number"], typed(copied)) == (2, ([CALLS, HELP], [PURPOSE]))
    assert Description.objects.count() == 1


# --- rows and pasted texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asked", "counts"), [("duties", (4, 4)), ("passages", (3, 5)), ("nonsense", (4, 4))])
def test_a_row_is_added_without_saving_anything(signed_in, position, asked, counts):
    response = signed_in.post(address(position), sent([CALLS, ("Half done", "x")], [PURPOSE], add=asked))

    form = response.context["form"]
    assert (len(form.duties.forms), len(form.passages.forms)) == counts
    assert typed(response) == ([CALLS, ("Half done", "x")], [PURPOSE])
    assert not Part.objects.exists()


def test_a_pasted_text_is_shown_below_what_stands_there_before_it_is_saved(signed_in, position):
    response = signed_in.post(
        address(position), sent([CALLS], read="1", pasted="Purpose:\nKeeps the wiki.\n40% Writes help.")
    )

    assert typed(response) == ([CALLS, HELP], [("purpose", "", "Keeps the wiki.")])
    assert response.context["said"][0] == (
        "Read as 1 section and 1 duty, below. Look at each and correct it. Nothing is saved yet."
    )
    assert not Part.objects.exists()


def test_a_file_is_read_and_its_name_kept(signed_in, position):
    file = SimpleUploadedFile("wiki<b>.txt", b"100% Writes help.")
    response = signed_in.post(address(position), sent(read="1") | {"file": file})

    assert (typed(response)[0], response.context["origin"]) == ([("Writes help.", "100")], "wiki<b>.txt")
    signed_in.post(address(position), sent([("Writes help.", "100")], origin=response.context["origin"]))
    page = signed_in.get(f"/positions/{position.pk}/descriptions/1/").text
    assert page.count("Words read from “wiki&lt;b&gt;.txt”.") == 1


@pytest.mark.parametrize(
    ("taken", "wrong"),
    [
        ({"pasted": ""}, "There is no text to read. Paste it, or choose a file."),
        (
            {"pasted": "x" * 5_242_880},
            "The text has 5,242,880 characters; at most 200,000 are read. Give the description alone.",
        ),
        ({"pasted": "a\0b"}, "Line 1: the sign U+0000, which no text has. Is this a text file?"),
        (
            {"file": SimpleUploadedFile("a.docx", b"PK\x03\x04broken")},
            "The file is broken: it cannot be unpacked. Save it anew, and send that file.",
        ),
        (
            {"file": SimpleUploadedFile("a.txt", b"x" * 5_242_881)},
            "The file has 5,242,881 bytes; at most 5,242,880 are read.",
        ),
        (
            {"file": SimpleUploadedFile("a.txt", b"x"), "pasted": "y"},
            "Choose a file or paste a text, not both.",
        ),
    ],
    ids=["empty", "5 MB of text", "NUL", "broken", "5 MB", "both"],
)
def test_what_cannot_be_read_is_said_and_what_was_typed_stays(signed_in, position, taken, wrong):
    response = signed_in.post(address(position), sent([CALLS], [PURPOSE], read="1") | taken)

    assert response.context["wrong"] == [wrong]
    assert typed(response) == ([CALLS], [PURPOSE])
    assert response.context["take_over"]["pasted"].value() == taken.get("pasted", "").replace("\0", "")


# --- reading and signing ---------------------------------------------------------------------------------------------


def read_page(client, position, number=1):
    return client.get(f"/positions/{position.pk}/descriptions/{number}/")


def sign(client, position, number=1, role="incumbent", digest=None):
    if digest is None:
        digest = Part.objects.get(description__position=position, description__number=number, role=role).words.digest
    return client.post(f"/positions/{position.pk}/descriptions/{number}/{role}/sign/", {"digest": digest}, follow=True)


def test_a_part_is_signed_on_the_page_that_shows_it(signed_in, position):
    signed_in.post(address(position), sent([CALLS, HELP]))
    page = read_page(signed_in, position)
    assert page.context["parts"][0].is_to_sign
    assert page.text.count("Sign my part") == 1

    response = sign(signed_in, position)

    assert messages(response) == ["You signed your part of description 1. Its words stay as they are."]
    assert response.text.count(f"with a key of their own: {Part.objects.get().words_digest}") == 1
    assert response.text.count("Sign my part") == 0


def test_a_signature_for_other_words_is_refused(signed_in, position):
    signed_in.post(address(position), sent([CALLS, HELP]))

    assert messages(sign(signed_in, position, digest="0" * 64))[-1] == (
        "The part says something else than you were shown. Read it again before you sign."
    )
    assert not Part.objects.get().is_signed


def test_nobody_finds_the_signature_of_somebody_else(client, position):
    DutyFactory(part=PartFactory(description=DescriptionFactory(position=position)))
    client.force_login(position.supervisor.incumbent)

    assert sign(client, position).status_code == 404


def test_words_are_their_authors_alone_until_they_are_signed(client, position):
    part = PartFactory(description=DescriptionFactory(position=position))
    SectionFactory(part=part, text="Secret <b>words</b>.")
    DutyFactory(part=part)
    shown = escape("Secret <b>words</b>.")

    client.force_login(position.supervisor.incumbent)
    assert read_page(client, position).text.count(shown) == 0
    client.force_login(position.incumbent)
    assert read_page(client, position).text.count(shown) == 1
    sign(client, position)
    client.force_login(position.supervisor.incumbent)
    assert read_page(client, position).text.count(shown) == 1


@pytest.mark.parametrize("number", ["0", "2", "9" * 30])
def test_a_description_that_is_not_there_is_not_found(signed_in, position, number):
    DescriptionFactory(position=position)

    assert read_page(signed_in, position, number).status_code == 404


def test_a_stranger_finds_no_description(client, position):
    DescriptionFactory(position=position)
    client.force_login(UserFactory(employee=True))

    assert read_page(client, position).status_code == 404


def test_what_is_judged_goes_on_in_the_next_version(signed_in, position):
    signed_in.post(address(position), sent([CALLS, HELP]))
    sign(signed_in, position)
    RequestFactory(position=position, stage=Stage.SUBMITTED, description=Description.objects.get())

    assert signed_in.get(address(position)).context["number"] == 2


def test_the_pages_ask_as_much_for_four_duties_as_for_one(signed_in, position):
    part = PartFactory(description=DescriptionFactory(position=position))
    asked = []
    for _ in range(4):
        DutyFactory(part=part, percent=25)
        SectionFactory(part=part)
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(address(position))
            read_page(signed_in, position)
        asked.append(len(queries))

    assert asked == [asked[0]] * 4
