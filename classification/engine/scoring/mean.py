"""The weighted mean of levels, and the bands between its cut points."""

from fractions import Fraction

from .rated import Answers, about_left_out, applying, contributions, left_out, nothing, rated
from .results import Distance, Result, band_at, decimal
from .scale import Scale
from .schemes import WeightedMean

HALF = Fraction(1, 2)
Start = tuple[Fraction, Fraction]


def score_mean(scheme: WeightedMean, scale: Scale, answers: Answers) -> Result:
    """Return the mean of the places by weight, and its band. Without a factor that applies there is none."""
    weights = {factor.slug: scheme.weights.get(factor.slug, 1) for factor, _ in applying(scale, answers)}
    if not sum(weights.values()):
        return nothing(scale, answers, "No factor with a weight applies, so there is no mean.")
    mean = sum((answers[slug].place * weight for slug, weight in weights.items()), Fraction()) / sum(weights.values())
    starts = [(Fraction(1), Fraction(0)), *_starts(scheme, len(scale.levels))]
    number = sum(mean >= start for _, start in starts)
    return Result(
        band=band_at(starts[number - 1][0], scale.levels),
        contributions=contributions(
            rated(scale, answers),
            {slug: f"{decimal(answers[slug].place)}, weight {weight}" for slug, weight in weights.items()},
        ),
        reasons=tuple(about_left_out(scale, answers)),
        total=mean,
        total_said=f"{decimal(mean)} on the mean ({scale.levels[0]} is 1, {scale.levels[-1]} {len(scale.levels)})",
        to_next=_to_next(mean, starts[number : number + 1], scale),
        from_below=_from_below(mean, starts[max(number - 2, 0) : number], scale),
        left_out=left_out(scale, answers),
    )


def _starts(scheme: WeightedMean, size: int) -> list[Start]:
    """Return (place, the mean from which it is reached) of every band above the lowest level, rising."""
    cuts = [Fraction(cut) for cut in scheme.cuts] if scheme.cuts else [level + HALF for level in range(1, size)]
    half = Fraction(scheme.open, 100)
    return [
        start
        for level, cut in enumerate(cuts, start=2)
        for start in ((level - HALF, cut - half), (Fraction(level), cut + half))
        if half or start[0].denominator == 1
    ]


def _to_next(mean: Fraction, following: list[Start], scale: Scale) -> Distance | None:
    return next(
        (
            Distance(f"{decimal(start - mean)} more would be {band_at(place, scale.levels).name}.", start - mean)
            for place, start in following
        ),
        None,
    )


def _from_below(mean: Fraction, here: list[Start], scale: Scale) -> Distance | None:
    """`here` are the band below and this one; there is none below the lowest."""
    if len(here) < 2:
        return None
    (place, _), (_, start) = here
    lower = band_at(place, scale.levels).name
    more = f" more than {decimal(mean - start)}" if mean > start else ""
    return Distance(f"Anything{more} less would be {lower}.", mean - start)
