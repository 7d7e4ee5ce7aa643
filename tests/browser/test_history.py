"""What changed from one edition to another, and the ladder as of a day, in a browser."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.models import Statement
from tests.browser.checks import faults, printed
from tests.factories import UserFactory, publish

LADDER = "/mit/it-consultant/"


@pytest.fixture
def second(documents):
    """A second edition of IT Consultant, in force since today: one statement reworded, one gone."""
    first = Edition.objects.in_force().get(family__slug="it-consultant")
    draft = start_draft(edition=first)
    said = Statement.objects.filter(edition=draft, level__slug="it-consultant-ii").order_by("row__place", "place")
    reworded, gone = said[1], said[4]
    Statement.objects.filter(pk=reworded.pk).update(text=f"{reworded.text} at once")
    gone.delete()
    draft.levels.filter(slug="it-consultant-iii").update(title="Lead IT Consultant")
    return publish(draft, localdate()), reworded.text, gone.text


def test_from_the_ladder_to_its_history_to_what_changed(page, second):
    _, reworded, gone = second

    page.goto(LADDER)
    page.get_by_role("link", name="History", exact=True).click()
    page.get_by_role("link", name="What changed from edition 1").click()

    expect(page.locator("h1")).to_have_text("IT Consultant: from edition 1 to edition 2")
    rows = page.locator("#l-it-consultant-ii tr[data-change] td.said")
    expect(rows).to_have_text([f"{reworded} [added: at once]", f"[left out: {gone}]"])
    expect(rows.nth(0).locator("ins")).to_have_text("[added: at once]")
    expect(rows.nth(1).locator("del")).to_have_text(f"[left out: {gone}]")
    expect(page.locator("#l-it-consultant-iii dl ins")).to_have_text("[added: Lead]")
    page.get_by_role("link", name="Show unchanged").click()
    expect(page.locator('tr[data-change="unchanged"]').first).to_be_visible()
    page.get_by_role("link", name="Show only what changed").click()
    expect(page.locator('tr[data-change="unchanged"]')).to_have_count(0)


def test_the_pages_of_the_past_are_accessible_on_every_screen_and_print(page, second):
    for address in ("editions/1/changes/2/", "levels/it-consultant-ii/history/?since=2999-01-01"):
        page.goto(LADDER + address)
        assert faults(page) == []

    page.goto(LADDER + "editions/1/changes/2/")
    assert "Lead" in printed(page).pages[0].extract_text()


def test_the_ladder_as_of_a_day_is_asked_for_by_a_form(page, second):
    page.goto(f"{LADDER}editions/")

    page.get_by_label("The ladder as it was in force on").fill((localdate() - timedelta(days=1)).isoformat())
    page.locator(".history-tools form").first.get_by_role("button").click()

    expect(page.locator("p.notice strong")).to_contain_text("You are reading edition 1, which was in force on")


def test_an_editor_starts_a_draft_from_the_first_edition_and_reads_who_changed_what(page, second, sign_in):
    sign_in(UserFactory(hr_editor=True))
    page.goto(f"{LADDER}editions/")
    assert faults(page) == []

    page.get_by_role("button", name="Start a draft from edition 1").click()
    expect(page.locator("#content, main").first).to_contain_text("Edition 3 is a draft that says what edition 1 says.")
    page.goto(f"{LADDER}editions/3/log/")

    assert faults(page) == []
