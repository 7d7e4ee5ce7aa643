"""`manage.py demo`: a site to try, with the documents and a user for each role."""

from io import StringIO
from pathlib import Path
from threading import Thread
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from website.models import Role
from website.work.worker import run_worker

PASSWORD = "career-ladders-demo"  # noqa: S105 -- known to everyone, so the command is refused without DEBUG
PEOPLE = {
    "administrator": [Role.Kind.SITE_ADMINISTRATOR, Role.Kind.PEOPLE_ADMINISTRATOR],
    "hr-editor": [Role.Kind.HR_EDITOR, Role.Kind.ANALYST],
    "hr-approver": [Role.Kind.HR_APPROVER],
    "manager": [],
    "employee": [],
}


def fixtures() -> list[Path]:
    """Return the fixture files in the order in which they load: what the documents share is named to sort first."""
    return sorted((settings.BASE_DIR / "fixtures").glob("*.json"))


def demo_fixtures() -> list[Path]:
    """Return the files with what the demo's users hold, which load after them. All of it is made up."""
    return sorted((settings.BASE_DIR / "fixtures" / "demo").glob("*.json"))


class Command(BaseCommand):
    help = "Migrates, fills an empty database with the documents and a user for each role, and serves the site."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("address", nargs="?", default="127.0.0.1:8000", help="where to serve; [host:]port")
        parser.add_argument("--no-serve", action="store_true", help="only make the database ready")

    def handle(self, *, address: str, no_serve: bool, verbosity: int, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("The demo makes users with a known password: it runs only with DEBUG=on.")
        call_command("migrate", verbosity=0)
        if apps.get_model("jobfamilies", "Organization").objects.exists():
            self.stdout.write("The database holds data already: nothing was changed.")
        else:
            self._seed()
        if get_user_model().objects.filter(username__in=PEOPLE).exists():
            self.stdout.write(f"To sign in: {', '.join(PEOPLE)}; the password of each: {PASSWORD}")
        if not no_serve:
            if not settings.EMAIL_URL:
                settings.SITE_URL = f"http://{address if ':' in address else f'127.0.0.1:{address}'}"
            # In this process, so that it ends with the server, however that ends.
            Thread(target=run_worker, kwargs={"catches_signals": False, "every": 10.0}, daemon=True).start()
            call_command("runserver", address, use_reloader=False)

    @transaction.atomic
    def _seed(self) -> None:
        """Load the documents and make the users, all or nothing."""
        files = fixtures()
        call_command("loaddata", *files, verbosity=0)
        call_command("rebuild_search_index", stdout=StringIO())
        for name, kinds in PEOPLE.items():
            user, _ = get_user_model().objects.get_or_create(username=name, defaults={"email": f"{name}@example.org"})
            user.set_password(PASSWORD)
            user.save()
            Role.objects.bulk_create(Role(person=user, kind=kind, given_at=timezone.now()) for kind in kinds)
        call_command("loaddata", *demo_fixtures(), verbosity=0)
        self.stdout.write(f"Loaded {len(files)} fixtures and made {len(PEOPLE)} users.")
