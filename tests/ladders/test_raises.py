"""The raises that the page of two levels shows first."""

from ladders.engine.comparison import compare
from ladders.engine.side_by_side.raises import first_raises

BELOW = {
    "letters": ["Files letters of the office and answers the telephone."],
    "budgets": ["May help plan budgets"],
    "plans": ["Plans budgets for one year"],
}
ABOVE = {
    "letters": ["Writes letters of the office and answers the telephone."],
    "budgets": ["Leads the planning of budgets independently"],
    "plans": ["Plans budgets for one year"],
}


def test_sure_raises_come_first_then_those_with_most_signs_and_nothing_else():
    found = first_raises(compare(BELOW, ABOVE, "below"))

    assert [one.dimension for one in found] == ["budgets", "letters"]
    assert (found[0].lower, found[0].upper) == ("May help plan budgets", "Leads the planning of budgets independently")


def test_a_long_statement_is_cut_at_the_end_of_a_word_and_says_so():
    below, above = "Helps with " + "letters, " * 20, "Leads " + "letters, " * 20

    (found,) = first_raises(compare({"letters": [below]}, {"letters": [above]}, "below"))

    assert found.lower == "Helps with letters, letters, letters, letters, letters, letters, letters, letters …"


def test_at_most_five_are_shown():
    below = {str(number): [f"Helps with matter {number}"] for number in range(7)}
    above = {str(number): [f"Leads matter {number}"] for number in range(7)}

    assert [one.dimension for one in first_raises(compare(below, above, "below"))] == ["0", "1", "2", "3", "4"]
