"""Makes the index of the search anew: what ends every bulk load that goes past the actions, such as loaddata."""

from typing import Any

from django.core.management.base import BaseCommand

from ladders.index import rebuild


class Command(BaseCommand):
    help = "Make the index of the search anew. Run it after loaddata."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"The search finds {rebuild()} texts.")
