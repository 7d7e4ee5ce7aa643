"""The files of an edition say all that its pages say, whatever its texts hold, to whoever may read it."""

import csv
import json
import re
from datetime import date
from io import BytesIO, StringIO

import docx
import openpyxl
import pytest
from pypdf import PdfReader

from jobfamilies import document
from jobfamilies.models import Edition, Level
from ladders import cells
from ladders.downloads.grid_sheet import BULLET
from ladders.models import Statement
from tests.factories import (
    EditionFactory,
    JobFamilyFactory,
    LevelFactory,
    RowFactory,
    StatementFactory,
    UserFactory,
    publish,
)
from website.spreadsheets import from_csv, from_excel

pytestmark = pytest.mark.django_db

FAMILIES = [
    "district/class-specification",
    "harvard/infrastructure-management",
    "harvard/infrastructure-professional",
    "mit/it-consultant",
    "mit/it-manager",
    "mit/project-coordinator",
]
ENDINGS = ["csv", "xlsx", "json", "pdf"]
A3, A4 = (420, 297), (210, 297)

HOSTILE = [
    "=1+1",
    "@SUM(A1) +a -b",
    "</script><script>alert(1)</script> & <b>",
    '#panic() $x^2$ *b* _c_ `e` <g> [h] // i /* j */ \\ " #let a = 1',
    "first\nsecond\r\nthird\ttab",
    "_x0041_ \N{RIGHT-TO-LEFT OVERRIDE}שלום مرحبا 日本 😀",
    "w" * 40_000,
]


def address(path: str) -> str:
    return f"/{path}/ladder."


def file(client, at: str) -> bytes:
    response = client.get(at)
    assert response.status_code == 200, at
    return response.getvalue()


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def words(content: bytes, edition: Edition) -> str:
    """Return all letters of a PDF but those of its foot: lines break anywhere, a long word at signs nobody sees."""
    foot = letters(f"{edition.family.organization.name}, {edition.name}, edition {edition.number}. Shown here since:")
    pages = [letters(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]
    return "".join(page[: page.rindex(foot)] for page in pages)


def letters(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def sheet_sizes(content: bytes) -> set[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(BytesIO(content)).pages]
    return {(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes}


def in_force(path: str) -> Edition:
    organization, family = path.split("/")
    return Edition.objects.in_force().get(family__organization__slug=organization, family__slug=family)


@pytest.fixture
def hostile():
    """A published edition whose every cell holds what breaks files."""
    edition = EditionFactory(levels=0, rows=0, title='Clerks "#=1+1" </script>')
    level = LevelFactory(edition=edition, title="=Level </script> #1", slug="clerk", job_code="+1")
    for traits in ({}, {"prose": True}):
        row = RowFactory(edition=edition, label="@Row *b* </script>", note="=note", heading="#heading", **traits)
        for text in HOSTILE:
            StatementFactory(level=level, row=row, text=text)
    RowFactory(edition=edition, label="Empty")
    return publish(edition)


# --- the documents ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FAMILIES)
def test_the_document_is_the_canonical_dump_and_its_digest_the_etag(client, documents, path):
    edition = in_force(path)
    response = client.get(address(path) + "json")

    assert response.content == document.canonical(document.dump(edition))
    assert response.headers["ETag"] == f'"{edition.publication.digest}"'
    known = client.get(address(path) + "json", headers={"If-None-Match": response.headers["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


@pytest.mark.parametrize("path", FAMILIES)
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


@pytest.mark.parametrize("path", FAMILIES)
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


@pytest.mark.parametrize("path", FAMILIES)
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


def test_every_spec_is_an_a4_and_most_are_one_page(client, documents):
    pages = {}
    for level in Level.objects.in_force().with_family():
        content = file(client, level.get_absolute_url() + "spec.pdf")
        texts = Statement.objects.filter(level=level).values_list("text", flat=True)
        said = words(content, level.edition)
        assert [text for text in texts if letters(text) not in said] == []
        assert sheet_sizes(content) == {A4}
        pages[level.slug] = len(PdfReader(BytesIO(content)).pages)

    assert {slug: number for slug, number in pages.items() if number > 1} == {
        "it-manager": 2,
        "senior-it-manager": 2,
        "project-coordinator-i": 2,
    }


def test_a_spec_in_word_has_headings_lists_and_where_it_comes_from(client, documents):
    level = Level.objects.in_force().get(slug="it-infrastructure-professional-iv")
    made = docx.Document(BytesIO(file(client, level.get_absolute_url() + "spec.docx")))

    by_style = {}
    for paragraph in made.paragraphs:
        by_style.setdefault(paragraph.style.name, []).append(paragraph.text)
    assert by_style["Title"] == ["IT Infrastructure Professional IV"]
    assert by_style["Heading 2"][:3] == ["Job family summary", "Job Summary", "Typical Core Duties"]
    listed = Statement.objects.filter(level=level, row__style="list").order_by("row__place", "place")
    assert by_style["List Bullet"] == list(listed.values_list("text", flat=True))
    assert "Not stated in the source" in by_style["Note of ours"]
    assert [cell.text for cell in made.tables[0].column_cells(1)][:5] == [
        "Harvard", "Information Technology", "Infrastructure – Professional", "Professional", "I0958P"
    ]  # fmt: skip
    assert made.sections[0].footer.paragraphs[0].text.startswith("Harvard, Infrastructure – Professional, edition 1.")


# --- hostile texts ---------------------------------------------------------------------------------------------------


def test_hostile_texts_are_text_in_every_file(client, hostile):
    at = hostile.family.get_absolute_url()
    stored = list(hostile.statements.order_by("row__place", "place").values_list("text", flat=True))

    assert [from_csv(row["text"]) for row in read_csv(file(client, at + "ladder.csv"))] == [
        text.replace("\r\n", "\n") for text in stored
    ]
    assert json.loads(file(client, at + "ladder.json")) == document.dump(hostile)
    book = openpyxl.load_workbook(BytesIO(file(client, at + "ladder.xlsx")))
    assert {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None} <= {
        "s",
        "n",
        "b",
    }
    assert "cut: the text has" in str(book["Statements"]["J8"].value)
    for name in ("ladder.pdf", "levels/clerk/spec.pdf"):
        text = words(file(client, at + name), hostile)
        assert [each for each in stored[:5] if letters(each) not in text] == []
        assert text.count("w") >= 80_000
        assert "Somesignsofthistextarenotinthefonts" in text
    made = docx.Document(BytesIO(file(client, at + "levels/clerk/spec.docx")))
    assert [each.text for each in made.paragraphs if each.style.name == "List Bullet"] == [
        text.replace("\r\n", "\n") for text in HOSTILE
    ]


def test_a_page_describes_its_level_to_machines_and_no_text_ends_the_description(client, hostile):
    text = client.get(hostile.levels.get().get_absolute_url()).text

    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    found = json.loads(block)
    assert (found["@type"], found["name"], found["occupationalCategory"]["codeValue"]) == (
        "Occupation",
        "=Level </script> #1",
        "+1",
    )


def test_an_occupation_says_what_the_level_asks(client, documents):
    text = client.get("/mit/it-consultant/levels/it-consultant-ii/").text

    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    found = json.loads(block)
    assert found["@context"] == "https://schema.org"
    assert found["url"] == "http://testserver/mit/it-consultant/levels/it-consultant-ii/"
    assert (
        found["description"]
        == "Supports and/or oversees services for specialized computing and/or multiple technologies."
    )
    assert found["responsibilities"].startswith("May develop and implement standards and procedures ")
    assert sorted(found) == sorted(
        ["@context", "@type", "@id", "url", "name", "mainEntityOfPage", "description", "responsibilities", "skills"]
        + ["qualifications"] * ("qualifications" in found)
    )


def test_an_edition_by_its_number_is_no_occupation_in_force(client, documents):
    assert "ld+json" not in client.get("/mit/it-consultant/editions/1/levels/it-consultant-ii/").text


# --- who may read what -----------------------------------------------------------------------------------------------


def addresses_of(edition: Edition) -> list[str]:
    level = edition.levels.get()
    return [edition.get_absolute_url() + f"ladder.{ending}" for ending in ENDINGS] + [
        level.get_edition_url() + f"spec.{ending}" for ending in ("pdf", "docx")
    ]


@pytest.mark.parametrize("role", [None, {"employee": True}, {"manager": True}, {"hr_editor": True}])
@pytest.mark.parametrize("trait", ["draft", "scheduled", "withdrawn"])
def test_files_of_what_has_not_taken_effect_are_for_hr_alone(client, role, trait):
    edition = EditionFactory(**{trait: True})
    if role:
        client.force_login(UserFactory(**role))

    answers = {client.get(at).status_code for at in addresses_of(edition)}

    assert answers == {200 if role == {"hr_editor": True} else 404}
    assert client.get(edition.family.get_absolute_url() + "ladder.json").status_code == 404


def test_a_draft_has_its_own_digest_as_etag_and_says_that_it_is_not_published(client):
    edition = EditionFactory(draft=True)
    client.force_login(UserFactory(hr_editor=True))

    response = client.get(edition.get_absolute_url() + "ladder.json")

    assert response.headers["ETag"] == f'"{document.digest(document.dump(edition))}"'
    [row] = read_csv(file(client, edition.get_absolute_url() + "ladder.csv"))
    assert row["effective_on"] == "Not published (draft)"


def test_files_of_a_numbered_edition_are_of_that_edition(client):
    family = JobFamilyFactory()
    old = EditionFactory(family=family, effective_on=date(2020, 1, 2))
    new = EditionFactory(family=family, effective_on=date(2021, 1, 2))

    found = {
        at: [row["text"] for row in read_csv(file(client, f"{at}ladder.csv"))]
        for at in (family.get_absolute_url(), old.get_absolute_url())
    }

    assert found == {
        family.get_absolute_url(): [new.statements.get().text],
        old.get_absolute_url(): [old.statements.get().text],
    }


@pytest.mark.parametrize(
    "at",
    [
        "/mit/it-consultant/ladder.exe",
        "/mit/it-consultant/ladder.odt",
        "/mit/it-consultant/ladder.PDF",
        "/mit/no-such-family/ladder.pdf",
        "/mit/it-consultant/editions/99/ladder.csv",
        "/mit/it-consultant/editions/999999999999999999999999999999/ladder.csv",
        "/mit/it-consultant/levels/no-such-level/spec.pdf",
        "/mit/it-consultant/levels/it-consultant-i/spec.csv",
        "/mit/it-consultant/levels/it-consultant-i/spec.%00",
    ],
)
def test_a_file_that_is_not_there_is_not_found(client, documents, at):
    assert client.get(at).status_code == 404


def test_an_edition_asks_the_database_as_often_however_large(client, django_assert_num_queries):
    small, large = EditionFactory(published=True), EditionFactory(published=True, levels=3, rows=4, statements=3)

    for edition in (small, large):
        at, level = edition.family.get_absolute_url(), edition.levels.first()
        for name, most in (("ladder.csv", 5), ("ladder.xlsx", 5), ("ladder.docx", 5), ("ladder.pdf", 5)):
            with django_assert_num_queries(most):
                file(client, at + name)
        with django_assert_num_queries(5):
            file(client, f"{at}levels/{level.slug}/spec.pdf")


def test_pages_offer_their_files(client, documents):
    ladder, spec = (client.get(at).text for at in ("/mit/it-manager/", "/mit/it-manager/levels/it-manager/"))

    assert re.findall(r'href="(ladder\.\w+)" download', ladder) == [
        f"ladder.{each}" for each in ("pdf", "docx", "xlsx", "csv", "json")
    ]
    assert re.findall(r'href="(spec\.\w+)" download', spec) == ["spec.pdf", "spec.docx"]
