"""The published documents: their ladders, and their rows put into a test's database."""

from itertools import groupby

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

LADDERS = [
    "mit/it-consultant",
    "mit/it-manager",
    "mit/project-coordinator",
    "harvard/infrastructure-professional",
    "harvard/infrastructure-management",
    "district/class-specification",
]


def insert(rows: list[Model]) -> None:
    """Insert the rows with the keys that they have, in their order."""
    for model, same in groupby(rows, type):
        model._default_manager.bulk_create(list(same))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list({type(row) for row in rows})):
            cursor.execute(statement)
