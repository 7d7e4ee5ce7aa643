"""“Do I qualify” in the browser: with and without JavaScript, with several jobs, and with what is wrong."""

import pytest

from tests.browser.checks import faults

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
    page.get_by_role("button", name="Check", exact=True).click()


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

    said = page.get_by_role("group", name="Job 1").get_by_role("list").inner_text()
    assert said == "This day lies before the first day of the job."
    assert faults(page) == []


def test_what_was_entered_is_deleted(page):
    enter_degree_and_job(page)
    check(page)
    page.get_by_role("button", name="Delete what I entered").click()

    assert page.get_by_role("status").inner_text() == "What you entered is deleted."
    assert page.get_by_label("Field").first.input_value() == ""
