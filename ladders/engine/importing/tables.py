"""Builds the ladders of the tables of a file, and puts together those that are one ladder."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ladders.engine.importing import wording
from ladders.engine.importing.account import Account
from ladders.engine.importing.columns import Columns
from ladders.engine.importing.found import FoundLadder, FoundRow, Rejected
from ladders.engine.importing.job_rows import JobRows, pivoted
from ladders.engine.importing.parts import Part, parts_of
from ladders.engine.importing.shapes import SURE, Shape, distinct, shape_of, words_at
from website.files.blocks import Document, Paragraph

USUAL_NAMES = re.compile(r"(?:sheet|tabelle|feuil|hoja|foglio|blad|table|export|data)\s?\d*", re.IGNORECASE)
GENERIC = frozenset("description descriptions expectation expectations statement statements text details behavior "
                    "behaviors behaviour behaviours indicators definition".split())  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What a person said of the shape of tables, by their places; what is not said is found."""

    turned: dict[str, bool] = field(default_factory=dict)
    head_rows: dict[str, int] = field(default_factory=dict)
    label_columns: dict[str, int] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()


@dataclass
class Made:
    """A ladder of one table, with the table."""

    ladder: FoundLadder
    part: Part
    shape: Shape | None


def ladders_of(document: Document, account: Account, asked: Asked) -> tuple[list[FoundLadder], str]:
    """Return the ladders of the tables of a file, and their shape in words; none where no table is one."""
    parts = [part for part in parts_of(document.blocks) if part.place not in asked.left_out]
    built = [(part, list(_made(part, account, asked))) for part in parts]
    made = [each for _, found in built for each in found]
    if not made:
        return [], ""
    for part, found in built:
        if not found:
            account.doubt(part.place, "no ladder, as far as can be told: left out. Is it one?")
    merged = _merged(made, account)
    _name(merged, document, account)
    ladders = [each.ladder for each in merged]
    shapes = list(dict.fromkeys(each.shape.words for each in merged if each.shape))
    several = [f"{len(ladders)} ladders"] if len(ladders) > 1 else []
    if several:
        names = ", ".join(f"“{ladder.name or 'without a name'}”" for ladder in ladders)
        account.doubt("the file", f"it has {len(ladders)} ladders: {names}. Which one is meant?")
    return ladders, "; ".join([*several, *shapes])


def _made(part: Part, account: Account, asked: Asked) -> Iterator[Made]:
    if not is_ladder(part):
        return
    if part.place not in asked.turned and (long := pivoted(part, account)):
        yield Made(long, part, None)
        return
    shape = shape_of(
        part.rows,
        turned=asked.turned.get(part.place),
        head_rows=asked.head_rows.get(part.place),
        label_columns=asked.label_columns.get(part.place),
    )
    if shape is None:
        return
    _check_cells(part)
    for ladder in _built(part, shape, account):
        yield Made(ladder, part, shape)
    if shape.certainty < SURE and len(shape.levels) > 1:
        other = "in columns" if shape.is_turned else "in rows"
        account.doubt(part.place, f"{shape.words}, as far as can be told. Or do they stand {other}?")


def _check_cells(part: Part) -> None:
    for cell in (cell for row in part.rows for cell in row if cell.has_table):
        place = f"{cell.place[:1].upper()}{cell.place[1:]}"
        raise Rejected(f"{place}: a table inside the table. Take it out, or write what it says as lines.")


def _built(part: Part, shape: Shape, account: Account) -> Iterator[FoundLadder]:
    if shape.is_turned:
        yield from JobRows(part, shape, account).build()
        return
    built = Columns(part, shape, account)
    built.build()
    if built.rows or len(built.levels) > 1:
        yield FoundLadder(built.name, tuple(built.levels), tuple(built.rows))


def is_ladder(part: Part) -> bool:
    """Whether a table may say levels: a list of facts, a legend or a read-me does not."""
    rows = part.rows
    width = len(rows[0])
    if len(rows) < 2 or width < 2:
        return False
    if width == 2:
        head = [cell.words for cell in rows[0]]
        firsts = [words_at(row, 0) for row in rows]
        is_form = wording.knownness(firsts) >= 0.6 and wording.knownness(firsts[:1])
        if is_form or sum(said.endswith(":") for said in firsts) > 0.5 * len(firsts):
            return False  # facts or sections of one class: labels on the left from the first row on
        if not any(sign.isalpha() for sign in head[1]):
            return False
        named = not head[0] or wording.is_corner(head[0], wording.LABELS | wording.LEVELS | wording.CATEGORIES)
        return bool(head[1]) and wording.is_title(head[1]) and (named or wording.likeness([head[1]]) > 0)
    return any(len(distinct(row)) > 1 for row in rows[1:])


# --- together --------------------------------------------------------------------------------------------------------


def _merged(made: Sequence[Made], account: Account) -> list[Made]:
    """Put tables with the same levels together; each brings its name as the heading of its rows."""
    groups: dict[object, list[Made]] = {}
    for each in made:
        groups.setdefault(_key(each), []).append(each)
    return [_together(group, account) if len(group) > 1 else group[0] for group in groups.values()]


def _key(each: Made) -> object:
    titles = tuple(wording.plain(level.title) for level in each.ladder.levels)
    is_jobs = each.shape is not None and each.shape.is_jobs
    return (titles, each.ladder.name if is_jobs else "")


def _together(group: Sequence[Made], account: Account) -> Made:
    rows: list[FoundRow] = []
    levels = list(group[0].ladder.levels)
    for each in group:
        over = _over(each, account)
        for row in each.ladder.rows:
            is_generic = wording.plain(row.label) in GENERIC and over
            label, heading = (over, row.heading) if is_generic else (row.label, row.heading or over)
            rows.append(replace(row, label=label, heading=heading))
        for place, level in enumerate(each.ladder.levels):
            new = [fact for fact in level.facts if fact not in levels[place].facts]
            levels[place] = replace(levels[place], facts=(*levels[place].facts, *new))
    for each in group[1:]:
        account.drop(each.part.place, " ".join(_heads(each)), "the heads once more")
    return Made(
        replace(group[0].ladder, name="", levels=tuple(levels), rows=tuple(rows)), group[0].part, group[0].shape
    )


def _heads(each: Made) -> Iterator[str]:
    for level in each.ladder.levels:
        yield from filter(None, (level.title, level.grade_text))


def _over(each: Made, account: Account) -> str:
    """Return what a table stands under: its own title, the heading above, or the name of its sheet."""
    if each.part.titles:
        account.take(each.part.titles[0])
        return each.part.titles[0].words
    if each.part.heading:
        account.take(each.part.heading)
        return each.part.heading.text
    return each.part.name


def _name(made: Sequence[Made], document: Document, account: Account) -> None:
    """Give each ladder its name: a line over it, the heading above, its sheet, else the title of the file."""
    title = _title(document)
    for each in made:
        name = each.ladder.name
        if (not name and each.part.titles and each.part.titles[0].place not in account.placed) or (
            (not name or name == each.part.name) and each.part.titles and len(made) == 1
        ):
            account.take(each.part.titles[0])
            name = each.part.titles[0].words
        if not name and len(made) > 1 and each.part.heading and each.part.heading.place not in account.placed:
            account.take(each.part.heading)
            name = each.part.heading.text
        if not name and title and len(made) == 1:
            account.take(title)
            name = title.text
        if not name and not USUAL_NAMES.fullmatch(each.part.name):
            name = each.part.name
        each.ladder = replace(each.ladder, name=name[:200])


def _title(document: Document) -> Paragraph | None:
    """Return the title of a file: its first heading, or a first line that stands alone above a table."""
    said = [block for block in document.blocks if isinstance(block, Paragraph)]
    if heading := next((block for block in said if block.level == 1), None):
        return heading
    first = document.blocks[0] if document.blocks else None
    if isinstance(first, Paragraph) and (first.level or wording.is_title(first.text)):
        return first
    return None


def tell_outside(document: Document, account: Account) -> None:
    """Tell how many paragraphs of a file with tables stand outside of them and are left over."""
    paragraphs = (block for block in document.blocks if isinstance(block, Paragraph))
    outside = sum(block.place not in account.placed for block in paragraphs)
    if outside == 1:
        account.doubt("the file", "1 paragraph stands outside the table and is left out")
    elif outside:
        account.doubt("the file", f"{outside} paragraphs stand outside the table and are left out")
