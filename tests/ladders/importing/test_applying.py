"""Writing an import: all of it or nothing, by HR editors, into a draft that says what they saw."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils.timezone import now

from jobfamilies import document
from ladders.engine.importing.fitting import Choices, with_base
from ladders.engine.importing.reading import read
from ladders.importing.applying import CannotImport, MovedOn, import_ladder, short_title, start_empty_draft
from ladders.importing.drafts import read_draft
from ladders.models import SearchEntry, Statement
from tests.committed import Committed
from tests.factories import DimensionFactory, EditionFactory, JobFamilyFactory, UserFactory
from tests.ladders.importing import files

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def imported(edition, content, by, choices=None, seen=""):
    (ladder,) = read(content).ladders
    based = with_base(ladder, read_draft(edition), "")
    digest = seen or document.content_digest(edition)
    done = import_ladder(edition=edition, ladder=based, choices=choices or Choices(), seen=digest, by=by, at=now())
    return done.cells


def said(edition):
    """Return (level, row label, text) of all statements."""
    places = Statement.objects.filter(edition=edition).order_by("level__rank", "row__place", "place")
    return list(places.values_list("level__title", "row__label", "text"))


LADDER = [
    ("Clerk I", "Core Duties", "Sorts letters."),
    ("Clerk II", "Core Duties", "Sorts all letters."),
    ("Clerk II", "Supervision", "Leads a clerk."),
]


def test_a_ladder_is_imported_into_an_empty_draft(empty, editor):
    assert imported(empty, files.excel(), editor) == 3

    assert said(empty) == LADDER
    assert list(empty.levels.order_by("rank").values_list("slug", "short_title")) == [
        ("clerk-i", "I"),
        ("clerk-ii", "II"),
    ]
    assert SearchEntry.objects.filter(edition=empty, statement__text="Leads a clerk.").count() == 1
    assert imported(empty, files.excel(), editor) == 0


def test_a_new_level_and_a_new_row_are_made_and_what_the_file_lacks_stays(empty, editor):
    imported(empty, files.excel(), editor)
    DimensionFactory(name="Scope", slug="scope")
    rows = [["", "Clerk II", "Clerk III"], ["Scope", "Own desk.", "All desks."]]

    imported(empty, files.excel(rows), editor, Choices(levels={1: "new"}))

    assert said(empty) == [
        *LADDER,
        ("Clerk II", "Scope", "Own desk."),
        ("Clerk III", "Scope", "All desks."),
    ]


def test_what_is_not_chosen_yet_is_not_imported(empty, editor):
    rows = [files.HEADS, ["Unheard of", "a", "b"]]

    with pytest.raises(CannotImport, match="Say which dimension “Unheard of” is"):
        imported(empty, files.excel(rows), editor)
    assert empty.levels.count() == 0


@pytest.mark.parametrize("choices", [Choices(rows={0: "no-such"}), Choices(levels={0: "no-such"})])
def test_a_choice_that_names_nothing_is_refused_and_nothing_is_written(empty, editor, choices):
    before = document.content_digest(empty)

    with pytest.raises(CannotImport):
        imported(empty, files.excel(), editor, choices)
    assert document.content_digest(empty) == before


def test_a_draft_that_changed_since_it_was_looked_at_is_not_written(empty, editor):
    with pytest.raises(MovedOn):
        imported(empty, files.excel(), editor, seen="another")
    assert said(empty) == []


@pytest.mark.parametrize("role", ["hr_approver", "manager", "employee"])
def test_only_hr_editors_import(empty, role):
    with pytest.raises(CannotImport):
        imported(empty, files.excel(), UserFactory(**{role: True}))
    assert said(empty) == []


@pytest.mark.parametrize("stage", ["in_review", "approved", "published"])
def test_only_a_draft_is_imported_into(editor, stage):
    with pytest.raises(CannotImport):
        imported(EditionFactory(**{stage: True}), files.excel(), editor)


def test_an_empty_draft_is_started_once(editor):
    family = JobFamilyFactory()

    assert start_empty_draft(family=family, by=editor).number == 1
    with pytest.raises(CannotImport):
        start_empty_draft(family=family, by=editor)


@pytest.mark.parametrize(
    ("title", "titles", "short"),
    [
        ("IT Consultant II", ["IT Consultant I", "IT Consultant II"], "II"),
        ("Senior Clerk", ["Clerk", "Senior Clerk"], "Senior"),
        ("Clerk", ["Clerk"], "Clerk"),
    ],
)
def test_a_short_title_is_what_tells_a_level_from_its_siblings(title, titles, short):
    assert short_title(title, titles) == short


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("die_before", [1, 4, 9, 99])
def test_a_process_killed_in_the_middle_of_importing_leaves_nothing_half_done(empty, editor, tmp_path, die_before):
    database = Committed(tmp_path, TABLES)
    before = database.rows()

    killed = process(database, empty, editor, die_before)
    assert (killed.returncode, database.rows()) == (-signal.SIGKILL, before)

    assert process(database, empty, editor).stdout.strip() == "3 cells"
    assert [len(rows) for rows in database.rows()] == [2, 2, 3, 7]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_process_killed_before_any_of_its_writes_leaves_nothing_half_done(empty, editor, tmp_path):
    database = Committed(tmp_path, TABLES)
    before = database.rows()

    writes = 1
    while (ended := process(database, empty, editor, writes)).returncode:
        assert (writes, ended.returncode, database.rows()) == (writes, -signal.SIGKILL, before)
        writes += 1

    assert ended.stdout.strip() == "3 cells"
    assert writes > 9


TABLES = ("jobfamilies_level", "ladders_row", "ladders_statement", "ladders_cellchange")


def process(database, edition, editor, die_before=0):
    command = [sys.executable, "-m", "tests.ladders.importing.a_process", edition.pk, editor.pk, die_before]
    environment = os.environ | {"DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    return subprocess.run(
        [str(word) for word in command],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
