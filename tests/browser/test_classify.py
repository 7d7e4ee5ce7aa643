"""“Classify” in the browser: with and without JavaScript, on every screen, on paper, and with what cannot be read."""

import pytest

from tests.browser.checks import faults, printed
from tests.browser.steps import follow

pytestmark = pytest.mark.usefixtures("documents")

TEXT = """Duties:
Works with project teams to design and test new systems and procedures.
Identifies and resolves issues within the team, and documents quality standards.
Trains customers in the use of information technology and writes manuals.
Communicates technical information to customers and project members.
Supervises two technicians.
Performs other duties as assigned.
Qualifications:
Experience in hiring staff.
"""


def read(page, text=TEXT):
    page.goto("/classify/")
    page.get_by_label("Against the ladders of").select_option("MIT")
    page.get_by_role("textbox", name="Description").fill(text)
    follow(page.get_by_role("button", name="Read it"))


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_description_is_read_and_another_ladder_chosen(browser, browser_context_args, with_scripts):
    context = browser.new_context(**browser_context_args, java_script_enabled=with_scripts)
    page = context.new_page()
    read(page)

    assert page.url.endswith("/classify/?org=mit#reading")
    follow(page.get_by_role("listitem").filter(has_text="IT Manager").get_by_role("link", name="Show its ladder"))
    assert "ladder=mit/it-manager" in page.url
    assert (
        "IT Manager"
        in page.get_by_role("region", name="Reads like")
        .or_(page.get_by_role("region", name="No level is claimed"))
        .inner_text()
    )
    context.close()


def test_a_sentence_leads_to_its_dimension_and_back(page):
    read(page)
    sentence = page.locator(".description #s2")
    follow(sentence.get_by_role("link").first)
    number = page.url.partition("#d")[2]
    follow(page.locator(f"#d{number}").get_by_role("link", name="Sentence 2"))

    assert page.url.endswith("#s2")


def test_a_reading_is_accessible_on_every_screen(page):
    read(page)

    assert faults(page) == []


def test_what_cannot_be_read_is_said_accessibly_beside_the_text(page):
    read(page, "Engineer")

    assert page.get_by_role("alert").inner_text().startswith("Nothing was read. No family and no level is claimed")
    assert page.get_by_role("textbox", name="Description").input_value() == "Engineer"
    assert faults(page) == []


def test_a_reading_prints_without_the_form(page):
    read(page)
    text = "".join(sheet.extract_text() for sheet in printed(page).pages)

    assert "Families it is likest" in text
    assert "Against the ladders of" not in text


def test_the_description_is_deleted(page):
    read(page)
    follow(page.get_by_role("button", name="Delete the description"))

    assert page.get_by_role("status").inner_text() == "The description is deleted."
    assert page.get_by_role("textbox", name="Description").input_value() == ""
