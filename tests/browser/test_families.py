"""What a reader does across families: one dimension of all of them, two ladders at equal grades."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.checks import printed

pytestmark = pytest.mark.usefixtures("documents_to_read")


def test_a_row_of_a_ladder_leads_to_its_dimension_across_families(page):
    page.goto("/mit/it-consultant/")
    page.get_by_role("rowheader").get_by_role("link", name="Decision Making").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Decision making")
    expect(page.get_by_role("columnheader")).to_have_count(4)
    page.get_by_role("checkbox", name="MIT: IT Manager").check()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    expect(page.get_by_role("status")).to_contain_text("1 ladder in force states this.")
    expect(page).to_have_url(re.compile(r"\?family=mit%2Fit-manager$"))


def test_a_family_is_compared_with_another_of_its_employer(page):
    page.goto("/mit/it-consultant/")
    page.get_by_role("link", name="Compare with another family").click()
    page.get_by_label("The other family").select_option(label="Project Coordinator")
    page.get_by_role("button", name="Compare", exact=True).click()

    expect(page.get_by_role("heading", level=2)).to_have_text(
        [
            "Levels",
            "Admin Level 2: IT Consultant II and Project Coordinator I",
            "Admin Level 3: IT Consultant III and Project Coordinator II",
        ]
    )
    page.get_by_role("link", name="Swap").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Project Coordinator and IT Consultant")


def test_a_phone_names_the_family_of_every_level(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/dimensions/decision-making/?family=mit/it-consultant&family=mit/it-manager")

    cells = page.get_by_role("row", name="Admin Level 4").get_by_role("cell")
    expect(cells.nth(0)).to_contain_text("IT ConsultantSenior IT Consultant")
    expect(cells.nth(1)).to_contain_text("IT ManagerIT Manager")


def test_a_dimension_prints_on_landscape_a3_without_its_filters(page):
    page.goto("/dimensions/decision-making/")

    sheets = printed(page).pages

    assert [round(float(sheet.mediabox.width) / 72 * 25.4) for sheet in sheets] == [420]
    assert "Senior IT Manager" in sheets[0].extract_text()
    assert "Organization" not in sheets[0].extract_text()
