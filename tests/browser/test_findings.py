"""HR's pages of checks and of flat lists: accessible, and from a finding one comes to its cell."""

import pytest
from django.urls import reverse

from jobfamilies.models import Grade
from ladders.models import Statement, Waiver
from tests.browser.checks import faults
from tests.browser.steps import follow
from tests.factories import EditionFactory, GradeFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft():
    edition = EditionFactory(levels=2, rows=2, statements=1)
    Statement.objects.filter(edition=edition).update(text="TBD by the chairman.")
    return edition


def test_an_approver_waives_a_finding_and_lifts_it_again(page, draft, sign_in):
    sign_in(UserFactory(hr_approver=True))
    page.goto(reverse("admin:ladders_edition_checks", args=[draft.pk]))
    assert faults(page) == []

    follow(page.locator("section.blocks a.button").first)
    assert faults(page) == []
    page.get_by_label("Reason").fill("The board decides in May.")
    follow(page.get_by_role("button", name="Waive"))
    page.get_by_text("The board decides in May.").wait_for()
    assert faults(page) == []
    follow(page.get_by_role("button", name="Lift"))
    page.get_by_text("The waiver is lifted.").wait_for()
    assert [waiver.lifted_at is not None for waiver in Waiver.objects.all()] == [True]


def test_a_finding_leads_to_its_cell_in_the_editor(page, draft, sign_in):
    sign_in(UserFactory(hr_editor=True))
    page.goto(reverse("admin:ladders_edition_checks", args=[draft.pk]))
    link = page.locator("section.blocks .place a").first
    cell = link.get_attribute("href").partition("#")[2]
    link.click()

    page.locator(f"[id='{cell}']").wait_for()


def test_a_file_is_checked_shown_and_written(page, sign_in):
    GradeFactory(organization=OrganizationFactory(slug="works"), slug="one", name="One", order=1)
    sign_in(UserFactory(hr_editor=True))
    page.goto(reverse("admin:jobfamilies_grade_changelist"))
    follow(page.get_by_role("link", name="Import"))
    assert faults(page) == []

    for rows in ("works,one,,x\n", "works,one,First,1\nworks,two,Two,2\n"):
        content = f"organization,slug,name,order\n{rows}".encode()
        page.get_by_label("CSV or Excel file").set_input_files(
            {"name": "a.csv", "mimeType": "text/csv", "buffer": content}
        )
        follow(page.get_by_role("button", name="Check the file"))
        page.locator(".errornote, .scrolls").wait_for()
        assert faults(page) == []
    follow(page.get_by_role("button", name="Write these rows"))
    page.get_by_text("Imported: 1 new, 1 changed, 0 same.").wait_for()
    assert [grade.name for grade in Grade.objects.order_by("order")] == ["First", "Two"]
