"""Points per factor, added and read in a grade table, as in OPM's Factor Evaluation System."""

from collections.abc import Iterator
from fractions import Fraction

from .rated import Answers, about_between, contributions, rated
from .results import Distance, Result, band_at, count
from .scale import Answer, Scale
from .schemes import PointsPerFactor

ABSENT = {"lowest": "the points of its lowest level", "zero": "no points"}


def score_points(scheme: PointsPerFactor, scale: Scale, answers: Answers) -> Result:
    """Return the sum of the points and its grade: the highest that begins at or below it."""
    given = {factor.slug: points_of(scheme, factor.slug, answers[factor.slug]) for factor in scheme.factors}
    total = sum(given.values())
    place = sum(total >= grade.at_least for grade in scheme.grades)
    return Result(
        band=band_at(place, scale.levels),
        contributions=contributions(
            rated(scale, answers), {slug: count(points, "point") for slug, points in given.items()}
        ),
        reasons=(*_reasons(scheme, scale, answers), *_off_the_table(scheme, total, place)),
        total=Fraction(total),
        total_said=count(total, "point"),
        to_next=_to_next(scheme, total, place),
        from_below=_from_below(scheme, total, place),
    )


def points_of(scheme: PointsPerFactor, slug: str, answer: Answer) -> int:
    """Return the points that an answer gives: those of the level that is fully met."""
    levels = next(factor.levels for factor in scheme.factors if factor.slug == slug)
    if answer.applies:
        return levels[answer.level - 1].points
    return levels[0].points if scheme.absent == "lowest" else 0


def _reasons(scheme: PointsPerFactor, scale: Scale, answers: Answers) -> Iterator[str]:
    for factor, answer in rated(scale, answers):
        if not answer.applies:
            yield f"{factor.name} does not apply: it gives {ABSENT[scheme.absent]}."
    yield from about_between(scale, answers)


def _off_the_table(scheme: PointsPerFactor, total: int, place: int) -> Iterator[str]:
    end = scheme.grades[place - 1].at_most if place else None
    if end is not None and total > end:
        name = scheme.grades[place - 1].name
        yield f"The table names no grade for {count(total, 'point')}: {name}, which ends at {end:,}, is kept."


def _to_next(scheme: PointsPerFactor, total: int, place: int) -> Distance | None:
    if place == len(scheme.grades):
        return None
    missing = scheme.grades[place].at_least - total
    return Distance(f"{count(missing, 'point')} more would be {scheme.grades[place].name}.", Fraction(missing))


def _from_below(scheme: PointsPerFactor, total: int, place: int) -> Distance | None:
    if not place:
        return None
    spare = total - scheme.grades[place - 1].at_least
    lower = scheme.grades[place - 2].name if place > 1 else f"below {scheme.grades[0].name}"
    fewer = f"More than {count(spare, 'point')} fewer" if spare else "Any fewer"
    return Distance(f"{fewer} would be {lower}.", Fraction(spare))
