"""The highest level that holds: in every factor, or for more than half of the working time."""

from fractions import Fraction

from .rated import Answers, Rated, about_between, about_left_out, applying, contributions, left_out, nothing, rated
from .results import Distance, Result, band_at, count, decimal, listed
from .scale import Scale
from .schemes import AllMustHold, MoreThanHalf


def score_all(scheme: AllMustHold, scale: Scale, answers: Answers) -> Result:
    """Return the highest level that every factor that applies fully reaches."""
    found = applying(scale, answers)
    if not found:
        return nothing(scale, answers, "No factor applies, so nothing holds.")
    level = min(answer.level for _, answer in found)
    name = scale.levels[level - 1]
    return Result(
        band=band_at(level, scale.levels),
        contributions=contributions(
            rated(scale, answers), {f.slug: f"Reaches {f.levels[answer.level - 1]}" for f, answer in found}
        ),
        reasons=(*about_left_out(scale, answers), *about_between(scale, answers)),
        total_said=f"{count(len(found), 'factor')} rated, each at {name} or above",
        to_next=_held_back(found, level, scale),
        from_below=Distance(f"Any factor below {name} would lower it.", Fraction(1)) if level > 1 else None,
        left_out=left_out(scale, answers),
    )


def _held_back(found: Rated, level: int, scale: Scale) -> Distance | None:
    if level == len(scale.levels):
        return None
    back = [factor.name for factor, answer in found if answer.level == level]
    holds = "holds" if len(back) == 1 else "hold"
    return Distance(f"{listed(back)} {holds} it back from {scale.levels[level]}.", Fraction(len(back)))


def score_time(scheme: MoreThanHalf, scale: Scale, answers: Answers) -> Result:
    """Return the highest level at or above which more than half of the time is spent, of the duties that apply."""
    found = applying(scale, answers)
    if not found:
        return nothing(scale, answers, "No duty applies, so no time is spent at any level.")
    spent = [_spent(found, level) for level in range(1, len(scale.levels) + 1)]
    level = sum(share > 50 for share in spent)
    name = scale.levels[level - 1]
    return Result(
        band=band_at(level, scale.levels),
        contributions=contributions(
            rated(scale, answers),
            {f.slug: f"{f.share} percent at {f.levels[answer.level - 1]}" for f, answer in found},
        ),
        reasons=(*about_left_out(scale, answers), *_about_percents(found), *about_between(scale, answers)),
        total=spent[level - 1],
        total_said=f"{decimal(spent[level - 1])} percent of the time at {name} or above",
        to_next=_time_missing(spent, level, scale),
        from_below=_time_to_spare(spent, level, scale),
        left_out=left_out(scale, answers),
    )


def _spent(found: Rated, level: int) -> Fraction:
    """Return the percent of the time that is spent at a level or above it."""
    whole = sum(factor.share for factor, _ in found)
    return Fraction(100 * sum(factor.share for factor, answer in found if answer.level >= level), whole)


def _about_percents(found: Rated) -> list[str]:
    whole = sum(factor.share for factor, _ in found)
    return [f"The duties that count add to {whole} percent; shares are of that."] if whole != 100 else []


def _time_missing(spent: list[Fraction], level: int, scale: Scale) -> Distance | None:
    if level == len(spent):
        return None
    missing = 50 - spent[level]
    said = f"More than {decimal(missing)} percent more" if missing else "Any more"
    return Distance(f"{said} of the time at {scale.levels[level]} or above would raise it.", missing)


def _time_to_spare(spent: list[Fraction], level: int, scale: Scale) -> Distance | None:
    if level == 1:
        return None
    spare = spent[level - 1] - 50
    name = scale.levels[level - 1]
    return Distance(f"{decimal(spare)} percent less of the time at {name} or above would lower it.", spare)
