"""HR edits a level's facts in the admin and reads what it expects: what is kept, what is refused, in which words."""

import pytest
from django.urls import reverse

from jobfamilies.models import Level
from ladders.models import CellChange, Statement
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


def form_of(client, address):
    page = read(client.get(address))
    return page, filled_in(page.find("form#level_form")[0])


def save(client, level, **changed):
    """Send the level's page as a browser does, with these fields changed."""
    return client.post(change(level), form_of(client, change(level))[1] | changed)


def errors(response):
    return read(response).texts("ul.errorlist li")


# --- what the page shows ---------------------------------------------------------------------------------------------


def test_what_it_expects_is_read_here_and_written_in_the_grid(client, level):
    page, _ = form_of(client, change(level))

    assert [(each.tag, each.text) for each in page.find("dl.expectations")[0].content if hasattr(each, "tag")] == [
        ("dt", "Duties"),
        ("dd", "Files letters."),
        ("dd", "Signs for parcels."),
        ("dt", "Summary"),
        ("dd", "Keeps the books."),
        ("dd", "Helps."),
        ("dd", "Leaves at five."),
        ("dt", "Conditions"),
        ("dd", "Not stated"),
    ]
    assert page.find("fieldset textarea") == []
    assert [(link["href"], link.text) for link in page.find("div.field-expectations a")] == [
        (f"{reverse('admin:ladders_editor', args=[level.edition_id])}#level-{level.pk}", "Edit ladder")
    ]


def test_nothing_that_is_sent_here_reaches_a_cell(client, level):
    before = list(Statement.objects.order_by("pk").values())
    cells = {f"row_{row.pk}": "Other words." for row in level.edition.rows.all()}

    response = save(client, level, title="Other", **cells)

    assert response.status_code == 302
    assert list(Statement.objects.order_by("pk").values()) == before
    assert not CellChange.objects.filter(kind="text").exists()


def test_the_key_is_shown_and_not_written(client, level):
    page, values = form_of(client, change(level))

    assert page.texts("div.field-key div.readonly") == [str(level.key)]
    assert "key" not in values


@pytest.mark.parametrize("rows", [1, 6])
def test_its_queries_do_not_grow_with_the_rows(client, rows, django_assert_num_queries):
    draft = EditionFactory(rows=rows)

    with django_assert_num_queries(14):
        client.get(change(draft.levels.get()))


# --- what saving keeps -----------------------------------------------------------------------------------------------


def test_saving_without_a_change_changes_nothing(client, level):
    before = Level.objects.values().get()

    response = save(client, level)

    assert response.status_code == 302
    assert Level.objects.values().get() == before
    assert not CellChange.objects.exists()


def test_hostile_text_is_shown_escaped(client, level):
    hostile = "</textarea><script>alert(1)</script> & “quotes” {{ request }} 🧗"
    StatementFactory(level=level, row=level.edition.rows.get(label="Conditions"), text=hostile)

    save(client, level, title="<b>Clerk</b>")

    page, _ = form_of(client, change(level))
    assert page.texts("dl.expectations dd")[-1] == hostile
    assert [script.text for script in page.find("main script") if "alert" in script.text] == []


def test_facts_are_saved_and_the_log_says_who_changed_them(client, editor, level):
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
    (change,) = CellChange.objects.of_edition(level.edition)
    assert (change.kind, change.level_key, change.by) == ("level changed", level.key, editor)
    assert "title: Clerk I" in change.before.splitlines()


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"slug": "clerk-ii"}, "Another level of this edition has that slug."),
        ({"job_code": "C2"}, "Another level of this edition has that job code."),
        ({"source_date": "3/2007"}, "Write a year, a month or a day: 2007, 2007-03 or 2007-03-31."),
        ({"rank": ""}, "This field is required."),
        ({"title": "x" * 121}, "Ensure this value has at most 120 characters (it has 121)."),
        ({"title": "a\x00b"}, "The text holds the sign U+0000, which no text has."),
        ({"title": "a\x07b"}, "The text holds the sign U+0007, which no text has."),
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
    assert page.texts("div.field-expectations p") == ["Published, and so read only: read it on the site."]
    assert [link["href"] for link in page.find("div.field-expectations a")] == [level.get_edition_url()]
    assert response.status_code == 403
    assert (Level.objects.values().get(), Statement.objects.values().get()) == before


def test_a_level_is_not_added_to_a_published_edition(client):
    edition = EditionFactory(published=True)
    values = form_of(client, ADD)[1] | {"edition": edition.pk, "rank": 2, "slug": "new"}

    response = client.post(ADD, values)

    assert errors(response) == ["A published edition cannot change. Start a draft from it."]
    assert edition.levels.count() == 1


def test_a_level_is_added_to_a_draft_at_its_rank_and_logged(client, editor):
    draft = EditionFactory(levels=2)
    values = form_of(client, ADD)[1] | {"edition": draft.pk, "rank": 2, "slug": "clerk", "title": "Clerk"}

    client.post(ADD, values)

    assert [level.slug for level in draft.levels.order_by("rank")][1] == "clerk"
    assert [(each.kind, each.by) for each in CellChange.objects.of_edition(draft).filter(level_name="Clerk")] == [
        ("level added", editor)
    ]


def test_a_level_that_is_deleted_is_retired_and_logged_with_what_it_said(client, editor, level):
    client.post(reverse("admin:jobfamilies_level_delete", args=[level.pk]), {"post": "yes"})

    (change,) = CellChange.objects.of_edition(level.edition)
    assert (change.kind, change.by, Statement.objects.count()) == ("level retired", editor, 0)
    assert "Duties: Files letters." in change.before.splitlines()
