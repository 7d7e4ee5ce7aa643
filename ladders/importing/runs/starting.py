"""Starting a run, and giving it files: each as it was sent, those of a ZIP one by one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from django.db import transaction

from jobfamilies.models import Organization
from ladders.models import ImportFile, ImportProfile, ImportRun
from website.files.blocks import Unreadable
from website.files.kinds import kind_of
from website.files.limits import MOST_BYTES
from website.files.reading import LEFT_OUT
from website.models import User
from website.refusals import Refused

MOST_FILES = 500
MOST_TOGETHER = 100 * 1024 * 1024
"""Bytes of all files of a run, unpacked."""
USUAL = "Usual"
"""The profile of an employer that names none."""


class CannotBringIn(Refused):
    """The person may not bring jobs in, the run is over, or what they sent is more than a run takes."""


@dataclass(frozen=True)
class Sent:
    """A file as somebody sent it."""

    name: str
    content: bytes


def reasons_against_bringing_in(organization: Organization, by: User) -> list[str]:
    """Return why this person cannot bring jobs of an employer in, in sentences for people."""
    may = ("jobfamilies.add_edition", "ladders.add_statement", "ladders.add_row", "jobfamilies.add_level")
    return [] if by.has_perms(may, organization) else [f"Only HR editors of {organization} bring jobs in."]


def check(run: ImportRun, by: User) -> None:
    """Raise CannotBringIn where the person may not go on with the run, or it was ended."""
    if reasons := reasons_against_bringing_in(run.organization, by):
        raise CannotBringIn(reasons)
    if not run.is_open:
        raise CannotBringIn(["This run was ended. Start another."])


@transaction.atomic
def start_run(*, organization: Organization, profile: str = "", by: User, at: datetime) -> ImportRun:
    """Return a new run for an employer, with its profile of that name. Raises CannotBringIn."""
    if reasons := reasons_against_bringing_in(organization, by):
        raise CannotBringIn(reasons)
    kept, _ = ImportProfile.objects.get_or_create(organization=organization, name=profile.strip() or USUAL)
    return ImportRun.objects.create(organization=organization, profile=kept, started_by=by, started_at=at)


@transaction.atomic
def add_files(*, run: ImportRun, sent: Iterable[Sent], by: User) -> list[str]:
    """Keep files with a run, and return what was not kept and why, in sentences. Raises CannotBringIn."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    check(run, by)
    sizes = list(run.files.values_list("size", flat=True))
    known = dict(run.files.values_list("digest", "name"))
    count, together, told = len(sizes), sum(sizes), []
    for file in unpacked(sent):
        digest = sha256(file.content).hexdigest()
        count, together = count + (digest not in known), together + len(file.content)
        if count > MOST_FILES or together > MOST_TOGETHER:
            raise CannotBringIn(
                [f"A run takes {MOST_FILES} files and {MOST_TOGETHER // 1024 // 1024} MB. Send a part."]
            )
        if digest in known:
            told.append(f"{file.name} is the same file as {known[digest]}: it is taken once.")
            continue
        known[digest] = file.name
        _keep(run, file, digest)
    return told


def _keep(run: ImportRun, file: Sent, digest: str) -> None:
    size, name = len(file.content), file.name[-200:]
    if size > MOST_BYTES:
        refusal = f"The file has {size:,} bytes; at most {MOST_BYTES:,} are read. Send the part that is meant."
        ImportFile.objects.create(run=run, name=name, size=0, digest=digest, refusal=refusal)
    else:
        ImportFile.objects.create(run=run, name=name, size=size, digest=digest, content=file.content)


def unpacked(sent: Iterable[Sent]) -> Iterator[Sent]:
    """Yield the files, and those of a ZIP in its place; what cannot be unpacked comes as it is, to be refused."""
    for file in sent:
        try:
            is_packed = kind_of(file.content, file.name) == "zip"
        except Unreadable:
            is_packed = False
        yield from _members(file) if is_packed else (file,)


def _members(packed: Sent) -> Iterator[Sent]:
    """Yield the files of a ZIP. Of each no more is unpacked than is ever read, whatever size it states."""
    room = MOST_TOGETHER
    try:
        with ZipFile(BytesIO(packed.content)) as parts:
            names = [part for part in parts.infolist() if not part.is_dir()]
            names = [part for part in names if not any(out in part.filename for out in LEFT_OUT)]
            if len(names) > MOST_FILES:
                raise CannotBringIn(
                    [f"{packed.name} holds {len(names)} files; a run takes {MOST_FILES}. Send a part."]
                )
            for part in names:
                with parts.open(part) as opened:
                    content = opened.read(MOST_BYTES + 1)
                room -= len(content)
                if room < 0:
                    raise CannotBringIn([f"{packed.name} holds more than {MOST_TOGETHER // 1024 // 1024} MB."])
                yield Sent(f"{packed.name}/{part.filename}", content)
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        yield packed
