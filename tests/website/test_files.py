"""The kit of files: sheets in which text stays text, PDFs in which it is never markup, names that all systems take."""

import csv
from datetime import UTC, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from website.attachments import attachment, file_name
from website.management.commands.make_typefaces import make_typefaces
from website.printable import map_texts, printable
from website.spreadsheets import (
    MOST_CHARACTERS,
    Cell,
    Sheet,
    csv_lines,
    excel_text,
    from_csv,
    from_excel,
    sheet_name,
    workbook,
)
from website.typesetting import TYPEFACES, CannotTypeset, pdf

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
MARKUP = "= #panic() $x^2$ *b* _c_ @d \\ `e` <g> // h /* i */ #let a = 1"
SHOWN = {"title": "A title", "lines": []}

# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\x00b\x07c\x1f", "abc"),
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("no\ufffe\uffff\ufdd0 characters\x85", "no characters"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}שלום 😀 École", "\N{RIGHT-TO-LEFT OVERRIDE}שלום 😀 École"),
    ],
)
def test_what_no_format_holds_is_dropped_and_all_else_kept(text, kept):
    assert printable(text) == kept


def test_texts_are_changed_wherever_they_stand_but_in_names():
    assert map_texts({"a": ["b", {"a": "c"}, 1, None, True]}, str.upper) == {"a": ["B", {"a": "C"}, 1, None, True]}


# --- CSV -------------------------------------------------------------------------------------------------------------


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", "＠", "'", "\n+"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(start):
    text = f"{start}HYPERLINK(1)"

    [[written]] = read_csv(b"".join(csv_lines([[text]])))

    assert written == f"'{text}"
    assert from_csv(written) == text


def test_numbers_stay_numbers_and_nothing_stays_nothing():
    assert read_csv(b"".join(csv_lines([[-3, 1.5, None, True, AT.date()]]))) == [
        ["-3", "1.5", "", "True", "2026-03-01"]
    ]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8():
    assert b"".join(csv_lines([["é"]])) == b"\xef\xbb\xbf\xc3\xa9\r\n"


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2), min_size=1))
def test_every_text_of_a_csv_is_found_again(rows):
    written = read_csv(b"".join(csv_lines(rows)))

    assert [[from_csv(value) for value in row] for row in written] == [
        [printable(value) for value in row] for row in rows
    ]


# --- Excel -----------------------------------------------------------------------------------------------------------


def reopened(sheets: list[Sheet]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(sheets, title="T", at=AT)))


@pytest.mark.parametrize(
    "text", ["=1+1", "+a", "@SUM(A1)", "-3", "\t=1", "'a", " a ", "a\nb", "#REF!", "12", "TRUE", "2026-01-01", "שלום"]
)
def test_a_text_is_a_text_in_excel(text):
    cell = reopened([Sheet("S", [[text]])]).active["A1"]

    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_x0041_", "_x005F_", "__x0041_"])
def test_what_excel_would_read_as_an_escape_is_found_again(text):
    assert from_excel(excel_text(text)) == text


def test_a_cell_too_long_says_that_it_is_cut():
    for text in ("x" * 40_000, "😀" * 20_000):
        cut = excel_text(text)

        said = f" … (cut: the text has {len(text)} characters, more than a cell of Excel holds)"
        assert cut.endswith(text[0] + said)
        assert MOST_CHARACTERS - 1 <= len(cut.encode("utf-16-le")) // 2 <= MOST_CHARACTERS
    assert excel_text("x" * MOST_CHARACTERS) == "x" * MOST_CHARACTERS


def test_names_of_sheets_are_ones_that_excel_takes():
    taken: set[str] = set()
    wanted = ["a/b:c*?[d]\\e", "x" * 40, "X" * 50, "'quoted'", "", "\x00", "Sheet"]

    assert [sheet_name(each, taken) for each in wanted] == [
        "a b c d e", "x" * 31, "X" * 27 + " 2", "quoted", "Sheet", "Sheet 2", "Sheet 3"
    ]  # fmt: skip


def test_a_sheet_prints_with_its_heads_on_every_page():
    sheet = reopened([Sheet("S", [["a", "b"]], heads=2, stubs=1, paper="A3", header="Head", foot="Foot")]).active

    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols) == ("B3", "$1:$2", "$A:$A")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert (sheet.oddHeader.left.text, sheet.oddFooter.left.text) == ("Head", "Foot")


def test_an_ampersand_in_the_head_of_a_page_is_no_code():
    with ZipFile(BytesIO(workbook([Sheet("S", [["a"]], header="R&D &P")], title="T", at=AT))) as parts:
        xml = parts.read("xl/worksheets/sheet1.xml").decode()

    assert "<oddHeader>&amp;LR&amp;&amp;D &amp;&amp;P</oddHeader>" in xml


def test_quotations_stand_in_the_serif_face():
    row = reopened([Sheet("S", [[Cell("a", "source"), Cell("b"), "c"]])]).active[1]

    assert [cell.font.name for cell in row] == ["Source Serif 4", "Schibsted Grotesk", "Schibsted Grotesk"]


# --- PDF -------------------------------------------------------------------------------------------------------------


def example(tmp_path, monkeypatch, **data) -> PdfReader:
    """Return a PDF of lines of text, typeset by a template of three lines."""
    look = (TYPEFACES.parent.parent / "templates" / "typst" / "look.typ").read_text()
    (tmp_path / "look.typ").write_text(look)
    (tmp_path / "example.typ").write_text(
        '#import "look.typ": *\n#show: look.with()\n= #data.title\n'
        "#statements((paragraphs: (data.lines,), prose: false))\n"
    )
    monkeypatch.setattr("website.typesetting.TEMPLATES", tmp_path)
    return PdfReader(BytesIO(pdf("example", SHOWN | data)))


def words(reader: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in reader.pages)
    return "".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())


def is_accessible(reader: PdfReader) -> bool:
    assert reader.xmp_metadata is not None
    return "pdfuaid" in reader.xmp_metadata.stream.get_data().decode()


def test_texts_are_never_markup(tmp_path, monkeypatch):
    reader = example(tmp_path, monkeypatch, lines=[MARKUP, "a\nb", "nul\x00"], title=MARKUP)

    assert words(reader).count("".join(MARKUP.split())) == 2
    assert reader.metadata.title == MARKUP


def test_a_pdf_is_tagged_and_names_its_title_and_language(tmp_path, monkeypatch):
    reader = example(tmp_path, monkeypatch, lines=["a"])

    root = reader.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"], reader.metadata.title) == (True, "en", "A title")
    assert is_accessible(reader)


def test_a_word_without_end_is_broken_and_nothing_of_it_lost(tmp_path, monkeypatch):
    reader = example(tmp_path, monkeypatch, lines=["x" * 40_000])

    assert words(reader).count("x") == 40_000
    assert len(reader.pages) > 1


def test_signs_arrows_and_letters_beyond_english_are_set(tmp_path, monkeypatch):
    lines = ["≤ 2 direct reports, ≥ 5 years", "II → III ✓ ™ † ☐", "Łódź, Ωmega, Журнал"]

    reader = example(tmp_path, monkeypatch, lines=lines)

    assert all("".join(line.split()) in words(reader) for line in lines)
    assert is_accessible(reader)


def test_signs_that_the_faces_lack_are_said_to_be_missing(tmp_path, monkeypatch):
    reader = example(tmp_path, monkeypatch, lines=["שלום 日本 😀", "Plain"])

    assert "Plain" in words(reader)
    assert "Somesignsofthistextarenotinthefontsofthisfileandstandasboxes;thepageshowsthem." in words(reader)
    assert not is_accessible(reader)


def test_a_template_without_its_data_is_an_error_of_ours():
    with pytest.raises(CannotTypeset, match="spec: dictionary does not contain key"):
        pdf("spec", {"title": "A"})


def test_the_faces_are_those_that_the_command_makes(tmp_path):
    make_typefaces(tmp_path)

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in TYPEFACES.iterdir()
    }


# --- attachments -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (["MIT", "IT Consultant", "edition 1"], "mit-it-consultant-edition-1.pdf"),
        (["../../etc/passwd\x00", 'a"b;c'], "etcpasswd-abc.pdf"),
        (["Évaluation", "", "日本"], "evaluation.pdf"),
        (["日本"], "download.pdf"),
        (["x" * 300], "x" * 100 + ".pdf"),
    ],
)
def test_files_have_names_that_every_system_takes(parts, name):
    assert file_name(parts, "pdf") == name


def test_a_file_is_saved_and_never_sniffed():
    response = attachment(b"a", name=["A b"], ending="json")

    assert {name: response.headers[name] for name in ("Content-Type", "Content-Disposition", "Cache-Control")} == {
        "Content-Type": "application/json",
        "Content-Disposition": 'attachment; filename="a-b.json"',
        "Cache-Control": "private, no-cache",
    }
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_what_is_made_in_parts_is_sent_in_parts():
    response = attachment(iter([b"a", b"b"]), name=["A"], ending="csv")

    assert (response.streaming, list(response.streaming_content)) == (True, [b"a", b"b"])
