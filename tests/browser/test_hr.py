"""What HR staff do in the admin: a draft beside the published edition, a text changed, the draft published."""

import re

import pytest
from playwright.sync_api import expect

from jobfamilies.models import Edition, Level
from tests.browser.checks import axe_violations
from tests.factories import UserFactory, publish

CELL = "#it-consultant-ii--decision-making"
pytestmark = pytest.mark.usefixtures("documents")


def test_a_text_is_changed_in_a_draft_and_read_once_it_is_published(page, sign_in):
    published = Edition.objects.in_force().get(family__slug="it-consultant")
    sign_in(UserFactory(hr_editor=True))
    page.goto("/admin/jobfamilies/edition/")
    page.get_by_role("row", name=str(published)).get_by_role("checkbox").check()
    page.get_by_label("Action:").select_option("Start a draft from the selected editions")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    expect(page.get_by_text("Draft made:")).to_be_visible()

    draft = Level.objects.get(edition__family=published.family, edition__state="draft", slug="it-consultant-ii")
    page.goto(f"/admin/jobfamilies/edition/{draft.edition_id}/ladder/")
    page.locator("tr:has(td)", has_text="Decision Making").first.locator("textarea").nth(1).fill(
        "Decides <b>alone</b>."
    )
    page.keyboard.press("Tab")
    expect(page.get_by_text(re.compile(r"^Saved \d\d:\d\d")).first).to_be_visible()
    page.goto(published.family.get_absolute_url())
    expect(page.locator(CELL)).to_contain_text("guided by specific IS&T and team policies")

    publish(draft.edition)
    page.goto(published.family.get_absolute_url())
    expect(page.locator(CELL)).to_contain_text("Decides <b>alone</b>.")
    page.goto(published.get_absolute_url())
    expect(page.get_by_text(re.compile("You are reading edition 1"))).to_be_visible()


def test_a_published_level_can_only_be_read_in_the_admin(page, sign_in):
    level = Level.objects.in_force().get(slug="it-consultant-ii")
    sign_in(UserFactory(hr_editor=True))

    page.goto(f"/admin/jobfamilies/level/{level.pk}/change/")

    expect(page.get_by_role("button", name="Save")).to_have_count(0)
    expect(page.get_by_text("Published, and so read only")).to_be_visible()


@pytest.mark.parametrize("address", ["/admin/", "/admin/jobfamilies/level/", "/admin/ladders/dimension/add/"])
def test_the_admin_keeps_within_the_policy_and_is_accessible(page, sign_in, address):
    sign_in(UserFactory(hr_editor=True))

    page.goto(address)

    assert axe_violations(page) == []
