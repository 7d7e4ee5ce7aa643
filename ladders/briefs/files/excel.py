"""The promotion brief as an Excel workbook."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from ladders.briefs.brief import Brief
from ladders.briefs.files.wording import apart_says, became, not_required, provenance, title
from ladders.engine.hedges import parts
from website.passages import Passage
from website.spreadsheets import Cell, Sheet, workbook


def brief_xlsx(brief: Brief, beside: Sequence[Passage], at: datetime) -> bytes:
    """Return the brief as a workbook: the tests with a column for evidence, and one row per statement pair."""
    said = provenance(brief, at)
    sheets = [
        Sheet("Tests", _test_rows(brief), widths=(24, 70, 28, 70), header=title(brief), foot=said),
        *(
            Sheet(passage.heading, _passage_rows(passage), widths=(24, 110), header=title(brief), foot=said)
            for passage in beside
        ),
        Sheet("Statement pairs", _pair_rows(brief), widths=(24, 55, 20, 36, 55, 26), header=title(brief), foot=said),
        Sheet("About", _about_rows(brief, said), widths=(24, 50, 50), header=title(brief), foot=said),
    ]
    return workbook(sheets, title=title(brief), at=at)


def _heads(*names: str) -> list[Cell]:
    return [Cell(name, "head") for name in names]


def _test_rows(brief: Brief) -> Iterator[list[Cell]]:
    yield _heads("Test", f"Stated for {brief.upper.name}", "Note", "Evidence")
    for test in brief.tests:
        for asked in test.asked:
            note = not_required(asked.parts)
            yield [Cell(test.label, "bold"), Cell(asked.text, "source"), Cell(note, "ours"), Cell("")]
        if not test.asked:
            yield [Cell(test.label, "bold"), Cell(brief.not_stated, "empty"), Cell(""), Cell("")]


def _passage_rows(passage: Passage) -> Iterator[list[Cell]]:
    yield _heads("", passage.heading)
    for section in passage.sections:
        yield from ([Cell(section.name, "bold"), Cell(item)] for item in section.items)
        yield from ([Cell(section.name, "bold"), Cell(said, "ours")] for said in section.said)
    yield from ([Cell(""), Cell(said, "ours")] for said in passage.said)


def _pair_rows(brief: Brief) -> Iterator[list[Cell]]:
    yield _heads("Dimension", brief.lower.name, "Change", "Words that show it", brief.upper.name, "Note")
    for label, relation in brief.relations:
        lower, upper = ["\n".join(side.statement.text for side in sides) for sides in (relation.lower, relation.upper)]
        yield [
            Cell(label, "bold"),
            Cell(lower, "source"),
            Cell(", ".join(became(brief, relation))),
            Cell("\n".join(map(str, relation.reasons)), "ours"),
            Cell(upper, "source"),
            Cell(not_required(parts(upper)), "ours"),
        ]


def _about_rows(brief: Brief, said: str) -> Iterator[list[Cell]]:
    yield _heads("", brief.lower.name, brief.upper.name)
    for label, values in brief.facts:
        yield [Cell(label, "bold"), *(Cell(value or brief.not_stated) for value in values)]
    if apart := apart_says(brief):
        yield [Cell("Different ladders", "bold"), Cell(apart, "ours")]
    yield [Cell("Source", "bold"), Cell(said, "ours")]
