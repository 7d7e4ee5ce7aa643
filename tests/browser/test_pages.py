"""Every public page, on every screen: accessible, no wider than the screen, and within the policy."""

import pytest

from tests.browser.checks import faults, printed

pytestmark = pytest.mark.usefixtures("documents")

PAGES = {
    "catalogue": "/",
    "catalogue, nothing found": "/?q=nothing+is+called+that",
    "catalogue, a wrong choice": "/?org=nobody&grade=mit:admin-level-99",
    "levels": "/levels/",
    "sources": "/sources/",
    "organization": "/harvard/",
    "ladder with headings": "/mit/it-consultant/",
    "ladder of running text": "/mit/it-manager/",
    "ladder without headings": "/harvard/infrastructure-management/",
    "ladder of one level": "/district/class-specification/",
    "ladder, some levels": "/mit/it-consultant/?level=2&level=3&group=2",
    "ladder, a wrong choice": "/mit/it-consultant/?level=9",
    "an edition": "/mit/it-consultant/editions/1/",
    "level": "/harvard/infrastructure-professional/levels/it-infrastructure-professional-iv/",
    "level without a title": "/district/class-specification/levels/class-specification/",
    "source document": "/sources/harvard/harvard-it-infrastructure/",
    "compare": "/compare/",
    "levels of one ladder": "/compare/?level=mit/it-manager/it-manager&level=mit/it-manager/senior-it-manager",
    "levels of three employers": (
        "/compare/?level=mit/it-manager/it-manager"
        "&level=harvard/infrastructure-management/it-infrastructure-mgt-v"
        "&level=district/class-specification/class-specification"
    ),
    "levels that cannot be compared": "/compare/?level=mit/it-manager/it-manager&level=no/such/level",
    "sign in": "/sign-in/",
    "not found": "/mit/no-such-family/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_is_accessible_on_every_screen(page, address):
    page.goto(address)

    assert faults(page) == []


def test_a_job_spec_prints_on_one_portrait_a4(page):
    page.goto(PAGES["level"])

    assert [sheet_size(sheet) for sheet in printed(page).pages] == [(210, 297)]


def test_a_ladder_prints_on_landscape_a3_with_its_levels_above_every_sheet(page):
    page.goto(PAGES["ladder with headings"])

    sheets = printed(page).pages

    assert [sheet_size(sheet) for sheet in sheets] == [(420, 297)] * len(sheets)
    assert all("Senior IT Consultant" in sheet.extract_text() for sheet in sheets)


def sheet_size(sheet):
    """Return (width, height) of a printed sheet in millimetres."""
    return tuple(round(float(length) / 72 * 25.4) for length in (sheet.mediabox.width, sheet.mediabox.height))
