"""From the family to the draft, what the sheet shows, and for whom it is."""

import pytest
from django.urls import reverse

from jobfamilies.models import Edition
from tests.factories import DimensionFactory, EditionFactory, JobFamilyFactory, UserFactory
from tests.ladders.cells import put_text
from tests.ladders.editor.sheet import page, save, texts
from tests.markup import read

pytestmark = pytest.mark.django_db


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
    put_text(level, row, "<b>One</b> & only.")

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
    client.force_login(UserFactory(administrator=True))

    assert (client.get(page(name, draft)).status_code, client.post(page(name, draft)).status_code) == (403, 403)
