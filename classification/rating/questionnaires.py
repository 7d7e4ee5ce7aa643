"""The questions of a rating: factors with what each level says of them, from a ladder, duties or a scheme's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from classification.engine.scoring import (
    DOES_NOT_APPLY,
    Answer,
    AnyScheme,
    CannotScore,
    Factor,
    MoreThanHalf,
    PointsPerFactor,
    Result,
    Scale,
    method_of,
    needs_ladder,
    scale_for,
    score,
)
from classification.models import ClassificationRequest, Duty, Part, RatingSheet
from jobfamilies.models import Edition
from ladders.engine.grid import Grid, GridRow, Line
from ladders.ladder import read_ladder
from ladders.models import Dimension

NOT_RATED = (Dimension.Kind.CRITERIA, Dimension.Kind.QUALIFICATION)
"""The work is classified, never whoever does it: what a person must bring or have shown is no factor."""
PERCENTS_OF = (Part.Role.INCUMBENT, Part.Role.SUPERVISOR, Part.Role.HR)
"""Whose duties are rated where several signed parts name some: the first of these."""


Lines = Mapping[int, tuple[Line, ...]]
"""What each level says, counted from 1."""


@dataclass(frozen=True)
class Choice:
    """One answer that a question allows, its code in forms, and what the level says; nothing for “between”.

    Without a code it is a level of which nothing is said, and no answer.
    """

    answer: Answer
    code: str
    name: str
    lines: tuple[Line, ...] = ()
    is_prose: bool = False
    is_ours: bool = False


@dataclass(frozen=True)
class Question:
    """One factor with its choices. `quote` is a duty in its author's words, `note` what the row's source notes."""

    factor: Factor
    choices: tuple[Choice, ...]
    heading: str = ""
    note: str = ""
    quote: str = ""

    @property
    def slug(self) -> str:
        return self.factor.slug

    @cached_property
    def levels_of_statements(self) -> dict[str, int]:
        """The level of each statement that can be picked, by its key."""
        return {line.key: each.answer.level for each in self.choices for line in each.lines if line.key}


@dataclass(frozen=True)
class Questionnaire:
    """All questions of a sheet. `duties` is the ladder's row of duties where duties are rated against whole levels."""

    scheme: AnyScheme
    scale: Scale
    questions: tuple[Question, ...]
    duties: GridRow | None = None

    def question(self, slug: str) -> Question | None:
        return next((question for question in self.questions if question.slug == slug), None)

    def result(self, answers: dict[str, Answer]) -> Result | None:
        """Return what the answers come to; None while one is missing."""
        return (
            score(self.scheme, self.scale, answers)
            if self.scale.factors and len(answers) == len(self.questions)
            else None
        )


def code_of(answer: Answer) -> str:
    """Return an answer as forms send it: “2”, “2-3” between two levels, “0” where the factor does not apply."""
    return f"{answer.level}-{answer.level + 1}" if answer.is_between else str(answer.level)


def questionnaire_for(scheme: AnyScheme, edition: Edition | None, request: ClassificationRequest) -> Questionnaire:
    """Return the questions that a scheme asks of a request, against the ladder of an edition if it needs one.

    Raises CannotScore where the scheme does not fit the ladder or the description.
    """
    if not needs_ladder(scheme):
        return _own(scheme)
    if edition is None:
        raise CannotScore(["Choose the ladder to rate against."])
    grid = read_ladder(edition, with_keys=True).grid
    levels = tuple(column.short_title or column.title for column in grid.columns)
    is_by_time = isinstance(method_of(scheme), MoreThanHalf)
    asked = _of_duties(request, levels) if is_by_time else _of_rows(grid, levels)
    scale = scale_for(scheme, levels, [question.factor for question in asked])
    gates = [_plain(factor) for factor in scale.factors if factor.is_gate]
    return Questionnaire(scheme, scale, (*asked, *gates), _row_of_duties(grid) if is_by_time else None)


def questionnaire_of(sheet: RatingSheet) -> Questionnaire:
    return questionnaire_for(sheet.scheme.scheme, sheet.edition, sheet.request)


def _choices(factor: Factor, lines: Lines | None = None, **facts: bool) -> tuple[Choice, ...]:
    """Return the answers of a factor, and in their place the levels of which nothing is said."""
    silent = [Answer(number) for number in factor.silent]
    *whole, last = [*sorted({*factor.answers, *silent} - {DOES_NOT_APPLY}), DOES_NOT_APPLY]
    places = [*whole, last] if last in factor.answers else whole
    return tuple(
        Choice(
            answer,
            "" if answer in silent else code_of(answer),
            _capital(factor.said(answer)),
            () if answer.is_between else (lines or {}).get(answer.level, ()),
            **facts,
        )
        for answer in places
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(factor: Factor) -> Question:
    return Question(factor, _choices(factor))


def _own(scheme: AnyScheme) -> Questionnaire:
    """A points scheme with its own words on each level."""
    scale, method = scale_for(scheme), method_of(scheme)
    assert isinstance(method, PointsPerFactor)
    texts: dict[str, Lines] = {
        each.slug: {number: (Line(level.text),) for number, level in enumerate(each.levels, start=1)}
        for each in method.factors
    }
    questions = (Question(factor, _choices(factor, texts.get(factor.slug), is_ours=True)) for factor in scale.factors)
    return Questionnaire(scheme, scale, tuple(questions))


def _of_rows(grid: Grid, levels: tuple[str, ...]) -> list[Question]:
    return [
        _of_row(row, levels, group.heading)
        for group in grid.groups
        for row in group.rows
        if row.kind not in NOT_RATED and sum(bool(cell.lines) for cell in row.cells) > 1
    ]


def _of_row(row: GridRow, levels: tuple[str, ...], heading: str) -> Question:
    lines = {number: cell.lines for number, cell in enumerate(row.cells, start=1)}
    silent = frozenset(number for number, said in lines.items() if not said)
    factor = Factor(row.dimension, row.label, levels, silent)
    return Question(factor, _choices(factor, lines, is_prose=row.is_prose), heading, row.note)


def _row_of_duties(grid: Grid) -> GridRow | None:
    return next((row for row in grid.rows if row.kind == Dimension.Kind.DUTIES), None)


def rated_duties(request: ClassificationRequest) -> list[Duty]:
    """Return the duties that are rated by time: those of the first signed part that names any."""
    parts = request.description.signed_parts() if request.description else ()
    found = {part.role: list(part.duties.all()) for part in parts}
    return next((found[role] for role in PERCENTS_OF if found.get(role)), [])


def _of_duties(request: ClassificationRequest, levels: tuple[str, ...]) -> list[Question]:
    duties = rated_duties(request)
    if not duties:
        raise CannotScore(["The description names no duties with their percent of the time."])
    factors = [
        Factor(f"duty-{number}", f"Duty {number}", levels, share=duty.percent) for number, duty in enumerate(duties, 1)
    ]
    return [Question(factor, _choices(factor), quote=duty.text) for factor, duty in zip(factors, duties, strict=True)]


def statement_in(question: Question, answer: Answer, key: str) -> UUID | None:
    """Return the statement that is kept with an answer: the picked one, or the only one that its level has."""
    if key:
        return UUID(key)
    own = [line.key for each in question.choices if each.answer == answer for line in each.lines if line.key]
    return UUID(own[0]) if len(own) == 1 and answer != DOES_NOT_APPLY else None
