"""A level is chosen among thousands by keyboard, and without a script as well."""

import pytest
from playwright.sync_api import expect

from jobfamilies.models import Level
from tests.browser.checks import axe_violations
from tests.factories import EditionFactory

FIELD = "[name=level-2-words]"


@pytest.fixture
def many(page):
    """Thirty families of five levels, one of which everybody looks for."""
    for number in range(30):
        EditionFactory(published=True, levels=5, title=f"Surveying {number}")
    edition = EditionFactory(published=True, levels=5, title="Quarrying")
    return list(Level.objects.filter(edition=edition).order_by("rank"))


def test_two_levels_of_many_are_chosen_with_few_keys(page, many):
    page.goto("/compare/")
    for place in (1, 2):
        page.locator(f"[name=level-{place}-words]").focus()
        page.keyboard.type("quar")
        expect(page.get_by_role("option")).to_have_count(5)
        for _ in range(place):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")

    page.keyboard.press("Enter")

    page.wait_for_url(f"**/compare/?level={many[0].path}&level={many[1].path}")
    expect(page.locator("h1")).to_contain_text(many[0].name)


def test_the_list_is_a_combobox_that_breaks_no_rule_and_closes_on_escape(page, many):
    page.goto("/compare/")
    page.locator(FIELD).fill("quarrying")
    expect(page.get_by_role("option")).to_have_count(5)
    page.keyboard.press("ArrowDown")

    assert axe_violations(page) == []
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_have_attribute("aria-expanded", "false")


def test_what_was_chosen_lately_is_offered_first(page, many):
    page.goto("/compare/")
    page.locator(FIELD).fill(f"quarrying {many[2].job_code or many[2].title}")
    page.get_by_role("option").first.click()
    page.goto("/map/")

    page.locator("[name=to-words]").click()

    expect(page.get_by_role("option")).to_have_count(1)
