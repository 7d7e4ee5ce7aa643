"""Where a session ends while somebody writes, they sign in beside the page, and what they wrote is saved."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from jobfamilies.models import Comment
from ladders.models import Statement
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "read the ladders"


@pytest.fixture
def editor(sign_in):
    person = UserFactory(username="b.editor", hr_editor=True)
    person.set_password(PASSWORD)
    person.save()
    sign_in(person)
    return person


@pytest.fixture
def draft():
    return EditionFactory(levels=2, rows=1, statements=1)


def sign_in_beside(page, name="b.editor"):
    with page.expect_popup() as beside:
        page.get_by_role("link", name="Sign in again").click()
    beside.value.get_by_label("User name or mail address").fill(name)
    beside.value.get_by_label("Password").fill(PASSWORD)
    with beside.value.expect_event("close"):
        beside.value.get_by_role("button", name="Sign in").click()


def comment_page(draft):
    return reverse("admin:jobfamilies_edition_change", args=[draft.pk])


def write_comment(page, draft, text):
    page.goto(comment_page(draft))
    page.get_by_role("link", name="Add comment").click()
    page.get_by_label("Comment").fill(text)


def kept(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kept-'))")


def wait_until_kept(page):
    """A keystroke is kept a moment later; what waits for that inside of the page, its policy forbids."""
    for _ in range(100):
        if kept(page):
            return
        page.wait_for_timeout(100)
    pytest.fail("Nothing was kept.")


def test_a_cell_is_saved_once_its_writer_signed_in_again_beside_the_grid(page, editor, draft):
    page.goto(f"/admin/jobfamilies/edition/{draft.pk}/ladder/")
    Session.objects.all().delete()
    cell = page.locator("tr:has(td) textarea").first

    cell.fill("Leads the work of three.")
    cell.blur()
    expect(page.locator("[data-state]").first).to_contain_text("You are signed out.")
    sign_in_beside(page)

    expect(page.locator("[data-save]")).to_contain_text("Saved")
    assert Statement.objects.filter(text="Leads the work of three.").count() == 1


def test_a_form_is_sent_once_its_writer_signed_in_again_beside_it(page, editor, draft):
    write_comment(page, draft, "Whose budget is meant?")
    Session.objects.all().delete()

    page.get_by_role("button", name="Add comment").click()
    expect(page.get_by_role("alert")).to_contain_text("You are signed out, so this was not sent.")
    with page.expect_navigation():
        sign_in_beside(page)

    expect(page.locator("ol.comments")).to_contain_text("Whose budget is meant?")
    assert Comment.objects.count() == 1


def test_nothing_is_sent_in_the_name_of_somebody_else(page, editor, draft):
    other = UserFactory(username="a.colleague", hr_editor=True)
    other.set_password(PASSWORD)
    other.save()
    write_comment(page, draft, "Whose budget is meant?")
    Session.objects.all().delete()

    page.get_by_role("button", name="Add comment").click()
    sign_in_beside(page, "a.colleague")

    expect(page.get_by_role("alert")).to_contain_text("You are signed out, so this was not sent.")
    assert Comment.objects.count() == 0


def test_what_was_typed_is_offered_when_the_page_opens_again_and_gone_once_it_was_sent(page, editor, draft):
    write_comment(page, draft, "Whose budget is meant?")
    wait_until_kept(page)
    page.reload()
    expect(page.get_by_label("Comment")).to_have_value("")
    page.get_by_role("button", name="Put it back").click()
    expect(page.get_by_label("Comment")).to_have_value("Whose budget is meant?")

    with page.expect_navigation():
        page.get_by_role("button", name="Add comment").click()
    page.get_by_role("link", name="Add comment").click()

    expect(page.get_by_label("Comment")).to_have_value("")
    expect(page.get_by_role("button", name="Put it back")).to_have_count(0)


def test_signing_out_forgets_what_was_typed_in_this_browser(page, editor, draft):
    write_comment(page, draft, "Whose budget is meant?")
    wait_until_kept(page)

    page.goto("/")
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out").click()

    assert kept(page) == []
