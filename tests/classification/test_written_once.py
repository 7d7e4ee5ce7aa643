"""What is written once and what is signed: the database refuses every change, whichever way it comes."""

import uuid
from datetime import date

import pytest
from django.db import connection, transaction
from django.utils.timezone import now

from classification.models import (
    Appeal,
    AppealDecision,
    Duty,
    Part,
    Precedent,
    Reading,
    RequestStep,
    Ruling,
    Scheme,
    Section,
    Succession,
)
from classification.parts import ClassificationPart
from jobfamilies import document
from jobfamilies.parts import edition_parts
from tests.cases import cases
from tests.classification.factories import DutyFactory, PartFactory, RulingFactory, SchemeFactory, SectionFactory
from tests.factories import EditionFactory, OrganizationFactory, UserFactory, publish
from tests.refusals import another, columns, fields, on_postgresql, on_sqlite, refused, run

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

RECORDS = [RequestStep, Ruling, Appeal, AppealDecision, Precedent]


@pytest.fixture
def records():
    """One row of each table of records, about one request."""
    ruling = RulingFactory()
    by = {"by": ruling.ruled_by, "at": now()}
    RequestStep.objects.create(request=ruling.request, step="rule", from_stage="in study", to_stage="ruled", **by)
    appeal = Appeal.objects.create(
        ruling=ruling,
        stage=1,
        stage_name="Review",
        heard_by="A board",
        grounds="It is more.",
        filed_by=ruling.position.incumbent,
        filed_at=now(),
        decide_by=date(2026, 3, 2),
    )
    AppealDecision.objects.create(
        appeal=appeal, outcome="upheld", reasons="It stands.", decided_by=ruling.ruled_by, decided_at=now()
    )
    Precedent.objects.create(
        organization=OrganizationFactory(),
        studied="Physics",
        asked="Computing",
        is_related=True,
        reason="Both count.",
        ruled_by=ruling.ruled_by,
        ruled_at=now(),
    )


@pytest.fixture
def signed():
    """A signed part with one section and one duty."""
    part = PartFactory()
    SectionFactory(part=part)
    DutyFactory(part=part)
    part.signed_at = now()
    part.save()
    return part


# --- written once ----------------------------------------------------------------------------------------------------


def test_the_records_are_those_of_the_part():
    assert set(RECORDS) <= set(ClassificationPart.records)


@cases(("model", "field"), columns(*RECORDS))
def test_no_column_of_a_record_can_change(records, model, field):
    before = model.objects.values().get()

    with refused("are written once"), transaction.atomic():
        model.objects.update(**{field.attname: another(field, before[field.attname])})

    assert model.objects.values().get() == before


@pytest.mark.parametrize("model", RECORDS)
def test_no_record_can_be_deleted_and_the_same_may_be_written_again(records, model):
    before = model.objects.values().get()

    with refused("are written once"), transaction.atomic():
        run(f"DELETE FROM {model._meta.db_table}")
    model.objects.get().save()

    assert model.objects.values().get() == before


def replace(model, changed):
    """Write each row anew with its key, as SQLite's REPLACE does, with other words in the columns that are named."""
    table, names = model._meta.db_table, [f'"{field.column}"' for field in fields(model)]
    values = ["'x'" if name.strip('"') in changed else name for name in names]
    run(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) SELECT {', '.join(values)} FROM {table}")


@on_sqlite
@pytest.mark.parametrize("model", RECORDS)
def test_no_record_can_be_replaced(plain_shell, records, model):
    with refused("are written once"), transaction.atomic():
        replace(model, {"note", "rationale", "grounds", "reasons", "reason"})


@on_postgresql
@pytest.mark.parametrize("model", [*RECORDS, Part, Section, Duty])
def test_no_table_of_them_can_be_truncated(records, signed, model):
    connection.check_constraints()

    with refused("are written once|stay as they are"), transaction.atomic():
        run(f"TRUNCATE {model._meta.db_table} CASCADE")


# --- signed words ----------------------------------------------------------------------------------------------------

STAY = "Signed words stay as they are"


@cases(("model", "field"), columns(Part, Section, Duty))
def test_no_signed_word_can_change(signed, model, field):
    before = model.objects.values().get()

    with refused(STAY), transaction.atomic():
        model.objects.update(**{field.attname: another(field, before[field.attname])})

    assert model.objects.values().get() == before


@pytest.mark.parametrize("model", [Part, Section, Duty])
def test_no_signed_word_can_be_deleted_and_the_same_may_be_written_again(signed, model):
    with refused(STAY), transaction.atomic():
        run(f"DELETE FROM {model._meta.db_table}")

    model.objects.get().save()
    assert model.objects.count() == 1


def test_nothing_is_added_to_signed_words_nor_moved_there(signed):
    other = SectionFactory(part=PartFactory())

    with refused(STAY), transaction.atomic():
        SectionFactory(part=signed, order=2)
    with refused(STAY), transaction.atomic():
        DutyFactory(part=signed, order=2)
    with refused(STAY), transaction.atomic():
        Section.objects.filter(pk=other.pk).update(part=signed, order=2)


@on_sqlite
@pytest.mark.parametrize("model", [Part, Section, Duty])
def test_no_signed_word_can_be_replaced(plain_shell, signed, model):
    with refused(STAY), transaction.atomic():
        replace(model, {"text", "origin"})


def test_unsigned_words_can_change_in_every_way_until_they_are_signed():
    section, duty = SectionFactory(), DutyFactory()

    Section.objects.update(text="Other words.")
    Duty.objects.all().delete()
    Part.objects.filter(pk=section.part_id).update(signed_at=now(), words_digest="0" * 64)
    Part.objects.filter(pk=duty.part_id).delete()

    assert list(Section.objects.values_list("text", flat=True)) == ["Other words."]


def reading(**facts):
    level = EditionFactory(published=True).levels.get()
    return Reading.objects.create(
        family=level.edition.family,
        level_key=level.key,
        number=1,
        rules={},
        drafted_by=UserFactory(),
        drafted_at=now(),
        **facts,
    )


def test_an_approved_reading_neither_changes_nor_goes():
    drafted = reading()
    drafted.rules = {"routes": []}
    drafted.save()
    drafted.approved_by, drafted.approved_at = UserFactory(), now()
    drafted.save()
    before = Reading.objects.values().get()

    for change in (
        lambda: Reading.objects.update(rules={}),
        lambda: Reading.objects.update(approved_at=None),
        lambda: Reading.objects.all().delete(),
    ):
        with refused("An approved reading stays as it is"), transaction.atomic():
            change()

    drafted.save()
    assert Reading.objects.values().get() == before


def test_a_reading_may_be_loaded_as_it_was_approved_and_a_draft_of_one_goes():
    reading(approved_by=UserFactory(), approved_at=now())
    reading().delete()

    assert Reading.objects.count() == 1


@on_sqlite
def test_no_draft_takes_the_place_of_a_sealed_row_in_a_plain_shell(plain_shell, signed):
    """There REPLACE deletes a row and asks no trigger, in an UPDATE too."""
    approved, drafted = reading(approved_by=UserFactory(), approved_at=now()), reading()
    scheme, draft = SchemeFactory(), SchemeFactory(draft=True)
    unsigned = PartFactory(description=signed.description, role="hr")

    for table, key, change in (
        ("reading", drafted.pk, f"id = {approved.pk}"),
        ("reading", drafted.pk, f"key = '{approved.key.hex}'"),
        ("reading", drafted.pk, f"family_id = {approved.family_id}, level_key = '{approved.level_key.hex}'"),
        ("scheme", draft.pk, f"id = {scheme.pk}"),
        ("scheme", draft.pk, f"slug = '{scheme.slug}'"),
        ("part", unsigned.pk, f"id = {signed.pk}"),
        ("part", unsigned.pk, "role = 'incumbent'"),
        ("section", SectionFactory(part=unsigned).pk, f"id = {signed.sections.get().pk}"),
        ("duty", DutyFactory(part=unsigned).pk, f"part_id = {signed.pk}"),
    ):
        with refused("as it is|as they are"), transaction.atomic():
            run(f"UPDATE OR REPLACE classification_{table} SET {change} WHERE id = {key}")


def test_a_scheme_of_an_organization_may_be_called_as_an_approved_one_for_all():
    scheme = SchemeFactory()

    SchemeFactory(draft=True, slug=scheme.slug, organization=OrganizationFactory())

    assert Scheme.objects.filter(slug=scheme.slug).count() == 2


# --- successors ------------------------------------------------------------------------------------------------------


def successor(edition):
    return Succession(
        edition=edition,
        retired_key=uuid.uuid4(),
        family=edition.family,
        successor_key=edition.levels.get().key,
        reason="The work is the same.",
        by=UserFactory(),
        at=now(),
    )


def test_successors_are_sealed_with_their_edition_and_change_no_digest():
    edition = EditionFactory()
    digest = document.content_digest(edition)
    successor(edition).save()
    assert document.content_digest(edition) == digest

    edition = publish(edition)

    for change in (
        lambda: Succession.objects.update(reason="Another."),
        lambda: Succession.objects.all().delete(),
        lambda: successor(edition).save(),
    ):
        with refused("A published edition cannot change"), transaction.atomic():
            change()


def test_the_part_adds_nothing_to_the_documents_content():
    [part] = [part for part in edition_parts() if isinstance(part, ClassificationPart)]

    assert (part.dump(EditionFactory(), 2), part.schema()["properties"]) == ({}, {})
