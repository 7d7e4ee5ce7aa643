"""`manage.py import_catalogue` does from a shell what the pages do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from jobfamilies.models import Edition
from ladders.models import ImportRun
from tests.factories import OrganizationFactory
from tests.ladders.bringing.conftest import specification

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path, editor):
    OrganizationFactory(name="Town", slug="town")
    (tmp_path / "clerks").mkdir()
    (tmp_path / "clerks" / "one.txt").write_bytes(specification("Clerk I", "1"))
    (tmp_path / "two.txt").write_bytes(specification("Clerk II", "2"))
    return tmp_path


def said(folder, by, **options):
    out = StringIO()
    call_command("import_catalogue", str(folder), organization="town", by=by, stdout=out, stderr=StringIO(), **options)
    return out.getvalue().splitlines()


def test_a_folder_becomes_drafts(folder, editor):
    lines = said(folder, editor.username)

    run = ImportRun.objects.get()
    assert lines == [
        "Clerk: Draft made, 2 jobs.",
        f"drafts made: 1, ready: 0, need a look: 0, files not read: 0, words left over: 4. {run.get_absolute_url()}",
    ]
    assert [file.name for file in run.files.all()] == ["clerks/one.txt", "two.txt"]


def test_a_dry_run_keeps_nothing(folder, editor):
    assert said(folder, editor.username, dry_run=True) == [
        "Clerk: Ready, 2 jobs.",
        "drafts made: 0, ready: 1, need a look: 0, files not read: 0, words left over: 4. Nothing was kept.",
    ]
    assert (ImportRun.objects.count(), Edition.objects.count()) == (0, 0)


def test_who_and_where_must_be_known(folder, editor):
    with pytest.raises(CommandError, match="Nobody who may sign in is called nobody"):
        said(folder, "nobody")
    with pytest.raises(CommandError, match="there is no such file or folder"):
        said(folder / "gone", editor.username)
