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

    def handle(self, *, again: bool, **options: Any) -> None:
        at = timezone.now()
        if again:
            self.stdout.write(f"Due again: {try_again(at=at)}.")
        run = send_due(at=at)
        waiting = Message.objects.unsent().exclude(next_try_at=None).count()
        self.stdout.write(f"Sent: {run.sent}. Failed: {run.failed}. Still to send: {waiting} messages.")
        if run.again:
            self.stdout.write(f"{run.again} messages were taken by a sender that ended. Some may have gone out.")
        if given_up := Message.objects.given_up().count():
            raise CommandError(f"{given_up} messages were given up. `manage.py send_due --again` tries them again.")
