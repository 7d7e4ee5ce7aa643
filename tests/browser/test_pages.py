"""Every public page, on every screen: accessible, no wider than the screen, and within the policy."""

import pytest

from tests.browser.checks import faults, printed

pytestmark = pytest.mark.usefixtures("documents_to_read")

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
    "ladder, a wrong choice": "/district/class-specification/?level=9",
    "ladder, what changes": "/mit/it-consultant/?changes=1",
    "ladder of running text, what changes": "/mit/it-manager/?changes=1",
    "an edition": "/mit/it-consultant/editions/1/",
    "history of a ladder": "/mit/it-consultant/editions/",
    "an edition against itself, all of it": "/mit/it-consultant/editions/1/changes/1/?unchanged=1",
    "history of a level": "/mit/it-consultant/levels/it-consultant-ii/history/",
    "a ladder as of a day": "/district/class-specification/?on=2026-11-20",
    "a ladder as of no day": "/district/class-specification/?on=never",
    "level": "/harvard/infrastructure-professional/levels/it-infrastructure-professional-iv/",
    "level without a title": "/district/class-specification/levels/class-specification/",
    "source document": "/sources/harvard/harvard-it-infrastructure/",
    "compare": "/compare/",
    "dimensions": "/dimensions/",
    "a dimension of one employer": "/dimensions/decision-making/",
    "a dimension of three employers": "/dimensions/essential-duties/",
    "a dimension, a wrong choice": "/dimensions/timeline/?org=nobody&track=management",
    "families at equal grades": "/compare/families/?family=mit/it-consultant&family=mit/project-coordinator",
    "families without an equal grade": "/compare/families/?family=mit/it-manager&family=mit/project-coordinator",
    "families of two employers": (
        "/compare/families/?family=mit/it-manager&family=harvard/infrastructure-management&align=place"
    ),
    "families, a wrong choice": "/compare/families/?family=mit/it-manager&family=no/such",
    "levels of one ladder": "/compare/?level=mit/it-manager/it-manager&level=mit/it-manager/senior-it-manager",
    "levels of three employers": (
        "/compare/?level=mit/it-manager/it-manager"
        "&level=harvard/infrastructure-management/it-infrastructure-mgt-v"
        "&level=district/class-specification/class-specification"
    ),
    "three levels of one ladder": (
        "/compare/?level=mit/it-consultant/it-consultant-i"
        "&level=mit/it-consultant/it-consultant-ii&level=mit/it-consultant/it-consultant-iii@1"
    ),
    "a level twice": "/compare/?level=mit/it-manager/it-manager&level=mit/it-manager/it-manager@1&show=nothing",
    "levels that cannot be compared": "/compare/?level=mit/it-manager/it-manager&level=no/such/level",
    "career map": "/map/",
    "career map, a level and a way": (
        "/map/?level=mit/it-consultant/it-consultant-ii"
        "&from=mit/project-coordinator/project-coordinator-i&to=mit/it-manager/senior-it-manager"
    ),
    "career map, a wrong choice": "/map/?org=nobody&level=no/such/level",
    "search": "/search/",
    "search, nothing found": "/search/?q=negociate",
    "search, a wrong choice": "/search/?q=IS%26T&dimension=none",
    "do I qualify": "/qualify/",
    "do I qualify, a level": "/qualify/?level=district/class-specification/class-specification",
    "do I qualify, a wrong choice": "/qualify/?level=no/such/level&on=soon",
    "classify": "/classify/",
    "classify, a wrong choice": "/classify/?org=nobody&ladder=no/such",
    "documentation of the API": "/api/docs",
    "about": "/about/",
    "words": "/words/",
    "help": "/help/",
    "help for managers": "/help/managers/",
    "compare, words that name several": "/compare/?level-1-words=infrastructure&level-2-words=nobody",
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
