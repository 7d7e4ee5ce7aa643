"""A cell saves by itself, is told what became of its lines, and refuses what it cannot keep."""

import json

import pytest

from ladders.models import CellChange
from tests.factories import EditionFactory
from tests.ladders.editor.sheet import asked, page, save, texts
from tests.markup import read

pytestmark = pytest.mark.django_db


def test_a_cell_is_saved_and_the_page_is_told_what_became_of_its_lines(client, editor, draft):
    was = texts(draft)[0]

    response = save(client, draft, text=f"  {was[:-1]} well. \n\nFiles.")

    answer = response.json()
    assert (response.status_code, answer["text"]) == (200, f"{was[:-1]} well.\nFiles.")
    assert (answer["words"], answer["count"]) == ("1 changed, 1 new", 2)
    assert [(each["kind"], each["was"]) for each in answer["became"]] == [("changed", was), ("new", None)]
    assert answer["version"] == asked(draft)["version"]
    assert [(each.by, each.before, each.after) for each in CellChange.objects.of_edition(draft)] == [
        (editor, was, answer["text"])
    ]


def test_a_stale_save_is_answered_with_both_sides(client, editor, draft):
    mine = asked(draft, text="Mine.")
    save(client, draft, text="Theirs.")

    response = save(client, draft, json.dumps(mine))

    answer = response.json()
    assert (response.status_code, answer["text"], answer["by"]) == (409, "Theirs.", str(editor))
    assert texts(draft)[0] == "Theirs."
    response = save(client, draft, json.dumps(mine | {"version": answer["version"]}))
    assert (response.status_code, texts(draft)[0]) == (200, "Mine.")


def test_a_change_is_undone_through_the_server(client, editor, draft):
    was = texts(draft)[0]
    save(client, draft, text="Other.")

    assert save(client, draft, text=None).json()["text"] == was


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        '"x"',
        "{}",
        b"\xff",
        "[" * 100_000,
        "9" * 5_000,
        '{"level": "1", "row": 1, "version": "", "text": ""}',
        '{"level": true, "row": 1, "version": "", "text": ""}',
        '{"level": 1, "row": 1, "version": "", "text": ["x"]}',
        '{"level": 1, "row": 1, "version": ""}',
        '{"level": 1, "row": 1, "version": "", "text": "", "said": [1]}',
        '{"level": 1, "row": 1, "version": "", "text": "", "said": {"-1": "x"}}',
    ],
)
def test_a_request_that_is_none_is_refused_in_words(client, editor, draft, body):
    response = save(client, draft, body)

    assert response.status_code == 400
    assert response.json()["reasons"][0].startswith("The request is not understood")


@pytest.mark.parametrize(
    "text", ["x" * 1_000_000, "x\n" * 5_000, "\0", "a\x07b", "\ud800"], ids=["1 MB", "lines", "NUL", "bell", "half"]
)
def test_what_cannot_be_stored_is_refused_in_words(client, editor, draft, text):
    before = texts(draft)

    assert save(client, draft, text=text).status_code == 422
    assert texts(draft) == before


@pytest.mark.parametrize("pk", [0, -1, 10**30])
@pytest.mark.parametrize("name", ["level", "row"])
def test_an_unknown_level_or_row_is_refused_in_words(client, editor, draft, name, pk):
    assert save(client, draft, **{name: pk}).status_code == 422


def test_a_row_of_another_edition_is_refused(client, editor, draft):
    other = EditionFactory()
    before = texts(other)

    assert save(client, draft, row=other.rows.get().pk).status_code == 422
    assert texts(other) == before


@pytest.mark.parametrize("tail", [f"{10**30}/ladder/", "0/ladder/", "7/ladder/levels/0/", f"7/ladder/rows/{10**17}/"])
def test_what_is_not_there_is_not_found(client, editor, tail):
    EditionFactory(pk=7)

    assert client.get(f"/admin/jobfamilies/edition/{tail}").status_code == 404


def test_who_changed_which_cell_when_from_what_to_what(client, editor, draft):
    was = texts(draft)[0]
    save(client, draft, text="<i>Other</i>.")

    shown = read(client.get(page("_changes", draft)))

    level, row = draft.levels.get(rank=1), draft.rows.get(place=1)
    assert shown.texts("ol.changes h2") == [f"{level}, {row}"]
    assert shown.texts("div.from-to div.source") == [was, "<i>Other</i>."]
