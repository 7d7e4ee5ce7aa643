"""Texts and files are read as sections and duties; no word is lost, and what cannot be read is said."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from classification.engine.describing import Passage, Task, Unread, Words, read_file, read_text
from classification.engine.describing.pasting import kind_of_heading
from classification.engine.matching.reading import LONGEST

TEXT = """Position Description
Purpose: Keeps the wiki in order for staff.

Duties and Responsibilities
30% Answers calls from staff
and resolves them.
• 40 % - Writes help pages
Installs printers (20 %)
Trains new people | 10%
Performs other duties as assigned.

Supervision received
Works under general supervision.
Supervision Given
None.
Qualifications
- Bachelor's degree
- Two years; reduced cost by 30%.

Working Conditions:
Office."""


def test_headings_become_sections_and_lines_with_percents_duties():
    assert read_text(TEXT).words == Words(
        (
            Passage("other", "", "Position Description"),
            Passage("purpose", "", "Keeps the wiki in order for staff."),
            Passage("other", "", "Performs other duties as assigned."),
            Passage("supervision received", "", "Works under general supervision."),
            Passage("supervision given", "", "None."),
            Passage("qualifications", "", "- Bachelor's degree\n- Two years; reduced cost by 30%."),
            Passage("other", "Working Conditions", "Office."),
        ),
        (
            Task("Answers calls from staff\nand resolves them.", 30),
            Task("Writes help pages", 40),
            Task("Installs printers", 20),
            Task("Trains new people", 10),
        ),
    )
    assert read_text(TEXT).notices == ()


@pytest.mark.parametrize(
    ("line", "duty"),
    [
        ("30% Answers calls", Task("Answers calls", 30)),
        ("30 percent: Answers calls", Task("Answers calls", 30)),
        ("(30 %) Answers calls", Task("Answers calls", 30)),
        ("30% of the time – Answers calls", Task("Answers calls", 30)),
        ("Answers calls (30% of time)", Task("Answers calls", 30)),
        ("Answers calls\t30%", Task("Answers calls", 30)),
        ("1. Answers calls - 30%", Task("Answers calls", 30)),
        ("130% Answers calls", Task("Answers calls", 130)),
        ("Answers calls and cut their number by 30%", None),
        ("Answers calls", None),
        ("30%", None),
        ("12.5% Answers calls", None),
    ],
)
def test_a_line_is_a_duty_where_it_says_its_share(line, duty):
    assert read_text(line).words.duties == ((duty,) if duty else ())


def test_what_follows_duties_belongs_to_no_section_above_them():
    read = read_text("Purpose\nKeeps the wiki.\n100% Writes help\nPerforms other duties as assigned.\n\nSits a lot.")

    assert read.words == Words(
        (
            Passage("purpose", "", "Keeps the wiki."),
            Passage("other", "", "Performs other duties as assigned.\n\nSits a lot."),
        ),
        (Task("Writes help", 100),),
    )


def test_duties_without_percents_wait_for_them():
    read = read_text("Duties:\nAnswers calls from all staff\nWrites pages for the wiki")

    assert read.words.duties == (Task("Answers calls from all staff", None), Task("Writes pages for the wiki", None))
    assert read.notices == ("2 duties name no percent of time. Fill it in.",)


# --- what is doubtful is said ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "notices"),
    [
        ("Wiki", ("The text has fewer than 5 words; nothing can be told from it.",)),
        (
            "Die Abteilung betreut alle Rechner und Drucker des Hauses und hilft den Leuten bei Fragen, "
            "die sie zu ihren Programmen haben, und schreibt Anleitungen.",
            ("The text does not seem to be English, which is the only language this can read.",),
        ),
        (
            "Performs other duties as assigned. This is not an exhaustive list.",
            ("The text holds only headings and sentences that every job description has.",),
        ),
        (
            "<p>Answers the calls of <b>all</b> staff.</p>",
            ("The text is HTML; paste the words as they are read on the page.",),
        ),
        (
            "90% Answers calls from staff\n40% Writes help for them",
            ("The duties add to 130 percent; 100 are needed before you sign.",),
        ),
    ],
    ids=["one word", "another language", "boilerplate", "HTML", "130 percent"],
)
def test_a_doubtful_text_is_read_and_the_doubt_said(text, notices):
    read = read_text(text)

    assert read.notices == notices
    assert words_of(read.words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "There is no text to read. Paste it, or choose a file."),
        (" \n\t ", "There is no text to read. Paste it, or choose a file."),
        (
            "x" * 5_242_880,
            f"The text has 5,242,880 characters; at most {LONGEST:,} are read. Give the description alone.",
        ),
        ("a\nb\0c", "Line 2: the sign U+0000, which no text has. Is this a text file?"),
        ("a\ud800", "Line 1: the sign U+D800, which no text has. Is this a text file?"),
        (
            "\n".join(["1% Answers calls"] * 61),
            "The text has 61 duties and 0 sections; at most 60 and 30 fit. Give the description alone.",
        ),
    ],
    ids=["empty", "blank", "5 MB", "NUL", "lone surrogate", "61 duties"],
)
def test_an_unreadable_text_is_refused_with_the_reason(text, said):
    with pytest.raises(Unread) as unread:
        read_text(text)

    assert str(unread.value) == said


def words_of(words):
    said = [words.text, *(f"{duty.percent}" for duty in words.duties if duty.percent is not None)]
    return sorted("".join(sign for sign in " ".join(said) if sign.isalnum()))


lines = st.text(st.characters(codec="ascii", categories=["L", "Zs"]), max_size=40).map(str.strip)


@given(st.lists(lines.filter(lambda line: not kind_of_heading(line)), max_size=20).map("\n".join))
def test_no_letter_is_lost(text):
    if text.strip():
        assert words_of(read_text(text).words) == sorted(sign for sign in text if sign.isalnum())


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("SUPERVISION", [("other", "", "SUPERVISION")]),
        ("Keeps the wiki.\nDuties:", [("other", "", "Keeps the wiki.\n\nDuties:")]),
        ("Education\nPurpose\nKeeps.", [("other", "", "Education"), ("purpose", "", "Keeps.")]),
    ],
)
def test_a_heading_with_nothing_below_it_stays_a_line(text, passages):
    assert read_text(text).words.passages == tuple(Passage(*each) for each in passages)


# --- files -----------------------------------------------------------------------------------------------------------


def word_file():
    document = Document()
    document.add_heading("What it is for", level=1)
    document.add_paragraph("Keeps the wiki in order.")
    document.add_heading("Duties", level=1)
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, [("Answers calls", "60%"), ("Writes help", "40%")], strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def test_a_word_document_is_read_by_its_headings_and_tables():
    assert read_file(word_file(), "mine.docx").words == Words(
        (Passage("other", "What it is for", "Keeps the wiki in order."),),
        (Task("Answers calls", 60), Task("Writes help", 40)),
    )


def packed(parts):
    content = BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return content.getvalue()


TYPES = {"[Content_Types].xml": "wordprocessingml.document.main"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file “f” is empty."),
        (b"x" * (5 * 1024 * 1024 + 1), "The file has 5,242,881 bytes; at most 5,242,880 are read."),
        (
            b"%PDF-1.7",
            "The PDF is broken: it cannot be read. Print it into a new PDF, and send that.",
        ),
        (b"PK\x03\x04broken", "The file is broken: it cannot be unpacked. Save it anew, and send that file."),
        (word_file()[:-200], "The file is broken: it cannot be unpacked. Save it anew, and send that file."),
        (packed(TYPES), "The document is broken: Word's own parts of it cannot be read. Save it anew."),
        (
            packed(TYPES | {"word/document.xml": "0" * 2_000_000}),
            "word/document.xml unpacks to 1023 times its size.",
        ),
        (b'{"a": 1}', "The file is JSON. Choose a document or a text file, or paste the text."),
    ],
    ids=["empty", "too large", "PDF", "no zip", "cut off", "no Word inside", "zip bomb", "JSON"],
)
def test_an_unreadable_file_is_refused_with_the_reason(content, said):
    with pytest.raises(Unread) as unread:
        read_file(content, "f")

    assert str(unread.value) == said


def test_a_text_file_is_read_as_its_text():
    assert read_file(TEXT.encode("utf-8-sig"), "mine.txt") == read_text(TEXT)


CASES = Path(__file__).parent / "description_files"
PURPOSE = (Passage("purpose", "", "Keeps the data dictionary of the library."),)


@pytest.mark.parametrize(
    ("name", "words", "notices"),
    [
        (
            name,
            Words(
                PURPOSE,
                (
                    Task("Writes definitions of data elements with their owners.", 60),
                    Task("Answers questions of staff about the meaning of data.", 40),
                ),
            ),
            (),
        )
        for name in ("description_content_controls.docx", "description_duties_in_table.docx")
    ]
    + [
        (
            "description_page.html",
            Words(
                PURPOSE, (Task("Writes definitions of data elements.", 60), Task("Answers questions of staff.", 40))
            ),
            (),
        ),
        (
            "description_tracked_changes.docx",
            Words((Passage("purpose", "", "Keeps the data dictionary of the library. Supervises two staff."),)),
            (
                "Paragraph 2: a tracked change: read as if it were accepted.",
                "Left out (deleted by a tracked change), paragraph 2: “Reports to the dean.”",
                "Left out (hidden text), paragraph 2: “[hidden note]”",
            ),
        ),
    ],
)
def test_a_document_is_read_as_a_person_sees_it(name, words, notices):
    read = read_file((CASES / name).read_bytes(), name)

    assert (read.words, read.notices) == (words, notices)


def test_a_text_in_another_encoding_is_read_and_told():
    read = read_file("Purpose\nKeeps the “wiki” of the café in order.".encode("cp1252"), "mine.txt")

    assert read.words.passages == (Passage("purpose", "", "Keeps the “wiki” of the café in order."),)
    assert read.notices == ("The file: no UTF-8: read as Windows-1252 (Western). Look at its accents and quotes.",)
