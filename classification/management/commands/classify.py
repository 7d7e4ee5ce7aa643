"""Reads one description against the ladders in force and prints what it is likest, as JSON."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from classification.actions.runs import reading_of
from classification.engine.readout.telling import told
from classification.forms.classify import text_of
from classification.readout.references import level_titles, references_on
from jobfamilies.models import Organization
from website.files.blocks import Unreadable


class Command(BaseCommand):
    help = (
        "Print which families a description is likest, at which levels, by which sentences, and what no ladder says."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, help="a text, a Word document, a PDF or a web page")
        parser.add_argument("--organization", help="the slug of an organization; else the ladders of all")

    def handle(self, *args: Any, path: Path, organization: str | None, **options: Any) -> str:
        employer = Organization.objects.filter(slug=organization).first() if organization else None
        if organization and employer is None:
            raise CommandError(f"There is no organization “{organization}”.")
        try:
            text = text_of(path.read_bytes(), path.name)
        except OSError as why:
            raise CommandError(f"{path}: {why.strerror}") from why
        except Unreadable as why:
            raise CommandError(f"{path}: {why}") from why
        references = references_on(timezone.localdate(), employer)
        said = told(text, reading_of(text, references), level_titles)
        return json.dumps(said, ensure_ascii=False, indent=2)
