"""Prints what is understood of one file as a ladder, as JSON: it writes nothing and needs no database."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ladders.engine.importing.opening import open_file
from ladders.engine.importing.telling import refusal, told
from website.files.blocks import Unreadable


class Command(BaseCommand):
    help = "Print what is understood of one file as JSON: its ladders, doubts, and every word that went nowhere."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a file of any kind that is imported, or a ZIP of them")

    def handle(self, *args: Any, path: Path, **options: Any) -> str:
        try:
            content = path.read_bytes()
        except OSError as why:
            raise CommandError(f"{path}: {why.strerror}") from why
        try:
            said = told(open_file(content, path.name))
        except Unreadable as why:
            said = refusal(str(why))
        return json.dumps(said, ensure_ascii=False, indent=2)
