"""An HR approver publishes in the admin by adding a publication; nobody else does."""

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from django.utils import timezone

from jobfamilies import document
from jobfamilies.models import Edition, Publication
from jobfamilies.verification import faults
from tests.factories import EditionFactory, UserFactory, days_from_now
from tests.markup import filled_in, read

pytestmark = pytest.mark.django_db

ADD = reverse("admin:jobfamilies_publication_add")


@pytest.fixture
def approver(client):
    client.force_login(user := UserFactory(hr_approver=True))
    return user


def publish(client, edition, /, **changed):
    values = filled_in(read(client.get(ADD)).find("form#publication_form")[0])
    values |= {"edition": edition.pk, "effective_on": "2026-03-02", "notice": "Reworded."} | changed
    return client.post(ADD, values)


def errors(response):
    return read(response).texts("ul.errorlist li")


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_adding_a_publication_publishes_the_edition(client, approver, state):
    edition = EditionFactory(**{state: True})
    before = timezone.now()

    response = publish(client, edition)

    edition = Edition.objects.get()
    assert (response.status_code, edition.state) == (302, "published")
    publication = edition.publication
    assert (publication.effective_on, publication.notice, publication.published_by) == (
        date(2026, 3, 2),
        "Reworded.",
        approver,
    )
    assert before <= publication.published_at <= timezone.now()
    assert publication.digest == document.digest(document.dump(edition))
    assert list(faults()) == []


def test_it_is_noted_in_the_log_of_the_admin(client, approver):
    publish(client, EditionFactory())

    entry = LogEntry.objects.get()
    assert (entry.user, entry.object_id, entry.action_flag) == (approver, str(Publication.objects.get().pk), 1)


def test_the_form_asks_for_the_edition_the_day_and_a_notice_alone(client, approver):
    page = read(client.get(ADD))

    assert page.texts("form#publication_form fieldset label") == ["Edition:", "Effective on:", "Notice:"]


@pytest.mark.parametrize(
    ("make", "refusals"),
    [
        (lambda: EditionFactory(published=True), ["The edition is published already."]),
        (lambda: EditionFactory(levels=0, rows=0), ["The edition has no level.", "The edition has no statement."]),
        (lambda: EditionFactory(number=2), ["The family's next edition is number 1, and this one is number 2."]),
    ],
    ids=["published", "empty", "out of turn"],
)
def test_an_edition_that_is_not_ready_is_refused_with_the_reasons(client, approver, make, refusals):
    edition = make()
    before = list(Publication.objects.values())

    response = publish(client, edition)

    assert (response.status_code, errors(response)) == (200, refusals)
    assert list(Publication.objects.values()) == before


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"effective_on": ""}, "This field is required."),
        ({"effective_on": "soon"}, "Enter a valid date."),
        ({"edition": ""}, "This field is required."),
        ({"edition": "9999"}, "Select a valid choice. That choice is not one of the available choices."),
        ({"notice": "a\x00b"}, "Null characters are not allowed."),
    ],
    ids=["no day", "no date", "no edition", "an edition that is not there", "NUL"],
)
def test_a_wrong_answer_is_refused(client, approver, changed, refusal):
    response = publish(client, EditionFactory(), **changed)

    assert errors(response) == [refusal]
    assert Publication.objects.count() == 0


@pytest.mark.parametrize("role", ["hr_editor", "manager", "employee"])
def test_nobody_else_publishes(client, role):
    edition = EditionFactory()
    client.force_login(UserFactory(**{role: True}, is_staff=True))

    response = client.post(ADD, {"edition": edition.pk, "effective_on": "2026-03-02"})

    assert response.status_code == 403
    assert (Publication.objects.count(), Edition.objects.get().state) == (0, "draft")


@pytest.mark.parametrize("page", ["change", "delete"])
def test_a_publication_is_neither_changed_nor_deleted(client, approver, page):
    publication = EditionFactory(scheduled=True).publication
    before = Publication.objects.values().get()

    address = reverse(f"admin:jobfamilies_publication_{page}", args=[publication.pk])
    response = client.post(address, {"notice": "Another.", "effective_on": "2020-01-01", "post": "yes"})

    assert response.status_code == 403
    assert Publication.objects.values().get() == before


def test_its_stamps_can_be_read(client, approver):
    publication = EditionFactory(effective_on=days_from_now(-3)).publication

    page = read(client.get(reverse("admin:jobfamilies_publication_change", args=[publication.pk])))

    assert page.texts("div.field-digest div.readonly") == [publication.digest]
    assert page.texts("div.field-previous_digest div.readonly") == ["-"]
    assert page.texts("div.field-document_version div.readonly") == ["1"]
