"""Grades, functions and dimensions as files: what goes out comes in again, and a bad file changes nothing."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from jobfamilies.models import Grade, JobFunction
from ladders.models import Dimension, SearchEntry
from tests.factories import DimensionFactory, GradeFactory, JobFunctionFactory, OrganizationFactory, UserFactory
from tests.markup import read
from website.spreadsheets import csv_lines
from website.tabular import MOST_BYTES, Table, Unreadable, read_table

pytestmark = pytest.mark.engines

GRADES, FUNCTIONS, DIMENSIONS = "jobfamilies_grade", "jobfamilies_jobfunction", "ladders_dimension"


def csv_file(*rows, name="list.csv"):
    return name, "\n".join(",".join(row) for row in rows).encode()


def excel_file(*rows, sheets=1):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.active.title = "Grades"
    for number in range(1, sheets):
        book.create_sheet(f"More {number}").append(["more"])
    content = BytesIO()
    book.save(content)
    return "list.xlsx", content.getvalue()


def with_part(file, part, content=b""):
    name, packed = file
    changed = BytesIO(packed)
    with ZipFile(changed, "a", ZIP_DEFLATED) as package:
        package.writestr(part, content)
    return name, changed.getvalue()


# --- reading a table -------------------------------------------------------------------------------------------------


def test_csv_and_excel_of_the_same_rows_are_the_same_table():
    rows = [["slug", "name", "order"], ["a", "A, or B", 3]]
    by_csv = read_table("a.csv", "\ufeffslug;name;order\r\na;A, or B;3\r\n".encode())
    by_excel = read_table(*excel_file(*rows))

    assert (
        (by_csv.head, by_csv.rows)
        == (by_excel.head, by_excel.rows)
        == (("slug", "name", "order"), (("a", "A, or B", "3"),))
    )
    assert (by_csv.places, by_excel.places) == (("Row 2",), ("Sheet “Grades”, row 2",))


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (("a.txt", b"slug"), "Send a file that ends in .csv or .xlsx."),
        (("a.csv", b""), "The file is empty."),
        (("a.csv", b"x" * (MOST_BYTES + 1)), "The file has 1,000,001 bytes; at most 1,000,000 are read."),
        (("a.csv", b"slug\n" + b"x\n" * 5_001), "The file has more than 5,000 rows."),
        (("a.csv", b"slug\nca\xe9\n"), "Line 2 is not in UTF-8. Save the file as “CSV UTF-8”."),
        (("a.csv", b'slug\n"open'), "Line 2 is no CSV: unexpected end of data."),
        (("a.csv", b"slug,slug\na,b"), "Each column needs a name of its own in the first row."),
        (("a.csv", b"slug\na,b"), "Row 2, column B: this cell stands under no name."),
        (("a.csv", b"slug\na\x07"), "Row 2, column A: the text holds a character that cannot be shown."),
        (("a.xlsx", b"slug\na"), "The name ends in .xlsx, but the content is text. Name it as what it is."),
        (excel_file(["slug"], sheets=3), "The file has 3 sheets. Leave the one that is to be read."),
        (
            excel_file(["slug", "name"], ["a", "=1+1"]),
            "Sheet “Grades”, row 2, column B: a formula stands here. Write the text.",
        ),
        (
            with_part(excel_file(["slug"]), "xl/vbaProject.bin"),
            "The file has macros. Save it as a file without macros.",
        ),
        (
            with_part(excel_file(["slug"]), "xl/media/bomb", b"0" * 40_000_000),
            "The file unpacks to more than 30 MB or 500 parts: it is not opened.",
        ),
        (
            with_part(("a.xlsx", b""), "xl/workbook.xml", b"<broken"),
            "The name ends in .xlsx, but the content is a packed folder (ZIP). Name it as what it is.",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused_with_the_place(file, said):
    with pytest.raises(Unreadable) as raised:
        read_table(*file)

    assert str(raised.value) == said


@given(st.binary(max_size=300), st.sampled_from(["a.csv", "a.xlsx"]))
def test_whatever_is_sent_is_read_or_refused(content, name):
    try:
        table = read_table(name, content)
    except Unreadable as unreadable:
        said = str(unreadable)
        widths = {len(said) > 0}
    else:
        widths = {len(row) == len(table.head) for row in table.rows}
    assert widths <= {True}


VALUES = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1)


@given(st.lists(st.tuples(VALUES, VALUES)))
def test_what_is_written_as_csv_is_read_again(rows):
    content = b"".join(csv_lines([("slug", "name"), *rows]))

    assert read_table("a.csv", content) == Table(
        ("slug", "name"), tuple(rows), tuple(f"Row {number}" for number in range(2, len(rows) + 2))
    )


# --- the pages -------------------------------------------------------------------------------------------------------


def send(client, name, file):
    """Send a file and return the page that answers."""
    return read(client.post(reverse(f"admin:{name}_in"), {"file": SimpleUploadedFile(*file)}))


def confirm(client, name, page):
    (field,) = page.find("input[name=table]")
    return client.post(reverse(f"admin:{name}_in"), {"table": field["value"]})


def shown(page):
    return [
        [cell.text for cell in row.content if getattr(cell, "tag", "") in ("th", "td")]
        for row in page.find("tbody tr")
    ]


def faults(page):
    return page.texts("main .errornote li") + page.texts("main ul.errorlist li")


def test_a_file_is_shown_before_it_is_written(client, editor):
    organization = OrganizationFactory(slug="works")
    kept = GradeFactory(organization=organization, slug="one", name="One", order=1)
    GradeFactory(organization=organization, slug="two", name="Two", order=2)
    head = ["organization", "slug", "name", "order"]
    file = excel_file(head, ["works", "one", "First", 1], ["works", "two", "Two", 2], ["works", "three", "Three", 3])

    page = send(client, GRADES, file)
    assert shown(page) == [
        ["Changed", "works", "one", "First One", "1"],
        ["Same", "works", "two", "Two", "2"],
        ["New", "works", "three", "Three", "3"],
    ]
    assert [grade.name for grade in Grade.objects.order_by("order")] == ["One", "Two"]

    assert confirm(client, GRADES, page)["Location"] == reverse("admin:jobfamilies_grade_changelist")
    assert [(grade.slug, grade.name) for grade in Grade.objects.order_by("order")] == [
        ("one", "First"),
        ("two", "Two"),
        ("three", "Three"),
    ]
    assert Grade.objects.get(slug="one").pk == kept.pk
    assert LogEntry.objects.filter(user=editor, change_message="Imported from a file.").count() == 2


def test_one_bad_row_keeps_all_others_out(client, editor):
    grade = GradeFactory(organization=OrganizationFactory(slug="works"), slug="one", order=1)
    file = csv_file(
        ["organization", "slug", "name", "order"],
        ["works", "good", "Good", "7"],
        ["nowhere", "two", "Two", "2"],
        ["works", "three", "", "3e9"],
        ["works", "four", "Four", "1"],
    )

    assert faults(send(client, GRADES, file)) == [
        "Row 3, column organization: there is no organization with the slug “nowhere”.",
        "Row 4, column order: “3e9” is no whole number from 0 to 32767.",
        "Row 4, column name: This field cannot be blank.",
        f"Row 5, column order: “{grade}” stands there, and the file does not move it.",
    ]
    assert Grade.objects.count() == 1


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["slug"], ["a"]], ["The column “name” is missing."]),
        ([["slug", "name", "pk"], ["a", "A", "1"]], ["The column “pk” is none of: slug, name."]),
        ([["slug", "name"], ["a", "A"], ["a", "B"]], ["Row 3: the same slug as row 2."]),
        ([["slug", "name"], ["a b", "A"]], None),
    ],
)
def test_a_table_that_does_not_fit_is_refused(client, editor, rows, said):
    found = faults(send(client, FUNCTIONS, csv_file(*rows)))

    assert found == said if said else found[0].startswith("Row 2, column slug: Enter a valid “slug”")
    assert not JobFunction.objects.exists()


def test_an_imported_dimension_is_found_by_the_search(client, editor):
    DimensionFactory(slug="impact", name="Impact", order=7)
    file = csv_file(
        ["slug", "name", "kind", "definition", "order"], ["impact", "Impact", "impact", "How far zyzzyva goes.", "7"]
    )
    confirm(client, DIMENSIONS, send(client, DIMENSIONS, file))

    assert Dimension.objects.get(slug="impact").definition == "How far zyzzyva goes."
    assert SearchEntry.objects.filter(text__contains="zyzzyva").count() == 1


def test_what_was_checked_cannot_be_changed_on_the_way_or_sent_by_somebody_else(client, editor):
    page = send(client, FUNCTIONS, csv_file(["slug", "name"], ["it", "IT"]))
    said = ["What was checked is too old, or was changed on the way. Send the file again."]
    address = reverse(f"admin:{FUNCTIONS}_in")
    (field,) = page.find("input[name=table]")

    assert faults(read(client.post(address, {"table": "x" + field["value"]}))) == said
    client.force_login(UserFactory(hr_editor=True))
    assert faults(read(client.post(address, {"table": field["value"]}))) == said
    assert not JobFunction.objects.exists()


def test_what_became_wrong_since_it_was_checked_is_not_written(client, editor):
    page = send(client, FUNCTIONS, csv_file(["slug", "name"], ["a", "New"], ["it", "Computing"]))
    JobFunctionFactory(slug="other", name="Computing")

    assert faults(read(confirm(client, FUNCTIONS, page))) == [
        "Row 3, column name: Job function with this Name already exists."
    ]
    assert [each.slug for each in JobFunction.objects.all()] == ["other"]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_goes_out_comes_in_again_the_same(client, editor, ending):
    organization = OrganizationFactory(slug="works")
    GradeFactory(organization=organization, slug="one", name="=1+1", order=1)
    GradeFactory(organization=organization, slug="two", name="'Quoted, –", order=2)
    answer = client.get(reverse(f"admin:{GRADES}_out", args=[ending]))
    content = b"".join(answer) if answer.streaming else answer.content

    page = send(client, GRADES, (f"grades.{ending}", content))
    assert [row[0] for row in shown(page)] == ["Same", "Same"]
    assert [row[3] for row in shown(page)] == ["=1+1", "'Quoted, –"]


def test_a_formula_goes_out_as_text(client, editor):
    JobFunctionFactory(slug="one", name="=HYPERLINK(1)")
    sheet = client.get(reverse(f"admin:{FUNCTIONS}_out", args=["xlsx"])).content
    lines = b"".join(client.get(reverse(f"admin:{FUNCTIONS}_out", args=["csv"]))).decode("utf-8-sig").splitlines()

    assert load_workbook(BytesIO(sheet)).active["B2"].data_type == "s"
    assert lines == ["slug,name", "one,'=HYPERLINK(1)"]


def test_the_export_holds_what_the_list_shows(client, editor):
    GradeFactory(organization=(wanted := OrganizationFactory(slug="works")), slug="one", name="One", order=1)
    GradeFactory()
    address = reverse(f"admin:{GRADES}_out", args=["csv"])
    answer = client.get(address, {"organization__id__exact": wanted.pk})

    assert b"".join(answer).decode("utf-8-sig").splitlines() == ["organization,slug,name,order", "works,one,One,1"]


@pytest.mark.parametrize("asked", ["unknown=x", "name__unknown=x", "order=x", "order=99999999999999999999x"])
def test_an_export_that_cannot_be_narrowed_so_leads_to_the_list(client, editor, asked):
    response = client.get(reverse(f"admin:{GRADES}_out", args=["csv"]), QUERY_STRING=asked)

    assert response["Location"] == reverse(f"admin:{GRADES}_changelist")
    assert read(client.get(response["Location"])).texts(".messagelist li") == [
        "No file was made: the address asks for what this list cannot be narrowed by."
    ]


@pytest.mark.parametrize("name", [GRADES, FUNCTIONS, DIMENSIONS])
@pytest.mark.parametrize(
    ("role", "takes_in", "gives_out"),
    [("hr_editor", 200, 200), ("hr_approver", 403, 200), ("administrator", 403, 403), ("employee", 302, 302)],
)
def test_who_may_take_in_and_give_out(client, db, name, role, takes_in, gives_out):
    client.force_login(UserFactory(**{role: True}))

    assert client.get(reverse(f"admin:{name}_in")).status_code == takes_in
    assert client.get(reverse(f"admin:{name}_out", args=["csv"])).status_code == gives_out


def test_another_ending_is_not_found(client, editor):
    assert client.get(reverse(f"admin:{GRADES}_out", args=["html"])).status_code == 404
