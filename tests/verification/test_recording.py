"""What was sealed before there was a record of it is recorded by the migration, in the form of what is sealed now."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db.migrations.recorder import MigrationRecorder
from django.utils.formats import date_format
from django.utils.timezone import localdate

from jobfamilies.models import Edition, SealEntry
from jobfamilies.sealing.kinds import kinds
from jobfamilies.verification import findings

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

MIGRATION = import_module("classification.migrations.0008_record_seals")


def entries():
    return {(each.kind, each.row): (each.chain, each.row_digest) for each in SealEntry.objects.of_rows()}


def upgraded():
    SealEntry.objects.all().delete()
    MIGRATION.record(apps, None)


def test_the_migration_records_what_the_actions_would_have(site, after):
    recorded = entries()

    found, made = after(upgraded, lambda: (list(findings()), entries()))

    assert made == recorded
    assert [finding.said for finding in found if finding.is_fault] == []
    day, rows = date_format(localdate()), len(recorded)
    assert f"Recorded at the upgrade on {day}: {rows} rows, proven from that day on and not before." in [
        finding.said for finding in found
    ]


def test_what_was_published_without_moves_once_they_were_kept_is_named_also_where_it_was_recorded(site, after):
    """Of the first release, which kept no moves, is what was published before their table was there."""
    edition = Edition.objects.get(publication__published_by=None, state="published")

    def upgraded_with_moves():
        MigrationRecorder.Migration.objects.filter(app="jobfamilies").update(applied=datetime(2020, 1, 1, tzinfo=UTC))
        upgraded()

    nobody = "it is published, and nobody approved that; neither a document of the site nor a restore brought it."
    assert after(upgraded_with_moves) == [f"{edition}: {nobody}"]


def test_what_is_recorded_is_not_recorded_again(site, after):
    before = list(SealEntry.objects.values())

    assert after(lambda: MIGRATION.record(apps, None), lambda: list(SealEntry.objects.values())) == before


def test_the_migration_knows_every_kind_of_its_day():
    assert {label.lower() for label, *_ in MIGRATION.KINDS} <= {kind.label for kind in kinds()}
