"""HR edits a level's facts and statements in the admin: what is kept, what is refused, and in which words."""

import pytest
from django.urls import reverse

from jobfamilies.models import Level
from ladders.models import Statement
from tests.factories import (
    EditionFactory,
    GradeFactory,
    LevelFactory,
    RowFactory,
    StatementFactory,
)
from tests.markup import filled_in, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

ADD = reverse("admin:jobfamilies_level_add")


def change(level):
    return reverse("admin:jobfamilies_level_change", args=[level.pk])


@pytest.fixture
def level():
    """A level of a draft: a list of two statements, running text of two paragraphs, and a row that says nothing."""
    level = LevelFactory(title="Clerk I", slug="clerk-i", edition=EditionFactory(levels=0, rows=0))
    duties = RowFactory(edition=level.edition, label="Duties")
    summary = RowFactory(edition=level.edition, label="Summary", prose=True)
    RowFactory(edition=level.edition, label="Conditions")
    for text in ("Files letters.", "Signs for parcels."):
        StatementFactory(level=level, row=duties, text=text)
    for text, begins in (("Keeps the books.", True), ("Helps.", False), ("Leaves at five.", True)):
        StatementFactory(level=level, row=summary, text=text, begins_paragraph=begins)
    return level


def row(level, label):
    return level.edition.rows.get(label=label)


def said(level, label):
    """Return (key, text, whether a paragraph begins) of each statement in the cell, in order."""
    cell = Statement.objects.of_cell(level, row(level, label)).order_by("place")
    return list(cell.values_list("key", "text", "begins_paragraph"))


def form_of(client, address):
    page = read(client.get(address))
    return page, filled_in(page.find("form#level_form")[0])


def save(client, level, **changed):
    """Send the level's page as a browser does, with these fields changed; cells by their row's label."""
    values = form_of(client, change(level))[1]
    names = {each.label: f"row_{each.pk}" for each in level.edition.rows.all()}
    for name, value in changed.items():
        values[names.get(name, name)] = value
    return client.post(change(level), values)


def errors(response):
    return read(response).texts("ul.errorlist li")


# --- what the page shows ---------------------------------------------------------------------------------------------


def test_every_row_is_a_text_area_with_one_statement_a_line(client, level):
    page, values = form_of(client, change(level))

    assert [area["name"] for area in page.find("fieldset textarea")] == [
        f"row_{each.pk}" for each in level.edition.rows.order_by("place")
    ]
    assert [values[f"row_{row(level, label).pk}"] for label in ("Duties", "Summary", "Conditions")] == [
        "Files letters.\nSigns for parcels.",
        "Keeps the books.\nHelps.\n\nLeaves at five.",
        "",
    ]


def test_the_key_is_shown_and_not_written(client, level):
    page, values = form_of(client, change(level))

    assert page.texts("div.field-key div.readonly") == [str(level.key)]
    assert "key" not in values


@pytest.mark.parametrize("rows", [1, 6])
def test_its_queries_do_not_grow_with_the_rows(client, rows, django_assert_num_queries):
    draft = EditionFactory(rows=rows)

    with django_assert_num_queries(15):
        client.get(change(draft.levels.get()))


# --- what saving keeps -----------------------------------------------------------------------------------------------


def test_saving_without_a_change_changes_nothing(client, level):
    before = list(Statement.objects.order_by("pk").values())

    response = save(client, level)

    assert response.status_code == 302
    assert list(Statement.objects.order_by("pk").values()) == before


def test_line_ends_of_browsers_change_nothing(client, level):
    before = list(Statement.objects.order_by("pk").values())

    save(client, level, Summary="Keeps the books.\r\nHelps.\r\n\r\nLeaves at five.\r\n")

    assert list(Statement.objects.order_by("pk").values()) == before


def test_reworded_and_moved_statements_keep_their_keys_and_new_ones_get_one(client, level):
    files, signs = (key for key, _, _ in said(level, "Duties"))

    save(client, level, Duties="Signs for parcels.\nLeads a team of four.\nFiles all letters.")

    keys, texts, _ = zip(*said(level, "Duties"), strict=True)
    assert texts == ("Signs for parcels.", "Leads a team of four.", "Files all letters.")
    assert (keys[0], keys[2]) == (signs, files)
    assert keys[1] not in (signs, files)


def test_paragraphs_of_running_text_are_kept_and_lists_have_none(client, level):
    save(
        client,
        level,
        Summary="Keeps the books.\n\nHelps.\nLeaves at five.",
        Duties="Files letters.\n\nSigns for parcels.",
    )

    assert [begins for _, _, begins in said(level, "Summary")] == [True, True, False]
    assert [begins for _, _, begins in said(level, "Duties")] == [False, False]


def test_a_cell_can_be_emptied_and_filled(client, level):
    save(client, level, Duties="  \n ", Conditions="Works outdoors.")

    assert (said(level, "Duties"), [text for _, text, _ in said(level, "Conditions")]) == ([], ["Works outdoors."])


def test_hostile_text_is_stored_as_it_is_and_shown_escaped(client, level):
    hostile = "</textarea><script>alert(1)</script> & “quotes” {{ request }} 🧗"

    save(client, level, Duties=hostile, title="<b>Clerk</b>")

    assert [text for _, text, _ in said(level, "Duties")] == [hostile]
    page, values = form_of(client, change(level))
    assert values[f"row_{row(level, 'Duties').pk}"] == hostile
    assert [script.text for script in page.find("main script") if "alert" in script.text] == []


def test_facts_are_saved_with_the_statements(client, level):
    grade = GradeFactory(organization=level.edition.family.organization)

    save(client, level, title="Clerk One", job_code="C1", grade=grade.pk, grade_text="57", exemption="nonexempt")

    level.refresh_from_db()
    assert (level.title, level.job_code, level.grade, level.grade_text, level.exemption) == (
        "Clerk One",
        "C1",
        grade,
        "57",
        "nonexempt",
    )


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"rank": "2"}, "Another level has that rank."),
        ({"slug": "clerk-ii"}, "Another level of this edition has that slug."),
        ({"job_code": "C2"}, "Another level of this edition has that job code."),
        ({"source_date": "3/2007"}, "Write a year, a month or a day: 2007, 2007-03 or 2007-03-31."),
        ({"rank": ""}, "This field is required."),
        ({"title": "x" * 121}, "Ensure this value has at most 120 characters (it has 121)."),
        ({"Duties": "x" * 50_001}, "Ensure this value has at most 50000 characters (it has 50001)."),
        ({"Duties": "a\x00b"}, "Null characters are not allowed."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(client, level, changed, refusal):
    LevelFactory(edition=level.edition, rank=2, slug="clerk-ii", job_code="C2")
    before = list(Level.objects.values()), list(Statement.objects.order_by("pk").values())

    response = save(client, level, **changed)

    assert (response.status_code, errors(response)) == (200, [refusal])
    assert (list(Level.objects.values()), list(Statement.objects.order_by("pk").values())) == before


def test_a_grade_needs_its_wording(client, level):
    response = save(client, level, grade=GradeFactory(organization=level.edition.family.organization).pk)

    assert errors(response) == ["Write the grade as readers are to see it."]


def test_a_level_stays_in_its_edition(client, level):
    other = EditionFactory()

    save(client, level, edition=other.pk)

    level.refresh_from_db()
    assert level.edition != other


@pytest.mark.parametrize("traits", [{"published": True}, {"scheduled": True}, {"withdrawn": True}])
def test_a_published_level_can_be_read_and_nothing_sent_to_it_counts(client, traits):
    level = EditionFactory(**traits).levels.get()
    page = read(client.get(change(level)))
    before = Level.objects.values().get(), Statement.objects.values().get()

    response = client.post(change(level), {"title": "Changed", f"row_{level.edition.rows.get().pk}": "Other words."})

    assert page.find("main textarea") + page.find("main input[name=title]") == []
    assert page.texts("div.field-statements div.readonly") == ["Published, and so read only: read it on the site."]
    assert [link["href"] for link in page.find("div.field-statements a")] == [level.get_edition_url()]
    assert response.status_code == 403
    assert (Level.objects.values().get(), Statement.objects.values().get()) == before


def test_a_level_is_not_added_to_a_published_edition(client):
    edition = EditionFactory(published=True)
    values = form_of(client, ADD)[1] | {"edition": edition.pk, "rank": 2, "slug": "new"}

    response = client.post(ADD, values)

    assert errors(response) == ["A published edition cannot change. Start a draft from it."]
    assert edition.levels.count() == 1


def test_a_level_is_added_to_a_draft_and_then_written(client):
    draft = EditionFactory(levels=0)
    values = form_of(client, ADD)[1] | {"edition": draft.pk, "rank": 1, "slug": "clerk", "title": "Clerk"}

    client.post(ADD, values)
    level = draft.levels.get()
    save(client, level, **{draft.rows.get().label: "Files letters."})

    assert (level.title, draft.statements.get().text) == ("Clerk", "Files letters.")
