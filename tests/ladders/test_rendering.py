"""The grid asks the database a few times whatever its size, and once when it is kept."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from jobfamilies.actions import withdraw_edition
from ladders.models import Statement
from tests.factories import EditionFactory, UserFactory, publish
from tests.markup import read
from tests.queries import queries_of

pytestmark = pytest.mark.django_db

DELETED = "The description is deleted."
MANY = {"levels": 6, "rows": 8, "statements": 3}


def said(response):
    """Return the messages on the page; one that was kept has no context."""
    return read(response).texts(".messages p")


def address_of(number=False, **traits):
    edition = EditionFactory(**traits)
    return edition.get_absolute_url() if number else edition.family.get_absolute_url()


@pytest.mark.parametrize("size", [{}, MANY], ids=["one cell", "48 cells"])
@pytest.mark.parametrize(
    "traits", [{}, {"transcribed": True, "graded": True}], ids=["plain", "with sources and grades"]
)
def test_a_grid_takes_six_queries_whatever_its_size_and_one_from_the_cache(client, size, traits):
    address = address_of(published=True, **traits, **size)

    assert [queries_of(client, address) for _ in range(3)] == [6, 1, 1]


@pytest.mark.parametrize("size", [{}, MANY], ids=["one cell", "48 cells"])
def test_who_is_signed_in_costs_their_session_their_name_and_their_permissions(client, size):
    address = address_of(published=True, **size)
    client.force_login(UserFactory(employee=True))

    assert [queries_of(client, address) for _ in range(2)] == [8, 4]


@pytest.mark.parametrize("size", [{}, MANY], ids=["one cell", "48 cells"])
def test_a_numbered_grid_asks_once_more_what_is_in_force(client, size):
    address = address_of(published=True, number=True, **size)

    assert [queries_of(client, address) for _ in range(2)] == [6, 2]


@pytest.mark.parametrize("size", [{}, MANY], ids=["one level", "six levels"])
def test_a_level_page_takes_twelve_queries_whatever_the_size_of_its_ladder(client, size):
    edition = EditionFactory(published=True, transcribed=True, graded=True, **size)

    assert queries_of(client, edition.levels.first().get_absolute_url()) == 12


def test_the_source_page_of_a_large_ladder_asks_no_more_than_that_of_a_small_one(client):
    small, large = [EditionFactory(published=True, transcribed=True, graded=True, **size) for size in ({}, MANY)]

    assert (
        len({queries_of(client, each.levels.first().source_document.get_absolute_url()) for each in (small, large)})
        == 1
    )


def test_a_draft_is_never_kept(client):
    edition = EditionFactory(draft=True)
    client.force_login(UserFactory(hr_editor=True))
    client.get(edition.get_absolute_url())

    Statement.objects.update(text="Other words.")

    assert read(client.get(edition.get_absolute_url())).texts("ul.source li") == ["Other words."]


def test_a_new_edition_is_shown_at_once(client):
    edition = EditionFactory(published=True, title="Clerk")
    address = edition.family.get_absolute_url()
    client.get(address)

    draft = EditionFactory(family=edition.family, draft=True, title="Office Clerk")
    assert read(client.get(address)).texts("h1") == ["Clerk"]
    publish(draft)

    page = read(client.get(address))
    assert page.texts("h1") == ["Office Clerk"]
    assert page.texts("ul.source li") == [draft.statements.get().text]


def test_a_message_that_waits_is_shown_once_and_to_its_reader_alone(client):
    address = address_of(published=True)
    client.post(reverse("classification:classify"), {"forget": "1"})

    assert [said(reader.get(address)) for reader in (client, Client(), client)] == [[DELETED], [], []]


def test_the_kept_page_hides_no_message(client):
    address = address_of(published=True)
    Client().get(address)
    client.post(reverse("classification:classify"), {"forget": "1"})

    assert said(client.get(address)) == [DELETED]


def test_the_grid_of_an_edition_that_is_withdrawn_says_so_at_once(client):
    edition, approver = EditionFactory(scheduled=True), UserFactory(hr_approver=True)
    address = edition.get_absolute_url()
    client.force_login(approver)
    client.get(address)

    withdraw_edition(edition=edition, by=approver, at=now(), reason="Not agreed.")

    assert read(client.get(address)).texts("p.edition-line") == ["Edition 1, withdrawn before it took effect."]


def test_a_kept_grid_is_the_same_page(client):
    address = address_of(published=True, transcribed=True, graded=True, **MANY)

    assert client.get(address).text == client.get(address).text


def test_a_kept_grid_holds_nothing_of_who_read_it(client):
    address = address_of(published=True)
    client.force_login(UserFactory(username="prying-eyes", hr_editor=True))
    assert "prying-eyes" in client.get(address).text
    client.logout()

    assert "prying-eyes" not in client.get(address).text


def test_another_release_renders_anew(client, settings):
    address = address_of(published=True)
    client.get(address)

    settings.RELEASE = "next"

    assert queries_of(client, address) == 6


def test_an_empty_cache_is_no_harm(client):
    address = address_of(published=True)
    page = client.get(address).text

    cache.clear()

    assert client.get(address).text == page
