"""“Do I qualify” in the browser: with and without JavaScript, with several jobs, and with what is wrong."""

import pytest
from playwright.sync_api import expect

from classification.models import Determination, SentRecord
from tests.browser.checks import faults
from tests.browser.steps import follow
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("documents")

PAGE = "/qualify/?level=district/class-specification/class-specification&on=2026-11-01"


def enter_degree_and_job(page):
    page.goto(PAGE)
    page.get_by_label("Degree or study").first.select_option("bachelor’s degree")
    page.get_by_label("Field").first.fill("information technology")
    job = page.get_by_role("group", name="Job 1")
    job.get_by_label("From").fill("2026-05-01")
    job.get_by_label("Area of the work").fill("project management")
    job.get_by_label("Professional work").check()


def check(page):
    follow(page.get_by_role("button", name="Check", exact=True))


@pytest.mark.parametrize("with_scripts", [True, False])
def test_somebody_enters_a_record_and_reads_each_route(browser, browser_context_args, with_scripts):
    context = browser.new_context(**browser_context_args, java_script_enabled=with_scripts)
    page = context.new_page()
    enter_degree_and_job(page)

    check(page)

    answer = page.get_by_role("region", name="Title not stated in the source, District")
    assert answer.get_by_role("heading", level=3).all_inner_texts() == ["Open route nearest", "Promotional route"]
    assert "May 1, 2028" in answer.inner_text()
    assert page.get_by_role("group", name="Job 1").get_by_label("Professional work").is_checked()
    assert page.get_by_role("group", name="Job 3").count() == 1
    context.close()


def test_an_answer_is_accessible_on_every_screen(page):
    enter_degree_and_job(page)
    check(page)

    assert faults(page) == []


def test_what_is_wrong_stands_beside_it_accessibly(page):
    enter_degree_and_job(page)
    page.get_by_role("group", name="Job 1").get_by_label("To (empty").fill("2026-04-01")
    check(page)

    until = page.get_by_role("group", name="Job 1").get_by_label("To (empty")
    expect(until).to_have_accessible_description("This day lies before the first day of the job.")
    assert faults(page) == []


def test_what_was_entered_is_deleted(page):
    enter_degree_and_job(page)
    check(page)
    follow(page.get_by_role("button", name="Delete what I entered"))

    assert page.get_by_role("status").first.inner_text() == "What you entered is deleted."
    assert page.get_by_label("Field").first.input_value() == ""


# --- signed in -------------------------------------------------------------------------------------------------------


def test_a_record_is_kept_sent_determined_and_read_accessibly(page, sign_in):
    """An employee keeps and sends a record, HR determines it, and each page is accessible on every screen."""
    sign_in(UserFactory(employee=True))
    enter_degree_and_job(page)
    check(page)
    follow(page.get_by_role("button", name="Keep with my account"))
    assert page.get_by_role("status").first.inner_text() == "It is kept with your account. You alone see it."

    follow(page.get_by_role("link", name="Send it…"))
    assert faults(page) == []
    page.get_by_label("HR: those who sign determinations").check()
    follow(page.get_by_role("button", name="Look at what will be sent"))
    assert faults(page) == []
    follow(page.get_by_role("button", name="Send it to HR"))
    assert faults(page) == []
    page.goto("/qualify/sent/")
    assert faults(page) == []

    sign_in(UserFactory(hr_approver=True))
    page.goto(f"/qualify/sent/{SentRecord.objects.get().pk}/determine/")
    page.get_by_label("Does not meet the requirements").check()
    page.get_by_label("Reasons").fill("Work is short.")
    assert faults(page) == []
    follow(page.get_by_role("button", name="Sign", exact=True))
    assert page.get_by_role("heading", level=1).inner_text().endswith("does not meet the requirements")
    assert faults(page) == []
    assert Determination.objects.get().result == "does not meet"


# --- HR reads a level as rules ---------------------------------------------------------------------------------------

ADD = "/admin/classification/reading/add/?level=district/class-specification/class-specification"


def test_the_rules_form_is_accessible_and_works_without_scripts(browser, browser_context_args, page, sign_in):
    sign_in(UserFactory(hr_editor=True))
    context = browser.new_context(
        **browser_context_args, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(ADD)
    follow(plain.get_by_role("button", name="Propose from the text"))

    assert plain.get_by_text("8 of 11 statements not understood").count() == 1
    plain.get_by_label("Add a condition").select_option("licence")
    follow(plain.get_by_role("button", name="Add", exact=True))
    assert plain.get_by_label("Which licence or certificate").count() == 1
    context.close()


def test_the_rules_form_is_accessible_on_every_screen(page, sign_in):
    sign_in(UserFactory(hr_editor=True))
    page.goto(ADD)
    follow(page.get_by_role("button", name="Propose from the text"))

    assert faults(page) == []
