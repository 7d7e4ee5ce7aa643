"""What a manager does with changes: mark them in the grid, go from one to the next; by keys, by phone, no script."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.usefixtures("documents_to_read")

PAIR = "/compare/?level=mit/it-consultant/it-consultant-ii&level=mit/it-consultant/it-consultant-iii"
TOGGLE = "Only what changes from the level before"


@pytest.fixture
def scriptless(browser, live_server):
    """A page in a browser that runs no script."""
    page = browser.new_context(java_script_enabled=False, base_url=live_server.url).new_page()
    yield page
    page.context.close()


def test_the_changes_of_a_grid_come_with_the_toggle_and_stand_in_the_address(page):
    page.goto("/mit/it-consultant/")
    signs = page.locator("#it-consultant-ii--supervision-received .mark")
    expect(signs).to_have_count(0)

    page.get_by_label(TOGGLE).check()

    expect(signs.first).to_be_visible()
    expect(page.get_by_role("list", name="Signs")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?changes=1$"))
    expect(page.get_by_label(TOGGLE)).to_be_focused()
    page.get_by_label(TOGGLE).uncheck()
    expect(signs.first).to_be_hidden()
    expect(page.locator(".gone").first).to_be_hidden()
    expect(page).to_have_url(re.compile(r"/mit/it-consultant/$"))


def test_arrows_go_between_cells_of_a_grid_that_came_later(page):
    page.goto("/mit/it-consultant/")
    page.get_by_label(TOGGLE).check()
    expect(page.locator(".grid-legend")).to_be_visible()
    page.locator("#it-consultant-ii--collaboration .cell-link").focus()

    page.keyboard.press("ArrowRight")

    expect(page.locator("#it-consultant-iii--collaboration .cell-link")).to_be_focused()


def test_the_changes_of_a_grid_are_there_without_a_script(scriptless):
    scriptless.goto("/mit/it-consultant/")
    scriptless.get_by_label(TOGGLE).check()
    scriptless.get_by_role("button", name="Apply").click()

    expect(scriptless).to_have_url(re.compile(r"changes=1"))
    expect(scriptless.locator("#it-consultant-ii--supervision-received .mark").first).to_be_visible()
    expect(scriptless.get_by_role("list", name="Signs")).to_be_visible()


def test_a_phone_shows_one_level_with_its_signs_and_their_legend(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/mit/it-consultant/?changes=1&at=2&next=none")

    expect(page.get_by_role("list", name="Signs")).to_be_visible()
    expect(page.locator("#it-consultant-ii--supervision-received .mark").first).to_be_visible()
    expect(page.locator("#it-consultant-iii--supervision-received")).to_be_hidden()


def test_next_and_previous_change_move_the_focus_and_say_where_it_is(page):
    page.goto(PAIR)
    status, onward = page.locator("[data-jumped]"), page.get_by_role("link", name="Next change").first

    onward.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#change-1")).to_be_focused()
    expect(status).to_have_text(re.compile(r"^Change 1 of \d+: \w[\w ]+, Promotion Criteria\.$"))
    page.keyboard.press("ArrowDown")
    expect(page.locator("#change-2")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the change's own link
    expect(page.locator("#change-3")).to_be_focused()
    page.get_by_role("link", name="Previous change").click()
    expect(page.locator("#change-2")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.get_by_role("link", name="Previous change").click()
    expect(status).to_have_text("This is the first change shown.")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (360, 740)])
def test_no_focused_change_is_hidden_under_what_sticks(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(PAIR)
    total = page.locator("td.change[id]").count()

    for number in [*range(1, 8), total]:
        page.locator(f"#change-{number}").focus()
        page.wait_for_timeout(50)
        hidden = page.evaluate("""() => {
            const cell = document.activeElement.getBoundingClientRect();
            const under = [".change-jump", ".comparison thead"].map((name) => document.querySelector(name))
                .filter((each) => each.offsetHeight > 2).map((each) => each.getBoundingClientRect().bottom);
            return cell.top < Math.max(...under) - 1 || cell.top > innerHeight - 20;
        }""")
        assert hidden is False, number


def test_a_filter_is_passed_over_when_going_to_the_next_change(page):
    page.goto(PAIR)
    page.get_by_label(re.compile("^Raised")).uncheck()
    page.get_by_label(re.compile("^Not repeated")).uncheck()

    for _ in range(4):
        page.get_by_role("link", name="Next change").first.click()
        kind = page.evaluate("() => document.activeElement.closest('tr').dataset.change")
        assert kind not in {"raised", "dropped"}


def test_changes_are_reached_without_a_script(scriptless):
    scriptless.goto(f"{PAIR}&show=raised")

    scriptless.get_by_role("link", name="Next change").first.click()
    first = scriptless.locator("td.change:target")
    expect(first).to_be_in_viewport()
    follow = first.get_by_role("link", name="Next change")
    expect(follow).to_be_visible()
    scriptless.keyboard.press("Tab")
    expect(follow).to_be_focused()
    target = follow.get_attribute("href")
    scriptless.keyboard.press("Enter")

    expect(scriptless).to_have_url(re.compile(f"{target}$"))
    expect(scriptless.locator(target)).to_be_in_viewport()


def test_only_the_toggle_prints_its_changes(page):
    for address, is_shown in (("/mit/it-consultant/?changes=1", True), ("/mit/it-consultant/", False)):
        page.goto(address)
        page.emulate_media(media="print")

        assert (page.locator(".ladder-grid .mark:visible").count() > 0) is is_shown
