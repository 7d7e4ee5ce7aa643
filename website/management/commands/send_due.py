"""`manage.py send_due`: sends the mail that is due, for a site without a worker; from cron, each minute."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from website.mail.sending import send_due, try_again
from website.models import Message


class Command(BaseCommand):
    help = "Sends the mail that is due, and says what could not be sent. The worker does the same every minute."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--again", action="store_true", help="try again what was given up")

    def handle(self, *, again: bool, verbosity: int, **options: Any) -> None:
        at = timezone.now()
        if again:
            self.stdout.write(f"Due again: {try_again(at=at)}.")
        before = Message.objects.given_up().count()
        run = send_due(at=at)
        given_up = Message.objects.given_up().count()
        if verbosity:
            waiting = Message.objects.unsent().exclude(next_try_at=None).count()
            self.stdout.write(f"Sent: {run.sent} mails. Failed: {run.failed}. Still to send: {waiting} messages.")
            self.stdout.write(f"Taken by a sender that ended, and due again: {run.again}. Given up: {given_up}.")
        if given_up > before:
            raise CommandError(f"{given_up - before} messages are given up. `manage.py send_due --again` tries again.")
