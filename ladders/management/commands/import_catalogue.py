"""Brings a folder of files, a ZIP or one workbook in, as the pages “Bring in jobs” do."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from jobfamilies.models import Organization
from ladders.importing.runs.looking import looks
from ladders.importing.runs.making import make_drafts
from ladders.importing.runs.matching import Matter
from ladders.importing.runs.reading import read_files
from ladders.importing.runs.reporting import Report, to_know
from ladders.importing.runs.starting import Sent, add_files, start_run
from ladders.models import ImportRun
from website.models import User
from website.refusals import Refused


class Command(BaseCommand):
    help = (
        "Bring jobs in: a folder, a ZIP or one file becomes drafts, and nothing is published. What needs a look waits "
        "under /admin/bring-in/, where the run can be undone too."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a folder, a ZIP or one file")
        parser.add_argument("--organization", required=True, help="the slug of the employer whose jobs they are")
        parser.add_argument("--profile", default="", help="the name under which headings are kept")
        parser.add_argument("--by", required=True, help="the user name of the HR editor who brings them in")
        parser.add_argument("--dry-run", action="store_true", help="say what would come of it, and keep nothing")

    def handle(self, *args: Any, path: Path, dry_run: bool, **options: Any) -> str:
        by = User.objects.filter(username=options["by"], is_active=True).first()
        organization = Organization.objects.filter(slug=options["organization"]).first()
        if by is None:
            raise CommandError(f"Nobody who may sign in is called {options['by']}.")
        if organization is None:
            raise CommandError(f"There is no organization {options['organization']}.")
        try:
            if dry_run:
                with transaction.atomic():
                    report = self._bring_in(path, organization, options["profile"], by, makes=False)
                    transaction.set_rollback(True)
            else:
                report = self._bring_in(path, organization, options["profile"], by, makes=True)
        except Refused as refused:
            raise CommandError(" ".join(refused.reasons)) from refused
        return self._told(report, dry_run)

    def _bring_in(self, path: Path, organization: Organization, profile: str, by: User, *, makes: bool) -> Report:
        now = timezone.now()
        with transaction.atomic():
            run = start_run(organization=organization, profile=profile, by=by, at=now)
            for each in add_files(run=run, sent=files_at(path), by=by):
                self.stdout.write(each)
        read_files(run, self._progress("read"))
        if makes:
            ready = [look.key for look in looks(Matter(run)) if look.is_ready]
            make_drafts(run=run, keys=ready, by=by, at=now, progress=self._progress("made"))
        return _whole(Report.of(ImportRun.objects.select_related("organization", "profile", "work").get(pk=run.pk)))

    def _progress(self, word: str) -> Any:
        def tell(done: int, total: int) -> None:
            if done == total or done % 50 < 4:
                self.stderr.write(f"{word}: {done} of {total}")

        return tell

    def _told(self, report: Report, is_dry: bool) -> str:
        for look in report.looks:
            known = " ".join(to_know(look))
            self.stdout.write(f"{look.name}: {look.state}, {len(look.proposal.ladder.levels)} jobs. {known}".rstrip())
        for file in report.refused:
            self.stdout.write(f"{file.name}: not read. {file.refusal}")
        figures = ", ".join(f"{name.lower()}: {figure}" for name, figure in report.figures.items())
        return f"{figures}. {'Nothing was kept.' if is_dry else report.run.get_absolute_url()}"


def _whole(report: Report) -> Report:
    """Return the report with all that it asks the database for asked."""
    for look in report.looks:
        to_know(look)
    return report


def files_at(path: Path) -> Iterator[Sent]:
    """Yield the files of a folder and those below it, or the one file. Raises CommandError where there is none."""
    if not path.exists():
        raise CommandError(f"{path}: there is no such file or folder.")
    paths = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
    for each in paths:
        name = str(each.relative_to(path)) if path.is_dir() else each.name
        yield Sent(name, each.read_bytes())
