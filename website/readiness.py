"""Whether the database is as this release needs it. Where it is not, reading goes on and nobody writes."""

import logging

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils.module_loading import import_string

MEND = "Run manage.py migrate."

log = logging.getLogger(__name__)


def faults(connection: BaseDatabaseWrapper) -> list[str]:
    """Return what keeps the site from being ready, in sentences: migrations to come, and what guards the data."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"The migration {migration} is not applied." for migration, _ in plan] + missing_guards(connection)


def missing_guards(connection: BaseDatabaseWrapper) -> list[str]:
    """Return what is missing of that which lets nobody change what is sealed, in sentences; see GUARDS."""
    return [sentence for path in settings.GUARDS for sentence in import_string(path)(connection)]


def log_faults() -> None:
    """Say at the start of a server's process what is missing, and how to mend it."""
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        for fault in faults(connection):
            log.error("%s Until it is mended nobody can change anything. %s", fault, MEND)
    except DatabaseError as error:
        log.error("The database does not answer: %s", error)
    finally:
        connection.close()  # A process that is forked from this one must not share it.
