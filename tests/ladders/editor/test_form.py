"""Without JavaScript the editor is one form, which loses nothing that anybody typed."""

import pytest

from ladders.models import CellChange
from tests.factories import EditionFactory
from tests.ladders.editor.sheet import page, save, texts
from tests.markup import read

pytestmark = pytest.mark.django_db


def as_form(shown, **changed):
    """Return what the page's form sends, with some cells' texts by their place among all."""
    areas = shown.find("form#ladder textarea")
    sent = {area["name"]: area.content[0].removeprefix("\n") if area.content else "" for area in areas}
    for index, text in changed.items():
        sent[areas[int(index.removeprefix("cell"))]["name"]] = text
    return sent | {"versions": shown.find("input[name=versions]")[0]["value"]}


def test_one_form_saves_the_changed_cells_alone(client, editor, draft):
    before = texts(draft)
    shown = read(client.get(page("", draft)))

    response = client.post(page("", draft), as_form(shown, cell1="First.\r\nSecond."))

    assert response.url == page("", draft)
    assert CellChange.objects.count() == 1
    assert texts(draft) == [before[0], before[1], "First.", "Second.", before[3]]


def test_a_form_keeps_what_was_typed_where_somebody_else_was_first(client, editor, draft):
    before = texts(draft)
    shown = read(client.get(page("", draft)))
    save(client, draft, text="Theirs.")

    response = client.post(page("", draft), as_form(shown, cell0="Mine.", cell3="Mine too."))

    again = read(response)
    assert response.status_code == 409
    assert (again.texts("td.conflict textarea"), again.texts("div.theirs")) == (["Mine."], ["Theirs."])
    assert texts(draft) == ["Theirs.", *before[1:3], "Mine too."]
    client.post(page("", draft), as_form(again))
    assert texts(draft)[0] == "Mine."


def test_a_form_leaves_cells_alone_that_only_somebody_else_changed(client, editor, draft):
    shown = read(client.get(page("", draft)))
    save(client, draft, text="Theirs.")

    assert client.post(page("", draft), as_form(shown, cell3="Mine.")).status_code == 302
    assert (texts(draft)[0], texts(draft)[3]) == ("Theirs.", "Mine.")


def test_undo_saves_the_rest_of_the_form_first(client, editor, draft):
    was = texts(draft)[0]
    save(client, draft, text="Other.")
    shown = read(client.get(page("", draft)))

    client.post(page("", draft), as_form(shown, cell3="Kept.") | {"undo": shown.find("button[name=undo]")[0]["value"]})

    assert (texts(draft)[0], texts(draft)[3]) == (was, "Kept.")


def test_a_form_of_twelve_levels_and_forty_rows_is_within_the_limit_of_fields(client, editor):
    edition = EditionFactory(levels=12, rows=40, statements=0)
    shown = read(client.get(page("", edition)))

    client.post(page("", edition), as_form(shown, cell7="Said."))

    assert texts(edition) == ["Said."]
