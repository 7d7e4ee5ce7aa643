"""`migrate` on a filled database: every sealed table may be made anew, and the triggers stand whatever happens."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from jobfamilies.models import Level, Publication
from jobfamilies.triggers import missing_or_changed_triggers, triggers
from jobfamilies.verification import faults
from tests.factories import EditionFactory
from tests.upgrades.filling import fill

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]


@pytest.fixture
def filled(settings):
    """The documents, the demo, and one of everything that people write."""
    settings.DEBUG = True
    fill()


def sealed_rows():
    """Return every row of every sealed table, by its model."""
    sealed = {trigger.table for trigger in triggers()}
    models = [model for model in apps.get_models() if model._meta.db_table in sealed]
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in models}


def test_every_sealed_table_is_made_anew_and_loses_nothing(filled, later_release):
    before = sealed_rows()
    assert [name for name, rows in before.items() if not rows] == []

    call_command("migrate", verbosity=0)

    assert sealed_rows() == before
    assert (missing_or_changed_triggers(connection), list(faults())) == ([], [])


def test_the_triggers_stand_after_a_migration_that_failed(later_release, monkeypatch):
    EditionFactory(published=True)
    monkeypatch.setenv("ENDING", "failure")

    with pytest.raises(RuntimeError, match="This migration fails"):
        call_command("migrate", verbosity=0)

    assert (missing_or_changed_triggers(connection), list(faults())) == ([], [])
    assert (Publication.objects.count(), Level.objects.filter(title="Another title").count()) == (1, 0)
