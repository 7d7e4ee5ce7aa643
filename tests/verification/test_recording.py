"""What was sealed before there was a record of it is recorded by the migration, in the form of what is sealed now."""

from importlib import import_module

import pytest
from django.apps import apps
from django.utils.formats import date_format
from django.utils.timezone import localdate

from jobfamilies.models import Edition, SealEntry
from jobfamilies.sealing.kinds import kinds
from jobfamilies.verification import findings

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

MIGRATION = import_module("classification.migrations.0008_record_seals")


def entries():
    return {(each.kind, each.row): (each.chain, each.row_digest) for each in SealEntry.objects.of_rows()}


def test_the_migration_records_what_the_actions_would_have(site, after):
    """But that a restore brought an edition was not recorded then: it is named."""
    recorded, edition = entries(), Edition.objects.get(publication__published_by=None, state="published")

    def upgraded():
        SealEntry.objects.all().delete()
        MIGRATION.record(apps, None)

    found, made = after(upgraded, lambda: (list(findings()), entries()))

    assert made == recorded
    nobody = "it is published, and nobody approved that; neither a document of the site nor a restore brought it."
    assert [finding.said for finding in found if finding.is_fault] == [f"{edition}: {nobody}"]
    day, rows = date_format(localdate()), len(recorded)
    assert f"Recorded at the upgrade on {day}: {rows} rows, proven from that day on and not before." in [
        finding.said for finding in found
    ]


def test_what_is_recorded_is_not_recorded_again(site, after):
    before = list(SealEntry.objects.values())

    assert after(lambda: MIGRATION.record(apps, None), lambda: list(SealEntry.objects.values())) == before


def test_the_migration_knows_every_kind_of_its_day():
    assert {label.lower() for label, *_ in MIGRATION.KINDS} <= {kind.label for kind in kinds()}
