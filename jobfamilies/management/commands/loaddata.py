"""`loaddata` as Django has it; and what the site's own documents bring is recorded among the seals."""

from typing import Any

from django.core.management.commands import loaddata
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from jobfamilies.actions.seals import record_loaded


class Command(loaddata.Command):
    def loaddata(self, fixture_labels: Any) -> None:
        """Load the fixtures and record what of them is sealed, in one transaction. Nothing else is recorded."""
        super().loaddata(fixture_labels)
        if self.using == DEFAULT_DB_ALIAS:
            record_loaded(at=timezone.now())
