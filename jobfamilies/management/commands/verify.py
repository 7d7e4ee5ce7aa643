"""Verifies all that is sealed: every digest there is is made anew and held against the one that was kept."""

from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobfamilies.verification import findings, trigger_findings
from jobfamilies.verification.findings import Weight, counted
from jobfamilies.verification.kept_page import page_findings
from jobfamilies.verification.snapshots import snapshot


class Command(BaseCommand):
    help = "Verify all that is sealed. Exits with 1 and names each fault where something is not as it was."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--anchor", action="store_true", help="also fail where something is not anchored")
        parser.add_argument(
            "--against", type=Path, metavar="FILE", help="also hold a page of `print_seals` against it"
        )

    def handle(self, *, anchor: bool, against: Path | None, **options: Any) -> None:
        faults, lines = 0, read_lines(against) if against else []
        with snapshot():
            for finding in chain(trigger_findings(), findings(), page_findings(lines) if against else ()):
                is_fault = finding.is_fault or (anchor and finding.weight == Weight.UNANCHORED)
                faults += is_fault
                if is_fault:
                    self.stderr.write(self.style.ERROR(finding.said))
                else:
                    self.stdout.write(finding.said)
        if faults:
            raise CommandError(f"{counted(faults, 'fault')} found.")
        self.stdout.write("Nothing was found.")


def read_lines(page: Path) -> list[str]:
    """Return the lines of a file. Raises CommandError where it is not there, or is no text."""
    try:
        return page.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"The page cannot be read: {error}.") from error
