"""Two people write one cell by two doors: the second sees the other's text first, and the log tells who did what."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jobfamilies import document
from jobfamilies.actions import start_draft
from jobfamilies.document import canonical
from ladders.models import CellChange, Statement
from tests.factories import EditionFactory, UserFactory
from tests.ladders.cells import put_text, save_text, version_of
from tests.markup import as_sent, messages, read

BEFORE, NOW = "Files reports.", "Leads projects."
MOVED_ON = "The draft changed since this page was made. Look at both versions once more."
LOOK_AGAIN = "This is what your choices change. Look at it, then apply it."
CHANGED = "What {} says was changed since the page was made. Look at it once more."
GONE = "This {} is no longer part of the draft. Copy your text, and load the page again."


class Door:
    """A way to the cell that somebody opens, and by which they write then; `text` is what it makes the cell say."""

    def __init__(self, level, row):
        self.level, self.row = level, row
        self.client, self.person = Client(), UserFactory(hr_editor=True)
        self.client.force_login(self.person)
        self.text = f"By {self.person}."
        self.open()

    def editor(self, name=""):
        return reverse(f"admin:ladders_editor{name}", args=[self.level.edition_id])


class Grid(Door):
    """The grid, which saves each cell as one leaves it."""

    def open(self):
        self.sent, self.version = self.text, version_of(self.level, self.row)

    def write(self):
        facts = {"level": self.level.pk, "row": self.row.pk, "version": self.version, "text": self.sent}
        self.answer = self.client.post(self.editor("_cell"), json.dumps(facts), content_type="application/json")

    def theirs(self):
        """Return what is shown of somebody else's text; nothing was written."""
        assert self.answer.status_code == 409
        return self.answer.json()["text"]


class UndoInGrid(Grid):
    """Its button that undoes the last change of a cell."""

    def open(self):
        super().open()
        self.sent, self.text = None, BEFORE


class Form(Door):
    """The grid as one form, without JavaScript."""

    def open(self):
        self.form = as_sent(self.client.get(self.editor()), "form#ladder")
        self.name = f"{self.level.pk}-{self.row.pk}"

    def write(self):
        self.answer = self.client.post(self.editor(), self.form | {f"cell-{self.name}": self.text})

    def theirs(self):
        page = read(self.answer)
        assert (self.answer.status_code, page.texts("td.conflict textarea")) == (409, [self.text])
        return page.texts("td.conflict div.theirs")[0]


class UndoInForm(Form):
    """The form's button that undoes the last change of a cell."""

    def open(self):
        super().open()
        self.text = BEFORE

    def write(self):
        self.answer = self.client.post(self.editor(), self.form | {"undo": self.name}, follow=True)

    def theirs(self):
        assert messages(self.answer)[0].startswith("Nothing was undone. ")
        return read(self.answer).texts(f"textarea[name=cell-{self.name}]")[0]


class Import(Door):
    """A file that is looked at and then applied: the draft's own document, with other words."""

    def page(self, name):
        return reverse(f"admin:{name}", args=[self.level.edition.family_id])

    def open(self):
        content = canonical(document.dump(self.level.edition)).replace(NOW.encode(), self.text.encode())
        given = {"file": SimpleUploadedFile("ladder.json", content)}
        shown = self.client.post(self.page("ladders_import"), given, follow=True)
        self.form = {name: shown.context[name] for name in ("seen", "shown")} | {"apply": "1"}

    def write(self):
        self.answer = self.client.post(self.page("ladders_import_check"), self.form, follow=True)

    def theirs(self):
        assert messages(self.answer) == [
            "The draft changed since this page was made. Look at both versions once more."
        ]
        of_draft, of_file = read(self.answer).texts("fieldset.conflict ul")
        assert of_file == self.text
        return of_draft


class RetireLevel(Door):
    """The page that takes a level out of the draft, once it has shown what goes with it."""

    kind = "level"

    def open(self):
        self.address = reverse(
            "admin:ladders_editor_retire",
            args=[self.level.edition_id, f"{self.kind}s", getattr(self, self.kind).pk],
        )
        self.form = as_sent(self.client.get(self.address), "main form")

    def write(self):
        self.answer = self.client.post(self.address, self.form, follow=True)

    def theirs(self):
        assert messages(self.answer) == [CHANGED.format(getattr(self, self.kind))]
        return read(self.answer).texts("ul.going span.source")[0]


class RetireRow(RetireLevel):
    """The same for a row."""

    kind = "row"


WRITERS, RETIRERS = [Grid, UndoInGrid, Form, UndoInForm, Import], [RetireLevel, RetireRow]


@pytest.fixture
def cell(db):
    """A cell of a draft, which somebody changed since the draft was started."""
    draft = start_draft(edition=EditionFactory(published=True, levels=2, rows=2))
    level, row = draft.levels.order_by("rank").first(), draft.rows.order_by("place").first()
    put_text(level, row, BEFORE)
    save_text(level, row, NOW)
    return level, row


def said(level, row):
    return [*Statement.objects.of_cell(level, row).values_list("text", flat=True)]


def by_name(name, doors):
    return pytest.mark.parametrize(name, doors, ids=lambda door: door.__name__)


@by_name("second", WRITERS + RETIRERS)
@by_name("first", WRITERS)
def test_who_comes_second_is_shown_what_the_first_wrote_and_reverts_nothing(cell, first, second):
    one, two = first(*cell), second(*cell)

    one.write()
    two.write()

    assert two.theirs() == one.text
    assert said(*cell) == [one.text]
    assert CellChange.objects.latest("pk").by == one.person


@by_name("second", WRITERS)
@by_name("first", RETIRERS)
def test_what_somebody_retired_is_written_by_nobody_and_no_text_is_lost(cell, first, second):
    one, two = first(*cell), second(*cell)

    one.write()
    two.write()

    assert said(*cell) == []
    last = CellChange.objects.latest("pk")
    assert (last.kind, last.by) == (f"{one.kind} retired", one.person)
    if isinstance(two, Grid):
        assert (two.answer.status_code, two.answer.json()["reasons"]) == (422, [GONE.format(one.kind)])
    elif isinstance(two, Import):
        assert messages(two.answer) == [MOVED_ON if one.kind == "row" else LOOK_AGAIN]
    else:
        kept = [] if isinstance(two, UndoInForm) else [two.text]
        assert read(two.answer).texts("div#gone div.source") == kept


def test_the_page_of_a_level_writes_no_cell_whatever_is_sent(cell):
    level, row = cell
    one, two = Grid(level, row), Grid(level, row)
    address = reverse("admin:jobfamilies_level_change", args=[level.pk])
    form = as_sent(two.client.get(address), "form#level_form")

    one.write()
    two.client.post(address, form | {f"row_{row.pk}": NOW, "title": "Other"})

    assert said(*cell) == [one.text]
    changes = CellChange.objects.order_by("-pk")[:2]
    assert [(each.kind, each.by) for each in changes] == [("level changed", two.person), ("text", one.person)]
