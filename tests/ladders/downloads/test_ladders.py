"""The files of the published ladders say all that their pages say."""

from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from jobfamilies import document
from ladders.downloads.grid_sheet import BULLET
from ladders.engine import cells
from ladders.models import Statement
from tests.documents import LADDERS
from tests.ladders.downloads.files import address, file, in_force, letters, read_csv, sheet_sizes, words
from website.spreadsheets import from_csv, from_excel

pytestmark = pytest.mark.django_db

A3 = (420, 297)  # mm


@pytest.mark.parametrize("path", LADDERS)
def test_the_document_is_the_canonical_dump_and_its_digest_the_etag(client, documents, path):
    edition = in_force(path)
    response = client.get(address(path) + "json")

    assert response.content == document.canonical(document.dump(edition))
    assert response.headers["ETag"] == f'"{edition.publication.digest}"'
    known = client.get(address(path) + "json", headers={"If-None-Match": response.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize("path", LADDERS)
def test_the_long_form_has_a_row_for_every_statement(client, documents, path):
    edition = in_force(path)
    stored = Statement.objects.filter(edition=edition).order_by("level__rank", "row__place", "place")

    found = read_csv(file(client, address(path) + "csv"))

    assert [(row["key"], from_csv(row["text"]), int(row["place"])) for row in found] == [
        (str(each.key), each.text, each.place) for each in stored
    ]
    whose = (edition.family.organization.name, edition.name, "1", edition.publication.effective_on.isoformat())
    assert {tuple(row[name] for name in ("organization", "family", "edition", "effective_on")) for row in found} == {
        whose
    }


@pytest.mark.parametrize("path", LADDERS)
def test_the_grid_sheet_can_be_read_back(client, documents, path):
    edition = in_force(path)
    book = openpyxl.load_workbook(BytesIO(file(client, address(path) + "xlsx")))
    prose = dict(edition.rows.values_list("dimension__slug", "style"))
    keys = list(book["Keys"].values)[1:]
    dimensions = {int(cell[1:]): key for what, cell, _, key, _ in keys if what == "row"}

    read = {}
    for what, cell, line, key, _ in keys:
        if what == "statement":
            is_prose = prose[dimensions[book["Grid"][cell].row]] == "prose"
            lines = cells.read(from_excel(book["Grid"][cell].value), is_prose=is_prose)
            read[key] = (
                lines[line - 1].text.removeprefix("" if is_prose else BULLET),
                lines[line - 1].begins_paragraph,
            )

    assert read == {
        str(key): (text, begins)
        for key, text, begins in Statement.objects.filter(edition=edition).values_list(
            "key", "text", "begins_paragraph"
        )
    }
    assert [key for what, _, _, key, _ in keys if what == "digest"] == [edition.publication.digest]


def test_the_grid_sheet_prints_as_the_page_does(client, documents):
    book = openpyxl.load_workbook(BytesIO(file(client, address("mit/it-consultant") + "xlsx")))
    sheet = book["Grid"]

    assert [each.title for each in book if each.sheet_state == "visible"] == ["Grid", "Facts", "Statements"]
    assert [cell.value for cell in sheet[2]] == [
        "Dimension", "IT Consultant I", "IT Consultant II", "IT Consultant III", "Senior IT Consultant"
    ]  # fmt: skip
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == (
        8,
        "landscape",
        1,
    )
    assert (sheet.freeze_panes, sheet.print_title_rows, sheet.print_title_cols) == ("B4", "$1:$3", "$A:$A")
    assert [cell.value for cell in sheet[5]][:3] == [
        "Promotion Criteria",
        "• Entry level – little or no IT experience required; however, experience in providing support of some type "
        "is generally required.",
        "• Sustained high quality client interaction\n• Demonstrated ability to learn/apply new technology\n"
        "• Good time management and followthrough",
    ]
    assert sheet.oddHeader.left.text == "MIT, IT Consultant, edition 1"
    assert dict(list(book["Facts"].values)[:6]) == {
        "Organization": "MIT",
        "Job family": "IT Consultant",
        "Edition": "1",
        "Shown here since": in_force("mit/it-consultant").publication.effective_on.isoformat(),
        "Date in the source": "Last updated: 3/2007",
        "Source": "IT Consultant job family",
    }


@pytest.mark.parametrize("path", LADDERS)
def test_the_pdf_of_a_grid_says_all_that_the_grid_says_on_a3(client, documents, path):
    edition = in_force(path)
    content = file(client, address(path) + "pdf")
    reader, text = PdfReader(BytesIO(content)), words(content, edition)

    assert [each for each in edition.statements.values_list("text", flat=True) if letters(each) not in text] == []
    assert sheet_sizes(content) == {A3}
    assert (reader.trailer["/Root"]["/MarkInfo"]["/Marked"], reader.trailer["/Root"]["/Lang"]) == (True, "en")
    assert reader.metadata.title == f"{edition.name}, {edition.family.organization.name}: ladder, edition 1"
    top = edition.levels.order_by("rank").last()
    assert all(letters(top.name) in letters(page.extract_text()) for page in reader.pages)
    foot = f"edition 1. Shown here since: {edition.publication.effective_on.isoformat()}."
    assert all(letters(foot) in letters(page.extract_text()) for page in reader.pages)


def test_where_the_source_states_nothing_the_grid_says_so(client, documents):
    edition = in_force("mit/it-consultant")
    empty = (
        edition.rows.count() * edition.levels.count() - edition.statements.values("level", "row").distinct().count()
    )

    assert words(file(client, address("mit/it-consultant") + "pdf"), edition).count("Notstatedinthesource") == empty
    sheet = openpyxl.load_workbook(BytesIO(file(client, address("mit/it-consultant") + "xlsx")))["Grid"]
    assert [value for row in sheet.values for value in row].count("Not stated in the source") == empty
