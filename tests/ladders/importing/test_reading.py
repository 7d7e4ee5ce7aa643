"""What the importer understands of files of every kind, and what it mends and doubts."""

import pytest

from ladders.engine.importing.found import FoundLevel, Rejected
from ladders.engine.importing.reading import read
from tests.ladders.importing import files

NOT_READ = "This JSON cannot be read"


def said(ladder):
    """Return label, heading and the statements of each cell, row by row."""
    return [(row.label, row.heading, *([line.text for line in cell] for cell in row.cells)) for row in ladder.rows]


def doubts(ladder):
    return [str(doubt) for doubt in ladder.doubts]


def table(*rows):
    (ladder,) = read("\n".join(rows).encode())
    return ladder


@pytest.mark.parametrize("made", [files.excel, files.word, files.page, files.text])
def test_a_plain_table_says_the_same_in_every_kind_of_file(made):
    (ladder,) = read(made())

    assert ladder.levels == (FoundLevel("Clerk I"), FoundLevel("Clerk II"))
    assert said(ladder) == [
        ("Core Duties", "", ["Sorts letters."], ["Sorts all letters."]),
        ("Supervision", "", [], ["Leads a clerk."]),
    ]
    assert ladder.doubts == ()


@pytest.mark.parametrize(
    ("head", "level"),
    [
        ("Clerk II (Admin Level 2)", FoundLevel("Clerk II", "Admin Level 2")),
        ("CLERK Admin level 4", FoundLevel("CLERK", "Admin level 4")),
        ("Clerk", FoundLevel("Clerk")),
    ],
)
def test_a_head_is_a_title_and_its_grade(head, level):
    assert table(f"JOB\t{head}\tOther", "Duties\tSorts.\tFiles.").levels[0] == level


@pytest.mark.parametrize(
    ("cell", "items", "told"),
    [
        ("-Sorts letters -Files them", ["Sorts letters", "Files them"], []),
        ("• Sorts letters • Files them", ["Sorts letters", "Files them"], []),
        (
            "-Sorts letters in personFiles them",
            ["Sorts letters in person", "Files them"],
            ["Line 2, column 2: “personFiles” runs on: taken as two statements"],
        ),
        (
            "-Works at MITHandles mail",
            ["Works at MIT", "Handles mail"],
            ["Line 2, column 2: “MITHandles” runs on: taken as two statements"],
        ),
        ("-Uses DevOps and GitHub", ["Uses DevOps and GitHub"], []),
        ("-Sorts letters. Is aware of rules.", ["Sorts letters. Is aware of rules."], []),
        (
            "-Works cross- functionally",
            ["Works cross-functionally"],
            ["Line 2, column 2: “cross- functionally” → “cross-functionally”: a word cut by the end of a line"],
        ),
        ("-Balances short- and long-term goals", ["Balances short- and long-term goals"], []),
        ("-Deﬁnes goals", ["Defines goals"], ["Line 2, column 2: “ﬁ” → “fi”: a sign of typesetting"]),
    ],
)
def test_the_items_of_a_list_are_found_and_every_mend_is_told(cell, items, told):
    ladder = table("JOB\tClerk I\tClerk II", f"Duties\t{cell}\t-Sorts letters -Files them")

    assert said(ladder) == [("Duties", "", items, ["Sorts letters", "Files them"])]
    assert doubts(ladder) == told


@pytest.mark.parametrize(
    ("cell", "sentences", "begin"),
    [
        ("Sorts letters. Files them.", ["Sorts letters.", "Files them."], [True, False]),
        ("Sorts letters (e.g. Bills).  Files them.", ["Sorts letters (e.g. Bills).", "Files them."], [True, True]),
        ("<p>Sorts letters.</p><p>Files them.</p>", ["Sorts letters.", "Files them."], [True, True]),
        (r"Holds \$100.", ["Holds $100."], [True]),
    ],
)
def test_running_text_is_taken_sentence_by_sentence(cell, sentences, begin):
    (row,) = table("JOB\tClerk I\tClerk II", f"Duties\t{cell}\tSorts.").rows

    assert [line.text for line in row.cells[0]] == sentences
    assert [line.begins_paragraph for line in row.cells[0]] == begin


def test_a_missing_full_stop_is_doubted():
    ladder = table("JOB\tClerk I\tClerk II", "Duties\tSorts letters Files them.\tFiles them. Sorts.")

    assert said(ladder) == [("Duties", "", ["Sorts letters", "Files them."], ["Files them.", "Sorts."])]
    assert doubts(ladder) == ["Line 2, column 2: no full stop before “Files”: taken as a new statement"]


def test_a_row_cut_by_a_page_break_is_one_and_furniture_is_left_out():
    ladder = table(
        "JOB\tClerk I\tClerk II",
        "Skills &\t-Sorts\t-Files",
        "",
        "Last updated: 3/2007",
        "",
        "Expertise\tletters\tthem",
        "JOB IMPACT\t\t",
        "Scope\t-Acts in the\t-Acts",
        "",
        "\tgarbled head\t",
        "\toffice.\teverywhere.",
    )

    assert said(ladder) == [
        ("Skills & Expertise", "", ["Sorts letters"], ["Files them"]),
        ("Scope", "JOB IMPACT", ["Acts in the office."], ["Acts everywhere."]),
    ]
    assert doubts(ladder) == [
        "Line 4: “Last updated: 3/2007” → “”: head or foot of a page",
        "Line 10: “garbled head” → “”: head or foot of a page",
        "Line 6: “Skills &” → “Skills & Expertise”: row label cut by a page break",
        "Line 11: no label: the row goes on from “Scope”",
    ]


def test_word_keeps_its_list_items_and_excel_its_lines():
    (of_word,) = read(files.word([files.HEADS, ["Duties", "• Sorts\n• Files", "• Leads"]]))
    (of_excel,) = read(files.excel([files.HEADS, ["Duties", "• Sorts\n• Files", "• Leads"]]))

    assert said(of_word) == said(of_excel) == [("Duties", "", ["Sorts", "Files"], ["Leads"])]


def test_a_page_is_read_without_what_it_would_run():
    html = b"<!doctype html><h1>Clerks</h1><table><tr><th>x<th>Clerk I<th>Clerk II<tr><td>Duties"
    html += b"<td><ul><li>Sorts<li>Files</ul>"
    (ladder,) = read(html + b"<script>alert(1)</script><td>R&amp;D files.</table>")

    assert (ladder.name, said(ladder)) == ("Clerks", [("Duties", "", ["Sorts", "Files"], ["R&D files."])])


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "", "The file is empty."),
        (b" \n", "a.txt", "The file is empty."),
        (
            b"%PDF-1.7",
            "a.pdf",
            "The file is a PDF. Paste its text, or import the Word document or sheet that it was made from.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            "a.doc",
            "The file is an old Office file, or one locked with a password. Save it as .xlsx or .docx.",
        ),
        (files.excel(), "a.docx", "The name ends in .docx, but the content is an Excel workbook."),
        (files.text(), "a.xlsx", "The name ends in .xlsx, but the content is text."),
        (b"PK\x03\x04 and nothing", "a.xlsx", "The file is broken: it cannot be unpacked."),
        (files.excel()[:3000], "a.xlsx", "The file is broken: it cannot be unpacked."),
        (b"x" * (5 * 1024 * 1024 + 1), "a.txt", "The file has 5,242,881 bytes; at most 5,242,880 are read."),
        (b"a\tb\n" * 300_000, "a.txt", "1,200,000 bytes of text; at most 1,048,576 are read."),
        (
            b"JOB\tClerk\nDuties\tcaf\xe9",
            "a.txt",
            "The text is not UTF-8: byte 21, on line 2, is 0xe9. Save it as UTF-8.",
        ),
        (b"JOB\tClerk\nDuties\ta\0b", "a.txt", "Line 2: the sign U+0000, which no text has. Is this a text file?"),
        (b"one word", "a.txt", "Line 1: no table and no titled section: text that stands under no title."),
        (b"JOB\tClerk\tClerk\nDuties\ta\tb", "", "Columns 2 and 3: two levels have the title “clerk”."),
        (b"JOB\tClerk\t\tHead\nDuties\ta\tb\tc", "", "Row 1, column 3: the level has no title."),
        (b"JOB\tClerk\nDuties\ta\tb\tc", "", "Line 2: 4 columns, where the first row has 2."),
        (b"JOB\tClerk\tHead\n\ta\tb", "", "Line 2: the first row of the table has text but no label."),
        (b"JOB\tClerk\tHead\n", "", "The table has levels but no row that says anything of them."),
        (files.excel(formula="=1+1"), "", "Sheet Ladder, row 3, column C: a formula. Put its value there as text."),
        (
            files.excel([["Core Duties"], ["Sorts letters."]]),
            "",
            "Sheet Ladder: a table without levels: no row has text in more than one column.",
        ),
        (
            files.excel([files.HEADS, ["a", "b", "c", "d"]]),
            "",
            "Sheet Ladder, row 2, column D: text in a column that names no level.",
        ),
        (
            files.word([["Core Duties"], ["Sorts letters."]]),
            "",
            "The document has no table with levels: none has two columns and two rows.",
        ),
        (b"<table><tr><td>a</table>", "", "The page has no table with levels: none has two columns and two rows."),
        (b"<div>" * 100_000, "", "Line 1: elements 100 deep; no table of text needs that."),
        (b"<table><tr><td>a<td>b<tr><td>c<td><table>", "", "Line 1: a table inside the table."),
        (b"{", "a.json", f"{NOT_READ}: line 1, column 2: Expecting property name enclosed in double quotes."),
        (b"[" * 100_000, "a.json", f"{NOT_READ}: its lists and objects stand in each other more than 100 deep."),
        (b"[" + b"9" * 5_000 + b"]", "a.json", f"{NOT_READ}: it has a number of too many digits."),
        (b"[]", "a.json", "The document: not an object."),
        (
            b'{"format": "x"}',
            "a.json",
            "This is not a ladder-document of version 1 or 2.",
        ),
        (
            b"JOB\tClerk\tHead\nDuties\t" + b"a" * 20_001 + b"\tb",
            "",
            "Line 2, column 2: 20,001 characters; at most 20,000 are read.",
        ),
        (
            b"JOB\tClerk\tHead\n" + b"a" * 121 + b"\ta\tb",
            "",
            f"Line 2: “{'a' * 60}…” has 121 characters; at most 120 are taken.",
        ),
    ],
    ids=lambda value: "content" if isinstance(value, bytes) else value,
)
def test_what_is_not_taken_says_why_and_where(content, name, why):
    with pytest.raises(Rejected) as refused:
        read(content, name)

    assert str(refused.value) == why


MACROS = b'<Types xmlns="x"><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
LINK = (
    '<Relationships><Relationship Type="http://x/oleObject" Target="file:///c" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("parts", "why"),
    [
        ({"xl__vbaProject.bin": b"x"}, "The file has macros. Save it as a file without macros."),
        ({"[Content_Types].xml": MACROS}, "The file has macros. Save it as a file without macros."),
        ({"xl__workbook.xml": ENTITY}, "xl/workbook.xml declares entities of XML, which no Office program writes."),
        (
            {"xl__workbook.xml": ENTITY.encode("utf-16")},
            "xl/workbook.xml declares entities of XML, which no Office program writes.",
        ),
        (
            {"xl__externalLinks__externalLink1.xml": "<x/>"},
            "The workbook has links to other workbooks. Break the links and save it.",
        ),
        ({"xl___rels__x.rels": LINK}, "xl/_rels/x.rels links to another file. Break the link and save the file."),
        ({"xl__bomb.xml": b" " * 20_000_000}, "xl/bomb.xml unpacks to 1"),
        ({"xl__bomb.xml": b" " * 40_000_000}, "The file unpacks to more than 30 MB or 500 parts: it is not opened."),
        (
            {f"xl__{n}.xml": b" " for n in range(600)},
            "The file unpacks to more than 30 MB or 500 parts: it is not opened.",
        ),
        ({"xl__workbook.xml": "<x"}, "The workbook is broken: Excel's own parts of it cannot be read."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_packed_file_that_means_harm_is_not_opened(parts, why):
    with pytest.raises(Rejected) as refused:
        read(files.repacked(files.excel(), **parts))

    assert str(refused.value)[: len(why)] == why


def test_a_packed_file_that_lies_about_its_size_is_not_unpacked():
    with pytest.raises(Rejected, match=r"broken|unpacks"):
        read(files.lying(files.excel()))


def test_a_word_document_with_tracked_changes_is_not_taken():
    xml = (
        files.part(files.word(), "word/document.xml")
        .replace(b"<w:r>", b"<w:ins><w:r>")
        .replace(b"</w:r>", b"</w:r></w:ins>")
    )

    with pytest.raises(Rejected) as refused:
        read(files.repacked(files.word(), **{"word__document.xml": xml}))

    assert str(refused.value) == "Paragraph 1: a tracked change. Accept or reject all changes and save the file."


def test_a_long_gap_takes_no_long_time():
    (ladder,) = read(b"JOB\tClerk\tHead\nDuties\ta" + b" " * 19_000 + b"b.\tc.")

    assert said(ladder) == [("Duties", "", ["a b."], ["c."])]
