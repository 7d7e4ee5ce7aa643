"""The pages of bringing in jobs, from dropping files to the report."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jobfamilies.models import Edition
from ladders.models import ImportRun
from tests.factories import OrganizationFactory, UserFactory
from tests.ladders.bringing.conftest import specification
from tests.markup import messages, read

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

PAGES = ("run", "headings", "look", "report", "report_file")
BUTTONS = ("new", "grades", "make", "undo", "end")


def address(page, run):
    return reverse(f"admin:ladders_bring_in_{page}", args=[run.pk])


@pytest.fixture
def town(client, editor):
    client.force_login(editor)
    return OrganizationFactory(name="Town")


@pytest.fixture
def give(client, town):
    """A function that gives files to a new run, by their names."""

    def given(**files):
        sent = [SimpleUploadedFile(name.replace("__", "."), said) for name, said in files.items()]
        return client.post(reverse("admin:ladders_bring_in"), {"organization": town.pk, "files": sent}, follow=True)

    return given


def test_five_files_become_drafts_in_three_pages(client, give):
    files = {f"f{n}__txt": specification(f"Clerk {'I' * n}", str(n)) for n in range(1, 4)}
    shown = give(**files, t__txt=specification("Typist", "9"), p__png=b"\x89PNG")
    run = ImportRun.objects.get()

    assert shown.redirect_chain == [(run.get_absolute_url(), 302)]
    page = read(shown)
    assert page.texts(".explains") == [
        "5 files, 4 jobs in 2 families. Nothing is written yet of what is not marked as made."
    ]
    assert page.texts(".families tbody th") == ["Clerk", "Typist"]
    done = client.post(address("make", run), follow=True)

    assert done.redirect_chain == [(address("report", run), 302)]
    assert read(done).texts(".made dd") == ["2", "0", "0", "1", "8"]
    assert read(done).texts("td.state") == ["Draft made", "Draft made"]
    assert Edition.objects.count() == 2


def test_a_heading_gets_a_new_dimension_on_the_page(client, give):
    give(a__txt=specification("Clerk I", "1") + b"\nNUMBER OF PROJECTS\n\n- Two projects.\n")
    run = ImportRun.objects.get()
    page = read(client.get(address("headings", run)))
    assert page.texts("tr.to-choose th .source") == ["NUMBER OF PROJECTS"]

    done = client.post(address("headings", run), {"h0": "new", "k0": "impact"}, follow=True)

    assert messages(done) == ["Kept. 1 made, 0 still to choose."]
    assert done.redirect_chain == [(address("look", run), 302)]


def test_a_family_is_shown_as_the_grid_to_come_and_can_be_named_or_left_out(client, give):
    give(a__txt=specification("Clerk I", "1"))
    run = ImportRun.objects.get()
    page = read(client.get(address("look", run)))
    assert page.texts("table.understood tbody .title") == ["DEFINITION", "EXAMPLES OF DUTIES"]
    assert page.texts("table.understood td li ins") == [
        "Does the work of a Clerk I.",
        "Sorts letters.",
        "Files papers.",
    ]

    there = f"{address('look', run)}?family=series-clerk"
    client.post(there, {"name": "Town clerks"})
    assert read(client.get(there)).texts("#family") == ["Town clerks"]
    client.post(there, {"name": "Town clerks", "is_left_out": "on"})
    assert read(client.get(there)).texts(".families-found .note") == ["Left out"]
    assert client.get(f"{address('look', run)}?family=none").status_code == 404


def test_the_report_comes_as_excel_with_every_leftover(client, give):
    give(a__txt=specification("Clerk I", "1", more="Union: 7"))
    run = ImportRun.objects.get()

    book = openpyxl.load_workbook(BytesIO(client.get(address("report_file", run)).content))

    assert [[cell.value for cell in row] for row in book["Left over"].iter_rows()] == [
        ["File or family", "Place", "Words"],
        ["a.txt", "line 3 (names a fact of the level)", "Class Code"],
        ["Clerk", "Clerk I (no fact of ours has that name)", "Union: 7"],
    ]
    assert [cell.value for cell in book["Families"][2]][:5] == ["Clerk", "Ready", 1, 3, 2]


def test_a_run_is_undone_and_ended_on_its_report(client, give):
    give(a__txt=specification("Clerk I", "1"))
    run = ImportRun.objects.get()
    client.post(address("make", run))

    undone = client.post(address("undo", run), follow=True)
    assert messages(undone) == ["1 draft taken back. The files stay here."]
    assert messages(client.post(address("end", run), follow=True)) == ["The run was ended. Its report stays."]
    assert messages(client.post(address("make", run), follow=True)) == ["This run was ended. Start another."]


def test_many_files_are_read_and_made_by_a_worker(client, give, settings):
    files = {f"f{n}__txt": specification(f"Job {chr(64 + n)}x", str(n)) for n in range(1, 10)}

    shown = give(**files)

    run = ImportRun.objects.get()
    assert (run.work.title, run.work.state, run.work.result) == ("Read 9 files", "done", run.get_absolute_url())
    assert len(read(shown).texts(".families tbody th")) == 9
    client.post(address("make", run))
    run.refresh_from_db()
    assert (run.work.title, run.work.done, run.work.result) == ("Make 9 drafts", 9, address("report", run))
    assert Edition.objects.count() == 9


def test_nothing_given_is_said(give):
    assert read(give()).texts(".errorlist li") == ["Choose files or a folder, or paste a text."]


def test_nobody_but_hr_editors_sees_a_run(client, bring):
    run = bring(a__txt=specification("Clerk I", "1"))
    client.force_login(UserFactory(hr_approver=True))

    assert {client.get(address(page, run)).status_code for page in PAGES} == {403}
    assert {client.post(address(page, run)).status_code for page in BUTTONS} == {403}
    assert client.get(reverse("admin:ladders_bring_in")).status_code == 403
