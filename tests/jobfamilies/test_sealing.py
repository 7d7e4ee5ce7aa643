"""The database refuses every change to a published edition, whichever way it comes."""

from datetime import date, datetime

import pytest
from django.db import connection, transaction
from django.utils.timezone import now

from jobfamilies.actions import withdraw_edition
from jobfamilies.models import Edition, Level, Publication, Withdrawal
from jobfamilies.triggers import restore_triggers
from ladders.models import Row, Statement
from tests.cases import cases
from tests.factories import (
    EditionFactory,
    GradeFactory,
    LevelFactory,
    RowFactory,
    StatementFactory,
    UserFactory,
)
from tests.refusals import another, columns, fields, on_postgresql, on_sqlite, refused, run

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

SEALED = "A published edition cannot change|A row stays in its edition|are of its own edition"
OWNED = [Edition, Level, Row, Statement]


@pytest.fixture
def edition():
    """A published edition of one level, one row and one statement; a grade stands by."""
    GradeFactory()
    return EditionFactory(published=True)


# --- changing --------------------------------------------------------------------------------------------------------


@cases(("model", "field"), columns(*OWNED))
def test_no_column_can_change(edition, model, field):
    rows = model.objects.all()
    before = rows.values().get()

    with refused(SEALED), transaction.atomic():
        rows.update(**{field.attname: another(field, before[field.attname])})

    assert rows.values().get() == before


@pytest.mark.parametrize("model", OWNED)
def test_what_does_not_differ_may_be_written_again(edition, model):
    row = model.objects.get()
    before = model.objects.values().get()

    row.save()
    model.objects.bulk_update([row], [field.name for field in fields(model) if not field.primary_key])
    run(f"UPDATE {model._meta.db_table} SET id = id")

    assert model.objects.values().get() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda statement: Statement.objects.update(text="Other words."),
        lambda statement: statement.save(),
        lambda statement: Statement.objects.bulk_update([statement], ["text"]),
        lambda statement: Statement.objects.bulk_create(
            [statement], update_conflicts=True, unique_fields=["id"], update_fields=["text"]
        ),
        lambda statement: run("UPDATE ladders_statement SET text = 'Other words.'"),
        lambda statement: run("UPDATE ladders_statement SET text = text || '' || ' ' WHERE id = %s", statement.pk),
    ],
    ids=["update", "save", "bulk update", "upsert", "SQL", "SQL that adds a space"],
)
def test_no_way_of_changing_words_is_open(edition, change):
    statement = Statement.objects.get()
    words, statement.text = statement.text, "Other words."

    with refused(SEALED), transaction.atomic():
        change(statement)

    assert Statement.objects.get().text == words


# --- deleting --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", OWNED)
def test_no_row_can_be_deleted(edition, model):
    with refused(f"{SEALED}|protected foreign keys"), transaction.atomic():
        model.objects.all().delete()

    assert model.objects.count() == 1


@pytest.mark.parametrize("model", OWNED)
def test_no_row_can_be_deleted_by_sql(edition, model):
    with refused(SEALED), transaction.atomic():
        run(f"DELETE FROM {model._meta.db_table}")

    assert model.objects.count() == 1


@on_postgresql
@pytest.mark.parametrize("model", [*OWNED, Publication, Withdrawal])
def test_no_table_can_be_truncated(edition, model):
    EditionFactory(withdrawn=True)
    connection.check_constraints()  # else it is the checks still to come that refuse

    with refused("cannot change|is written once"), transaction.atomic():
        run(f"TRUNCATE {model._meta.db_table} CASCADE")


# --- adding ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "add",
    [
        lambda edition: LevelFactory(edition=edition),
        lambda edition: RowFactory(edition=edition),
        lambda edition: StatementFactory(level=edition.levels.get(), row=edition.rows.get()),
        lambda edition: Level.objects.bulk_create([Level(edition=edition, slug="new", rank=2)]),
        lambda edition: Level.objects.bulk_create([Level(edition=edition, slug="new", rank=2)], ignore_conflicts=True),
        lambda edition: run(
            "INSERT INTO ladders_row (edition_id, dimension_id, label, heading, place, style, note)"
            " SELECT edition_id, dimension_id, label, heading, 2, style, note FROM ladders_row"
        ),
    ],
    ids=["level", "row", "statement", "bulk create", "bulk create that ignores conflicts", "SQL"],
)
def test_nothing_can_be_added(edition, add):
    before = [model.objects.count() for model in OWNED]

    with refused(SEALED), transaction.atomic():
        add(edition)

    assert [model.objects.count() for model in OWNED] == before


@pytest.mark.parametrize("model", [Level, Row])
def test_nothing_moves_into_it_from_a_draft(edition, model):
    draft = EditionFactory()

    with refused(SEALED), transaction.atomic():
        model.objects.filter(edition=draft).update(edition=edition)


@on_sqlite
@pytest.mark.parametrize("model", [*OWNED, Publication, Withdrawal])
def test_no_row_can_be_replaced_by_another_with_its_key(plain_shell, model):
    """A level or row would even move to a draft."""
    EditionFactory(withdrawn=True)
    draft = EditionFactory(levels=0, rows=0)
    table, names = model._meta.db_table, [field.column for field in fields(model)]
    changed = {"edition_id": draft.pk} if model in (Level, Row) else {"title": "'x'", "text": "'x'", "reason": "'x'"}
    values = [str(changed.get(name, name)) for name in names]

    with refused("cannot change|is written once"), transaction.atomic():
        run(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table} LIMIT 1")


@on_sqlite
@pytest.mark.parametrize("model", OWNED)
@pytest.mark.parametrize("taken", ["id", "its other unique columns"])
def test_no_draft_takes_the_place_of_a_sealed_row_in_a_plain_shell(edition, plain_shell, model, taken):
    """There REPLACE deletes a row and asks no trigger, in an UPDATE too."""
    draft = EditionFactory()
    if taken == "id":
        change = f"id = {model.objects.exclude(pk=key(model, draft)).get().pk}"
    else:
        change = {
            Edition: f"family_id = {edition.family_id}, number = {edition.number}",
            Level: f"edition_id = {edition.pk}",
            Row: f"edition_id = {edition.pk}",
            Statement: f"edition_id = {edition.pk}",
        }[model]

    with refused(SEALED), transaction.atomic():
        run(f"UPDATE OR REPLACE {model._meta.db_table} SET {change} WHERE id = {key(model, draft)}")


def key(model, edition):
    """Return the key of the edition's one row of a table."""
    return edition.pk if model is Edition else model.objects.get(edition=edition).pk


@on_sqlite
def test_no_edition_is_inserted_in_the_place_of_a_published_one_of_its_number(edition, plain_shell):
    names = [field.column for field in fields(Edition)]
    values = ["99" if name == "id" else "'draft'" if name == "state" else f'"{name}"' for name in names]

    with refused(SEALED), transaction.atomic():
        run(
            f"INSERT OR REPLACE INTO jobfamilies_edition ({', '.join(names)}) "
            f"SELECT {', '.join(values)} FROM jobfamilies_edition"
        )


# --- an edition that is not published --------------------------------------------------------------------------------


def test_a_draft_can_change_in_every_way():
    draft = EditionFactory(levels=2)

    Statement.objects.update(text="Other words.")
    draft.levels.get(rank=2).delete()
    Edition.objects.update(title="Another")
    StatementFactory(level=draft.levels.get(), row=draft.rows.get(), text="Does more.")

    assert draft.statements.get(place=1).text == "Other words."
    draft.delete()
    assert [model.objects.count() for model in OWNED] == [0, 0, 0, 0]


def test_a_withdrawn_edition_stays_sealed():
    edition = EditionFactory(scheduled=True)
    withdraw_edition(edition=edition, by=UserFactory(hr_approver=True), at=now(), reason="Not agreed.")

    with refused(SEALED), transaction.atomic():
        edition.levels.update(title="Another")


@pytest.mark.django_db(transaction=True)
def test_the_seal_holds_once_the_publication_is_committed():
    EditionFactory(published=True)

    with refused(SEALED):
        Statement.objects.update(text="Other words.")


# --- publications and withdrawals ------------------------------------------------------------------------------------


@cases(("model", "field"), columns(Publication, Withdrawal))
def test_a_record_is_written_once(model, field):
    EditionFactory(withdrawn=True)
    before = model.objects.values().get()

    with refused("is written once"), transaction.atomic():
        model.objects.update(**{field.attname: another(field, before[field.attname])})
    with refused("is written once"), transaction.atomic():
        run(f"DELETE FROM {model._meta.db_table}")

    model.objects.get().save()
    assert model.objects.values().get() == before


@pytest.mark.parametrize(
    ("effective_on", "withdrawn_at", "is_refused"),
    [
        ("2026-03-02", "2026-03-02 04:59:59", False),
        ("2026-03-02", "2026-03-02 05:00:00", True),
        ("2026-03-02", "2026-03-02 05:00:00.000001", True),
        ("2026-07-02", "2026-07-02 03:59:59", False),
        ("2026-07-02", "2026-07-02 04:00:00", True),
    ],
)
def test_no_withdrawal_is_written_from_the_effective_day_on_where_the_site_is(
    settings, effective_on, withdrawn_at, is_refused
):
    """Midnight in New York is 5:00 UTC in winter and 4:00 in summer."""
    settings.TIME_ZONE = "America/New_York"
    restore_triggers(connection)
    publication = EditionFactory(effective_on=date.fromisoformat(effective_on)).publication
    at = datetime.fromisoformat(f"{withdrawn_at}+00:00")
    facts = {"publication": publication, "withdrawn_by": UserFactory(), "withdrawn_at": at, "reason": "Not agreed."}

    if is_refused:
        with refused("withdrawn before the day on which it takes effect"), transaction.atomic():
            Withdrawal.objects.create(**facts)
    else:
        Withdrawal.objects.create(**facts)

    assert Withdrawal.objects.count() == (not is_refused)


def test_an_edition_is_not_published_but_by_the_action(edition):
    draft = EditionFactory()

    with refused("Publish an edition by the action, which marks it as published"), transaction.atomic():
        Publication.objects.create(
            edition=draft, effective_on=date(2026, 3, 2), published_at=now(), document_version=1, digest="0" * 64
        )


# --- rows of one edition ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "stray",
    [
        lambda here, there: StatementFactory(edition=here, level=there.levels.get(), row=here.rows.get()),
        lambda here, there: StatementFactory(edition=here, level=here.levels.get(), row=there.rows.get()),
        lambda here, there: StatementFactory(edition=there, level=here.levels.get(), row=here.rows.get()),
        lambda here, there: here.statements.update(level=there.levels.get()),
        lambda here, there: here.statements.update(row=there.rows.get()),
        lambda here, there: here.statements.update(edition=there),
    ],
    ids=["level", "row", "edition", "level later", "row later", "edition later"],
)
def test_a_statements_level_and_row_are_of_its_own_edition(stray):
    here, there = EditionFactory(), EditionFactory()

    with (
        refused("A statement's level and row are of its own edition|A row stays in its edition"),
        transaction.atomic(),
    ):
        stray(here, there)


@pytest.mark.parametrize("model", [Level, Row])
def test_a_row_stays_in_its_edition(model):
    here, there = EditionFactory(), EditionFactory(levels=0, rows=0)

    with refused("A row stays in its edition"), transaction.atomic():
        model.objects.filter(edition=here).update(edition=there)
