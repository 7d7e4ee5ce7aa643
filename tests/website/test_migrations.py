"""A migration that is on main stays as it is, since databases ran it: tests/migrations.txt holds the hash of each."""

import pytest

from tests import migrations


def test_no_migration_that_is_listed_was_changed_or_taken_away():
    assert migrations.faults() == []


def test_every_migration_is_listed():
    unlisted = sorted(migrations.there().keys() - migrations.listed().keys())

    assert unlisted == [], "`make list-migrations` adds them."


def test_a_listed_migration_that_was_changed_is_named_and_nothing_is_listed(tmp_path, monkeypatch):
    changed = tmp_path / "jobs" / "migrations" / "0001_initial.py"
    changed.parent.mkdir(parents=True)
    changed.write_text("operations = []")
    listing = tmp_path / "migrations.txt"
    monkeypatch.setattr(migrations, "ROOT", tmp_path)
    monkeypatch.setattr(migrations, "LIST", listing)
    listing.touch()
    migrations.main()
    before = listing.read_text()

    changed.write_text("operations = [1]")

    with pytest.raises(SystemExit, match="is on main and may not change"):
        migrations.main()
    assert listing.read_text() == before
