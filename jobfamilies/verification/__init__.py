"""Whether what stands in the database is what was sealed: editions, moves, every sealed row, the chains, the triggers.

Each check yields findings and reads on after a fault. What another app seals it verifies itself: VERIFICATIONS in
settings names the checks.
"""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.utils.module_loading import import_string

from jobfamilies.triggers import missing_or_changed_triggers
from jobfamilies.verification.chains import chain_findings
from jobfamilies.verification.editions import edition_findings
from jobfamilies.verification.findings import Finding, guarded, note
from jobfamilies.verification.rows import row_findings

__all__ = ["Finding", "faults", "findings", "trigger_findings"]


def findings() -> Iterator[Finding]:
    """Yield what is found in the rows of every table that is sealed."""
    for check in (edition_findings, row_findings, chain_findings, *map(import_string, settings.VERIFICATIONS)):
        yield from guarded(f"The check “{check.__module__}”", check())


def trigger_findings() -> Iterator[Finding]:
    """Yield which triggers are missing, or are not what this release defines."""
    if wrong := missing_or_changed_triggers(connection):
        yield from map(Finding, wrong)
        yield note("`manage.py migrate` makes the triggers anew.")


def faults() -> list[str]:
    """Return every fault of the rows, in sentences for people."""
    return [finding.said for finding in findings() if finding.is_fault]
