"""Words with which a statement says that it is not required of everyone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.hedges import is_hedged, parts


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("May manage projects", ["May"]),
        ("Functional supervision may be exercised over staff", ["may"]),
        ("Typically directs the work of others", ["Typically"]),
        ("Bachelor's degree preferred.", ["preferred"]),
        ("Knowledge of the field is highly desirable, and typically broad", ["desirable", "typically"]),
        ("Will have led a project by May 2007", []),
        ("May 2007", []),
        ("Maybe leads dismay", []),
        ("Leads teams", []),
        ("", []),
    ],
)
def test_hedges_are_found(text, hedges):
    assert [part.text.strip() for part in parts(text) if part.is_hedge] == hedges
    assert is_hedged(text) == bool(hedges)


@given(st.text())
def test_the_parts_of_a_statement_rejoin_to_its_exact_text(text):
    assert "".join(part.text for part in parts(text)) == text
