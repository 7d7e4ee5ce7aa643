"""A source document's text beside its transcription."""

import pytest

from jobfamilies.models import SourceDocument
from ladders.models import Statement
from tests.factories import EditionFactory, SourceDocumentFactory, UserFactory
from tests.markup import read
from tests.source_text import mends

pytestmark = pytest.mark.usefixtures("documents", "db")

DOCUMENTS = {
    "/sources/district/district-class-specification/": ["Class specification"],
    "/sources/harvard/harvard-it-infrastructure/": ["Infrastructure – Management", "Infrastructure – Professional"],
    "/sources/mit/mit-it-consultant/": ["IT Consultant"],
    "/sources/mit/mit-it-manager/": ["IT Manager"],
    "/sources/mit/mit-project-coordinator/": ["Project Coordinator"],
}
each_document = pytest.mark.parametrize("address", DOCUMENTS)


def document_at(address):
    return SourceDocument.objects.get(slug=address.split("/")[-2])


@each_document
def test_the_documents_text_is_shown_whole_with_a_sign_for_each_change_of_column(client, address):
    shown = read(client.get(address)).find("div.document-text")[0]._raw()

    assert shown.replace(" ⇥ ", "\t") == document_at(address).text


@each_document
def test_every_ladder_transcribed_from_it_stands_beside_it(client, address):
    page = read(client.get(address))

    assert [region["aria-label"] for region in page.find("div.transcription")] == DOCUMENTS[address]
    said = page.texts("div.transcription dd li") + page.texts("div.transcription dd div.source p")
    stated = Statement.objects.filter(level__source_document=document_at(address)).values_list("text", flat=True)
    assert sorted(" ".join(said).split()) == sorted(" ".join(stated).split())


@each_document
def test_every_mend_of_the_transcription_is_listed(client, address):
    document = document_at(address)

    page = read(client.get(address))

    listed = mends(document.note)
    assert len(page.find("main details li")) == len(listed)
    assert [
        mend.reason
        for mend, shown in zip(listed, page.texts("main details li"), strict=True)
        if not shown.endswith(mend.reason)
    ] == []
    remarks = [" ".join(line.split()) for line in document.note.splitlines() if not line.startswith("- ")]
    assert page.texts("section.transcription-note p")[: len(remarks)] == remarks


def test_the_edition_line_says_undated_where_the_source_is(client):
    page = read(client.get("/sources/mit/mit-it-manager/"))

    assert page.texts("div.beside p.quiet")[1:] == [
        "Edition 1. Undated in the source; shown here since November 1, 2026. Transcribed from IT Manager job family."
    ]


def test_the_levels_lead_to_the_edition_that_was_transcribed(client):
    page = read(client.get("/sources/mit/mit-it-manager/"))

    assert [(link.text, link["href"]) for link in page.find("div.transcription h3 a")] == [
        ("IT Manager", "/mit/it-manager/editions/1/levels/it-manager/"),
        ("Senior IT Manager", "/mit/it-manager/editions/1/levels/senior-it-manager/"),
    ]


def test_the_page_has_a_title_crumbs_and_one_address(client):
    address = "/sources/mit/mit-it-consultant/"
    page = read(client.get(address))

    assert page.texts("title") == ["IT Consultant job family, MIT: source document · Career Ladders"]
    assert page.texts("nav.crumbs li") == ["Sources", "MIT", "IT Consultant job family"]
    assert [link["href"] for link in page.find("link[rel=canonical]")] == [f"http://testserver{address}"]


def test_a_document_of_another_organization_is_no_page(client):
    assert client.get("/sources/harvard/mit-it-consultant/").status_code == 404


def test_a_document_of_which_nothing_is_transcribed_says_so(client):
    document = SourceDocumentFactory()

    page = read(client.get(document.get_absolute_url()))

    assert page.texts("ul.facts-line li") == [document.organization.name, "Nothing transcribed yet"]


@pytest.mark.parametrize(
    ("role", "editions"),
    [({"employee": True}, ["Clerk, edition 1"]), ({"hr_editor": True}, ["Clerk, edition 1", "Clerk, edition 2"])],
    ids=["employee", "HR editor"],
)
def test_a_draft_from_the_document_is_shown_to_hr_alone(client, role, editions):
    document = SourceDocumentFactory()
    published = EditionFactory(
        published=True, document=document, title="Clerk", family__organization=document.organization
    )
    EditionFactory(family=published.family, draft=True, document=document, title="Clerk")
    client.force_login(UserFactory(**role))

    page = read(client.get(document.get_absolute_url()))

    assert page.texts("ul.facts-line a") == editions


def test_hostile_text_of_a_document_is_escaped(client):
    document = SourceDocumentFactory(
        title="<script>1</script>", text="<script>2</script>\t&amp;", note="<b>3</b>\n- “<i>” → “”: <u>4</u>"
    )

    page = read(client.get(document.get_absolute_url()))

    assert page.texts("h1") == ["<script>1</script>"]
    assert page.texts("div.document-text") == ["<script>2</script> ⇥ &amp;"]
    assert page.texts("main details li") == ["“<i>” → “”: <u>4</u>"]
    assert page.find("main script") + page.find("main b") + page.find("main u") == []
