"""`manage.py worker`: does long work in the background and sends what is due."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from website.work.worker import run_worker, work_once


class Command(BaseCommand):
    help = "Does long work in the background, and every minute sends the mail that is due, until it is asked to end."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what waits now, and end")

    def handle(self, *, once: bool, verbosity: int, **options: Any) -> None:
        if once:
            work_once()
            return
        if verbosity:
            self.stdout.write("The worker runs.")
        run_worker()
