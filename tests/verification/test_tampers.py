"""Whatever somebody changes past the site is found by a sentence."""

from collections import Counter
from contextlib import suppress
from functools import partial

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from classification.models import ClassificationRequest
from jobfamilies.models import Edition, JobFamily
from jobfamilies.sealing.kinds import kinds
from jobfamilies.triggers import triggers
from jobfamilies.verification import faults
from jobfamilies.verification.editions import edition_findings
from jobfamilies.verification.rows import kind_findings
from tests.refusals import another, fields, run
from tests.verification.tampers import TAMPERS

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


def test_every_tamper_is_found_without_the_anchor(site, after, settings):
    settings.SEAL_KEY = ""
    assert faults() == []

    found = {tamper.name: after(lambda tamper=tamper: tamper.commit(site)) for tamper in TAMPERS}

    sentences = {tamper.name: tamper.found.format(**site) for tamper in TAMPERS}
    assert {name: found[name] for name, sentence in sentences.items() if sentence not in found[name]} == {}
    assert (len(found), faults()) == (len(TAMPERS), [])


def change(row, field):
    """Give a column of the row another value, whatever is the right one."""
    match field:
        case models.ForeignKey() | models.IntegerField():
            value = 77
        case models.JSONField():
            value = ["other"]
        case _:
            value = another(field, getattr(row, field.attname))
    type(row)._base_manager.filter(pk=row.pk).update(**{field.attname: value})


def unproven(after, row, fields, look):
    """Return the columns of a row whose change nothing finds; what the database itself refuses is no change."""
    missed = []
    for field in fields:
        with suppress(IntegrityError):
            if not after(lambda field=field: change(row, field), look):
                missed.append(f"{row._meta.label}.{field.name}")
    return missed


def kind_faults(kind, count):
    return list(kind_findings(kind, count, Counter()))


def test_every_column_of_every_row_with_an_entry_is_proven(site, after):
    missed = []
    for kind in kinds():
        sealed, count = kind.sealed().first(), kind.sealed().count()
        parts = [piece.model._base_manager.filter(**{piece.owner: sealed}).first() for piece in kind.pieces]
        for row in (sealed, *parts):
            look = partial(kind_faults, kind, count)
            missed += unproven(after, row, row._meta.concrete_fields, look)

    # It becomes NULL where a draft is deleted. The other moves prove it.
    assert missed == ["jobfamilies.Transition.edition"]


BESIDE = {"base", "sort_key", "found_by"}
"""From which edition a draft began, and what Python computes of a title: no part of what an edition says."""


def test_every_column_of_an_editions_rows_is_proven_by_its_document(site, after):
    edition = Edition.objects.get(pk=site["edition"])
    level, row = edition.levels.first(), edition.rows.first()

    rows = {
        each: [field for field in each._meta.concrete_fields if not (field.primary_key or field.name in BESIDE)]
        for each in (edition, level, row, level.statements.first())
    }

    missed = {
        column
        for each, fields in rows.items()
        for column in unproven(after, each, fields, lambda: [said for said in edition_findings() if said.is_fault])
    }

    assert missed == set()


# --- nonsense --------------------------------------------------------------------------------------------------------


def spoil(model):
    """Write nonsense into each column that takes it: SQLite takes any text, PostgreSQL NULL once somebody lets it."""
    table, names = model._meta.db_table, [field.column for field in fields(model) if not field.primary_key]
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = ON")
    else:
        # All at first: a table with foreign keys still to be checked is not altered.
        run(f"ALTER TABLE {table} " + ", ".join(f'ALTER COLUMN "{name}" DROP NOT NULL' for name in names))
    for name in names:
        with suppress(DatabaseError), transaction.atomic():
            run(f'UPDATE {table} SET "{name}" = {NONSENSE[connection.vendor]}')
    if connection.vendor == "sqlite":
        run("PRAGMA ignore_check_constraints = OFF")


NONSENSE = {"sqlite": "'nonsense'", "postgresql": "NULL"}


def test_whatever_stands_in_the_columns_of_a_table_is_a_fault_and_no_failure(site, after):
    names = {table: model for model in apps.get_models() if (table := model._meta.db_table)}
    sealed = {names[trigger.table] for trigger in triggers()} | {JobFamily, ClassificationRequest}

    assert {model for model in sealed if not after(lambda model=model: spoil(model))} == set()
