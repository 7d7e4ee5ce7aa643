"""The way from change to change on the page of two levels."""

from ladders.engine.comparison import compare
from ladders.engine.side_by_side.jumps import Jump, jumps_of

SAME, LEFT, CAME = "Abides by the code of conduct.", "Answers the telephone.", "Plans budgets."
COMPARISON = compare({"a": [SAME, LEFT], "b": [SAME]}, {"a": [SAME, CAME], "b": [SAME, CAME]})
ALL = ["new", "dropped", "unchanged"]


def test_changes_are_numbered_in_the_order_of_their_rows_and_lead_to_the_next():
    jumps = jumps_of(COMPARISON, ALL)

    assert (jumps.first, jumps.last) == (1, 3)
    assert jumps.by_row == {("a", 1): Jump(1, 2), ("a", 2): Jump(2, 3), ("b", 1): Jump(3, None)}
    assert jumps.at("a", 0) is None  # unchanged


def test_what_is_not_shown_keeps_its_number_and_is_passed_over():
    jumps = jumps_of(COMPARISON, ["new"])

    assert (jumps.first, jumps.last) == (1, 3)
    assert jumps.by_row[("a", 1)] == Jump(1, 3)


def test_what_is_not_repeated_is_one_stop_where_it_is_folded():
    comparison = compare({"a": [LEFT, "Hires."], "b": []}, {"a": [SAME], "b": [SAME]}, "below")

    assert list(jumps_of(comparison, ALL, is_folded=True).by_row) == [("a", 0), ("a", 1), ("b", 0)]
    assert list(jumps_of(comparison, ALL).by_row) == [("a", 0), ("a", 1), ("a", 2), ("b", 0)]


def test_where_nothing_is_shown_nothing_leads_anywhere():
    jumps = jumps_of(COMPARISON, [])

    assert (jumps.first, jumps.last) == (None, None)
