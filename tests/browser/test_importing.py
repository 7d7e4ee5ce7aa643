"""HR imports a ladder in a browser: a file is given, what it says and changes is looked at, and it is applied."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.models import Statement
from tests.browser.checks import WIDER_THAN_SCREEN, faults
from tests.browser.steps import follow
from tests.factories import UserFactory

SOURCE = Path(__file__).parents[2] / "fixtures" / "sources" / "mit-it-consultant.txt"
OLD, NEW = "Good time management", "Very good time management"


@pytest.mark.usefixtures("documents")
def test_a_text_is_given_looked_at_and_applied(page, sign_in, tmp_path):
    edition = Edition.objects.in_force().get(family__slug="it-consultant")
    file = tmp_path / "consultant.txt"
    file.write_text(SOURCE.read_text().replace(OLD, NEW))
    page.set_default_timeout(60_000)  # the pages of a whole ladder are long
    sign_in(UserFactory(hr_editor=True))

    page.goto(f"/admin/jobfamilies/jobfamily/{edition.family_id}/change/")
    page.get_by_role("link", name="Import a ladder").click()
    follow(page.get_by_role("button", name="Start a draft from edition 1"))
    assert faults(page) == []
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what it says").click()

    expect(page.locator(".explains strong")).to_have_text("1 cell of the draft would change")
    expect(page.locator("td.changed ins")).to_have_text(["Very "])
    assert Statement.objects.filter(text__startswith=NEW).count() == 0
    assert faults(page) == []
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(WIDER_THAN_SCREEN) == []

    page.get_by_role("button", name="Apply to the draft").click()
    expect(page.locator(".messagelist .success")).to_contain_text("1 cell changed.")
    assert Statement.objects.filter(text__startswith=NEW).count() == 1


@pytest.mark.usefixtures("documents")
def test_a_row_that_nobody_knows_is_chosen_before_it_is_applied(page, sign_in):
    draft = start_draft(edition=Edition.objects.in_force().get(family__slug="it-manager"))
    page.set_default_timeout(60_000)
    sign_in(UserFactory(hr_editor=True))

    page.goto(f"/admin/jobfamilies/edition/import/{draft.family_id}/")
    page.get_by_label("Or paste a table or text").fill(
        "JOB\tIT Manager\tSenior IT Manager\nUnheard of\tLeads.\tDirects."
    )
    page.get_by_role("button", name="Show what it says").click()
    page.get_by_label("Which dimension Unheard of is").select_option("Budget impact")
    page.get_by_role("button", name="Apply to the draft").click()

    expect(page.locator("td.changed ins")).to_have_text(["Leads.", "Directs."])
    page.get_by_role("button", name="Apply to the draft").click()
    expect(page.locator(".messagelist .success")).to_contain_text("2 cells changed.")
    assert list(Statement.objects.filter(row__label="Unheard of").values_list("text", flat=True)) == [
        "Leads.",
        "Directs.",
    ]
