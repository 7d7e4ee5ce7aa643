"""What changes from column to column of a grid, in full and in short."""

import pytest

from ladders.engine.grid import Column, Line, RowFacts, build
from ladders.engine.side_by_side.steps import account, steps_of

REVIEWED, ALONE = "Work is reviewed weekly by the team leader.", "Work is reviewed at key stages."
CLIENTS, TRAINS = "Answers questions of clients by telephone.", "Trains new colleagues."
PAPERS = "Files papers."


def grid_of(*columns):
    """Return a grid of columns, each a dict of a dimension's statements."""
    dimensions = {name: number for number, name in enumerate(dict.fromkeys(name for each in columns for name in each))}
    return build(
        [
            (number, Column(number, f"l{number}", f"Level {number}", str(number)))
            for number in range(1, len(columns) + 1)
        ],
        [RowFacts(pk, name, name.capitalize()) for name, pk in dimensions.items()],
        [
            (number, dimensions[name], Line(text))
            for number, column in enumerate(columns, start=1)
            for name, texts in column.items()
            for text in texts
        ],
    )


LADDER = grid_of(
    {"supervision": [REVIEWED], "duties": [CLIENTS, PAPERS]},
    {"supervision": [ALONE], "duties": [TRAINS, PAPERS]},
    {"supervision": [ALONE], "duties": [TRAINS, PAPERS]},
)


def test_each_column_is_compared_with_the_one_to_its_left():
    steps = steps_of(LADDER)

    assert {number: (step.below.number, step.above.number) for number, step in steps.items()} == {2: (1, 2), 3: (2, 3)}
    assert {kind: number for kind, number in steps[3].counts.items() if number} == {"unchanged": 3}


def test_a_step_says_what_became_of_each_statement_and_what_is_gone():
    step = steps_of(LADDER)[2]

    types = {place: relation.types for place, (relation, _) in step.by_place.items()}
    assert types == {("supervision", 1): ("raised",), ("duties", 1): ("new",), ("duties", 2): ("unchanged",)}
    assert [relation.lower[0].statement.text for relation in step.gone("duties")] == [CLIENTS]
    assert step.gone("supervision") == []


@pytest.mark.parametrize(
    ("above", "shares"), [({"duties": [TRAINS]}, True), ({"impact": [TRAINS]}, False), ({}, False)]
)
def test_a_step_says_whether_its_columns_share_a_dimension(above, shares):
    assert steps_of(grid_of({"duties": [CLIENTS]}, above))[2].shares_a_dimension is shares


def test_a_grid_of_one_column_has_no_step():
    assert steps_of(grid_of({"duties": [CLIENTS]})) == {}


def test_an_account_names_what_is_raised_with_its_reason_before_what_is_new_with_its_words():
    labels = {"supervision": "Supervision received", "duties": "Duties"}

    found = account(steps_of(LADDER)[2], labels)

    assert found.counts == (("new", 1), ("dropped", 1), ("raised", 1), ("unchanged", 1))
    assert [(one.label, one.types, one.text) for one in found.telling] == [
        ("Supervision received", ("raised",), ""),
        ("Duties", ("new",), TRAINS),
    ]
    assert found.telling[0].reason.endswith("→ key stages")


def test_an_account_names_three_dimensions_at_most():
    upper = {f"dimension-{number}": [TRAINS] for number in range(5)}

    found = account(steps_of(grid_of({}, upper))[2], {name: name for name in upper})

    assert [one.dimension for one in found.telling] == ["dimension-0", "dimension-1", "dimension-2"]
