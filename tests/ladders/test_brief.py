"""The promotion brief, as a page and as files: first the tests, then the context, and nothing cut."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from ladders.models import Statement
from tests.factories import EditionFactory, StatementFactory, publish
from tests.markup import read

II, III = "mit/it-consultant/it-consultant-ii", "mit/it-consultant/it-consultant-iii"
MGT_IV, MGT_V = (f"harvard/infrastructure-management/it-infrastructure-mgt-{step}" for step in ("iv", "v"))
CRITERIA_III = [
    "Demonstrated ability to lead projects, or components of a larger project",
    "Viewed as an 'expert' in at least one area",
]
HOSTILE = '=HYPERLINK("http://example.org";"x") #eval[1] $x$ *b* </script><b>bold</b> \x0b \\ @cite'


@pytest.fixture
def brief(client):
    """A function that asks for the brief of a pair by their paths."""

    def asked(*paths):
        return client.get(reverse("ladders:brief"), {"level": paths})

    return asked


@pytest.fixture
def file(client):
    """A function that fetches the brief of a pair as a file and returns its bytes."""

    def asked(ending, *paths):
        response = client.get(reverse("ladders:brief-file", args=[ending]), {"level": paths})
        assert response.status_code == 200
        return response.content

    return asked


def folded(text):
    """Return the text without white space and without the places where a long word may break."""
    return "".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())


def statements_of(path):
    slug = path.split("/")[-1]
    return list(Statement.objects.filter(level__slug=slug).values_list("text", flat=True))


@pytest.mark.usefixtures("documents", "db")
def test_the_stated_criteria_and_minimum_qualifications_are_the_only_tests(brief):
    page = read(brief(II, III))

    assert page.texts("ol.tests p.source") == CRITERIA_III
    assert page.texts("p.not-stated") == ["Minimum qualifications not stated in the source"]
    assert len(page.find("div.evidence")) == 2


@pytest.mark.usefixtures("documents", "db")
def test_a_brief_leads_to_the_level_that_stands_higher(brief):
    shown = brief(III, II).context["brief"]

    assert (shown.lower.path, shown.upper.path) == (II, III)


@pytest.mark.usefixtures("documents", "db")
def test_harvard_states_no_promotion_criteria_but_basic_qualifications(brief):
    page = read(brief(MGT_IV, MGT_V))

    assert page.texts("p.not-stated")[0] == "Promotion criteria not stated in the source"
    assert page.texts("ol.tests p.source") == [
        "Minimum of 7 years' post-secondary education or relevant work experience",
        "Supervisory experience",
    ]


@pytest.mark.usefixtures("documents", "db")
def test_no_statement_of_the_higher_level_is_missing_or_cut(brief, file):
    shown = brief(II, III).context["brief"]
    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(file("pdf", II, III))).pages)

    said = [asked.text for section in (*shown.tests, *shown.context) for asked in section.asked]
    assert sorted(said) == sorted(statements_of(III))
    assert [text for text in statements_of(III) if folded(text) not in folded(pages)] == []


@pytest.mark.usefixtures("documents", "db")
def test_hedged_statements_are_marked_as_not_required_of_everyone(brief):
    page = read(brief(II, III))

    clauses = page.texts("li mark.hedge")
    assert len(clauses) == len(page.texts("span.hedge-note")) > 5
    assert "Typically directs the work of others." in clauses


@pytest.mark.usefixtures("documents", "db")
def test_the_pdf_is_tagged_a4_and_names_editions_and_date(file, client):
    pdf = PdfReader(BytesIO(file("pdf", II, III)))

    assert bool(pdf.trailer["/Root"]["/MarkInfo"]["/Marked"])
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]
    assert pdf.metadata.title == "Promotion brief: IT Consultant II to IT Consultant III"
    assert "MIT, IT Consultant, edition 1, in effect from November 1, 2026. Made on" in pdf.pages[0].extract_text()


@pytest.mark.usefixtures("documents", "db")
def test_the_word_document_has_room_for_evidence_under_each_test(file):
    document = Document(BytesIO(file("docx", II, III)))

    assert [table.cell(0, 0).text for table in document.tables[1:]] == ["Evidence: ", "Evidence: "]
    numbered = [each.text for each in document.paragraphs if each.style.name == "List Number"]
    assert numbered == CRITERIA_III
    assert "edition 1" in document.sections[0].footer.paragraphs[0].text


@pytest.mark.usefixtures("documents", "db")
def test_the_workbook_has_one_row_per_statement_pair(brief, file):
    sheet = load_workbook(BytesIO(file("xlsx", II, III)))["Statement pairs"]

    relations = brief(II, III).context["brief"].relations
    assert sheet.max_row == 1 + len(relations)
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == [label for label, _ in relations]


@pytest.mark.usefixtures("db")
def test_text_from_people_is_only_text_in_every_file(brief, file):
    edition = EditionFactory(levels=2)
    lower, upper = edition.levels.order_by("rank")
    StatementFactory(level=upper, row=edition.rows.get(), text=HOSTILE)
    publish(edition)
    paths = lower.path, upper.path

    said = folded(HOSTILE.replace("\x0b", ""))
    cells = [cell for row in load_workbook(BytesIO(file("xlsx", *paths)))["Statement pairs"].rows for cell in row]
    assert {cell.data_type for cell in cells if cell.value} == {"s"}
    assert said in folded("".join(cell.value or "" for cell in cells))
    assert said in folded("".join(each.text for each in Document(BytesIO(file("docx", *paths))).paragraphs))
    assert said in folded("".join(page.extract_text() for page in PdfReader(BytesIO(file("pdf", *paths))).pages))
    assert "<b>bold</b>" not in brief(*paths).text


@pytest.mark.usefixtures("documents", "db")
@pytest.mark.parametrize("name", ["brief", "brief-file"])
def test_with_fewer_than_two_levels_the_reader_chooses_them(client, name):
    address = reverse(f"ladders:{name}", args=["pdf"] if name == "brief-file" else [])

    assert client.get(address, {"level": [II, "no/such/level"]}).url == f"{reverse('ladders:compare')}?level={II}"
    assert client.get(address).url == reverse("ladders:compare")


@pytest.mark.usefixtures("documents", "db")
def test_across_ladders_no_source_states_a_promotion(brief):
    page = brief(II, MGT_IV)

    assert "no source states a promotion from one to the other" in page.text
    assert "Raised" not in page.text


@pytest.mark.usefixtures("documents", "db")
@pytest.mark.parametrize("ending", ["", "pdf", "docx", "xlsx"])
def test_a_brief_asks_at_most_eight_queries(client, django_assert_max_num_queries, ending):
    address = reverse("ladders:brief-file", args=[ending]) if ending else reverse("ladders:brief")

    with django_assert_max_num_queries(8):
        client.get(address, {"level": [II, III]})
