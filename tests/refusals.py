"""What the database refuses: ways to change each column of a row, and the refusal."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, models
from django.utils.timezone import now

on_postgresql = pytest.mark.engines("postgresql")  # SQLite has no TRUNCATE
on_sqlite = pytest.mark.engines("sqlite")  # PostgreSQL has no REPLACE


def columns(*owners):
    """Return each column of the models with its model, by name."""
    return {f"{model.__name__}.{field.name}": (model, field) for model in owners for field in fields(model)}


def fields(model):
    return model._meta.concrete_fields


def another(field, value):
    """Return a value of the field that differs from the one it has."""
    match field:
        case models.UUIDField():
            return uuid.uuid4()
        case models.BooleanField():
            return not value
        case models.DateTimeField():
            return now() + timedelta(days=1)
        case models.DateField():
            return date(2000, 1, 1)
        case models.CharField() | models.TextField():
            return f"{value}x"[: field.max_length] if len(value) < (field.max_length or 99) else "x"
        case models.BinaryField():
            return bytes(value) + b"x"
        case _:
            return (value or 0) + 1


def run(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(said):
    """Expect the database's refusal in these words."""
    return pytest.raises(IntegrityError, match=said)
