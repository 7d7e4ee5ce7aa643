"""An employer that writes its own texts has no source: no page and no file speaks of one."""

import re
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition, JobFamily, Level
from tests.factories import EditionFactory, JobFunctionFactory, RowFactory, UserFactory, publish
from tests.markup import read

pytestmark = pytest.mark.django_db
OF_A_SOURCE = re.compile(
    r"in the source|the source states|as the document|document words|our classification|title not stated|"
    r"^source:|source: none|undated|transcribed|date in the source|not dated|shown here since",
    re.I | re.M,
)


@pytest.fixture(params=[True, False], ids=["own texts", "transcribed"])
def edition(request):
    """A ladder in force that states little: no title, grade, function or date; and a row that says nothing."""
    draft = EditionFactory(levels=2, rows=2, title="")
    organization, family = draft.family.organization, draft.family
    organization.writes_own = request.param
    organization.save()
    family.function, family.track = JobFunctionFactory(), JobFamily.Track.PROFESSIONAL
    family.save()
    RowFactory(edition=draft)
    draft.levels.filter(rank=1).update(title="", grade_text="may vary")
    return publish(draft)


def pages(edition):
    key = edition.family.natural_key()
    levels = list(edition.levels.order_by("rank"))
    pair = "&".join(f"level={level.path}" for level in levels)
    row = edition.rows.last()
    return [
        reverse("jobfamilies:home"),
        reverse("jobfamilies:levels"),
        edition.family.organization.get_absolute_url(),
        edition.family.get_absolute_url(),
        reverse("ladders:edition", args=[*key, 1]),
        *(level.get_absolute_url() for level in levels),
        reverse("ladders:editions", args=key),
        reverse("ladders:level-history", args=[*key, levels[0].slug]),
        f"{reverse('ladders:compare')}?{pair}",
        f"{reverse('ladders:brief')}?{pair}",
        reverse("ladders:map"),
        row.dimension.get_absolute_url(),
    ]


def files(edition):
    key = edition.family.natural_key()
    pair = "&".join(f"level={level.path}" for level in edition.levels.order_by("rank"))
    ladder = [reverse("ladders:ladder-file", args=[*key, ending]) for ending in ("pdf", "docx", "xlsx", "csv")]
    level = edition.levels.first().slug
    spec = [reverse("ladders:spec-file", args=[*key, level, ending]) for ending in ("pdf", "docx")]
    brief = [f"{reverse('ladders:brief-file', args=[ending])}?{pair}" for ending in ("pdf", "docx", "xlsx")]
    return [*ladder, *spec, *brief]


def words(client, address):
    """Return the words of a page's main part, or of a file."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = address.partition("?")[0].rpartition(".")[2]
    if kind == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(BytesIO(body)).pages).replace("\n", " ")
    if kind == "docx":
        document = Document(BytesIO(body))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        foot = [paragraph.text for paragraph in document.sections[0].footer.paragraphs]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells, *foot])
    if kind == "xlsx":
        sheets = load_workbook(BytesIO(body)).worksheets
        return "\n".join(str(cell) for sheet in sheets for row in sheet.values for cell in row if cell)
    if kind == "csv":
        return body.decode()
    return read(answer).find("main")[0].text


def said(client, edition, addresses):
    """Return the addresses that speak of a source, with the words."""
    found = ((address, OF_A_SOURCE.findall(words(client, address))) for address in addresses(edition))
    return {address: matches for address, matches in found if matches}


@pytest.mark.parametrize("addresses", [pages, files])
def test_pages_and_files_speak_of_a_source_only_where_there_is_one(client, edition, addresses):
    found = said(client, edition, addresses)

    if edition.wording.is_own:
        assert found == {}
    else:
        assert len(found) > len(addresses(edition)) // 2


def test_what_hr_is_asked_of_its_own_texts_names_no_source(client, edition):
    client.force_login(UserFactory(hr_editor=True))
    draft = start_draft(edition=edition)
    level, row = draft.levels.first(), draft.rows.first()
    asked = [
        reverse("admin:ladders_editor_facts", args=[draft.pk, "levels", level.pk]),
        reverse("admin:ladders_editor_facts", args=[draft.pk, "rows", row.pk]),
        reverse("admin:jobfamilies_edition_change", args=[draft.pk]),
    ]

    found = [
        address
        for address in asked
        if re.search("in the source|as the document|the source has", words(client, address), re.I)
    ]

    assert found == ([] if edition.wording.is_own else asked)


def test_a_level_without_a_title_is_named_by_its_place(edition):
    level = Level.objects.get(edition=Edition.objects.get(), rank=1)

    assert level.name == ("Level 1" if edition.wording.is_own else "Title not stated in the source")
