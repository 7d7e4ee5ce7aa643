"""A cell as people type it: what is typed is read back, and statements keep their keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.cells import keyed, read, typed
from ladders.engine.grid import Line

words = st.text(min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
lines = st.builds(Line, words)


def begins_with_a_paragraph(cell):
    return [Line(line.text, begins_paragraph=line.begins_paragraph or not index) for index, line in enumerate(cell)]


prose = st.lists(st.builds(Line, words, st.booleans()), max_size=8).map(begins_with_a_paragraph)


@given(st.lists(lines, max_size=8))
def test_a_list_is_read_as_it_was_typed(cell):
    assert read(typed(cell), is_prose=False) == cell


@given(prose)
def test_running_text_is_read_as_it_was_typed(cell):
    assert read(typed(cell), is_prose=True) == cell


@given(prose)
def test_browsers_line_ends_change_nothing(cell):
    assert read(typed(cell).replace("\n", "\r\n"), is_prose=True) == cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \t\n", []),
        ("Files.", [("Files.", True)]),
        ("Files.\nSigns.", [("Files.", True), ("Signs.", False)]),
        ("Files.\n\nSigns.", [("Files.", True), ("Signs.", True)]),
        ("Files.\n  \n\n\nSigns.", [("Files.", True), ("Signs.", True)]),
        ("\n\n  Files \t many\u00a0things.  \n", [("Files many things.", True)]),
        ("Files.\u2028Signs.\x0bSeals.", [("Files.", True), ("Signs.", False), ("Seals.", False)]),
        ("<b>&amp;</b>", [("<b>&amp;</b>", True)]),
    ],
)
def test_what_a_person_typed_is_folded_into_statements(text, expected):
    assert [(line.text, line.begins_paragraph) for line in read(text, is_prose=True)] == expected
    assert [(line.text, line.begins_paragraph) for line in read(text, is_prose=False)] == [
        (words, False) for words, _ in expected
    ]


def old(*texts):
    return [Line(text, key=f"key-{number}") for number, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("before", "after", "keys"),
    [
        (["Files letters."], ["Files letters."], ["key-1"]),
        (["Files letters.", "Signs."], ["Signs.", "Files letters."], ["key-2", "key-1"]),
        (["Files letters."], ["Files all letters."], ["key-1"]),
        (["Files letters."], ["Leads the department."], [""]),
        (["Files letters."], ["Signs.", "Files letters.", "Seals."], ["", "key-1", ""]),
        (["Files letters.", "Signs."], ["Signs."], ["key-2"]),
        (["Files letters.", "Files letters."], ["Files letters.", "Files letters."], ["key-1", "key-2"]),
        (["Files letters."], ["Files letters.", "Files letters."], ["key-1", ""]),
        (["Files letters."], ["Files all letters.", "Files letters."], ["", "key-1"]),
        (
            ["Files old letters.", "Files new letters."],
            ["Files newer letters.", "Files older letters."],
            ["key-2", "key-1"],
        ),
        ([], ["Files letters."], [""]),
        (["Files letters."], [], []),
    ],
    ids=[
        "the same",
        "moved",
        "reworded",
        "replaced",
        "among new ones",
        "one deleted",
        "twice the same",
        "doubled",
        "the same before the alike",
        "the most alike pairs",
        "the first",
        "all deleted",
    ],
)
def test_a_line_that_is_an_old_statement_keeps_its_key(before, after, keys):
    assert [line.key for line in keyed([Line(text) for text in after], old(*before))] == keys


similar = st.lists(st.text("abc ", min_size=1, max_size=6), max_size=6)


@given(similar, similar)
def test_no_key_is_given_twice_or_invented_and_no_word_is_lost(before, after):
    stored = old(*before)

    found = keyed([Line(text) for text in after], stored)

    kept = [line.key for line in found if line.key]
    assert len(kept) == len(set(kept))
    assert set(kept) <= {line.key for line in stored}
    assert [line.text for line in found] == after


@given(similar, st.randoms())
def test_what_is_only_moved_keeps_every_key(before, random):
    stored = old(*before)
    moved = random.sample(stored, len(stored))

    found = keyed([Line(line.text) for line in moved], stored)

    assert sorted(line.key for line in found) == sorted(line.key for line in stored)
    assert {line.text for line in found} == {line.text for line in stored}


@given(similar)
def test_what_is_not_changed_stays_as_it_is(before):
    stored = old(*before)

    assert keyed([Line(line.text) for line in stored], stored) == stored
