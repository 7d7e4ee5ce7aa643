"""What is understood of tables of every kind, of what is refused, and of packed files that mean harm."""

import pytest

from ladders.engine.importing.found import FoundLevel
from ladders.engine.importing.reading import Options, read
from tests.ladders.importing import files
from website.files.blocks import Unreadable

NOT_READ = "This JSON cannot be read"


def said(ladder):
    """Return label, heading and the statements of each cell, row by row."""
    return [(row.label, row.heading, *([line.text for line in cell] for cell in row.cells)) for row in ladder.rows]


def table(*rows):
    (ladder,) = read("\n".join(rows).encode()).ladders
    return ladder


def leftovers(found):
    return [str(leftover) for leftover in found.leftovers]


@pytest.mark.parametrize("made", [files.excel, files.word, files.page, files.text, files.sheet, files.commas])
def test_a_plain_table_says_the_same_in_every_kind_of_file(made):
    found = read(made())
    (ladder,) = found.ladders

    assert ladder.levels == (FoundLevel("Clerk I"), FoundLevel("Clerk II"))
    assert said(ladder) == [
        ("Core Duties", "", ["Sorts letters."], ["Sorts all letters."]),
        ("Supervision", "", [], ["Leads a clerk."]),
    ]
    assert (ladder.doubts, found.doubts) == ((), ())


@pytest.mark.parametrize(
    ("head", "level"),
    [
        ("Clerk II (Admin Level 2)", FoundLevel("Clerk II", "Admin Level 2")),
        ("CLERK Admin level 4", FoundLevel("CLERK", "Admin level 4")),
        ("Engineer (Backend)", FoundLevel("Engineer (Backend)")),
        ("Engineer (L3)", FoundLevel("Engineer", "L3")),
        ("Clerk", FoundLevel("Clerk")),
    ],
)
def test_a_head_is_a_title_and_its_grade(head, level):
    assert table(f"JOB\t{head}\tOther", "Duties\tSorts.\tFiles.").levels[0] == level


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("• Sorts letters • Files them", ["Sorts letters", "Files them"]),
        ("• Uses DevOps and GitHub", ["Uses DevOps and GitHub"]),
        ("• Sorts letters. Is aware of rules.", ["Sorts letters. Is aware of rules."]),
        ("• Balances short- and long-term goals", ["Balances short- and long-term goals"]),
        ("• Works in personFiles them", ["Works in personFiles them"]),
        ("• Deﬁnes goals and x- y", ["Deﬁnes goals and x- y"]),
    ],
)
def test_the_items_of_a_list_are_found_and_no_letter_is_changed(cell, items):
    ladder = table("JOB\tClerk I\tClerk II", f"Duties\t{cell}\t• Sorts letters • Files them")

    assert said(ladder) == [("Duties", "", items, ["Sorts letters", "Files them"])]
    assert ladder.doubts == ()


def test_word_keeps_its_list_items_and_excel_its_lines():
    rows = [files.HEADS, ["Duties", "• Sorts\n• Files", "• Leads"]]
    (of_word,), (of_excel,) = read(files.word(rows)).ladders, read(files.excel(rows)).ladders

    assert said(of_word) == said(of_excel) == [("Duties", "", ["Sorts", "Files"], ["Leads"])]


def test_a_page_is_read_without_what_it_would_run():
    html = b"<!doctype html><h1>Clerks</h1><table><tr><th>x<th>Clerk I<th>Clerk II<tr><td>Duties"
    html += b"<td><ul><li>Sorts<li>Files</ul><td>R&amp;D files.</table><script>alert(1)</script>"
    (ladder,) = read(html).ladders

    assert (ladder.name, said(ladder)) == ("Clerks", [("Duties", "", ["Sorts", "Files"], ["R&D files."])])


def test_a_formula_is_read_by_its_value_and_one_without_is_told():
    found = read(files.excel(formula="=1+1"))

    assert [str(doubt) for doubt in found.doubts] == [
        "Sheet Ladder, row 3, column C: a formula without a value: empty"
    ]


def test_a_table_is_turned_where_a_person_says_so():
    from ladders.engine.importing.tables import Asked

    content = files.text([["", "Alpha", "Beta"], ["One", "a", "b"], ["Two", "c", "d"]])
    (as_found,), (turned,) = (
        read(content, "", Options(asked=Asked(turned={"table 1": is_turned}))).ladders for is_turned in (False, True)
    )

    assert ([level.title for level in as_found.levels], said(as_found)) == (
        ["Alpha", "Beta"],
        [("One", "", ["a"], ["b"]), ("Two", "", ["c"], ["d"])],
    )
    assert ([level.title for level in turned.levels], said(turned)) == (
        ["One", "Two"],
        [("Alpha", "", ["a"], ["c"]), ("Beta", "", ["b"], ["d"])],
    )


def test_a_job_a_row_gives_a_ladder_a_family_with_the_facts_of_each_level():
    found = read(
        b"Job Code,Job Title,Job Family,Grade,FLSA,Shirt,Summary of Duties\n"
        b"00101,Clerk I,Clerks,4,N,blue,Files letters. Opens post.\n"
        b"00102,Clerk II,Clerks,5,N,blue,Checks letters.\n00201,Cook,Kitchen,3,N,white,Cooks.\n"
    )

    assert found.shape == "2 ladders; a job per row"
    assert [(ladder.name, ladder.levels) for ladder in found.ladders] == [
        (
            "Clerks",
            (
                FoundLevel("Clerk I", "4", "00101", "N", facts=(("Shirt", "blue"),)),
                FoundLevel("Clerk II", "5", "00102", "N", facts=(("Shirt", "blue"),)),
            ),
        ),
        ("Kitchen", (FoundLevel("Cook", "3", "00201", "N", facts=(("Shirt", "white"),)),)),
    ]
    assert said(found.ladders[0]) == [
        ("Summary of Duties", "", ["Files letters.", "Opens post."], ["Checks letters."])
    ]


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"", "", "The file is empty."),
        (b" \n", "a.txt", "The file is empty."),
        (
            b"%PDF-1.7",
            "a.pdf",
            "The PDF is broken: it cannot be read. Print it into a new PDF, and send that.",
        ),
        (
            b"\xd0\xcf\x11\xe0\xa1",
            "a.doc",
            "The file is an old Office file (.doc, .xls), or one locked with a password. Open it in Word, Excel or "
            "LibreOffice, and save it as .docx or .xlsx.",
        ),
        (
            files.excel(),
            "a.docx",
            "The name ends in .docx, but the content is an Excel workbook. Name it as what it is.",
        ),
        (files.text(), "a.xlsx", "The name ends in .xlsx, but the content is text. Name it as what it is."),
        (
            b"PK\x03\x04 and nothing",
            "a.xlsx",
            "The file is broken: it cannot be unpacked. Save it anew, and send that file.",
        ),
        (
            files.excel()[:3000],
            "a.xlsx",
            "The file is broken: it cannot be unpacked. Save it anew, and send that file.",
        ),
        (b"x" * (5 * 1024 * 1024 + 1), "a.txt", "The file has 5,242,881 bytes; at most 5,242,880 are read."),
        (
            b"a\tb\n" * 300_000,
            "a.txt",
            "1,200,000 bytes of text; at most 1,048,576 are read. Send the part that is meant.",
        ),
        (b"JOB\tClerk\nDuties\ta\0b", "a.txt", "Line 2: the sign U+0000, which no text has. Is this a text file?"),
        (
            b"one word",
            "a.txt",
            "The file has no table of levels, and no headings with text below them. Set headings over its parts, "
            "or bring it as a table with a level in each column.",
        ),
        (
            b"<div>" * 100_000,
            "",
            "The page has elements in elements too deep; no page of text needs that.",
        ),
        (
            b"<table><tr><td>a<td>b<td>x<tr><td>c<td>d<table><tr><td>n</table><td>y<tr><td>e<td>f<td>g</table>",
            "",
            "Table 1, row 2, column 2: a table inside the table. Take it out, or write what it says as lines.",
        ),
        (b"{", "a.json", f"{NOT_READ}: line 1, column 2: Expecting property name enclosed in double quotes."),
        (b"[" * 100_000, "a.json", f"{NOT_READ}: its lists and objects stand in each other more than 100 deep."),
        (b"[" + b"9" * 5_000 + b"]", "a.json", f"{NOT_READ}: it has a number of too many digits."),
        (
            b"[]",
            "a.json",
            "The file has no levels with topics and criteria that are known, and is no ladder document.",
        ),
        (
            b'{"format": "ladder-document", "version": 9}',
            "a.json",
            "This is not a ladder-document of version 1 or 2.",
        ),
        (
            b"JOB\tClerk\tHead\nDuties\t" + b"a" * 20_001 + b"\tb",
            "",
            "Row 2, column 2: 20,001 characters; at most 20,000 are read.",
        ),
    ],
    ids=lambda value: "content" if isinstance(value, bytes) else value,
)
def test_what_is_not_taken_says_why_where_and_what_to_do(content, name, why):
    with pytest.raises(Unreadable) as refused:
        read(content, name)

    assert str(refused.value) == why


def test_a_text_in_another_encoding_is_read_and_told():
    found = read("JOB\tClerk\tHead\nDuties\tLeads a café.\t“Runs” it.".encode("cp1252"))

    assert said(found.ladders[0]) == [("Duties", "", ["Leads a café."], ["“Runs” it."])]
    assert [str(doubt) for doubt in found.doubts] == [
        "The file: no UTF-8: read as Windows-1252 (Western). Look at its accents and quotes"
    ]


MACROS = b'<Types xmlns="x"><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
ENTITY = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
LINK = (
    '<Relationships><Relationship Type="http://x/attachedTemplate" Target="file:///c" TargetMode="External"/>'
    "</Relationships>"
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
        ({"xl__bomb.xml": b" " * 20_000_000}, "xl/bomb.xml unpacks to 1"),
        ({"xl__bomb.xml": b" " * 40_000_000}, "The file unpacks to more than 30 MB or 500 parts: it is not opened."),
        (
            {f"xl__{n}.xml": b" " for n in range(600)},
            "The file unpacks to more than 30 MB or 500 parts: it is not opened.",
        ),
        ({"xl__workbook.xml": "<x"}, "The file is broken: its part xl/workbook.xml cannot be read."),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_packed_file_that_means_harm_is_not_opened(parts, why):
    with pytest.raises(Unreadable) as refused:
        read(files.repacked(files.excel(), **parts))

    assert str(refused.value)[: len(why)] == why


def test_a_link_out_of_the_file_is_followed_by_nobody_and_no_reason_to_refuse():
    assert read(files.repacked(files.excel(), **{"xl___rels__x.rels": LINK})).ladders


def test_a_packed_file_that_lies_about_its_size_is_not_unpacked():
    with pytest.raises(Unreadable, match=r"broken|unpacks"):
        read(files.lying(files.excel()))


def test_tracked_changes_are_read_as_accepted_or_rejected_and_told():
    xml = (
        files.part(files.word(), "word/document.xml")
        .replace(b"<w:r>", b"<w:ins><w:r>")
        .replace(b"</w:r>", b"</w:r></w:ins>")
    )
    content = files.repacked(files.word(), **{"word__document.xml": xml})
    found = read(content)

    assert len(found.doubts) == 8
    assert str(found.doubts[0]) == "Table 1, row 1, column 1: a tracked change: read as if it were accepted"
    with pytest.raises(Unreadable):
        read(content, "", Options(is_accepted=False))


def test_a_zip_brings_the_ladders_of_its_files_and_tells_what_it_could_not_read():
    found = read(files.zipped({"one/a.xlsx": files.excel(), "b.txt": b"nothing here", "c.png": b"\x89PNG"}))

    assert [ladder.name for ladder in found.ladders] == ["Ladder"]
    assert [str(doubt).partition(". ")[0] for doubt in found.doubts] == [
        "B.txt, b.txt: The file has no table of levels, and no headings with text below them",
        "C.png: The file is a picture",
    ]
    assert leftovers(found)[-1] == "B.txt, line 1: nothing here"


def test_a_long_gap_takes_no_long_time():
    assert said(table("JOB\tClerk\tHead", "Duties\ta" + " " * 19_000 + "b.\tc.")) == [("Duties", "", ["a b."], ["c."])]
