"""Whatever an edition's texts hold, they are text in every file."""

import json
from io import BytesIO

import docx
import openpyxl
import pytest

from jobfamilies import document
from tests.ladders.downloads.files import file, letters, read_csv, words
from tests.ladders.downloads.hostile import HOSTILE
from website.spreadsheets import from_csv

pytestmark = pytest.mark.django_db


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
