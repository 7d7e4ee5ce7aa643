"""Two people bring a draft to publication in the admin, and employees read it from its day on."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition, Level
from ladders.models import Statement
from tests.browser.checks import WIDER_THAN_SCREEN, axe_violations, faults
from tests.browser.steps import follow
from tests.factories import EditionFactory, UserFactory

CELL = "#it-consultant-ii--decision-making"
OLD, NEW = "guided by specific IS&T and team policies", "Decides alone."


def change_page(edition):
    return f"/admin/jobfamilies/edition/{edition.pk}/change/"


def move(page, name, **answers):
    """Follow the panel's button, answer and confirm."""
    page.get_by_role("link", name=name, exact=True).click()
    for label, answer in answers.items():
        page.locator(f"[name={label}]").fill(answer)
    follow(page.get_by_role("button", name=name, exact=True))


def stands(page, words):
    expect(page.locator("#workflow-heading")).to_have_text(re.compile(words))


@pytest.mark.usefixtures("documents")
def test_a_draft_is_submitted_returned_approved_and_published_for_next_month(page, sign_in, monkeypatch):
    published = Edition.objects.in_force().get(family__slug="it-consultant")
    draft = start_draft(edition=published)
    level = Level.objects.get(edition=draft, slug="it-consultant-ii")
    statement = Statement.objects.filter(level=level, row__dimension__slug="decision-making").first()
    Statement.objects.filter(pk=statement.pk).update(text=NEW)
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    page.set_default_timeout(60_000)  # the page of a whole ladder is long

    sign_in(editor)
    page.goto(change_page(draft))
    move(page, "Submit for review", note="Level II decides more.")
    stands(page, "In review")
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)

    sign_in(approver)
    page.goto(change_page(draft))
    page.get_by_role("link", name="Add comment").click()
    page.get_by_label("Comment").fill("Alone, or within a budget?")
    page.get_by_label("Level").select_option("IT Consultant II")
    page.get_by_label("Row").select_option("Decision Making")
    page.get_by_role("button", name="Add comment").click()
    expect(page.locator("ol.comments")).to_contain_text("on IT Consultant II, Decision Making")
    move(page, "Return with comments", note="See the comment.")
    stands(page, "Draft")

    sign_in(editor)
    page.goto(change_page(draft))
    page.locator(".answer summary").click()
    page.get_by_role("button", name="Resolve").click()
    expect(page.locator("ol.comments")).to_contain_text(f"Resolved by {editor}")
    move(page, "Submit for review")

    sign_in(approver)
    page.goto(change_page(draft))
    move(page, "Approve")
    day = timezone.localdate() + timedelta(days=31)
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_role("link", name="Preview: the edition as employees will see it")).to_be_visible()
    page.get_by_label("Effective on").fill(str(day))
    page.get_by_label("Substantive change").check()
    page.get_by_label("Notice").fill("Level II decides alone.")
    page.get_by_role("button", name="Publish", exact=True).click()
    stands(page, r"Scheduled:\s+effective")

    page.context.clear_cookies()
    page.goto(published.family.get_absolute_url())
    expect(page.locator(CELL)).to_contain_text(OLD)

    then = timezone.now() + timedelta(days=31)
    monkeypatch.setattr("django.utils.timezone.now", lambda: then)
    page.goto(published.family.get_absolute_url())
    expect(page.locator(CELL)).to_contain_text(NEW)


@pytest.mark.usefixtures("documents")
def test_a_newcomer_raises_an_expectation_and_adds_a_level_that_employees_read_from_its_day_on(
    page, sign_in, monkeypatch
):
    page.set_default_timeout(60_000)
    ladder = Edition.objects.in_force().get(family__slug="it-consultant").family.get_absolute_url()
    day = timezone.localdate() + timedelta(days=31)

    sign_in(UserFactory(hr_editor=True))
    page.goto(ladder)
    page.get_by_role("link", name="Edit ladder").click()
    page.get_by_role("button", name="Start a draft").click()
    page.get_by_role("link", name="Add level").click()
    page.get_by_label("Title", exact=True).fill("Principal IT Consultant")
    follow(page.get_by_role("button", name="Add level"))  # Only then the editor's script listens.
    cell = page.get_by_role("textbox", name="IT Consultant II, Decision Making", exact=True)
    cell.fill(cell.input_value().replace("moderately complex problems", "the most complex problems of MIT"))
    page.keyboard.press("Tab")
    expect(page.locator("[data-save]")).to_have_text(re.compile(r"Saved \d\d:\d\d"))
    draft = Edition.objects.get(family__slug="it-consultant", state="draft")

    page.goto(f"{ladder}editions/1/changes/{draft.number}/")
    expect(page.locator("main")).to_contain_text("Principal IT Consultant")
    expect(page.locator("main ins").filter(has_text="the most").first).to_be_visible()
    page.goto(change_page(draft))
    move(page, "Submit for review")
    sign_in(UserFactory(hr_approver=True))
    page.goto(change_page(draft))
    move(page, "Approve")
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_label("Effective on").fill(str(day))
    page.get_by_label("Substantive change").check()
    page.get_by_role("button", name="Publish", exact=True).click()
    stands(page, r"Scheduled:\s+effective")

    page.context.clear_cookies()
    page.goto(ladder)
    expect(page.locator(CELL)).to_contain_text("moderately complex problems")
    expect(page.get_by_role("link", name="Principal IT Consultant", exact=True)).to_have_count(0)
    then = timezone.now() + timedelta(days=31)
    monkeypatch.setattr("django.utils.timezone.now", lambda: then)
    page.goto(ladder)
    expect(page.locator(CELL)).to_contain_text("the most complex problems of MIT")
    expect(page.get_by_role("link", name="Principal IT Consultant", exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("role", "stage", "tail"),
    [
        ("hr_editor", "in_review", "comment/"),
        ("hr_approver", "in_review", "return/"),
        ("hr_approver", "approved", "publish/"),
        ("hr_approver", "scheduled", "withdraw/"),
    ],
)
def test_the_pages_of_moves_are_accessible_on_every_screen(page, sign_in, transactional_db, role, stage, tail):
    edition = EditionFactory(**{stage: True})
    sign_in(UserFactory(**{role: True}))

    page.goto(f"/admin/jobfamilies/transition/edition/{edition.pk}/{tail}")

    assert faults(page) == []


@pytest.mark.parametrize("width", [1440, 360])
def test_the_panel_is_accessible_and_fits_the_screen(page, sign_in, transactional_db, width):
    edition = EditionFactory(approved=True)
    sign_in(UserFactory(hr_approver=True))
    page.set_viewport_size({"width": width, "height": 900})

    page.goto(change_page(edition))

    # The stock inlines below it have a column without a heading.
    assert [each for each in axe_violations(page) if not each.startswith("empty-table-header")] == []
    assert page.evaluate(WIDER_THAN_SCREEN) == []
