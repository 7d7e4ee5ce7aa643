"""The files of a level, and its description for machines."""

import json
import re
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from jobfamilies.models import Level
from ladders.models import Statement
from tests.ladders.downloads.files import file, letters, sheet_sizes, words

pytestmark = pytest.mark.django_db

A4 = (210, 297)  # mm


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
