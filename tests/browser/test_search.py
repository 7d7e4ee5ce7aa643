"""The search over all texts in a browser: it finds while typing, by keys, on every screen."""

import re

import pytest
from playwright.sync_api import expect

from ladders.index import rebuild
from tests.browser.checks import faults


@pytest.fixture(scope="module", autouse=True)
def _indexed(documents_to_read, django_db_blocker):
    with django_db_blocker.unblock():
        rebuild()


def test_a_page_of_results_is_accessible_on_every_screen(page):
    page.goto("/search/?q=team&org=mit&grade=mit:admin-level-3")

    expect(page.locator(".place").first).to_be_visible()
    assert faults(page) == []


def test_it_finds_while_typing_and_says_how_many(page):
    page.goto("/search/")
    page.get_by_label("Find words in all texts").press_sequentially("negotiating")

    expect(page.get_by_role("status")).to_contain_text("6 texts in 5 places")
    expect(page).to_have_url(re.compile(r"/search/\?q=negotiating$"))
    expect(page.locator("mark").first).to_have_text(re.compile("^negotiat", re.IGNORECASE))
    expect(page.get_by_label("Find words in all texts")).to_be_focused()


def test_the_last_of_two_searches_wins(page):
    first = re.compile(r"/search/.*\bq=the\b")
    page.route(first, lambda route: None)  # It waits for its answer when the next one is asked.
    page.goto("/search/")
    field = page.get_by_label("Find words in all texts")
    with page.expect_request(first):
        field.fill("the")
    field.fill("I0958P")

    expect(page.get_by_role("status")).to_contain_text("1 text in 1 place")
    expect(page.get_by_role("heading", level=2)).to_have_text("IT Infrastructure Professional IV")


def test_it_is_asked_and_its_results_are_opened_by_keys(page):
    page.goto("/search/")
    page.get_by_label("Find words in all texts").focus()
    page.keyboard.type("I0958P")
    page.keyboard.press("Enter")
    result = page.get_by_role("link", name="IT Infrastructure Professional IV")
    expect(result).to_be_visible()

    for _ in range(40):
        page.keyboard.press("Tab")
        if result.evaluate("link => link === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("IT Infrastructure Professional IV")


def test_other_words_are_offered_and_lead_to_what_they_find(page):
    page.goto("/search/?q=negociate")
    page.get_by_role("link", name="negotiate", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("6 texts in 5 places")


def test_the_home_page_leads_to_the_search(page):
    page.goto("/")
    page.get_by_label("Find a job, a code or a family").fill("negotiating")
    page.get_by_role("link", name="Search all texts for “negotiating”").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Search all texts")
    expect(page.get_by_role("status")).to_contain_text("6 texts in 5 places")
