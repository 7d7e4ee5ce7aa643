"""HR makes drafts, and edits their levels and rows together, in the admin."""

import pytest
from django.urls import reverse

from jobfamilies.models import Edition, Level
from ladders.models import Row, Statement
from tests.factories import DimensionFactory, EditionFactory, StatementFactory, UserFactory
from tests.markup import filled_in, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor")]

LIST = reverse("admin:jobfamilies_edition_changelist")


def change(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def form_of(client, row):
    return filled_in(read(client.get(change(row))).find(f"form#{row._meta.model_name}_form")[0])


def errors(response):
    return read(response).texts("ul.errorlist li")


# --- drafts ----------------------------------------------------------------------------------------------------------


def start_drafts(client, *editions):
    chosen = {"action": "start_drafts", "_selected_action": [edition.pk for edition in editions]}
    return client.post(LIST, chosen, follow=True)


def test_drafts_start_from_the_selected_editions(client):
    editions = [EditionFactory(published=True, statements=2), EditionFactory(published=True)]

    response = start_drafts(client, *editions)

    drafts = [edition.family.editions.get(number=2) for edition in editions]
    assert [draft.state for draft in drafts] == ["draft", "draft"]
    assert sorted(read(response).texts("ul.messagelist li")) == sorted(f"Draft made: {draft}." for draft in drafts)
    links = [link["href"] for link in read(response).find("ul.messagelist a")]
    assert sorted(links) == sorted(change(draft) for draft in drafts)


def test_a_family_with_an_open_edition_gets_no_second_one_and_the_others_do(client):
    busy, free = EditionFactory(published=True), EditionFactory(published=True)
    EditionFactory(family=busy.family, draft=True)

    response = start_drafts(client, busy, free)

    assert sorted(read(response).texts("ul.messagelist li")) == sorted(
        [f"{busy.family} has an open edition already.", f"Draft made: {free.family.editions.get(number=2)}."]
    )
    assert [each.family.editions.count() for each in (busy, free)] == [2, 2]


def test_an_approver_starts_no_draft(client):
    edition = EditionFactory(published=True)
    client.force_login(UserFactory(hr_approver=True))

    start_drafts(client, edition)

    assert Edition.objects.count() == 1


def test_a_draft_can_be_thrown_away_with_all_that_it_holds(client):
    draft = EditionFactory(levels=2, rows=2)

    client.post(reverse("admin:jobfamilies_edition_delete", args=[draft.pk]), {"post": "yes"})

    assert [model.objects.count() for model in (Edition, Level, Row, Statement)] == [0, 0, 0, 0]


@pytest.mark.parametrize(("model", "answer"), [(Edition, 200), (Level, 403), (Row, 403), (Statement, 200)])
def test_what_is_published_is_not_deleted_from_a_list_either(client, model, answer):
    EditionFactory(published=True)
    row = model.objects.get()
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}

    response = client.post(reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_changelist"), chosen)

    assert response.status_code == answer  # 200 is a page that says why not, or the list, which offers no deleting
    assert model.objects.get() == row


# --- levels and rows of a draft --------------------------------------------------------------------------------------


def add_level(values, number, **fields):
    """Fill in one more level of the edition's page."""
    blank = {"rank": number, "slug": f"level-{number}-new", "title": f"Level {number}", "job_code": ""} | fields
    total = int(values["levels-TOTAL_FORMS"])
    values |= {f"levels-{total}-{name}": value for name, value in blank.items()}
    values["levels-TOTAL_FORMS"] = total + 1


def test_levels_and_rows_are_added_on_the_editions_page(client):
    draft = EditionFactory()
    values = form_of(client, draft) | {"title": "Office Clerk", "rows-TOTAL_FORMS": 2}
    add_level(values, 2, title="Clerk II", job_code="C2")
    values |= {
        "rows-1-place": 2,
        "rows-1-dimension": DimensionFactory().pk,
        "rows-1-label": "Impact",
        "rows-1-style": "list",
    }

    response = client.post(change(draft), values)

    assert response.status_code == 302
    draft.refresh_from_db()
    assert draft.title == "Office Clerk"
    assert list(draft.levels.order_by("rank").values_list("title", "job_code"))[1] == ("Clerk II", "C2")
    assert list(draft.rows.order_by("place").values_list("label", flat=True))[1] == "Impact"
    assert draft.statements.count() == 1


@pytest.mark.parametrize(
    ("second", "refusal"),
    [
        ({"job_code": "C1"}, "Another level of this edition has that job code."),
        ({"slug": "same"}, "Please correct the duplicate data for slug."),
        ({"rank": 2}, "“Level 2” is given this place too."),
    ],
)
def test_two_new_levels_that_clash_are_refused_in_words(client, second, refusal):
    draft = EditionFactory()
    values = form_of(client, draft)
    add_level(values, 2, job_code="C1", slug="same")
    add_level(values, 3, **second)

    response = client.post(change(draft), values)

    assert response.status_code == 200
    assert refusal in errors(response)
    assert draft.levels.count() == 1


def test_many_levels_without_a_job_code_do_not_clash(client):
    draft = EditionFactory()
    values = form_of(client, draft)
    add_level(values, 2)
    add_level(values, 3)

    client.post(change(draft), values)

    assert draft.levels.count() == 3


def test_a_deleted_levels_job_code_is_free(client):
    draft = EditionFactory()
    Level.objects.update(job_code="C1")
    values = form_of(client, draft) | {"levels-0-DELETE": "on"}
    add_level(values, 2, job_code="C2")

    client.post(change(draft), values)

    assert list(draft.levels.values_list("job_code", flat=True)) == ["C2"]


def test_nothing_sent_to_a_published_edition_counts(client):
    edition = EditionFactory(published=True)
    page = read(client.get(change(edition)))

    response = client.post(change(edition), {"title": "Changed", "levels-TOTAL_FORMS": 0, "rows-TOTAL_FORMS": 0})

    assert page.find("main input[name=title]") + page.find("main textarea") + page.find("main select") == []
    assert response.status_code == 403
    assert Edition.objects.get().title == edition.title


@pytest.mark.parametrize("number", ["0", "-1", "x", "1"])
def test_a_number_that_cannot_be_is_refused(client, number):
    edition = EditionFactory(published=True)
    draft = EditionFactory(family=edition.family)
    values = form_of(client, draft) | {"number": number}

    response = client.post(change(draft), values)

    assert response.status_code == 200
    assert len(errors(response)) == 1
    assert Edition.objects.get(pk=draft.pk).number == 2


# --- rows and statements on pages of their own -----------------------------------------------------------------------


def test_a_row_is_edited_and_stays_in_its_edition(client):
    draft, other = EditionFactory(), EditionFactory()
    row = draft.rows.get()
    values = form_of(client, row) | {"label": "Core Duties", "edition": other.pk}

    response = client.post(change(row), values)

    row.refresh_from_db()
    assert (response.status_code, row.label, row.edition) == (302, "Core Duties", draft)


def test_a_row_that_clashes_is_refused_in_words(client):
    draft = EditionFactory(rows=2)
    first, second = draft.rows.order_by("place")
    values = form_of(client, second) | {"dimension": first.dimension.pk}

    response = client.post(change(second), values)

    assert errors(response) == ["Another row of this edition has that dimension."]


def test_a_row_is_not_added_to_a_published_edition(client):
    edition = EditionFactory(published=True)
    add = reverse("admin:ladders_row_add")
    values = filled_in(read(client.get(add)).find("form#row_form")[0])

    response = client.post(
        add, values | {"edition": edition.pk, "dimension": DimensionFactory().pk, "label": "New", "place": 2}
    )

    assert errors(response) == ["A published edition cannot change. Start a draft from it."]
    assert edition.rows.count() == 1


def test_a_statement_is_read_here_and_written_in_the_grid(client):
    statement = StatementFactory()
    page = read(client.get(change(statement)))

    assert page.find("main [name=text]") == []
    assert [link["href"] for link in page.find("div.field-written a")] == [
        f"{reverse('admin:ladders_editor', args=[statement.edition_id])}"
        f"#cell-{statement.level.key}-{statement.row.dimension.slug}"
    ]
    assert client.post(change(statement), {"text": "Other words."}).status_code == 403
    assert Statement.objects.get().text == statement.text
