"""No nonsense is an error of the server, at whichever address and in whichever field: it is answered in words."""

import logging
from itertools import cycle, islice

import pytest
from django.db import IntegrityError
from django.test import Client, RequestFactory

from tests.every_page import walk
from tests.factories import UserFactory
from tests.filled_site import fill
from tests.nonsense import IN_ADDRESSES, REQUESTS, VALUES, Sender, addresses, forms_of
from website.middleware import Collisions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet():
    """Refusals are logged, thousands of them here."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


def sender_for(person=None):
    client = Client()
    if person:
        client.force_login(person)
    return Sender(client)


def has_forms(response):
    """Return whether a page came that has forms."""
    return response and response.status_code == 200 and "text/html" in response.headers.get("Content-Type", "")


def administrator():
    return UserFactory(hr_approver=True, is_superuser=True)


# --- in addresses ----------------------------------------------------------------------------------------------------


def sent_to_addresses(sender, chosen):
    """Send to each address what is `chosen` of all that can be sent to it, by its number and the values' names."""
    for at, places in enumerate(zip(*(addresses(value) for value in IN_ADDRESSES.values()), strict=False)):
        for what, address in chosen(at, list(zip(IN_ADDRESSES, places, strict=True))):
            sender.send(what, "GET", address)
            sender.send(what, "POST", address)
    return sender.failed


def one(at, named):
    return [named[at % len(named)]]


def all_of_them(at, named):
    return named


@pytest.mark.engines
@pytest.mark.parametrize("person", [None, administrator], ids=["nobody", "an administrator"])
def test_no_nonsense_in_an_address_is_an_error(person):
    assert sent_to_addresses(sender_for(person and person()), one) == []


@pytest.mark.long
@pytest.mark.parametrize("person", [None, administrator], ids=["nobody", "an administrator"])
def test_no_nonsense_of_any_kind_in_an_address_is_an_error(person):
    assert sent_to_addresses(sender_for(person and person()), all_of_them) == []


# --- in requests and fields ------------------------------------------------------------------------------------------


def send_requests(sender, address, requests):
    for what in requests:
        method, request = REQUESTS[what]
        sender.send(what, method, address, **request)


def fill_in(sender, form, values, most):
    """Send a form with one value in all its fields, and with the next ones in one field each, beside right others."""
    for what, value in islice(values, min(most, len(VALUES))):
        sender.fill_in(f"{what} in all fields", form, dict.fromkeys(form.names, value))
    for name, (what, value) in zip(form.names[:most], values, strict=False):
        sender.fill_in(f"{what} in {name}", form, {**form.values, name: value})


def sent_to_pages(starts, people, *, requests, most):
    """Open every page as these people; send each some kinds of REQUESTS, and nonsense by each kind of form."""
    kinds, values, broken, failed, opened = set(), cycle(VALUES.items()), cycle(REQUESTS), [], set()
    for person in people:
        sender = sender_for(person)
        for route, address in walk(sender.client, *starts[person]).opened.items():
            if (route, bool(person)) in opened:
                continue
            opened.add((route, bool(person)))
            send_requests(sender, address, islice(broken, requests))
            page = sender.send("nothing", "GET", address)
            for form in forms_of(page, address) if has_forms(page) else ():
                if form.kind not in kinds:
                    kinds.add(form.kind)
                    fill_in(sender, form, values, most)
        failed += sender.failed
    return failed


def test_no_nonsense_in_a_request_or_a_field_is_an_error(settings):
    starts = fill(settings)
    superuser = next(each for each in starts if each and each.is_superuser)

    assert sent_to_pages(starts, [None, superuser], requests=1, most=1) == []


@pytest.mark.long
def test_no_nonsense_of_any_kind_in_any_field_is_an_error(settings):
    starts = fill(settings)

    assert sent_to_pages(starts, starts, requests=len(REQUESTS), most=1_000) == []


# --- what the database alone can refuse ------------------------------------------------------------------------------


def test_two_writes_that_meet_are_a_page_that_says_so(client):
    request = RequestFactory().post("/positions/")
    request.user = UserFactory()

    answer = Collisions(lambda _: None).process_exception(request, IntegrityError("UNIQUE constraint failed"))

    assert answer.status_code == 409
    assert "Nothing was saved: somebody else was first" in answer.text
    assert Collisions(lambda _: None).process_exception(request, ValueError("else")) is None
