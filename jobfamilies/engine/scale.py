"""Where a ladder's levels stand on their organization's own grade scale."""

from collections.abc import Sequence

from website.glyph import Rung


def rungs(scale: Sequence[int], grades: Sequence[int | None], here: int | None = None) -> list[Rung]:
    """Return one rung per level without a grade, then one per grade of the scale, lowest first.

    `scale` holds the ids of the organization's grades in order, `grades` each level's grade id or None in order of
    rank; `here` is the index of the present level.
    """
    unstated = [
        Rung("unstated", here=index == here)
        for index, grade in enumerate(grades)
        if grade is None or grade not in scale
    ]
    present = grades[here] if here is not None else None
    return unstated + [Rung("rung" if grade in grades else "gap", here=grade == present) for grade in scale]
