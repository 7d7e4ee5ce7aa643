"""HR says what became of statements between two adjacent levels, or leaves them to the site's own reading again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from jobfamilies.models import Level
from ladders.engine.comparison import OPPOSITE, Verdict
from ladders.models import Confirmation, Statement
from ladders.models.confirmations import digest_of
from website.models import User
from website.refusals import Refused

ALONE: tuple[Verdict, ...] = ("unchanged", "reworded", "changed")
"""Verdicts that stand alone."""


class CannotConfirm(Refused):
    """The person may not, the levels are no neighbours, or what was said does not fit together."""


@transaction.atomic
def confirm_relation(
    *,
    lower: Level,
    upper: Level,
    statements: tuple[Iterable[str], Iterable[str]],
    verdicts: Sequence[Verdict],
    reason: str,
    by: User,
    at: datetime,
) -> Confirmation:
    """Keep what became of statements of the lower level, by their keys, at the upper one. Raises CannotConfirm.

    Of the two sides one may be empty; then there are no verdicts. It takes the place of what was confirmed of the same
    statements before.
    """
    sides = _digests(lower, statements[0]), _digests(upper, statements[1])
    if reasons := [*reasons_against_confirming(lower, upper, by=by), *_reasons_against(sides, verdicts)]:
        raise CannotConfirm(reasons)
    return _keep(lower, upper, sides, by=by, at=at, verdicts=list(verdicts), reason=reason.strip())


@transaction.atomic
def leave_to_site(
    *, lower: Level, upper: Level, statements: tuple[Iterable[str], Iterable[str]], by: User, at: datetime
) -> None:
    """Let the site read these statements again. Raises CannotConfirm."""
    if reasons := reasons_against_confirming(lower, upper, by=by):
        raise CannotConfirm(reasons)
    sides = _digests(lower, statements[0]), _digests(upper, statements[1])
    _keep(lower, upper, sides, by=by, at=at, is_withdrawn=True)


def reasons_against_confirming(lower: Level, upper: Level, *, by: User) -> list[str]:
    """Return why this person cannot confirm anything of these levels, in sentences; empty where they can."""
    if not by.has_perm("ladders.add_confirmation", upper.edition):
        return ["What changes between levels is confirmed by HR."]
    if lower.edition_id != upper.edition_id or not _are_neighbours(lower, upper):
        return ["Only a level and the next one up in the same edition are confirmed."]
    return []


def _are_neighbours(lower: Level, upper: Level) -> bool:
    ranks = Level.objects.filter(edition=lower.edition_id).order_by("rank").values_list("rank", flat=True)
    between = [rank for rank in ranks if lower.rank <= rank <= upper.rank]
    return between == [lower.rank, upper.rank]


def _digests(level: Level, keys: Iterable[str]) -> Mapping[str, str]:
    texts = Statement.objects.filter(level=level, key__in=list(keys)).order_by("row__place", "place")
    return {str(key): digest_of(text) for key, text in texts.values_list("key", "text")}


def _reasons_against(sides: tuple[Mapping[str, str], Mapping[str, str]], verdicts: Sequence[Verdict]) -> list[str]:
    below, above = sides
    if not below and not above:
        return ["Choose a statement of one of the levels."]
    if not below or not above:
        return (
            ["A statement that stands alone is new, or not repeated: nothing else became of it."] if verdicts else []
        )
    if len(below) > 1 and len(above) > 1:
        return ["One statement becomes several, or several become one: choose one on either side."]
    if not verdicts:
        return ["Say what became of it."]
    if len(verdicts) > 1 and (set(verdicts) & set(ALONE) or any(OPPOSITE[one] in verdicts for one in verdicts)):
        return ["These do not go together: choose one, or one of more or less and one of wider or narrower."]
    return []


def _keep(
    lower: Level, upper: Level, sides: tuple[Mapping[str, str], Mapping[str, str]], **facts: object
) -> Confirmation:
    return Confirmation.objects.create(
        family=lower.edition.family,
        lower_level=lower.key,
        upper_level=upper.key,
        lower=list(sides[0].items()),
        upper=list(sides[1].items()),
        **facts,
    )
