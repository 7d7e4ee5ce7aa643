"""Reads the files of a run, several at a time, each in a child process; what was understood is kept with the file."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from os import cpu_count
from typing import Any

from ladders.engine.importing import keeping
from ladders.engine.importing.found import Found
from ladders.engine.importing.opening import open_file
from ladders.models import ImportFile, ImportRun
from website.files.blocks import Unreadable
from website.models import User, Work
from website.work import start_work

AT_ONCE = 8
"""Files that a page reads while somebody waits; more are read by a worker."""
CHUNK = 2 * (cpu_count() or 1)

Progress = Callable[[int, int], None]


def begin_reading(*, run: ImportRun, by: User, at: datetime) -> None:
    """Read the files that were not read yet: a few at once, many by a worker."""
    waiting = unread(run)
    if len(waiting) <= AT_ONCE:
        read_files(run)
        return
    run.work = start_work(do_read, title=f"Read {len(waiting)} files", by=by, at=at, run=run.pk)
    run.save(update_fields=["work"])


def do_read(work: Work, *, run: int) -> str:
    """Read the files of a run as long work; return the address of the run."""
    read = ImportRun.objects.get(pk=run)
    read_files(read, work.advance)
    return read.get_absolute_url()


def unread(run: ImportRun) -> list[int]:
    return list(run.files.filter(found__isnull=True, refusal="").values_list("pk", flat=True))


def read_files(run: ImportRun, progress: Progress = lambda done, total: None) -> None:
    """Read each file of the run that was not read yet. What cannot be read says why."""
    waiting = unread(run)
    with ThreadPoolExecutor(CHUNK) as pool:
        for done in range(0, len(waiting), CHUNK):
            files = list(ImportFile.objects.filter(pk__in=waiting[done : done + CHUNK]))
            given = [(bytes(file.content or b""), file.name.rpartition("/")[2]) for file in files]
            for file, (found, refusal) in zip(files, pool.map(understood, given), strict=True):
                ImportFile.objects.filter(pk=file.pk).update(found=found, refusal=refusal)
            progress(done + len(files), len(waiting))


def understood(given: tuple[bytes, str]) -> tuple[dict[str, Any] | None, str]:
    """Return what a file says as plain JSON, and "", or None and why it was refused. Asks no database."""
    try:
        return keeping.found_as_data(open_file(*given)), ""
    except Unreadable as why:
        return None, str(why)


def read_so_far(files: Sequence[ImportFile]) -> Iterator[tuple[int, Found]]:
    """Yield what was understood of each file, by its key."""
    for file in files:
        if file.found is not None:
            yield file.pk, keeping.found_from_data(file.found)
