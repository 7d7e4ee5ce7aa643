"""The database's own refusals: a published edition never changes, rows of one edition stay together, records stay.

SQLite and PostgreSQL get the same promises in their own words. SQLite alters a table by making it anew, which drops
the table's triggers silently and fails where a trigger of another table names it; and a data migration writes sealed
rows. So `migrate` takes all triggers away before the first migration and makes them anew however it ends.
"""

from jobfamilies.triggers.definitions import Trigger, triggers
from jobfamilies.triggers.keeping import (
    create_triggers,
    drop_triggers,
    drop_triggers_before_migrate,
    existing_triggers,
    missing_or_changed_triggers,
    restore_triggers,
)

__all__ = [
    "Trigger",
    "create_triggers",
    "drop_triggers",
    "drop_triggers_before_migrate",
    "existing_triggers",
    "missing_or_changed_triggers",
    "restore_triggers",
    "triggers",
]
