"""Positions in the browser: every page on every screen, and the way from an empty form to a request in study."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from classification.actions.requests import open_request
from classification.models import ClassificationRequest, Part, Stage
from tests.browser.checks import faults, printed
from tests.browser.steps import follow
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
    RulingFactory,
    SectionFactory,
)
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("documents")


@pytest.fixture
def position():
    """A position that was ruled on, with a description that its incumbent writes."""
    made = PositionFactory(supervised=True, title="Keeper of the wiki", unit="Information Services")
    RulingFactory(position=made, request=RequestFactory(position=made, stage=Stage.WITHDRAWN))
    part = PartFactory(description=DescriptionFactory(position=made))
    SectionFactory(part=part)
    DutyFactory(part=part, text="Answers calls.", percent=60)
    DutyFactory(part=part, text="Writes help.", percent=70)
    return made


PAGES = {
    "positions": "/positions/",
    "positions, a wrong choice": "/positions/?whose=nobody&q=nothing",
    "a position": "/positions/{position}/",
    "one's own part": "/positions/{position}/describe/incumbent/",
    "a description": "/positions/{position}/descriptions/1/",
    "a new request": "/positions/{position}/request/",
    "requests": "/requests/",
    "a request": "/requests/{request}/",
    "a step": "/requests/{request}/steps/withdraw/",
}


@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_a_page_is_accessible_on_every_screen(page, sign_in, position, address):
    asked = open_request(position=position, kind="audit", reason="It grew.", by=position.incumbent, at=now())
    sign_in(position.incumbent)
    page.goto(address.format(position=position.pk, request=asked.pk))

    assert faults(page) == []


def test_the_form_with_what_is_wrong_and_both_texts_is_accessible(page, sign_in, position):
    sign_in(position.incumbent)
    page.goto(PAGES["one's own part"].format(position=position.pk))
    page.get_by_text("Take over a text that you have already").click()
    page.get_by_label("Pasted text").fill("Purpose:\nKeeps the wiki.\n130% Everything")
    page.get_by_role("button", name="Read it", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Read as 1 section and 1 duty, below.")
    assert faults(page) == []
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved yet.")
    assert faults(page) == []
    Part.objects.update(changed_at=now())
    page.get_by_label("Percent of time").last.fill("20")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="What was saved meanwhile")).to_be_visible()

    assert faults(page) == []


def test_the_percents_are_added_while_they_are_typed(page, sign_in, position):
    sign_in(position.incumbent)
    page.goto(PAGES["one's own part"].format(position=position.pk))
    total = page.locator("[data-total]")
    expect(total).to_have_text("The duties add to 130 percent; 100 are needed before you sign.")

    page.get_by_label("Percent of time").nth(1).fill("40")

    expect(total).to_have_text("The duties add to 100 percent.")


def test_return_in_a_field_saves(page, sign_in, position):
    sign_in(position.incumbent)
    page.goto(PAGES["one's own part"].format(position=position.pk))
    page.get_by_label("Percent of time").nth(1).fill("40")
    page.get_by_label("Percent of time").nth(1).press("Enter")

    expect(page.get_by_text("Your part of description 1 is saved.")).to_be_visible()
    assert Part.objects.get().words.total == 100


def test_a_new_row_is_where_one_writes_next(page, sign_in, position):
    sign_in(position.incumbent)
    page.goto(PAGES["one's own part"].format(position=position.pk))
    follow(page.get_by_role("button", name="Add a duty"))

    expect(page.get_by_role("group", name="Duty 4").get_by_role("textbox", name="Duty")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_way_from_an_empty_form_to_a_request_in_study(browser, browser_context_args, live_server, javascript):
    position = PositionFactory(supervised=True, title="Keeper of the wiki")
    editor = UserFactory(hr_editor=True)
    for user in (position.incumbent, editor):
        user.set_password("secret-words")
        user.save()
    page = browser.new_context(**browser_context_args, java_script_enabled=javascript).new_page()

    def sign_in(user):
        page.goto("/sign-in/?next=/positions/")
        page.get_by_label("User name or mail address").fill(user.username)
        page.get_by_label("Password").fill("secret-words")
        follow(page.get_by_role("main").get_by_role("button", name="Sign in"))

    sign_in(position.incumbent)
    follow(page.get_by_role("link", name="Keeper of the wiki"))
    follow(page.get_by_role("link", name="Write your part of description 1"))
    page.get_by_role("textbox", name="Duty").first.fill("Keeps the wiki in order.")
    page.get_by_label("Percent of time").first.fill("100")
    follow(page.get_by_role("button", name="Save and read it before signing"))
    follow(page.get_by_role("button", name="Sign my part"))
    follow(page.get_by_role("link", name="Keeper of the wiki"))
    follow(page.get_by_role("link", name="Ask for a classification"))
    page.get_by_label("Reclassification").check()
    page.get_by_label("Why").fill("The work grew.")
    follow(page.get_by_role("button", name="Open the request"))
    follow(page.get_by_role("link", name="Submit"))
    follow(page.get_by_role("button", name="Submit"))
    follow(page.get_by_role("button", name="Sign out"))
    sign_in(editor)
    follow(page.get_by_role("link", name="Reclassification, submitted"))
    follow(page.get_by_role("link", name="Take into study"))
    follow(page.get_by_role("button", name="Take into study"))

    expect(page.get_by_text("In study.", exact=True)).to_be_visible()
    assert ClassificationRequest.objects.get().stage == Stage.IN_STUDY
    page.context.close()


def test_a_description_prints_on_one_sheet(page, sign_in, position):
    sign_in(position.incumbent)
    page.goto(PAGES["a description"].format(position=position.pk))

    (sheet,) = printed(page, format="A4").pages
    said = sheet.extract_text()
    assert "Answers calls." in said
    assert "Sign my part" not in said
