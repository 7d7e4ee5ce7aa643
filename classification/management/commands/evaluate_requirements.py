"""`manage.py evaluate_requirements`: what the parser proposes from real texts, and how often it is wrong."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from classification.engine.eligibility.rules import (
    Education,
    Experience,
    Judgement,
    Pool,
    SemesterHours,
    Service,
    Status,
)
from classification.engine.proposing import propose
from classification.models import Reading
from jobfamilies.models import Level

# What a sentence of a pattern should be read as; those of other patterns are read for what else they say.
EXPECTED = {
    "semester_hours": {"semester hours"},
    "license_or_cert": {"licence"},
    "graduate_years": {"graduate study"},
    "percent_combination": {"combination"},
    "combination_any": {"combination"},
    "substitut": {"substitution"},
    "in_lieu": {"substitution"},
    "superior_academic": {"superior academic achievement"},
}


class Command(BaseCommand):
    help = "Reports what the parser proposes from the 18 levels and from a file of sentences. It writes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="a qualifications.json")
        parser.add_argument("--list", action="store_true", help="every sentence with what is proposed")

    def handle(self, *, path: Path | None, list: bool, **options: Any) -> None:
        self.levels(list)
        if path:
            self.sentences(path, list)

    def levels(self, listed: bool) -> None:
        """Hold the proposals from each statement that a reading cites against what people read in it."""
        found: Counter[str] = Counter()
        for level in Level.objects.in_force().with_family().ladder_by_ladder():
            reading = Reading.objects.in_force_of(level)
            for text, rules in read_by_people(reading).items() if reading else ():
                proposed = {essence(proposal.rule) for proposal in propose(text) if proposal.rule}
                found += Counter(
                    alike=len(proposed & rules), wrong=len(proposed - rules), missed=len(rules - proposed)
                )
                found["statements"] += 1
                if listed and proposed != rules:
                    self.stdout.write(
                        f"{level.name}: {text}\n  proposed {proposed - rules}, missed {rules - proposed}"
                    )
        self.stdout.write(
            f"Levels: {found['statements']} statements; rules proposed as people read them {found['alike']}, "
            f"otherwise {found['wrong']}, missed {found['missed']}."
        )

    def sentences(self, path: Path, listed: bool) -> None:
        """Count by pattern in how many sentences its kind is proposed, only others are, or nothing is."""
        try:
            examples = [
                (str(found["pattern"]), str(found["text"])) for found in json.loads(path.read_text())["examples"]
            ]
        except (OSError, ValueError, KeyError, TypeError) as fault:
            raise CommandError(f"{path} is no file of qualifications: {fault}") from fault
        for pattern in dict.fromkeys(named for named, _ in examples):
            texts = [text for named, text in examples if named == pattern]
            kinds = [{proposal.kind for proposal in propose(text)} for text in texts]
            named = sum(bool(found & EXPECTED.get(pattern, set())) for found in kinds)
            silent = sum(not found for found in kinds)
            others = len(texts) - named - silent
            self.stdout.write(f"{pattern}: {len(texts)} sentences; its kind {named}, others {others}, silent {silent}")
            for text in texts if listed else ():
                said = "; ".join(f"{proposal.kind}: “{proposal.words}”" for proposal in propose(text))
                self.stdout.write(f"  {text[:200]}\n    → {said or 'silent'}")


def read_by_people(reading: Reading) -> dict[str, set[Any]]:
    """Return the statements that a reading cites, each with the rules that count and cite it."""
    texts: dict[str, set[Any]] = {citation.text: set() for citation in reading.requirement.citations()}
    for node in reading.requirement.nodes():
        for citation in node.cites if not isinstance(node, Judgement) else ():
            texts[citation.text].add(essence(node))
    return texts


def essence(node: Any) -> Any:
    """Return what the words of one statement can say of a rule: without what other words or people add."""
    kept: dict[str, Any] = {"cites": (), "part": "basic"}
    if isinstance(node, Experience):
        kept |= {"substitution": None, "judged": ""}
    if isinstance(node, Pool):
        kept |= {"beyond": 0, "reading": "together", "judged": ""}
    if isinstance(node, Education | SemesterHours):
        kept["fields"] = tuple(field.lower() for field in node.fields)
    if isinstance(node, Status | Service):
        kept["classes"] = tuple(node.classes) if isinstance(node, Service) else ()
    return replace(node, **kept)
