"""Reads forms: a level a column, its facts named at the head (“Job Title: …”), labels over each part below."""

import re
from collections import Counter
from dataclasses import replace
from typing import Any

from ladders.engine.importing.found import Doubt, FoundLadder, FoundLevel, Rejected, Table, TableRow
from ladders.engine.importing.scans import mending, statements
from ladders.engine.importing.scans.understanding import Refused, levels_of, rows_of

FACTS = {
    "function": ("Job Function",),
    "family": ("Job Family", "Career Family"),
    "summary": ("Job Family Summary", "Family Summary"),
    "title": ("Job Title", "Position Title", "Class Title"),
    "job_code": ("Job Code", "Class Code", "Position Code"),
    "grade_text": ("Grade Level", "Pay Grade", "Salary Grade", "Job Grade"),
    "exemption": ("Exemption", "FLSA Status", "Exemption Status"),
    "date": ("Effective/Revision Date", "Effective Date", "Revision Date"),
}
NAMES = {name: fact for fact, names in FACTS.items() for name in names}
FACT = re.compile("(" + "|".join(sorted(map(re.escape, NAMES), key=len, reverse=True)) + r")\s*:\s*")
TITLE = re.compile("(?:" + "|".join(FACTS["title"]) + r")\s*:")
LABEL = re.compile(r"(?:[A-Z][\w/'’-]*|and|or|of|the|&)(?:,? (?:[A-Z][\w/'’-]*|and|or|of|the|&)){0,5}")
DAY = re.compile(r"\s*(\w+ \d{1,2}, \d{4}|\w+ \d{4}|\d[\d/.-]+)")

Lines = list[tuple[int, str]]


def are_forms(text: str) -> bool:
    """Whether the text names at least one level the way a form does."""
    return bool(TITLE.search(text))


def read_forms(lines: Lines, refused: Refused = ()) -> list[FoundLadder]:
    """Return the ladders of the forms, those of one family put together in their order."""
    labels = learned_labels(lines)
    read = [_form(form, labels, refused) for form in split_forms(lines)]
    after = Counter(pair for _, _, rows, _ in read for pair in zip(rows, list(rows)[1:], strict=False))
    ladders: dict[str, list[Form]] = {}
    for form in read:
        ladders.setdefault(_plain(form[0]), []).append(_with_missing_label(form, after))
    return [_ladder(forms, refused) for forms in ladders.values()]


Form = tuple[str, list[FoundLevel], dict[str, TableRow], list[tuple[str, str]]]
"""Family, levels, rows by label, doubts."""


def learned_labels(lines: Lines) -> list[str]:
    """Return the labels that the document shows: short capitalised lines that say the same in all columns."""
    found: dict[str, None] = {}
    for _, line in lines:
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        if len(cells) > 1 and len(set(cells)) == 1 and LABEL.fullmatch(cells[0]):
            found[cells[0]] = None
    if not found:  # one level only: short lines that stand alone
        found = dict.fromkeys(line.strip() for _, line in lines if LABEL.fullmatch(line.strip()))
    return list(found)


def split_forms(lines: Lines) -> list[Lines]:
    """Return the lines of each form: one begins with the fact that the first line names."""
    first = FACT.match(next(line for _, line in lines if line.strip()))
    forms: list[Lines] = []
    for number, line in lines:
        begins = FACT.match(line)
        if not forms or (first and begins and begins[1] == first[1]):
            forms.append([])
        forms[-1].append((number, line))
    return forms


def _form(lines: Lines, labels: list[str], refused: Refused) -> Form:
    start = next((index for index, (_, line) in enumerate(lines) if TITLE.match(line)), None)
    if start is None:
        raise Rejected(f"Line {lines[0][0]}: the form names no level.")
    width = len([cell for cell in lines[start][1].split("\t") if cell.strip()])
    doubts: list[tuple[str, str]] = []
    facts: list[dict[str, str]] = [{} for _ in range(width)]
    rows: dict[str, TableRow] = {}
    label = ""
    for number, line in lines[start:]:
        cells = _whole([_signed(cell) for cell in line.split("\t")], width, labels, number, doubts)
        if not any(cells):
            continue
        rest = [_take_facts(cell, facts[column]) for column, cell in enumerate(cells)]
        for label_found, texts in _labelled(rest, labels):
            label = label_found or label
            if not any(texts) and not label_found:
                continue
            row = rows.setdefault(label, _empty(label, width, number))
            if row.cells and any(row.cells) and any(map(statements.has_sign, texts)) and not label_found and width > 1:
                row = rows.setdefault("", _empty("", width, number))
            row.cells = [f"{old}\n{new}".strip() for old, new in zip(row.cells, texts, strict=True)]
            row.places = [f"line {number}, column {column}" for column in range(1, width + 1)]
    family = _family(lines[:start])
    return family, [_level(each, number, doubts) for number, each in enumerate(facts, start=1)], rows, doubts


def _empty(label: str, width: int, number: int) -> TableRow:
    places = [f"line {number}, column {column}" for column in range(1, width + 1)]
    return TableRow(label, [""] * width, f"line {number}", is_stated=True, places=places)


def _whole(cells: list[str], width: int, labels: list[str], number: int, doubts: list[tuple[str, str]]) -> list[str]:
    """Return a line's cells, as many as there are levels: what a guess of columns tore is put together."""
    while len(cells) > width and not cells[-1]:
        cells.pop()
    if len(cells) <= width:
        return cells + [""] * (width - len(cells))
    if width > 1:
        raise Rejected(f"Line {number}: {len(cells)} columns, where the levels have {width}.")
    left, right = cells[0], " ".join(filter(None, cells[1:]))
    where = f"line {number}"
    if known := mending.joined(left, right, labels):
        doubts.append((where, mending.told(f"{left}⇥{right}", known, "label torn into two columns")))
        return [known]
    if len(left.strip(f"{statements.SIGNS}-( ")) <= 1 and left:
        doubts.append((where, mending.told(f"{left}⇥", "", "left of the first letter, torn off")))
        return [right]
    return [f"{left} {right}".strip()]


def _signed(cell: str) -> str:
    """Return the cell with a list sign where the space that stood behind it is all that is left of it."""
    return f"• {cell.strip()}" if cell.startswith(" ") and cell.strip() else cell.strip()


def _take_facts(cell: str, facts: dict[str, str]) -> str:
    """Put the facts that a cell names among the others, and return what stands after them."""
    before, *parts = FACT.split(cell)
    if not parts:
        return cell
    for name, value in zip(parts[::2], parts[1::2], strict=True):
        facts[NAMES[name]] = value.strip()
    rest = ""
    if day := DAY.match(facts.get("date", "")):
        rest = facts["date"][day.end() :].strip()
        facts["date"] = day[1]
    return f"{before.strip()} {rest}".strip()


def _labelled(cells: list[str], labels: list[str]) -> list[tuple[str, list[str]]]:
    """Return the label that all cells begin with, and the rest; "" where they begin with none."""
    for label in labels:
        if all(cell == label or cell.startswith(f"{label} ") for cell in cells if cell) and any(cells):
            return [(label, [cell.removeprefix(label).strip() for cell in cells])]
    return [("", cells)]


def _family(head: Lines) -> str:
    for _, line in head:
        text = " ".join(line.replace("\t", " ").split())
        facts: dict[str, str] = {}
        _take_facts(text, facts)
        if "family" in facts:
            return facts["family"]
    return ""


def _plain(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()


def _level(facts: dict[str, str], number: int, doubts: list[tuple[str, str]]) -> FoundLevel:
    stated: dict[str, Any] = {name: facts.get(name, "") for name in ("title", "grade_text", "job_code", "exemption")}
    return FoundLevel(**stated)


def _with_missing_label(form: Form, after: Counter[tuple[str, str]]) -> Form:
    """Name the part that lost its label by the label that follows the one above it in the document's other forms."""
    family, levels, rows, doubts = form
    if "" not in rows:
        return form
    names = list(rows)
    above = names[names.index("") - 1] if names.index("") else ""
    missing = [follows for (label, follows), _ in after.most_common() if label == above and follows not in rows]
    if not missing:
        raise Rejected(f"{rows[''].where.capitalize()}: text that stands under no label.")
    row = rows[""]
    row.label = missing[0]
    words = f"no label: taken as “{missing[0]}”, which follows “{above}” in the other forms"
    doubts.append((row.where, words))
    return family, levels, {row.label: row for row in rows.values()}, doubts


def _ladder(forms: list[Form], refused: Refused) -> FoundLadder:
    """Put the forms of one family together: their levels side by side, a row for each label."""
    labels = list(dict.fromkeys(label for _, _, rows, _ in forms for label in rows))
    rows = []
    for label in labels:
        row = TableRow(label, [], "", is_stated=True)
        for _, levels, parts, _ in forms:
            part = parts.get(label)
            row.cells += part.cells if part else [""] * len(levels)
            row.places = [*row.places, *(part.places if part else [""] * len(levels))]
            row.where = row.where or (part.where if part else "")
        rows.append(row)
    levels = [level for _, found, _, _ in forms for level in found]
    table = Table([], rows, doubts=[doubt for form in forms for doubt in form[3]])
    return as_ladder(table, forms[0][0], _codes(levels, table.doubts, refused), refused=refused)


def as_ladder(
    table: Table, name: str, levels: list[FoundLevel] | None = None, *, refused: Refused = ()
) -> FoundLadder:
    """Return the ladder of a table whose levels are known, or that has one level without a title."""
    if levels is not None:
        levels_of([level.title for level in levels], may_be_untitled=len(levels) == 1)
    doubts = [Doubt(where, words) for where, words in table.doubts]
    rows = rows_of(table.rows, doubts, signs_survive=False, refused=refused)
    return FoundLadder(name, tuple(levels or [FoundLevel("")]), tuple(rows), tuple(doubts))


def _codes(levels: list[FoundLevel], doubts: list[tuple[str, str]], refused: Refused) -> list[FoundLevel]:
    """Mend a code that begins with the digit 1 where all others begin with the letter I, or 0 with O."""
    made = []
    for level in levels:
        code = level.job_code
        others = {other.job_code[:1] for other in levels if other is not level and other.job_code}
        for digit, letter in (("1", "I"), ("0", "O")):
            if code[:1] == digit and others == {letter}:
                mended = letter + code[1:]
                said = (f"level {level.title}", mending.told(level.job_code, mended, "a letter read as a digit"))
                if said not in refused:
                    doubts.append(said)
                    code = mended
        made.append(replace(level, job_code=code))
    return made
