"""The grid editor in the admin: opened from the family, saved cell by cell or as one form, nothing lost."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobfamilies.models import Edition
from ladders import cells
from ladders.actions import lines_of, write_cell
from ladders.models import CellChange, Statement
from tests.factories import DimensionFactory, EditionFactory, JobFamilyFactory, LevelFactory, RowFactory, UserFactory
from tests.markup import read

pytestmark = pytest.mark.django_db
UNCOUNTED = re.compile(r"FROM \"django_session|FROM \"website_user|FROM \"auth_permission|SAVEPOINT|^BEGIN|^COMMIT")


@pytest.fixture
def editor(client):
    user = UserFactory(hr_editor=True)
    client.force_login(user)
    return user


@pytest.fixture
def draft():
    """Two levels and two rows, every cell with a text of its own."""
    edition = EditionFactory(levels=2, rows=2, statements=0)
    for level in edition.levels.all():
        for row in edition.rows.all():
            write_cell(level=level, row=row, text=f"{level} does {row}.")
    return edition


def page(name, edition, *args):
    return reverse(f"admin:ladders_editor{name}", args=[edition.pk, *args])


def asked(edition, **facts):
    """Return the JSON that saves the first cell, as the page sends it."""
    level, row = edition.levels.order_by("rank").first(), edition.rows.order_by("place").first()
    stored = lines_of(Statement.objects.of_cell(level, row).order_by("place"))
    return {"level": level.pk, "row": row.pk, "version": cells.version(stored), "text": "x"} | facts


def save(client, edition, body=None, **facts):
    body = json.dumps(asked(edition, **facts)) if body is None else body
    return client.post(page("_cell", edition), body, content_type="application/json")


def texts(edition):
    found = Statement.objects.filter(edition=edition).order_by("level__rank", "row__place", "place")
    return list(found.values_list("text", flat=True))


def counted(queries):
    return [each["sql"] for each in queries if not UNCOUNTED.search(each["sql"])]


# --- from the family to the draft ------------------------------------------------------------------------------------


def test_from_the_family_one_starts_a_draft_of_what_is_in_force_by_post_alone(client, editor):
    published = EditionFactory(published=True)
    start = reverse("admin:ladders_edit_ladder", args=[published.family.pk])

    assert "begins with all that edition 1 says" in client.get(start).content.decode()
    assert Edition.objects.count() == 1
    response = client.post(start)

    draft = Edition.objects.get(number=2)
    assert response.url == page("", draft)
    assert set(draft.statements.values_list("key")) == set(published.statements.values_list("key"))
    assert client.get(start).url == page("", draft)
    assert client.post(start).url == page("", draft)


def test_a_family_without_an_edition_begins_with_a_level_and_chosen_rows(client, editor):
    family, dimension = JobFamilyFactory(), DimensionFactory()
    start = reverse("admin:ladders_edit_ladder", args=[family.pk])

    assert client.post(start, {"title": "Clerk"}).status_code == 200
    assert Edition.objects.count() == 0
    response = client.post(start, {"title": "Clerk", "slug": "clerk", "dimensions": [dimension.pk]})

    draft = family.editions.get()
    assert response.url == page("", draft)
    assert [level.title for level in draft.levels.all()] == ["Clerk"]
    assert [row.label for row in draft.rows.all()] == [dimension.name]


@pytest.mark.parametrize(("role", "shown"), [("hr_editor", 1), ("hr_approver", 0), ("employee", 0)])
def test_the_public_page_leads_hr_editors_to_the_editor(client, role, shown):
    edition = EditionFactory(published=True)
    client.force_login(UserFactory(**{role: True}))
    address = reverse("admin:ladders_edit_ladder", args=[edition.family.pk])

    links = read(client.get(edition.family.get_absolute_url())).find(f"a[href={address}]")

    assert len(links) == shown


@pytest.mark.parametrize("model", ["jobfamily", "edition"])
def test_the_admin_leads_to_the_editor(client, editor, draft, model):
    thing = draft if model == "edition" else draft.family
    wanted = page("", draft) if model == "edition" else reverse("admin:ladders_edit_ladder", args=[thing.pk])

    shown = read(client.get(reverse(f"admin:jobfamilies_{model}_change", args=[thing.pk])))

    assert shown.texts(f"a[href={wanted}]") == ["Edit ladder"]


# --- the sheet -------------------------------------------------------------------------------------------------------


def test_the_sheet_shows_every_cell_as_text_and_marks_what_differs_from_what_is_in_force(client, editor):
    published = EditionFactory(published=True, levels=2, statements=2)
    client.post(reverse("admin:ladders_edit_ladder", args=[published.family.pk]))
    draft = Edition.objects.get(number=2)
    level, row = draft.levels.order_by("rank").first(), draft.rows.get()
    was = "\n".join(texts(draft)[:2])
    write_cell(level=level, row=row, text="<b>One</b> & only.")

    shown = read(client.get(page("", draft)))

    assert shown.texts("td textarea")[0] == "<b>One</b> & only."
    assert [cell["id"] for cell in shown.find("td.changed")] == [f"cell-{level.key}-{row.dimension.slug}"]
    assert shown.texts("td.changed div.source") == [" ".join(was.split())]
    assert shown.texts("p.statement-count") == ["1 statement", "2 statements"]
    assert shown.texts("span[data-changed]") == ["1"]


@pytest.mark.parametrize(
    ("stage", "role", "reason"),
    [
        ("in_review", "hr_editor", "Take it back to draft to change it."),
        ("published", "hr_editor", "Start a draft from it."),
        ("draft", "hr_approver", "Only HR editors change a ladder."),
    ],
)
def test_who_cannot_change_it_reads_why(client, stage, role, reason):
    edition = EditionFactory(**{stage: True})
    client.force_login(UserFactory(**{role: True}))

    shown = read(client.get(page("", edition)))

    assert [text.endswith(reason) for text in shown.texts("p.errornote")] == [True]
    assert len(shown.find("textarea[readonly]")) == 1
    assert shown.find("input[type=submit]") == []
    response = save(client, edition)
    assert (response.status_code, response.json()["reasons"][0].endswith(reason)) == (422, True)


@pytest.mark.parametrize("name", ["", "_cell", "_checks", "_changes"])
def test_the_editor_is_for_hr(client, draft, name):
    client.force_login(UserFactory(employee=True, is_staff=True))

    assert (client.get(page(name, draft)).status_code, client.post(page(name, draft)).status_code) == (403, 403)


# --- a cell saves by itself ------------------------------------------------------------------------------------------


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
    "text", ["x" * 1_000_000, "x\n" * 5_000, "\0", "\ud800"], ids=["1 MB", "lines", "NUL", "half"]
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


# --- without JavaScript ----------------------------------------------------------------------------------------------


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


# --- levels and rows -------------------------------------------------------------------------------------------------


def test_a_level_is_added_renamed_moved_and_retired(client, editor, draft):
    client.post(page("_add", draft, "levels"), {"title": "Chief <b>Clerk</b>"})
    level = draft.levels.get(rank=3)
    assert (level.title, level.slug) == ("Chief <b>Clerk</b>", "chief-bclerkb")

    facts = {"title": "Chief", "slug": "chief", "job_code": "7", "exemption": "exempt"}
    client.post(page("_facts", draft, "levels", level.pk), facts)
    client.post(page("_move", draft, "levels", level.pk), {"to": "1"})
    level.refresh_from_db()
    assert (level.title, level.slug, level.job_code, level.exemption, level.rank) == (
        "Chief",
        "chief",
        "7",
        "exempt",
        1,
    )

    client.post(page("_move", draft, "levels", level.pk), {"to": "on"})
    assert draft.levels.get(rank=2) == level
    client.post(page("_retire", draft, "levels", level.pk))
    assert [each.rank for each in draft.levels.order_by("rank")] == [1, 2]


def test_a_row_is_added_headed_moved_and_retired(client, editor, draft):
    dimension = DimensionFactory()
    client.post(page("_add", draft, "rows"), {"dimension": dimension.pk, "style": "prose"})
    row = draft.rows.get(place=3)
    assert (row.label, row.style) == (dimension.name, "prose")

    facts = {"dimension": dimension.pk, "style": "list", "label": "Deciding", "heading": "JOB IMPACT"}
    client.post(page("_facts", draft, "rows", row.pk), facts)
    client.post(page("_move", draft, "rows", row.pk), {"to": "back"})
    row.refresh_from_db()
    assert (row.label, row.heading, row.style, row.place) == ("Deciding", "JOB IMPACT", "list", 2)

    client.post(page("_retire", draft, "rows", row.pk))
    assert [each.place for each in draft.rows.order_by("place")] == [1, 2]


@pytest.mark.parametrize("to", ["", "x", "-1", "9" * 30, "²"])
def test_a_place_that_is_none_moves_nothing(client, editor, draft, to):
    level = draft.levels.get(rank=1)

    assert client.post(page("_move", draft, "levels", level.pk), {"to": to}).status_code == 302
    assert draft.levels.get(rank=1) == level


def test_retiring_says_which_statements_go_and_is_done_by_post_alone(client, editor, draft):
    level = draft.levels.get(rank=1)
    going = texts(draft)[:2]

    shown = read(client.get(page("_retire", draft, "levels", level.pk)))

    assert shown.texts("ul.going span.source") == going
    assert f"Retire {level} with 2 statements" in [button["value"] for button in shown.find("input[type=submit]")]
    assert draft.levels.count() == 2


def test_facts_that_another_level_has_are_refused_beside_their_field(client, editor, draft):
    first, second = draft.levels.order_by("rank")

    shown = read(client.post(page("_facts", draft, "levels", second.pk), {"title": "x", "slug": first.slug}))

    assert "Another level of this edition has that slug." in shown.texts("ul.errorlist li")


def test_the_slug_of_a_published_level_is_shown_and_stays(client, editor):
    published = EditionFactory(published=True)
    client.post(reverse("admin:ladders_edit_ladder", args=[published.family.pk]))
    level = Edition.objects.get(number=2).levels.get()
    was = level.slug

    client.post(page("_facts", level.edition, "levels", level.pk), {"title": "New", "slug": "other"})

    level.refresh_from_db()
    assert (level.title, level.slug) == ("New", was)


def test_grades_and_documents_of_others_are_not_offered(client, editor, draft):
    strange = LevelFactory(graded=True).grade

    response = client.post(page("_add", draft, "levels"), {"title": "x", "grade": strange.pk, "grade_text": "x"})

    assert response.status_code == 200
    assert draft.levels.count() == 2


@pytest.mark.parametrize("kind", ["levels", "rows"])
def test_the_pages_of_levels_and_rows_change_nothing_in_review(client, editor, kind):
    edition = EditionFactory(in_review=True, levels=2, rows=2)
    thing = getattr(edition, kind).first()
    before = list(getattr(edition, kind).values())

    for name in ("_facts", "_move", "_retire"):
        client.post(page(name, edition, kind, thing.pk), {"to": "2", "title": "x", "slug": "x", "label": "x"})
    client.post(page("_add", edition, kind), {"title": "x", "dimension": DimensionFactory().pk, "style": "list"})

    assert list(getattr(edition, kind).values()) == before


# --- the record, and how much is asked -------------------------------------------------------------------------------


def test_who_changed_which_cell_when_from_what_to_what(client, editor, draft):
    was = texts(draft)[0]
    save(client, draft, text="<i>Other</i>.")

    shown = read(client.get(page("_changes", draft)))

    level, row = draft.levels.get(rank=1), draft.rows.get(place=1)
    assert shown.texts("ol.changes h2") == [f"{level}, {row}"]
    assert shown.texts("div.from-to div.source") == [was, "<i>Other</i>."]


def large(levels=12, rows=40):
    """Return a draft with two statements a cell, of a family that has an edition in force."""
    edition = EditionFactory(family=EditionFactory(published=True).family, levels=levels, rows=0)
    for place in range(rows):
        row = RowFactory(edition=edition, place=place + 1)
        Statement.objects.bulk_create(
            Statement(
                edition=edition, level=level, row=row, place=number, text=f"Does {place} of {level.rank} {number}."
            )
            for level in edition.levels.all()
            for number in (1, 2)
        )
    return edition


def test_a_large_ladder_opens_in_at_most_twelve_queries(client, editor):
    edition = large()
    save(client, edition, text="TBD")  # which blocks publishing, unless it is waived

    with CaptureQueriesContext(connection) as asks:
        assert client.get(page("", edition)).status_code == 200

    assert len(counted(asks.captured_queries)) == 11


@pytest.mark.parametrize(
    ("text", "queries"), [("Other.", 10), ("Does 0 of 1 1. Well.\nNew.\nDoes 1 of 1 2.", 10), ("", 7), (None, 10)]
)
def test_a_cell_of_a_large_ladder_is_saved_in_at_most_ten_queries(client, editor, text, queries):
    edition = large(rows=20)
    row = edition.rows.get(place=2)
    save(client, edition, row=row.pk, version=cells.version(stored(edition, row)), text="Does something else.")
    save(client, edition, text="Before.")

    body = json.dumps(asked(edition, text=text))

    with CaptureQueriesContext(connection) as asks:
        assert save(client, edition, body).status_code == 200

    assert len(counted(asks.captured_queries)) == queries


def stored(edition, row):
    level = edition.levels.order_by("rank").first()
    return lines_of(Statement.objects.of_cell(level, row).order_by("place"))
