"""What came of a run: what was made, what needs a look, what was refused and why, as rows of a page and as Excel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from ladders.importing.runs.looking import Look, looks
from ladders.importing.runs.matching import Matter
from ladders.models import ImportFile, ImportRun
from website.spreadsheets import Cell, Sheet, Value, workbook

HEADS = ("Family", "State", "Jobs", "Statements", "Words left over", "What to know", "Files")


@dataclass
class Report:
    """A run from its end: the families by how they stand, the files that were refused, and all that is left over."""

    run: ImportRun
    matter: Matter
    looks: list[Look]

    @classmethod
    def of(cls, run: ImportRun) -> "Report":
        matter = Matter(run)
        return cls(run, matter, looks(matter))

    @property
    def made(self) -> list[Look]:
        return [look for look in self.looks if look.is_done]

    @property
    def waiting(self) -> list[Look]:
        return [look for look in self.looks if not look.is_done]

    @property
    def refused(self) -> list[ImportFile]:
        return [file for file in self.matter.files if file.refusal]

    @property
    def figures(self) -> dict[str, int]:
        return {
            "Drafts made": sum(look.state in ("Draft made", "More came since") for look in self.looks),
            "Ready": sum(look.is_ready for look in self.looks),
            "Need a look": sum(look.state == "Needs a look" for look in self.looks),
            "Files not read": len(self.refused),
            "Words left over": sum(file.found["words"]["left"] for file in self.matter.files if file.found),
        }


def to_know(look: Look) -> list[str]:
    """Return what a person should know of a family, in sentences: why it waits, or what came of it."""
    if look.is_done and look.outcome:
        return look.outcome.said.splitlines()
    refused = look.outcome.said.splitlines() if look.outcome and look.outcome.state == "refused" else []
    return list(dict.fromkeys([*refused, *look.reasons]))


def as_workbook(report: Report, at: datetime) -> bytes:
    """Return the report as Excel: the families, the files, and each leftover with its place."""
    sheets = [
        Sheet("Families", _with_heads(_families(report)), stubs=1, widths=(32, 16, 8, 12, 16, 60, 50)),
        Sheet("Files", _with_heads(_files(report)), stubs=1, widths=(50, 12, 60)),
        Sheet("Left over", _with_heads(_leftovers(report)), widths=(40, 40, 80)),
    ]
    return workbook(sheets, title=f"Brought in: {report.run}", at=at)


def _with_heads(rows: Iterator[list[Value]]) -> Iterator[list[Value | Cell]]:
    for number, row in enumerate(rows):
        yield [Cell(value, "head" if number == 0 else "plain") for value in row]


def _families(report: Report) -> Iterator[list[Value]]:
    yield list(HEADS)
    for look in report.looks:
        files = ", ".join(file.name for file in look.files)
        known = " ".join(to_know(look))
        jobs = len(look.proposal.ladder.levels)
        yield [look.name, look.state, jobs, look.statements, look.words["left"], known, files]


def _files(report: Report) -> Iterator[list[Value]]:
    yield ["File", "State", "Why, and what to do"]
    for file in report.matter.files:
        yield [file.name, "Not read" if file.refusal else "Read" if file.found else "Waits", file.refusal]


def _leftovers(report: Report) -> Iterator[list[Value]]:
    yield ["File or family", "Place", "Words"]
    for file in report.matter.files:
        for left in (file.found or {}).get("leftovers", ()):
            place = f"{left['place']} ({left['reason']})" if left["reason"] else left["place"]
            yield [file.name, place, left["text"]]
    for look in report.looks:
        for leftover in look.meant.leftovers:
            yield [look.name, f"{leftover.place} ({leftover.reason})", leftover.text]
