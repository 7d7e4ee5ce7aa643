"""Of all changes to a sealed row the database allows the one that erases its words, whichever way it comes."""

import json

import pytest
from django.apps import apps
from django.db import transaction
from django.utils.timezone import now

from jobfamilies.triggers import triggers
from tests.factories import EditionFactory, UserFactory, publish
from tests.refusals import another, refused, run
from tests.website.erasing.everything import life
from website.erasing.reach import REACHED, words_of
from website.models import Erasable, Erasure

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

SEALED = {trigger.table for trigger in triggers()}
MODELS = [model for model in (apps.get_model(words.model) for words in REACHED) if model._meta.db_table in SEALED]
REFUSED = "written once|stay as they are|stays as it is|cannot change|stays in its edition"


@pytest.fixture
def sealed():
    """Sealed rows of every table, and an erasure that they may name."""
    quill = life("quill", "fern")
    for edition in EditionFactory._meta.model.objects.filter(successions__isnull=False):
        publish(edition)
    return Erasure.objects.create(person=quill.person, by=UserFactory(), at=now(), reason="Asked for.")


def sealed_row(model):
    """Return a row of a table that is sealed, and whose words say something."""
    rows = model._base_manager.order_by("pk")
    key, _ = words_of(model).part_of
    if hasattr(model, "signed_at") or key:
        rows = rows.filter(**{f"{key}__signed_at__isnull" if key else "signed_at__isnull": False})
    return rows.first()


def emptied(model):
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in model.emptied().items()}


def update(row, **values):
    """Change a row by SQL."""
    names = ", ".join(f'"{name}" = %s' for name in values)
    run(f"UPDATE {row._meta.db_table} SET {names} WHERE id = %s", *values.values(), row.pk)


def owner_of(row):
    key, _ = words_of(row).part_of
    return getattr(row, key) if key else None


def test_the_tables_are_those_that_a_trigger_seals():
    assert len(MODELS) == 14
    assert {model for model in MODELS if not issubclass(model, Erasable)} == set()


def test_exactly_the_erasing_is_allowed_and_then_nothing_more(sealed):
    for model in MODELS:
        row = sealed_row(model)
        before = model._base_manager.values().get(pk=row.pk)

        update(row, **emptied(model), erasure_id=sealed.pk)

        after = model._base_manager.values().get(pk=row.pk)
        assert after == before | model.emptied() | {"erasure_id": sealed.pk}
        for again in ({"erasure_id": None}, {"erasure_id": sealed.pk + 1}, {next(iter(emptied(model)), "id"): "1"}):
            with refused(REFUSED), transaction.atomic():
                update(row, **again)


def test_whatever_is_not_wholly_that_is_refused(sealed):
    for model in MODELS:
        row, empty = sealed_row(model), model.emptied()
        if owner := owner_of(row):
            update(owner, **emptied(type(owner)), erasure_id=sealed.pk)
        rows, erasing = model._base_manager.filter(pk=row.pk), empty | {"erasure": sealed}
        before = rows.values().get()
        others = [field for field in model._meta.concrete_fields if field.name not in erasing]
        wrong = [
            empty,
            {"erasure": sealed},
            *({name: value for name, value in erasing.items() if name != kept} for kept in empty if before[kept]),
            *(erasing | {name: "1"} for name in empty),
            *(erasing | {field.attname: another(field, before[field.attname])} for field in others),
        ]
        for values in wrong:
            with refused(REFUSED), transaction.atomic():
                rows.update(**values)
        assert rows.values().get() == before


def test_what_goes_with_another_row_goes_after_it(sealed):
    for model in (model for model in MODELS if words_of(model).part_of[0]):
        with refused(REFUSED), transaction.atomic():
            update(sealed_row(model), **emptied(model), erasure_id=sealed.pk)


def test_an_erasure_is_written_once(sealed):
    for change in ("UPDATE website_erasure SET reason = 'Another.'", "DELETE FROM website_erasure"):
        with refused("An erasure is written once"), transaction.atomic():
            run(change)
