"""An employer comes from an empty database to a published ladder; pages and fields are counted."""

import re

import pytest
from django.utils.timezone import localdate
from playwright.sync_api import expect

from jobfamilies.models import Edition
from tests.browser.checks import faults
from tests.browser.steps import follow
from tests.factories import OrganizationFactory, UserFactory

pytestmark = pytest.mark.usefixtures("transactional_db")
GRADES = "Grade 4\nGrade 5\nGrade 6\nGrade 7"
LEVELS = "Accountant I, Grade 4\nAccountant II, Grade 5\nAccountant III, Grade 6\nSenior Accountant, Grade 7"


class Counted:
    """A page whose loads and whose fields that are filled are counted."""

    def __init__(self, page):
        self.page, self.pages, self.fields = page, 0, 0
        page.on("framenavigated", self._loaded)

    def _loaded(self, frame):
        self.pages += 1

    def fill(self, label, words):
        self.fields += 1
        self.page.get_by_label(label).fill(words)

    def check(self, label):
        self.fields += 1
        self.page.get_by_label(label).check()

    def go(self, name):
        follow(self.page.get_by_role("button", name=name, exact=True).locator("visible=true"))


def move(page, name):
    page.get_by_role("link", name=name, exact=True).click()
    follow(page.get_by_role("button", name=name, exact=True))


def test_a_first_ladder_takes_under_12_pages_and_40_fields_before_its_texts(page, sign_in):
    sign_in(UserFactory(hr_editor=True))
    work = Counted(page)

    page.goto("/admin/set-up/")
    work.fill(re.compile("^Name$"), "Harbour Council")
    work.go("Save and go on")
    work.fill("Grades, lowest first", GRADES)
    work.go("Save and go on")
    work.check("Public sector class specification")
    work.go("Save and go on")
    page.locator("#ladder > summary").click()
    work.fill("Name of the job family", "Accountants")
    work.fill("Job function", "Finance")
    work.fill("Levels, lowest first", LEVELS)
    work.go("Make the draft and open it")

    cells = page.locator("textarea[name^=cell-]")
    expect(cells).to_have_count(4 * 8)
    assert (work.pages < 12, work.fields < 40) == (True, True), f"{work.pages} pages, {work.fields} fields"
    assert (work.pages, work.fields) == (5, 6)

    for place in range(4):
        cells.nth(place).fill(f"Keeps the accounts of {place + 1} departments.")
        page.keyboard.press("Tab")
        expect(page.locator("[data-save]")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    draft = Edition.objects.get()
    page.goto("/admin/set-up/")
    page.locator("#publish > summary").click()
    follow(page.get_by_role("link", name="Accountants, draft"))
    move(page, "Submit for review")
    sign_in(UserFactory(hr_approver=True))
    page.goto(f"/admin/jobfamilies/edition/{draft.pk}/change/")
    move(page, "Approve")
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_label("Effective on").fill(str(localdate()))
    page.get_by_label("Substantive change").check()
    follow(page.get_by_role("button", name="Publish", exact=True))
    page.context.clear_cookies()

    page.goto("/harbour-council/accountants/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Accountants")
    expect(page.locator("main")).to_contain_text("Keeps the accounts of 4 departments.")
    expect(page.locator("main")).not_to_contain_text(re.compile("source", re.I))


@pytest.mark.parametrize("step", ["organization", "grades", "rows", "ladder"])
def test_each_step_is_accessible_and_fits_the_screen(page, sign_in, step):
    sign_in(UserFactory(hr_editor=True))
    OrganizationFactory(slug="harbour")

    page.goto(f"/admin/set-up/of/harbour/{step}/")

    assert faults(page) == []
