"""The career map in the browser: what lights up, arrow keys, the way from one level to another, phone, paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import printed

pytestmark = pytest.mark.usefixtures("documents_to_read")

CONSULTANT = "mit/it-consultant/it-consultant-"
CHOSEN = f"/map/?level={CONSULTANT}ii"


def node(page, path):
    return page.locator(f'.node[data-level="{path}"]')


def hot(page):
    """Return the moves that are lit, in the pictures and in the table."""
    return [
        page.locator(f"{where}.hot").evaluate_all("all => all.map(e => e.dataset.from + ' ' + e.dataset.to).sort()")
        for where in (".edge", ".moves tr")
    ]


def test_focus_lights_a_level_s_moves_in_picture_and_table_and_leaving_gives_back_the_chosen_one(page):
    page.goto(CHOSEN)
    chosen = hot(page)
    node(page, "mit/it-manager/senior-it-manager").focus()

    lit = ["mit/it-manager/it-manager mit/it-manager/senior-it-manager"]
    assert hot(page) == [lit, lit]
    page.locator("[name=from-words]").focus()
    assert hot(page) == chosen
    assert len(chosen[0]) == 3


def test_the_pointer_lights_them_too(page):
    page.goto("/map/")
    node(page, "harvard/infrastructure-management/it-infrastructure-mgt-vi").hover()

    assert len(hot(page)[0]) == 2


def test_arrow_keys_go_to_the_nearest_level_in_that_direction(page):
    page.goto("/map/")
    node(page, f"{CONSULTANT}ii").focus()
    page.keyboard.press("ArrowUp")
    expect(node(page, f"{CONSULTANT}iii")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(node(page, "mit/project-coordinator/project-coordinator-ii")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(node(page, "mit/project-coordinator/project-coordinator-i")).to_be_focused()


def test_a_level_is_chosen_by_key_and_its_panel_says_where_it_leads(page):
    page.goto("/map/")
    node(page, f"{CONSULTANT}ii").focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile(rf"level={CONSULTANT}ii#map-mit$"))
    panel = page.get_by_role("complementary", name="Moves of IT Consultant II")
    expect(panel.get_by_role("link", name="IT Consultant III", exact=True)).to_be_visible()
    expect(panel).to_contain_text("not stated; the target’s requirements apply")


@pytest.mark.parametrize("has_script", [True, False], ids=["with a script", "without"])
def test_the_way_is_asked_for_with_and_without_a_script(browser, live_server, has_script):
    page = browser.new_context(java_script_enabled=has_script, base_url=live_server.url).new_page()
    page.goto(CHOSEN)
    page.get_by_label("From", exact=True).fill("consultant admin level 2")
    page.get_by_label("To", exact=True).fill("it manager admin level 4")
    page.get_by_role("button", name="Show the way").click()

    expect(page.locator(".routes")).to_contain_text("3 steps from IT Consultant II to IT Manager")
    assert f"level={CONSULTANT}ii" in page.url.replace("%2F", "/")
    page.locator(".route").get_by_role("link", name="Compare the two").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("IT Consultant III")
    page.context.close()


def test_on_a_phone_the_picture_starts_at_the_chosen_level_in_a_frame_that_takes_focus(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/map/?level=mit/it-manager/senior-it-manager")

    frame = page.get_by_role("region", name="MIT career map")
    expect(frame).to_have_attribute("tabindex", "0")
    box = node(page, "mit/it-manager/senior-it-manager").bounding_box()
    assert 0 <= box["x"] < 360


def test_it_prints_on_landscape_sheets_with_every_picture_and_the_table(page):
    page.goto("/map/")

    sheets = printed(page).pages

    sizes = {tuple(round(float(side) / 72 * 25.4) for side in (s.mediabox.width, s.mediabox.height)) for s in sheets}
    assert sizes == {(297, 210)}
    text = " ".join(" ".join(sheet.extract_text().split()) for sheet in sheets)
    assert [name for name in ("District", "Harvard", "MIT", "The same as a table") if name not in text] == []
