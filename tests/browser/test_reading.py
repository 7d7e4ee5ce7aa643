"""What an employee does: find a ladder, choose what to see of it, read a level; by keys, by phone, with no script."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("documents_to_read")


@pytest.mark.engines
def test_an_employee_finds_a_ladder_and_reads_its_next_level(page):
    page.goto("/")
    page.get_by_label("Find a job, a code or a family").fill("consultant")
    expect(page.locator("#count")).to_contain_text("1 of 6 families")
    page.get_by_role("link", name="IT Consultant", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IT Consultant")
    page.get_by_role("link", name="IT Consultant II", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IT Consultant II")
    page.get_by_role("link", name="IT Consultant III", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IT Consultant III")


def test_filters_work_while_choosing_and_stand_in_the_address(page):
    page.goto("/")
    page.get_by_role("checkbox", name="Harvard").check()

    expect(page.locator("#count")).to_contain_text("2 of 6 families")
    expect(page).to_have_url(re.compile(r"\?org=harvard$"))
    expect(page.get_by_role("checkbox", name="Harvard")).to_be_focused()


def test_levels_of_a_grid_are_chosen_and_stand_in_the_address(page):
    page.goto("/mit/it-consultant/")
    page.get_by_role("group", name="Levels").get_by_label("I", exact=True).uncheck()

    expect(page.locator("th#l1")).to_be_hidden()
    expect(page.locator("th#l2")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?level=2&level=3&level=4$"))
    page.reload()
    expect(page.locator("th#l1")).to_be_hidden()


def test_arrow_keys_go_from_cell_to_cell(page):
    page.goto("/mit/it-consultant/")
    page.locator("#it-consultant-ii--collaboration .cell-link").focus()

    page.keyboard.press("ArrowRight")
    expect(page.locator("#it-consultant-iii--collaboration .cell-link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#it-consultant-iii--communication .cell-link")).to_be_focused()


def test_a_phone_shows_one_level_and_what_the_next_one_says(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/mit/it-consultant/")

    cells = page.locator("td[id$=--decision-making]")
    expect(cells.nth(0)).to_be_visible()
    expect(cells.nth(1)).to_contain_text("At IT Consultant II")
    expect(cells.nth(2)).to_be_hidden()
    page.get_by_label("Show what the next level says").uncheck()
    expect(cells.nth(1)).to_be_hidden()
    page.get_by_role("group", name="Level", exact=True).get_by_label("III").check()
    expect(cells.nth(0)).to_be_hidden()
    expect(cells.nth(2)).to_be_visible()


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(page):
    page.goto("/mit/it-consultant/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_everything_is_there_without_a_script(browser, live_server):
    page = browser.new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    page.goto("/?q=coordinator&org=mit")
    expect(page.get_by_role("status")).to_contain_text("1 of 6 families")
    page.get_by_role("link", name="Project Coordinator", exact=True).click()
    page.get_by_role("group", name="Levels").get_by_label("I", exact=True).uncheck()
    expect(page.locator("th#l1")).to_be_hidden()
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"level=2"))
    expect(page.locator("th#l1")).to_be_hidden()
    page.context.close()
