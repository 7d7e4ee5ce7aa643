"""What cannot be read is said in words, and nothing is lost."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from classification.engine.matching.reading import LONGEST
from classification.readout.own_description import kept_description
from tests.classification.classify_page.reading import ADDRESS, TEXT, give

pytestmark = pytest.mark.usefixtures("documents", "db")

GERMAN = "Er plant die Netze und sorgt dafür, dass alle Geräte laufen; er schult neue Leute und schreibt Berichte. "


def word_file(*paragraphs):
    document, content = Document(), BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(content)
    return SimpleUploadedFile("description.docx", content.getvalue())


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
        ("Configures routers\0 and more.", "The text holds the sign U+0000, which no text has."),
        ("Configures \x07routers and more.", "The text holds the sign U+0007, which no text has."),
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
        (b"PK\x03\x04 and no more", "The file is broken: it cannot be unpacked. Save it anew, and send that file."),
        (
            b"%PDF-1.7",
            "The PDF is broken: it cannot be read. Print it into a new PDF, and send that.",
        ),
        (b"x" * 5_300_000, "The file has more than 5,242,880 bytes, which are the most that are read."),
        (b"<p>Configures <b>routers</b>.</p>", "The text has fewer than 5 words; nothing can be told from it."),
        (b'{"a": 1}', "The file is JSON. Choose a document or a text file, or paste the text."),
    ],
)
def test_a_file_that_cannot_be_read_is_said(client, content, said):
    page = client.post(ADDRESS, {"text": "", "file": SimpleUploadedFile("description.docx", content)})

    assert (page.context["form"].errors, page.context["shown"]) == ({"file": [said]}, None)


def test_files_of_people_who_are_not_signed_in_are_counted(client, settings):
    settings.UPLOAD_RATE = "1/min"
    cache.clear()
    send = lambda: client.post(ADDRESS, {"text": "", "file": SimpleUploadedFile("a.txt", b"Wiki")})  # noqa: E731

    assert [send().context["form"].errors["file"] for _ in range(2)] == [
        ["The text has fewer than 5 words; nothing can be told from it."],
        ["Many files came from your address. Wait a minute, sign in, or paste the text."],
    ]


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
