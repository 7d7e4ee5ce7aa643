"""Where a ladder's levels stand on their organization's grades."""

import pytest

from jobfamilies.engine.scale import rungs

SCALE = [56, 57, 58, 59]


def drawn(grades, here=None):
    """Return the rungs as signs: # a level, . a grade without one, ? a level without grade, the present one in []."""
    signs = {"rung": "#", "gap": ".", "unstated": "?"}
    return "".join(f"[{signs[rung.state]}]" if rung.here else signs[rung.state] for rung in rungs(SCALE, grades, here))


@pytest.mark.parametrize(
    ("grades", "here", "glyph"),
    [
        ([56, 57, 58, 59], None, "####"),
        ([57, 58], None, ".##."),
        ([57, 59], None, ".#.#"),
        ([57, 57], None, ".#.."),
        ([None, 57], None, "?.#.."),
        ([None, None], None, "??...."),
        ([99, 57], None, "?.#.."),
        ([], None, "...."),
        ([57, 58], 0, ".[#]#."),
        ([57, 58], 1, ".#[#]."),
        ([None, 57], 0, "[?].#.."),
        ([None, 57], 1, "?.[#].."),
        ([99, 57], 0, "[?].#.."),
    ],
)
def test_a_rung_for_each_grade_that_a_level_has_and_a_gap_for_each_other(grades, here, glyph):
    assert drawn(grades, here) == glyph


def test_an_organization_without_grades_has_only_its_levels():
    assert [rung.state for rung in rungs([], [None, None])] == ["unstated", "unstated"]
