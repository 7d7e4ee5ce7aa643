"""Every list comes as a file: all rows that the filters choose, in the order and the columns of its page."""

import csv
import json
from io import BytesIO, StringIO

import openpyxl
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from tests.cases import cases
from tests.factories import EditionFactory, JobFamilyFactory
from tests.website.lists.every_list import every_list, shown_keys
from tests.website.lists.reading import notices, status

HOSTILE = "=HYPERLINK(\"x\") <script>alert(1)</script> & 'a' שלום\x07"
KEPT = HOSTILE.replace("\x07", "")


def rows_of(response) -> list[list[str]]:
    """Return the rows of a CSV without its headings."""
    return list(csv.reader(StringIO(response.getvalue().decode("utf-8-sig"), newline="")))[1:]


def sheet_of(response, name) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(response.getvalue()))[name].values)


@every_list
@cases("ending", ["csv", "xlsx", "json"])
def test_every_list_comes_as_a_file_of_all_its_rows(reader, listed, ending, monkeypatch):
    monkeypatch.setattr(listed.view, "per_page", 1000)
    shown = len(shown_keys(reader.get(listed.address)))
    monkeypatch.setattr(listed.view, "per_page", 1)

    response = reader.get(listed.address, {"download": ending})

    found = {
        "csv": lambda: rows_of(response),
        "xlsx": lambda: sheet_of(response, openpyxl.load_workbook(BytesIO(response.getvalue())).sheetnames[0])[1:],
        "json": lambda: json.loads(response.content)["rows"],
    }[ending]()
    assert len(found) == shown
    assert response.headers["Content-Disposition"].startswith("attachment; filename=")


@every_list
def test_every_list_offers_its_files_with_the_choices_of_the_page(reader, listed):
    text = reader.get(listed.address, {"sort": next(iter(listed.view.table_class.base_columns))}).text

    assert text.count("download=csv") == text.count("download=xlsx") == text.count("download=json") == 1


def test_a_file_holds_the_columns_of_the_page_in_its_words(client, documents, db):
    response = client.get("/mit/?download=csv")

    assert response.getvalue().decode("utf-8-sig").splitlines()[:2] == [
        "Family,Organization,Track,Ladder,Grades,Source edition",
        "IT Consultant,MIT,Professional (our classification),"
        "IT Consultant I; IT Consultant II; IT Consultant III; Senior IT Consultant,"
        "Admin Level 2–4; 1 level not stated,Last updated: 3/2007",
    ]
    assert response.headers["Content-Disposition"].startswith('attachment; filename="mit-job-families-')


def test_a_file_is_narrowed_and_sorted_as_the_page(client, documents, db):
    address = "/levels/?org=mit&q=consultant&sort=-title"

    assert [row[0] for row in rows_of(client.get(f"{address}&download=csv"))] == [
        "Senior IT Consultant",
        "IT Consultant III",
        "IT Consultant II",
        "IT Consultant I",
    ]


def test_data_says_null_where_nothing_is_stated_and_what_it_is_a_list_of(client, documents, db):
    content = json.loads(client.get("/levels/?q=consultant+II&download=json").content)

    assert content["list"] == "Levels"
    assert content["address"] == "http://testserver/levels/?q=consultant+II"
    assert content["rows"][0] == {
        "title": "IT Consultant II",
        "job_code": None,
        "grade": "Admin Level 2",
        "exemption": None,
        "family": "IT Consultant",
        "organization": "MIT",
    }


def test_hostile_names_are_text_in_every_file(client, db):
    family = JobFamilyFactory(name=HOSTILE.replace("\x07", "\x01"))
    EditionFactory(family=family, title=HOSTILE, published=True)
    page = family.organization.get_absolute_url()

    assert rows_of(client.get(f"{page}?download=csv"))[0][0] == f"'{KEPT}"
    cell = openpyxl.load_workbook(BytesIO(client.get(f"{page}?download=xlsx").getvalue())).worksheets[0]["A2"]
    assert (cell.data_type, cell.value) == ("s", KEPT)
    assert json.loads(client.get(f"{page}?download=json").content)["rows"][0]["family"] == HOSTILE


@cases("asked", ["exe", "CSV", "../etc", "<b>", "9" * 500])
def test_a_file_that_lists_do_not_come_as_is_said_to_be_none(client, documents, db, asked):
    response = client.get("/levels/", {"download": asked})

    assert notices(response) == [f"No such download: “{asked[:200]}”. The files are offered below the list."]
    assert escape(asked[:200]) in response.text
    assert status(response) == "18 levels"


def test_a_wrong_filter_is_left_out_of_a_file_too(client, documents, db):
    assert len(rows_of(client.get("/levels/?org=nobody&sort=nonsense&download=csv"))) == 18


def test_a_file_of_many_rows_asks_the_database_as_often_as_one_of_few(client, db):
    asked = []
    for _ in range(2):
        EditionFactory.create_batch(3, published=True)
        with CaptureQueriesContext(connection) as queries:
            client.get("/?download=csv").getvalue()
        asked.append(len(queries))

    assert asked[0] == asked[1]


def test_a_list_of_nothing_is_a_file_of_its_headings(client, db):
    assert client.get("/levels/?q=nobody&download=csv").getvalue().decode("utf-8-sig") == (
        "Title,Job code,Grade,Exemption,Family,Organization\r\n"
    )
