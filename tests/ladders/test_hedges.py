"""Words with which a statement says that it is not required of everyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.hedges import hedged, is_hedged, parts


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("May manage projects", ["May manage projects"]),
        ("Functional supervision may be exercised over staff", ["Functional supervision may be exercised over staff"]),
        ("Follows procedures. Typically directs others. Plans.", ["Typically directs others."]),
        ("May recommend changes, but follows procedures", ["May recommend changes"]),
        ("Leads projects, typically technical ones, across teams", ["typically technical ones"]),
        ("Writes reports; may edit, print and send them", ["may edit, print and send them"]),
        ("Bachelor's degree required, master's degree preferred.", ["master's degree preferred."]),
        ("Bachelor's degree preferred.", ["Bachelor's degree preferred."]),
        ("Highly desirable, and typically broad", ["Highly desirable, and typically broad"]),
        ("Will have led a project by May 2007", []),
        ("May 2007", []),
        ("Maybe leads dismay", []),
        ("Leads teams", []),
        ("", []),
    ],
)
def test_hedged_clauses_are_found(text, clauses):
    assert [part.text.strip() for part in parts(text) if part.is_hedge] == clauses
    assert is_hedged(text) == bool(clauses)


def test_what_is_a_test_elsewhere_is_required_of_everyone():
    text = "Plans. Typically directs the work of others."

    assert [part.is_hedge for part in parts(text)] == [False, True]
    assert [part.is_hedge for part in parts(text, ["Typically directs the work of others, and hires"])] == [False]


def test_the_hedged_clauses_are_named_where_they_are_not_all():
    assert hedged(parts("Plans. Typically directs the work of others.")) == "“Typically directs the work of others”"
    assert hedged(parts("May plan.")) == hedged(parts("Plans.")) == ""


@given(st.text())
def test_the_parts_of_a_statement_rejoin_to_its_exact_text(text):
    assert "".join(part.text for part in parts(text)) == text
