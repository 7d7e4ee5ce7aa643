"""Checks a copy of a ladder document: whether it is what was published, whatever sections it leaves out."""

import json
from pathlib import Path
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.management.base import BaseCommand, CommandError, CommandParser

from jobfamilies.engine.documents import Document, version_in
from jobfamilies.engine.sections import faults_in, left_out
from jobfamilies.models import Publication


class Command(BaseCommand):
    help = "Check a copy of a ladder document against its edition's digest. Exits with 1 and names each fault if not."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="The copy: a JSON file.")
        parser.add_argument("--digest", help="The edition's digest; without it that of the edition in this database.")

    def handle(self, *args: Any, path: Path, digest: str | None, **options: Any) -> None:
        copy = read(path)
        try:
            faults = faults_in(copy, digest or digest_here(copy))
            missing = ", ".join(f"“{name}” ({audience})" for name, audience in left_out(copy))
        except (KeyError, TypeError, AttributeError) as misshapen:
            raise CommandError(f"{path} is not shaped as a ladder document: {misshapen}.") from misshapen
        for fault in faults:
            self.stderr.write(self.style.ERROR(fault))
        if faults:
            raise CommandError(f"{path} is not what was published.")
        self.stdout.write(f"{path} is what was published.{f' It leaves out {missing}.' if missing else ''}")


def read(path: Path) -> Document:
    """Return the copy in a file. Raises CommandError for what is no ladder document of a version known here."""
    try:
        copy = json.loads(path.read_bytes())
        version_in(copy if isinstance(copy, dict) else {})
    except (OSError, ValueError, RecursionError) as wrong:
        raise CommandError(f"{path}: {wrong}") from wrong
    return dict(copy)


def digest_here(copy: Document) -> str:
    """Return the digest of the published edition that a copy names. Raises CommandError where there is none."""
    organization, family, number = (copy["envelope"][name] for name in ("organization", "family", "number"))
    try:
        publication = Publication.objects.get_by_natural_key(organization, family, number)
    except (ObjectDoesNotExist, ValueError, TypeError, OverflowError) as unknown:
        raise CommandError(
            f"{organization}/{family} has no published edition {number} here: give --digest."
        ) from unknown
    if (sealed := publication.document_version) != copy["version"]:
        raise CommandError(f"It is of version {copy['version']}; check a copy of version {sealed}, as it was sealed.")
    return publication.digest
