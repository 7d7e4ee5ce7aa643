"""The page of seals that is kept away from the server: writing it, and holding the database against it."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localtime

from jobfamilies.models import Edition, Publication, SealEntry
from jobfamilies.verification.findings import Finding, counted, note

INTRODUCTION = """\
# The seals of this site on {:%Y-%m-%d at %H:%M %Z}.
#
# Keep this page, printed or as a file, where nobody who can write to the server can reach it. Later
# `manage.py verify --against FILE` holds the database against it: each chain must still have the entry,
# and each family the edition, of this number and digest. More may have come since; nothing may be gone.
#
# chain <whose> <number of its last entry> <digest of that entry>
# edition <organization/family> <number of the last one published> <its digest>
"""
LINE = re.compile(r"(?P<what>chain|edition) (?P<whose>\S.*) (?P<number>\d{1,9}) (?P<digest>[0-9a-f]{64})")


def page(at: datetime) -> Iterator[str]:
    """Yield the lines of the page, as the database stands."""
    yield from INTRODUCTION.format(localtime(at)).splitlines()
    for entry in SealEntry.objects.last_of_each().in_order().iterator():
        yield f"chain {entry.chain} {entry.number} {entry.digest}"
    for edition in last_published().iterator():
        yield f"edition {edition.family.path} {edition.number} {edition.publication.digest}"


def last_published() -> QuerySet[Edition]:
    """Return each family's published edition of the highest number."""
    return Edition.objects.published().last_of_each().with_family().order_by("family")


def page_findings(lines: Iterable[str]) -> Iterator[Finding]:
    """Yield where the database is not what a page says that it was."""
    held = 0
    for number, line in enumerate(lines, start=1):
        if (text := line.strip()) and not text.startswith("#"):
            held += 1
            if fault := line_fault(text):
                yield Finding(f"Line {number} of the page: {fault}")
    lines = counted(held, "line")
    yield note(f"Held against the database: {lines} of the page.") if held else Finding("The page says nothing.")


def line_fault(line: str) -> str:
    """Return what the database says otherwise than a line, in a sentence; "" where it says the same."""
    said = LINE.fullmatch(line)
    if said is None:
        return f"this is no line that `print_seals` writes: “{line[:100]}”."
    digests = DIGESTS[said["what"]](said["whose"], int(said["number"]))
    if said["digest"] in digests:
        return ""
    what = "entry" if said["what"] == "chain" else "published edition"
    return f"{what} {said['number']} of {said['whose']} {'has another digest' if digests else 'is gone'}."


def digests_of_chain(chain: str, number: int) -> list[str]:
    return list(SealEntry.objects.filter(chain=chain, number=number).values_list("digest", flat=True))


def digests_of_family(path: str, number: int) -> list[str]:
    organization, _, family = path.partition("/")
    in_family = {"edition__family__organization__slug": organization, "edition__family__slug": family}
    published = Publication.objects.filter(**in_family, edition__number=number)
    return list(published.values_list("digest", flat=True))


DIGESTS = {"chain": digests_of_chain, "edition": digests_of_family}
