"""Rating a position in the browser: with and without JavaScript, what appears when, and how two ratings look."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from classification.engine.scoring import Answer
from classification.models import Rating, RatingSheet, Scheme
from classification.rating.questionnaires import questionnaire_of
from jobfamilies.models import Edition, Organization
from tests.browser.checks import faults, printed
from tests.classification.ratings.steps import GUIDED, answer, in_study, signed, started
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("documents")


@pytest.fixture
def sheet(sign_in):
    """A sheet against MIT's IT Consultant with nothing answered, whose rater is signed in."""
    mit = Organization.objects.get(slug="mit")
    edition = Edition.objects.in_force().get(family__organization=mit, family__slug="it-consultant")
    request = in_study(mit, text=GUIDED, duties=[(60, "Decides what to buy."), (40, "Writes reports.")])
    found = started(request, edition, Scheme.objects.get(slug="weighted-mean"))
    sign_in(found.rater)
    return found


def signed_in_without_scripts(browser, options, user):
    client = Client()
    client.force_login(user)
    context = browser.new_context(**options, java_script_enabled=False)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": options["base_url"]}
    context.add_cookies([cookie])
    return context.new_page()


def test_a_rater_picks_a_statement_and_then_sees_the_estimate(page, sheet):
    page.goto(sheet.get_absolute_url())
    question = page.get_by_role("region", name="Decision Making")
    expect(page.get_by_text("The machine reads")).to_have_count(0)

    question.get_by_label("Makes decisions and recommendations on issues").check()
    expect(question.get_by_label("III", exact=True)).to_be_checked()
    question.get_by_label("II", exact=True).check()
    expect(question.get_by_label("Makes decisions and recommendations on issues")).not_to_be_checked()
    question.get_by_label("Makes decisions and recommendations on issues").check()
    question.get_by_label("Reason", exact=True).fill("It decides for a client base.")
    question.get_by_role("button", name="Save this answer").click()

    expect(question.get_by_text("The machine reads I or II")).to_be_visible()
    assert (Rating.objects.get().answer, Rating.objects.get().reason) == (Answer(3), "It decides for a client base.")
    page.goto(sheet.get_absolute_url())
    assert faults(page) == []


def test_without_javascript_everything_is_answered_and_nothing_is_lost(browser, browser_context_args, sheet):
    page = signed_in_without_scripts(browser, browser_context_args, sheet.rater)
    page.goto(sheet.get_absolute_url())
    for name, label, reason in [("Decision Making", "Senior", "Alone."), ("Collaboration", "Between I and II", "")]:
        question = page.get_by_role("region", name=name, exact=True)
        question.get_by_label(label, exact=True).check()
        question.get_by_label("Reason", exact=True).fill(reason)

    page.get_by_role("button", name="Save all answers").click()

    expect(page.get_by_role("alert")).to_contain_text("Not saved yet: Collaboration.")
    collaboration = page.get_by_role("region", name="Collaboration", exact=True)
    expect(collaboration.get_by_label("Between I and II")).to_be_checked()
    expect(collaboration.get_by_text("Give a reason.")).to_be_visible()
    expect(page.get_by_text("Your answer stands two levels or more from that. Why?")).to_be_visible()
    assert [rating.factor for rating in Rating.objects.all()] == ["decision-making"]


def test_leaving_with_an_answer_that_is_not_saved_asks_first(page, sheet):
    page.goto(sheet.get_absolute_url())
    page.get_by_label("Reason", exact=True).first.fill("Not saved.")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.get_by_role("link", name="Ratings").click()

    expect(page).to_have_url(f"{page.url.split('/requests')[0]}/requests/{sheet.request_id}/ratings/")
    assert asked == ["beforeunload"]


def test_a_complete_sheet_shows_its_result_and_is_signed(page, sheet):
    for question in questionnaire_of(sheet).questions:
        answer(sheet, question.slug, Answer(2), word="Seen at the desk.")
    page.goto(sheet.get_absolute_url())

    result = page.get_by_role("region", name="Result so far: II")
    expect(result.get_by_text("0.4 more would be between II and III.")).to_be_visible()
    expect(result.get_by_text("No single answer would")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Sign this rating").click()

    expect(page.get_by_text("Signed. This rating does not change any more.")).to_be_visible()
    expect(page.get_by_role("button", name="Save all answers")).to_have_count(0)
    assert RatingSheet.objects.get().result == "II"
    page.goto(sheet.get_absolute_url())
    assert faults(page) == []
    assert "Result: II" in printed(page).pages[0].extract_text()


@pytest.mark.parametrize("slug", ["factor-evaluation-system", "more-than-half-the-time", "management-gate"])
def test_the_questionnaire_of_every_kind_of_scheme_is_accessible(page, sheet, slug):
    other = started(sheet.request, sheet.edition, Scheme.objects.get(slug=slug), sheet.rater)

    page.goto(other.get_absolute_url())

    assert faults(page) == []


def test_two_ratings_beside_each_other_are_accessible(page, sheet):
    number = len(questionnaire_of(sheet).questions)
    other = started(sheet.request, sheet.edition, sheet.scheme, UserFactory(hr_editor=True))
    signed(other, *[Answer(1), *[Answer(2)] * (number - 1)])
    signed(sheet, *[Answer(2)] * number)

    page.goto(f"/requests/{sheet.request_id}/ratings/")

    expect(page.get_by_text(f"The two gave the same answer to {number - 1} of {number} questions.")).to_be_visible()
    assert faults(page) == []
