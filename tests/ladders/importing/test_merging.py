"""What becomes of a cell that a file and a draft both speak of."""

import pytest

from ladders.engine.grid import Line
from ladders.engine.importing.found import Was
from ladders.engine.importing.merging import merge
from ladders.engine.importing.our_layout import mark

A, B, C = "Sorts all letters by hand.", "Files them every evening.", "Answers the telephone."


def lines(**texts):
    return [Line(text, key=key) for key, text in texts.items()]


def before(**texts):
    return [Was(key, mark(text)) for key, text in texts.items()]


@pytest.mark.parametrize(
    ("file", "draft", "expected"),
    [
        ([A, B], {"a": A, "b": B}, [("a", A), ("b", B)]),
        (["Sorts most letters by hand.", B], {"a": A, "b": B}, [("a", "Sorts most letters by hand."), ("b", B)]),
        ([B, A], {"a": A, "b": B}, [("b", B), ("a", A)]),
        ([A, C, B], {"a": A, "b": B}, [("a", A), ("", C), ("b", B)]),
        ([A], {"a": A, "b": B}, [("a", A)]),
        ([], {"a": A, "b": B}, []),
        # The draft moved on, and the file did not change what it changed.
        ([A, B], {"a": "Sorts.", "b": B}, [("a", "Sorts."), ("b", B)]),
        (
            ["Sorts most letters by hand.", B],
            {"a": A, "b": "Files them."},
            [("a", "Sorts most letters by hand."), ("b", "Files them.")],
        ),
        ([A, B, C], {"a": A, "b": "Files them."}, [("a", A), ("b", "Files them."), ("", C)]),
        ([A], {"a": "Sorts.", "b": B}, [("a", "Sorts.")]),
        ([A, "Files them often."], {"b": B}, [("b", "Files them often.")]),
        (["Sorts.", B], {"a": "Sorts.", "b": B}, [("a", "Sorts."), ("b", B)]),
    ],
)
def test_only_what_the_file_changed_is_changed_and_keys_stay(file, draft, expected):
    merged = merge([Line(text) for text in file], lines(**draft), before(a=A, b=B))

    assert ([(line.key, line.text) for line in merged.lines], merged.is_conflict) == (expected, False)


@pytest.mark.parametrize(
    ("file", "draft"),
    [
        (["Sorts most letters by hand.", B], {"a": "Sorts all letters by machine.", "b": B}),
        ([B], {"a": "Sorts all letters by machine.", "b": B}),
        (["Sorts most letters by hand.", B], {"b": B}),
        ([B, A], {"a": A, "b": "Files them."}),
    ],
    ids=["both reworded", "file left out", "draft left out", "file reordered"],
)
def test_what_both_changed_is_a_conflict(file, draft):
    assert merge([Line(text) for text in file], lines(**draft), before(a=A, b=B)).is_conflict
