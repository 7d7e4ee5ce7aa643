"""The page of long work follows it and survives a reload; it and “My messages” are accessible on every screen."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from tests.browser.checks import faults
from tests.factories import UserFactory
from website.models import Message, Work, Worker

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_page_follows_the_work_until_it_is_done(page, sign_in):
    person = UserFactory()
    sign_in(person)
    work = Work.objects.create(title="Read 12 files", started_by=person, started_at=now())
    page.goto(work.get_absolute_url())
    expect(page.get_by_text("none runs now")).to_be_visible()

    worker = Worker.objects.create(name="one", started_at=now(), seen_at=now())
    work.begin(worker=worker, at=now())
    work.advance(5, 12)
    expect(page.get_by_label("5 of 12")).to_have_js_property("value", 5)
    page.reload()
    expect(page.get_by_label("5 of 12")).to_be_visible()

    work.end(result="/about/", at=now())
    page.get_by_role("link", name="See what came of it").click()
    expect(page).to_have_url("/about/")


def test_the_pages_of_work_and_of_messages_have_no_faults(page, sign_in):
    person = UserFactory()
    sign_in(person)
    facts = {"edition": "Infrastructure Professional, edition 12", "organization": "Organization"}
    about = {"about_kind": "jobfamilies.edition", "about_key": "1", "link": "/", "wanted": "list"}
    Message.objects.create(
        to=person, event="edition published", facts=facts | {"day": "May 1"}, created_at=now(), **about
    )
    work = Work.objects.create(title="Read 12 files", started_by=person, started_at=now(), state="running", total=12)

    for address in ("/me/messages/", work.get_absolute_url()):
        page.goto(address)
        assert faults(page) == []
