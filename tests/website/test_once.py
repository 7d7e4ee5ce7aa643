"""A form that comes twice is done once, and the second is led where the first was, whichever form it is."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.records import keep_own_record
from classification.models import SentRecord
from jobfamilies.models import Comment, Edition, Organization
from ladders.models import CellChange
from tests.classification.qualify_form import DISTRICT
from tests.classification.records.examples import ON, OPEN
from tests.factories import EditionFactory, UserFactory
from tests.markup import as_sent, messages
from website.models import Sending
from website.once import TWICE

pytestmark = pytest.mark.django_db


def sending_a_record(client):
    person = UserFactory()
    client.force_login(person)
    keep_own_record(owner=person, record=OPEN, at=now())
    address = reverse("classification:send-record")
    first = as_sent(client.get(address, {"level": DISTRICT, "on": str(ON)}), "form.sending") | {"to": "hr"}
    return address, as_sent(client.post(address, first), "form.sending"), SentRecord


def commenting(client):
    edition = editing(client)
    address = reverse("admin:jobfamilies_edition_comment", args=[edition.pk])
    return address, as_sent(client.get(address), "main form") | {"text": "Why?"}, Comment


def moving_a_level(client):
    edition = editing(client)
    page = reverse("admin:ladders_editor_facts", args=[edition.pk, "levels", edition.levels.get(rank=1).pk])
    return page.rstrip("/") + "/move/", as_sent(client.get(page), "form.place") | {"to": "on"}, CellChange


def starting_a_draft(client):
    edition = editing(client, published=True)
    address = reverse("admin:ladders_edit_ladder", args=[edition.family_id])
    return address, as_sent(client.get(address), "main form"), Edition


def adding_in_the_admin(client):
    client.force_login(UserFactory(hr_approver=True, is_superuser=True))
    address = reverse("admin:jobfamilies_organization_add")
    return address, as_sent(client.get(address), "main form") | {"name": "Twice", "slug": "twice"}, Organization


def editing(client, **traits):
    client.force_login(UserFactory(hr_editor=True))
    return EditionFactory(levels=3, **traits)


CASES = [sending_a_record, commenting, moving_a_level, starting_a_draft, adding_in_the_admin]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_a_double_click_is_done_once_and_led_where_the_first_was(client, documents, case):
    address, sent, model = case(client)
    before = model._default_manager.count()

    first, second = client.post(address, sent), client.post(address, sent)

    assert (first.status_code, second.status_code) == (302, 302)
    assert second["Location"] == first["Location"]
    assert model._default_manager.count() == before + 1
    assert TWICE in messages(client.get(second["Location"]))


def test_what_is_sent_again_from_a_page_that_was_made_anew_is_done_again(client):
    edition = editing(client)
    address = reverse("admin:jobfamilies_edition_comment", args=[edition.pk])

    for _ in range(2):
        client.post(address, as_sent(client.get(address), "main form") | {"text": "Why?"})

    assert Comment.objects.count() == 2


def test_a_form_that_was_refused_may_be_sent_again(client):
    address, sent, _ = commenting(client)

    answers = [client.post(address, sent | {"text": ""}).status_code for _ in range(2)]

    assert (answers, Sending.objects.count()) == ([200, 200], 0)


def test_a_form_whose_first_is_still_being_done_waits_and_is_then_told_so(client, monkeypatch):
    address, sent, model = commenting(client)
    client.post(address, sent)
    Sending.objects.update(answer="")
    monkeypatch.setattr("website.once.LONGEST_WAIT", 0.0)

    answer = client.post(address, sent)

    assert (answer.status_code, model.objects.count()) == (409, 1)


def test_forms_are_kept_for_a_day(client):
    address, sent, _ = commenting(client)
    Sending.objects.create(digest="x", at=now() - timedelta(days=2))

    client.post(address, sent)

    assert [each.answer == "" for each in Sending.objects.all()] == [False]
