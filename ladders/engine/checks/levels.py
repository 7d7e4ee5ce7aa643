"""Checks of levels: what is not stated, and how each stands to the one below it."""

from collections.abc import Iterator, Sequence

from ladders.engine.comparison import DimensionComparison, Relation

from .draft import Draft, LevelFacts, RowFacts, Step
from .found import Found

LESS = {"lowered", "narrowed"}
MORE = {"raised", "broadened"}


def says_nothing(draft: Draft) -> Iterator[Found]:
    for level in draft.levels:
        if not level.title and not any(draft.of_level(level)):
            yield Found(sentence="The level has neither a title nor a statement.", level_key=level.key)


def empty_cells(draft: Draft) -> Iterator[Found]:
    """A row that no level fills is one finding, and so is a level without any statement."""
    silent = [level for level in draft.levels if not any(draft.of_level(level))]
    for level in silent:
        yield Found(sentence="Nothing is said of this level.", level_key=level.key)
    for row in draft.rows:
        empty = [level for level in draft.levels if level not in silent and not draft.lines(level, row)]
        if len(empty) + len(silent) == len(draft.levels):
            yield Found(sentence="No level says anything here.", dimension=row.dimension)
            continue
        for level in empty:
            yield Found(sentence="Nothing is said here.", level_key=level.key, dimension=row.dimension)


def missing_titles(draft: Draft) -> Iterator[Found]:
    return _missing(draft.levels, "title", "a title")


def missing_grades(draft: Draft) -> Iterator[Found]:
    return _missing(draft.levels, "grade", "a grade")


def missing_exemptions(draft: Draft) -> Iterator[Found]:
    return _missing(draft.levels, "exemption", "whether it is exempt")


def missing_job_codes(draft: Draft) -> Iterator[Found]:
    return _missing(draft.levels, "job_code", "a job code")


def missing_dates(draft: Draft) -> Iterator[Found]:
    transcribed = [level for level in draft.levels if level.is_transcribed]
    return _missing(transcribed, "date", "the date of its document")


def _missing(levels: Sequence[LevelFacts], fact: str, name: str) -> Iterator[Found]:
    """Yield a finding per level without the fact; one for the whole ladder where none of several has it."""
    lacking = [level for level in levels if not getattr(level, fact)]
    if len(lacking) == len(levels) > 1:
        yield Found(sentence=f"No level states {name}.")
    else:
        yield from (Found(sentence=f"The level does not state {name}.", level_key=level.key) for level in lacking)


# --- a level and the one below ---------------------------------------------------------------------------------------


def says_the_same(draft: Draft) -> Iterator[Found]:
    """A row in which all of three or more levels say the same is one finding."""
    for row in (row for row in draft.rows if row.tells_apart):
        same = [step for step in draft.steps if _in_row(step, row).says_the_same]
        if len(same) == len(draft.steps) > 1:
            texts = "\n\n".join(draft.said(level, row) for level in draft.levels)
            yield Found(sentence="Every level asks the same here.", dimension=row.dimension, about=texts)
        else:
            yield from (_says_the_same(draft, row, step) for step in same)


def _in_row(step: Step, row: RowFacts) -> DimensionComparison:
    return next(each for each in step[2].dimensions if each.dimension == row.dimension)


def _says_the_same(draft: Draft, row: RowFacts, step: Step) -> Found:
    lower, upper, _ = step
    how = "Word for word what" if _in_row(step, row).is_unchanged else "In other words what"
    return Found(
        sentence=f"{how} {lower.name} says: nothing here tells the two levels apart.",
        level_key=upper.key,
        dimension=row.dimension,
        about=f"{draft.said(lower, row)}\n\n{draft.said(upper, row)}",
    )


def asks_less(draft: Draft) -> Iterator[Found]:
    for lower, upper, comparison in draft.steps:
        for relation in comparison.relations:
            verdicts = set(relation.claims)
            if verdicts & LESS and not verdicts & MORE:
                yield _asks_less(draft, lower, upper, relation)


def _asks_less(draft: Draft, lower: LevelFacts, upper: LevelFacts, relation: Relation) -> Found:
    below, above = (" ".join(side.statement.text for side in sides) for sides in (relation.lower, relation.upper))
    first = relation.upper[0].statement
    reasons = "; ".join(str(reason) for reason in relation.reasons if reason.verdict in relation.claims)
    return Found(
        sentence=f"Asks less than {lower.name}, which says “{below}” ({reasons or 'words are left out'}).",
        level_key=upper.key,
        dimension=relation.to_dimension,
        statement_key=draft.key_of(upper, first.dimension, first.place) or None,
        quote=above,
        about=f"{below}\n{above}",
    )
