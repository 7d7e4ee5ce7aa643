"""“Classify” reads a description against the ladders, claims no more than its evidence, and keeps it private."""

import json
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from classification.matching.reading import LONGEST
from classification.readout import Segment, segments
from classification.readout.own_description import kept_description
from jobfamilies.models import Level
from ladders.models import Statement
from tests.classification.factories import RequestFactory
from tests.classification.test_runs import request_of  # noqa: F401 -- a fixture
from tests.factories import EditionFactory

pytestmark = pytest.mark.usefixtures("documents", "db")

ADDRESS = "/classify/"
TEXT = """Duties:
Works with project teams to design and test new systems and procedures.
Identifies and resolves issues within the team, and documents quality standards.
Trains customers in the use of information technology and writes manuals.
Communicates technical information to customers and project members.
Performs other duties as assigned.
Feeds giraffes.
"""
GERMAN = "Er plant die Netze und sorgt dafür, dass alle Geräte laufen; er schult neue Leute und schreibt Berichte. "


def district():
    """The District's class as a description: what it states of itself, without who may be promoted into it."""
    (level,) = Level.objects.filter(edition__family__organization__slug="district")
    said = Statement.objects.filter(level=level).exclude(
        row__dimension__slug__in=["substitution", "promotional-eligibility"]
    )
    lines: dict[str, list[str]] = {}
    for label, text in said.order_by("row__place", "place").values_list("row__label", "text"):
        lines.setdefault(label, []).append(text)
    return "\n\n".join(f"{label}:\n" + "\n".join(texts) for label, texts in lines.items())


def give(client, text=TEXT, query="", **data):
    return client.post(ADDRESS, {"text": text, **data}, follow=True)


def shown(client, query=""):
    return client.get(ADDRESS + query).context["shown"]


def word_file(*paragraphs):
    document, content = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(content)
    return SimpleUploadedFile("description.docx", content.getvalue())


# --- the worked example ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "band", "families", "verdict", "dimensions"),
    [
        (
            "?org=mit",
            "Open",
            ["mit/it-consultant", "mit/it-manager", "mit/project-coordinator"],
            "II or III",
            10,
        ),
        (
            "?org=mit&ladder=mit/project-coordinator",
            "Open",
            ["mit/it-consultant", "mit/it-manager", "mit/project-coordinator"],
            "I or II",
            12,
        ),
        (
            "?org=harvard",
            "Likely",
            ["harvard/infrastructure-management", "harvard/infrastructure-professional"],
            "II, III or IV",
            5,
        ),
    ],
)
def test_the_districts_class_is_read_against_the_ladders_of_others(client, query, band, families, verdict, dimensions):
    give(client, district())

    found = shown(client, query)

    assert (found.band.partition(":")[0], found.verdict, len(found.dimensions)) == (band, verdict, dimensions)
    assert [line.key for line in found.families] == families


def test_the_districts_class_shows_nobody_who_manages_people(client):
    give(client, district())

    found = shown(client, "?org=harvard")

    assert found.track == "The duties show nobody who manages people, so the professional track."
    assert found.chosen == "harvard/infrastructure-professional"
    assert [line.other_track for line in found.families] == [
        "The description shows a position of the professional track, and this ladder is of the management track.",
        "",
    ]


def test_the_words_of_the_districts_class_are_shown_with_what_they_say(client):
    give(client, district())

    found = shown(client, "?org=mit")
    consultant, _, coordinator = found.families
    leaning = {one.label: [level.title for level in one.levels if level.is_most] for one in found.dimensions}

    assert consultant.speaks_for[:3] == ("customer", "team member", "documents")
    assert coordinator.speaks_for[:3] == ("coordination", "project", "involved")
    assert leaning == {
        "Promotion Criteria": ["II"],
        "Position Overview Statement": ["II"],
        "Principal Duties and Responsibilities": ["II"],
        "Supervision Exercised": ["II"],
        "Organizational/ political": ["I"],
        "Change Management": ["III"],
        "Knowledge, Skills & Expertise": ["Senior"],
        "Collaboration": ["II"],
        "Communication Effectiveness": ["I"],
        "Influencing and Leading": ["I"],
    }
    assert len(found.unread) == 7


def test_the_districts_disclaimer_is_left_out_and_said_why(client):
    give(client, district())

    assert [reason for reason, _ in shown(client).left_out] == [
        "It says that there may be other duties, as every description does.",
        "It says what a description is, not what this job is.",
    ]


# --- the page --------------------------------------------------------------------------------------------------------


def test_the_text_is_kept_in_the_session_and_never_in_the_address(client):
    page = give(client)

    assert page.redirect_chain == [("/classify/#reading", 302)]
    assert kept_description(client.session) == TEXT
    assert "no-store" in page.headers["Cache-Control"]


def test_the_text_is_deleted(client):
    give(client)
    page = client.post(ADDRESS, {"forget": "1"}, follow=True)

    assert [str(said) for said in page.context["messages"]] == ["The description is deleted."]
    assert (kept_description(client.session), page.context["shown"]) == ("", None)


def test_sentences_are_numbered_in_their_sections_with_what_became_of_each(client):
    give(client)
    (section,) = shown(client, "?org=mit&ladder=mit/it-consultant").sections

    assert section.heading == "Duties"
    assert [(one.number, bool(one.left_out), one.is_unread) for one in section.sentences] == [
        (1, False, False),
        (2, False, False),
        (3, False, False),
        (4, False, False),
        (5, True, False),
        (6, False, True),
    ]


def test_a_sentence_stands_beside_the_whole_row_of_its_dimension(client):
    give(client)
    found = shown(client, "?org=mit&ladder=mit/it-consultant").dimensions
    collaboration = next(one for one in found if one.label == "Collaboration")

    assert [one.number for one in collaboration.sentences] == [2]
    assert [level.title for level in collaboration.levels] == ["I", "II", "III", "Senior"]
    assert all(level.statements for level in collaboration.levels)
    assert {piece.text for piece in collaboration.sentences[0].segments if piece.mark == "shared"} >= {"issues"}
    assert [level.title for level in collaboration.levels if level.is_most] == ["II"]
    assert {level.said for one in found for level in one.levels} <= {
        "mostly here",
        "partly here",
        "a little",
        "hardly",
    }


def test_the_page_shows_no_percentage_and_no_score(client):
    give(client, TEXT.replace("Feeds", "Feeds 3 times"))

    assert (
        "%" not in client.get(ADDRESS + "?org=mit").content.decode().partition('id="reading"')[2].partition("<form")[0]
    )


def test_another_ladder_is_shown_by_the_address(client):
    give(client)
    page = client.get(ADDRESS + "?org=mit&ladder=mit/it-manager")

    assert page.context["shown"].chosen == "mit/it-manager"
    assert [one["address"] for one in page.context["families"]] == [
        f"/classify/?org=mit&ladder={one.key}" for one in page.context["shown"].families
    ]


def test_with_two_dimensions_of_evidence_it_says_too_little(client):
    give(client, "Documents quality standards for the delivery of customer services.")
    found = shown(client, "?org=harvard&ladder=harvard/infrastructure-professional")

    assert found.verdict == ""
    assert found.reason == "Too little to say: there is evidence for 1 dimension, and 3 are needed."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?org=nobody", "There is no organization “nobody”."),
        ("?ladder=no/such", "The ladder “no/such” is not among those that this description is likest."),
        (f"?ladder=%00{'9' * 400}", f"The ladder “{'9' * 300}” is not among those that this description is likest."),
    ],
)
def test_a_wrong_choice_is_left_out_and_said(client, query, said):
    give(client)

    page = client.get(ADDRESS + query)

    assert (page.status_code, page.context["asked"].notices) == (200, [said])


def test_html_in_a_description_is_shown_as_text(client):
    give(client, TEXT + "\nWrites <script>alert(1)</script> and & to customers.")

    assert b"<script>alert" not in client.get(ADDRESS).content


def test_the_reading_comes_as_json_with_its_text(client):
    give(client)
    answer = client.get(ADDRESS + "?org=mit&format=json")
    found = json.loads(answer.content)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="reading.json"'
    assert found["text"] == TEXT
    place = found["reading"]["families"][0]["speaks_for"][0]
    assert found["text"][place["start"] : place["end"]] == place["text"]


@pytest.mark.parametrize("trait", [None, "employee", "manager", "hr_editor", "hr_approver"])
def test_everybody_may_have_a_description_read_and_only_they_see_it(client, hr, trait):
    if trait:
        hr(trait)
    give(client)

    assert shown(client, "?org=mit").verdict == "I or II"
    client.logout()
    assert shown(client, "?org=mit") is None


def test_without_a_description_there_is_only_the_form(client):
    page = client.get(ADDRESS)

    assert (page.context["shown"], page.context["not_read"]) == (None, None)


@pytest.mark.parametrize("families", [1, 4])
def test_the_page_asks_the_same_for_every_number_of_families(client, django_assert_max_num_queries, families):
    for _ in range(families):
        EditionFactory(published=True, levels=3, rows=2)
    give(client)
    client.get(ADDRESS)

    with django_assert_max_num_queries(4):  # session, two of the references, organizations
        client.get(ADDRESS)


# --- bad input -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no text to read."),
        (" \n\t ", "There is no text to read."),
        ("Engineer", "The text has fewer than 5 words; nothing can be told from it."),
        (
            "Plans work. " * 440_000,
            f"The text has 5,280,000 characters; at most {LONGEST:,} are read. Give the description alone.",
        ),
        (GERMAN * 3, "The text does not seem to be English, which is the only language this can read."),
        (
            "Performs other duties as assigned.\nAcme is an equal opportunity employer.",
            "The text holds only headings and sentences that every job description has.",
        ),
        (
            "<p>Configures <b>routers</b> for us.</p>",
            "The text is HTML; paste the words as they are read on the page.",
        ),
        ("Configures routers\0 and more.", "Null characters are not allowed."),
        ("Configures \x07routers and more.", "Line 1: the sign U+0007, which no text has. Is this a text file?"),
    ],
    ids=["empty", "blank", "word", "5 MB", "German", "boilerplate", "HTML", "NUL", "bell"],
)
def test_what_cannot_be_read_is_said_and_nothing_is_lost(client, text, said):
    give(client, TEXT)
    page = client.post(ADDRESS, {"text": text})

    assert page.context["form"].errors == {"text": [said]}
    assert page.context["shown"] is None
    assert page.context["form"]["text"].value() == text
    assert kept_description(client.session) == TEXT
    assert b"No family and no level is claimed" in page.content


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04 and no more", "The file is broken: it cannot be unpacked."),
        (
            b"%PDF-1.7",
            "The file is a PDF. Paste its text, or import the Word document or sheet that it was made from.",
        ),
        (b"x" * 5_300_000, "The file has more than 5,242,880 bytes, which are the most that are read."),
        (b"\xff\xfe\x00", "The text is not UTF-8: byte 1, on line 1, is 0xff. Save it as UTF-8."),
        (
            b"<p>Configures <b>routers</b> for us.</p>",
            "The text is HTML; paste the words as they are read on the page.",
        ),
        (b'{"a": 1}', "The file is a ladder document. Give a Word document or a text file, or paste the text."),
    ],
)
def test_a_file_that_cannot_be_read_is_said(client, content, said):
    page = client.post(ADDRESS, {"text": "", "file": SimpleUploadedFile("description.docx", content)})

    assert (page.context["form"].errors, page.context["shown"]) == ({"file": [said]}, None)


def test_a_word_document_is_read(client):
    lines = TEXT.splitlines()
    give(client, "", file=word_file(*lines))

    assert kept_description(client.session) == "\n".join(lines)


def test_a_text_and_a_file_are_not_both_read(client):
    page = client.post(ADDRESS, {"text": TEXT, "file": word_file("Other words.")})

    assert page.context["form"].non_field_errors() == [
        "Give a text or a file, not both. To read the file, empty the text."
    ]
    assert page.context["form"]["text"].value() == TEXT


# --- a request's description -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("trait", "status"), [("hr_editor", 200), ("manager", 404), ("employee", 404), (None, 404)])
def test_only_who_studies_reads_the_description_of_a_request(client, hr, request_of, trait, status):  # noqa: F811
    request = request_of()
    if trait:
        hr(trait)

    assert client.get(f"{ADDRESS}?request={request.pk}").status_code == status
    assert client.post(ADDRESS, {"request": request.pk, "keep": "1"}).status_code == {200: 302}.get(status, status)


@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "١٢", "%001x"])
def test_a_request_that_is_not_there_is_not_found(client, hr, number):
    hr("hr_editor")

    assert client.get(f"{ADDRESS}?request={number}").status_code == 404


def test_a_request_without_a_description_is_not_found(client, hr):
    hr("hr_editor")

    assert client.get(f"{ADDRESS}?request={RequestFactory().pk}").status_code == 404


def test_the_description_of_a_request_is_read_against_its_organization_and_not_kept_in_the_session(
    client,
    hr,
    request_of,  # noqa: F811
):
    hr("hr_editor")
    page = client.get(f"{ADDRESS}?request={request_of().pk}")

    assert {one.key.partition("/")[0] for one in page.context["shown"].families} == {"mit"}
    assert kept_description(client.session) == ""


def test_a_reading_of_a_request_is_kept_as_a_run(client, hr, request_of):  # noqa: F811
    request = request_of()
    hr("hr_editor")
    before = client.get(f"{ADDRESS}?request={request.pk}").context["shown"]

    page = client.post(ADDRESS, {"request": request.pk, "keep": "1"}, follow=True)

    assert page.redirect_chain == [(reverse("classification:run", args=[request.runs.get().pk]), 302)]
    assert page.context["shown"] == before


def test_only_the_reading_of_a_request_is_kept(client, hr):
    hr("hr_editor")
    give(client)

    assert client.post(ADDRESS, {"keep": "1"}).status_code == 404


# --- what is marked --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        ([], [Segment("plans the work")]),
        ([(10, 15, "telling")], [Segment("plans", "telling"), Segment(" the work")]),
        ([(20, 24, "shared")], [Segment("plans the "), Segment("work", "shared")]),
        (
            [(16, 24, "telling"), (20, 24, "shared"), (10, 15, "shared")],
            [Segment("plans", "shared"), Segment(" "), Segment("the work", "telling")],
        ),
    ],
)
def test_a_text_is_cut_at_its_marks_and_the_first_of_two_that_touch_holds(marks, found):
    assert segments("plans the work", marks, start=10) == tuple(found)
