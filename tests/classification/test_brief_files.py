"""The files of a promotion brief say who qualifies in the words of its page."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from classification.panels import who_qualifies
from jobfamilies.models import Level
from tests.factories import EditionFactory
from tests.markup import read
from website.passages import Passage, Section

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

SENIOR = "mit/it-manager/senior-it-manager"
SINGLE = ["mit/it-manager/it-manager", SENIOR]
SEVERAL = ["mit/it-manager/it-manager", "district/class-specification/class-specification"]
NOTHING_COUNTED = ["mit/it-consultant/it-consultant-i", "mit/it-consultant/it-consultant-ii"]
ASKED = [
    "10 years of experience; whether it is increasingly responsible, HR judges",
    "5 years of managing experience; whether it is of complex business activities in a technical environment,"
    " HR judges",
]


def on_the_page(client, pair):
    """Return all that the page's panel says, but for the link that leads to the check."""
    page = read(client.get(reverse("ladders:brief"), {"level": pair}))
    return (
        page.texts(".qualify-panel h2"),
        page.texts(".qualify-panel h3"),
        [
            *page.texts(".qualify-panel li"),
            *page.texts(".qualify-panel p")[:-1],
        ],
    )


def file(client, ending, pair):
    response = client.get(reverse("ladders:brief-file", args=[ending]), {"level": pair})
    assert response.status_code == 200
    return BytesIO(response.content)


def folded(text):
    return "".join(text.replace("\N{ZERO WIDTH SPACE}", "").split())


@pytest.fixture(params=[SINGLE, SEVERAL, NOTHING_COUNTED], ids=["one route", "two routes", "nothing counted"])
def pair(request):
    return request.param


def test_the_word_document_says_it_between_the_tests_and_the_context(client, pair):
    headings, names, sentences = on_the_page(client, pair)

    written = Document(file(client, "docx", pair)).paragraphs

    tops = [each.text for each in written if each.style.name == "Heading 1"]
    assert tops == ["1. The tests", *headings, "2. What the job asks once held"]
    texts = [each.text for each in written]
    within = texts[texts.index("Who qualifies") + 1 : texts.index("2. What the job asks once held")]
    assert sorted(within) == sorted([*names, *sentences])


def test_the_workbook_says_it_on_a_sheet_of_its_own(client, pair):
    headings, names, sentences = on_the_page(client, pair)

    book = load_workbook(file(client, "xlsx", pair))

    assert book.sheetnames == ["Tests", *headings, "Statement pairs", "About"]
    rows = list(book["Who qualifies"].iter_rows(min_row=2, values_only=True))
    assert sorted(said for _, said in rows) == sorted(sentences)
    assert list(dict.fromkeys(name for name, _ in rows if name)) == names


def test_the_pdf_says_it_before_the_context(client, pair):
    headings, names, sentences = on_the_page(client, pair)

    text = folded("".join(page.extract_text() for page in PdfReader(file(client, "pdf", pair)).pages))

    before = text.split(folded("2. What the job asks once held"))[0]
    assert [said for said in (*headings, *names, *sentences) if folded(said) not in before] == []


def test_what_all_of_them_say_comes_from_one_place():
    passage = who_qualifies(Level.objects.in_force().get(slug="senior-it-manager"))

    assert (passage.heading, [list(section.items) for section in passage.sections]) == ("Who qualifies", [ASKED])
    assert passage.said == ("As HR reads the text (reading 1).",)


def test_a_level_that_nobody_read_says_so_in_a_file(client):
    upper = EditionFactory(published=True, levels=2).levels.order_by("-rank").first()
    pair = [upper.edition.levels.get(rank=1).path, upper.path]

    texts = [each.text for each in Document(file(client, "docx", pair)).paragraphs]

    assert texts[texts.index("Who qualifies") + 1] == "HR has not read the qualifications as rules yet."


def test_a_brief_of_numbered_editions_has_no_such_part(client):
    pair = [f"{path}@1" for path in SINGLE]

    assert load_workbook(file(client, "xlsx", pair)).sheetnames == ["Tests", "Statement pairs", "About"]


HOSTILE = '=HYPERLINK("http://example.org";"x") #eval[1] $x$ *b* <b>bold</b> \x0b \\ @cite'


def hostile(level):
    return Passage(HOSTILE[:20], (Section(HOSTILE, (HOSTILE,), (HOSTILE,)),), (HOSTILE,))


def test_what_another_app_says_is_only_text_in_every_file(client, settings):
    settings.FILE_PASSAGES = {"brief": [f"{__name__}.hostile"]}
    said = folded(HOSTILE.replace("\x0b", ""))

    sheet = load_workbook(file(client, "xlsx", SINGLE)).worksheets[1]
    texts = [each.text for each in Document(file(client, "docx", SINGLE)).paragraphs]
    pages = "".join(page.extract_text() for page in PdfReader(file(client, "pdf", SINGLE)).pages)

    assert {cell.data_type for row in sheet.rows for cell in row if cell.value} == {"s"}
    assert [folded(text) for text in texts].count(said) == 4
    assert folded(pages).count(said) == 4


def test_a_file_that_no_setting_names_has_nothing_added(client, settings):
    settings.FILE_PASSAGES = {}

    assert load_workbook(file(client, "xlsx", SINGLE)).sheetnames == ["Tests", "Statement pairs", "About"]


def test_levels_of_different_ladders_say_so_in_every_file(client):
    said = "These levels stand in different ladders: no source states a promotion from one to the other."

    assert said in read(client.get(reverse("ladders:brief"), {"level": SEVERAL})).texts("p.notice")[0]
    assert [each.text for each in Document(file(client, "docx", SEVERAL)).paragraphs if each.text.startswith(said)]
    assert "".join(
        str(value) for row in load_workbook(file(client, "xlsx", SEVERAL))["About"].values for value in row
    ).count(said)
    assert folded(said) in folded(
        "".join(page.extract_text() for page in PdfReader(file(client, "pdf", SEVERAL)).pages)
    )
