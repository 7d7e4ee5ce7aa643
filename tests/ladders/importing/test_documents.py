"""The five source texts come out as the database has them, and a download changed in Word or Excel comes back."""

from io import BytesIO, StringIO

import docx
import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from jobfamilies import document
from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.downloads.grid_document import grid_docx
from ladders.downloads.grid_sheet import grid_workbook
from ladders.engine.importing.fitting import Choices, fit, with_base
from ladders.engine.importing.reading import read
from ladders.importing.applying import import_ladder
from ladders.importing.drafts import read_draft, vocabulary
from ladders.ladder import read_ladder
from ladders.models import CellChange, Statement
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("documents", "db")

FAMILIES = [
    "class-specification",
    "infrastructure-management",
    "infrastructure-professional",
    "it-consultant",
    "it-manager",
    "project-coordinator",
]
OLD, NEW = "Good time management and followthrough", "Very good time management and followthrough"


def draft_of(family):
    edition = Edition.objects.in_force().with_family().get(family__slug=family)
    return Edition.objects.with_family().get(pk=start_draft(edition=edition).pk)


def fitted(edition, content):
    (ladder,) = read(content).ladders
    draft = read_draft(edition)
    based = with_base(ladder, draft, "/".join(edition.family.natural_key()))
    return based, fit(based, draft, vocabulary(), Choices())


def test_201_of_201_cells_of_the_source_texts_come_out_as_the_database_has_them():
    said = StringIO()
    call_command("evaluate_import", stdout=said)

    assert said.getvalue().splitlines() == [
        "district-class-specification: 8 of 8 cells equal, 0 places mended or doubted",
        "harvard-it-infrastructure: 54 of 54 cells equal, 93 places mended or doubted",
        "mit-it-consultant: 62 of 62 cells equal, 71 places mended or doubted",
        "mit-it-manager: 32 of 32 cells equal, 18 places mended or doubted",
        "mit-project-coordinator: 45 of 45 cells equal, 9 places mended or doubted",
        "201 of 201 cells equal",
    ]


def test_a_text_of_no_known_document_is_refused(tmp_path):
    (tmp_path / "nothing.txt").write_text("words")

    with pytest.raises(CommandError, match="No source document is called nothing"):
        call_command("evaluate_import", tmp_path / "nothing.txt")


@pytest.mark.parametrize("make", [grid_workbook, grid_docx])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_download_that_nobody_changed_changes_nothing(family, make):
    edition = draft_of(family)
    _, found = fitted(edition, make(read_ladder(edition, with_keys=True), now()))

    assert (found.changes, found.missing, found.moved_on) == ((), (), ())


@pytest.mark.parametrize("family", FAMILIES)
def test_a_ladder_document_that_nobody_changed_changes_nothing(family):
    edition = draft_of(family)
    _, found = fitted(edition, document.canonical(document.dump(edition)))

    assert (found.changes, found.missing) == ((), ())


def changed_in_excel(content):
    book = openpyxl.load_workbook(BytesIO(content))
    for row in book["Grid"].iter_rows():
        for cell in row:
            cell.value = cell.value.replace(OLD, NEW) if isinstance(cell.value, str) else cell.value
    book["Grid"].insert_rows(5)
    return saved(book)


def changed_in_word(content):
    document = docx.Document(BytesIO(content))
    for row in document.tables[0].rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                if OLD in paragraph.text:
                    paragraph.text = paragraph.text.replace(OLD, NEW)
    return saved(document)


def saved(file):
    content = BytesIO()
    file.save(content)
    return content.getvalue()


ROUND_TRIPS = pytest.mark.parametrize(
    ("make", "change"), [(grid_workbook, changed_in_excel), (grid_docx, changed_in_word)], ids=["Excel", "Word"]
)


@ROUND_TRIPS
def test_a_change_made_in_the_file_is_applied_by_key_and_nothing_else(make, change):
    edition, editor = draft_of("it-consultant"), UserFactory(hr_editor=True)
    before = dict(Statement.objects.filter(edition=edition).values_list("key", "text"))
    elsewhere = Statement.objects.filter(edition=edition).exclude(
        level__title="IT Consultant II", row__label="Promotion Criteria"
    )
    rows = set(elsewhere.values_list("pk", flat=True))
    ladder, found = fitted(edition, change(make(read_ladder(edition, with_keys=True), now())))

    seen = document.content_digest(edition)
    done = import_ladder(edition=edition, ladder=ladder, choices=Choices(), seen=seen, by=editor, at=now())

    (key,) = [key for key, text in before.items() if text == OLD]
    assert (done.cells, len(found.changes)) == (1, 1)
    assert dict(Statement.objects.filter(edition=edition).values_list("key", "text")) == before | {key: NEW}
    assert set(elsewhere.values_list("pk", flat=True)) == rows
    assert list(CellChange.objects.filter(edition=edition).values_list("by", "level_name", "row_label")) == [
        (editor.pk, "IT Consultant II", "Promotion Criteria")
    ]


@ROUND_TRIPS
def test_where_the_draft_moved_on_both_changes_are_kept(make, change):
    edition = draft_of("it-consultant")
    file = change(make(read_ladder(edition, with_keys=True), now()))
    other = Statement.objects.filter(edition=edition, text="Sustained high quality client interaction")
    other.update(text="Sustained client interaction")

    _, found = fitted(edition, file)

    assert len(found.moved_on) == 1
    assert [(each.is_both, each.is_conflict, [line.text for line in each.after]) for each in found.changes] == [
        (True, False, ["Sustained client interaction", "Demonstrated ability to learn/apply new technology", NEW])
    ]


@ROUND_TRIPS
def test_where_both_changed_one_statement_a_person_chooses(make, change):
    edition = draft_of("it-consultant")
    file = change(make(read_ladder(edition, with_keys=True), now()))
    Statement.objects.filter(edition=edition, text=OLD).update(text="Some time management and followthrough")

    ladder, found = fitted(edition, file)
    (conflict,) = found.changes
    place = (conflict.row, conflict.column)

    assert found.missing == ("Promotion Criteria, IT Consultant II: choose the draft's words or the file's.",)
    draft, known = read_draft(edition), vocabulary()
    of_file = fit(ladder, draft, known, Choices(conflicts={place: "file"}))
    of_draft = fit(ladder, draft, known, Choices(conflicts={place: "draft"}))
    assert (of_file.missing, of_file.changes[0].after[2].text) == ((), NEW)
    assert (of_draft.missing, of_draft.changes[0].after) == ((), of_draft.changes[0].before)
