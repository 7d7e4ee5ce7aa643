"""What the migrations of a release to come do. The variable ENDING says how the last one ends."""

import os
import signal
import sys
from pathlib import Path
from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from classification import migrations
from jobfamilies.triggers import triggers


def latest() -> str:
    """Return the name of today's last migration of classification."""
    return max(path.stem for path in Path(migrations.__path__[0]).glob("0*.py"))


def rebuild_sealed_tables(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Add a column that SQLite cannot add to a table that stands, and take it away, in every sealed table."""
    sealed = {trigger.table for trigger in triggers()}
    for model in apps.get_models():
        if model._meta.db_table in sealed:
            field = models.BooleanField(default=False)
            field.set_attributes_from_name("is_new")
            field.model = model
            editor.add_field(model, field)
            editor.remove_field(model, field)


def write_sealed_rows(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Write something else into every published level, and then what stood there."""
    levels = apps.get_model("jobfamilies", "Level").objects
    titles = list(levels.all())
    levels.update(title="Another title")
    levels.bulk_update(titles, ["title"])


def end(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Go on, fail, be killed, or wait for a line of standard input."""
    match os.environ.get("ENDING"):
        case "failure":
            raise RuntimeError("This migration fails.")
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "wait":
            sys.stdout.write("waiting\n")
            sys.stdout.flush()
            sys.stdin.readline()


def nothing(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    pass
