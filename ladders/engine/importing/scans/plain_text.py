"""Reads tab-separated text as an extraction from PDF leaves it: a table, forms side by side, or titled sections."""

from collections import Counter

from ladders.engine.importing.found import FoundLadder, Rejected, Table, TableRow
from ladders.engine.importing.scans import forms
from ladders.engine.importing.scans.understanding import Refused, understand

Lines = list[tuple[int, str]]
"""(number of the line from 1, its text)."""


def read_text(text: str, refused: Refused = ()) -> list[FoundLadder]:
    """Return the ladders of a text, without the mends that a person refused. Raises Rejected for none."""
    lines: Lines = [(number, line) for number, line in enumerate(text.split("\n"), start=1)]
    if forms.are_forms(text):
        return forms.read_forms(lines, refused)
    if any("\t" in line.strip("\t") for _, line in lines):
        return [understand(_table(lines), refused)]
    return [forms.as_ladder(_sections(lines), "", refused=refused)]


def _table(lines: Lines) -> Table:
    begins = (index for index, (_, line) in enumerate(lines) if len(_cells(line)) > 1 and line.split("\t")[0].strip())
    start = next(begins, None)
    if start is None:
        raise Rejected("No line names levels: each line with a tab begins with it. Write a label before the tab.")
    _, *heads = _cells(lines[start][1])
    table = Table(heads, [], name=" ".join(" ".join(line.split()) for _, line in lines[:start] if line.strip()))
    often = Counter(line.strip() for _, line in lines if line.strip() and "\t" not in line.strip())
    is_after_break = False
    for number, line in lines[start + 1 :]:
        if not line.strip():
            is_after_break = True
            continue
        if often[line.strip()] > 1 or line.strip() in (table.name, "•", "-"):
            table.doubts.append((f"line {number}", f"“{line.strip()}” → “”: head or foot of a page"))
            is_after_break = True
            continue
        row = _row(number, line, len(heads), is_after_break)
        table.rows.append(row)
        is_after_break = is_after_break and not row.label and sum(map(bool, row.cells)) < len(row.cells)
    return table


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.rstrip("\t").split("\t")]


def _row(number: int, line: str, width: int, is_after_break: bool) -> TableRow:
    label, *cells = [cell.strip(" \r") for cell in line.split("\t")]
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) > width:
        raise Rejected(f"Line {number}: {len(cells) + 1} columns, where the first row has {width + 1}.")
    return TableRow(label, cells + [""] * (width - len(cells)), f"line {number}", is_after_break)


def _sections(lines: Lines) -> Table:
    """Return the sections of a document of one level: a short line over each, an empty line around it."""
    rows: list[TableRow] = []
    is_apart = True
    for index, (number, line) in enumerate(lines):
        below = lines[index + 1][1].strip() if index + 1 < len(lines) else ""
        if is_apart and line.strip() and not below and _is_title(line):
            rows.append(TableRow(line.strip(), [""], f"line {number}"))
        elif line.strip():
            if not rows:
                raise Rejected(f"Line {number}: no table and no titled section: text that stands under no title.")
            rows[-1].cells[0] = f"{rows[-1].cells[0]}\n{line.strip()}".strip()
        is_apart = not line.strip()
    if not any(row.cells[0] for row in rows):
        raise Rejected("The text has no table and no titled sections, so it names no level.")
    return Table([""], [row for row in rows if row.cells[0]])


def _is_title(line: str) -> bool:
    words = line.split()
    return len(words) <= 10 and not line.rstrip().endswith((".", ";", ",")) and words[0][:1].isupper()
