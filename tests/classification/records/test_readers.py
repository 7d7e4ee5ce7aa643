"""Who sees what was sent, and what is left of it once it is taken back."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.records import CannotTakeBack, take_back
from classification.models import SentRecord
from tests.classification.records.examples import determine
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

SENT = "/qualify/sent/"


# --- who sees what ---------------------------------------------------------------------------------------------------

PAGES = {
    "sent-record": {"sender": 200, "hr": 200, "manager": 404, "editor": 404, "other": 404, "nobody": 302},
    "determine": {"sender": 404, "hr": 200, "manager": 404, "editor": 404, "other": 404, "nobody": 302},
}
TO_MANAGER = {
    "sent-record": {"sender": 200, "hr": 404, "manager": 200, "editor": 404, "other": 404, "nobody": 302},
    "determine": {"sender": 404, "hr": 404, "manager": 404, "editor": 404, "other": 404, "nobody": 302},
}


@pytest.mark.parametrize("page", PAGES)
def test_a_copy_to_hr_is_seen_by_its_sender_and_those_who_sign(send, statuses, page):
    assert statuses(reverse(f"classification:{page}", args=[send().pk])) == PAGES[page]


@pytest.mark.parametrize("page", TO_MANAGER)
def test_a_copy_to_a_manager_is_seen_by_its_sender_and_that_manager(send, seats, statuses, page):
    copy = send(to=seats.supervisor.incumbent)

    assert statuses(reverse(f"classification:{page}", args=[copy.pk])) == TO_MANAGER[page]


@pytest.mark.parametrize("pk", ["0", "9" * 30])
def test_what_is_not_there_is_not_found(client, pk):
    client.force_login(UserFactory(hr_approver=True))
    for page in ("sent/{}/", "sent/{}/determine/", "determinations/{}/"):
        assert client.get("/qualify/" + page.format(pk)).status_code == 404


def test_the_list_has_what_was_sent_to_the_reader_and_by_them(client, send, seats):
    manager = seats.supervisor.incumbent
    to_hr, to_manager = send(), send(to=manager)

    def listed(user):
        client.force_login(user)
        lists = [client.get(SENT, {"whose": whose}).context["table"].rows for whose in ("received", "own")]
        return tuple([row.record for row in rows] for rows in lists)

    assert listed(seats.incumbent) == ([], [to_manager, to_hr])
    assert listed(manager) == ([to_manager], [])
    assert listed(UserFactory(hr_approver=True)) == ([to_hr], [])
    assert listed(UserFactory(hr_editor=True)) == ([], [])


def test_the_list_asks_as_much_for_four_as_for_one(client, send, django_assert_max_num_queries):
    client.force_login(UserFactory(hr_approver=True))
    for _ in range(4):
        send()
    with django_assert_max_num_queries(9):
        client.get(SENT)


# --- taking back -----------------------------------------------------------------------------------------------------


def test_what_is_taken_back_is_gone(client, send, statuses):
    copy = send()
    client.force_login(copy.sender)

    client.post(reverse("classification:take-back", args=[copy.pk]))

    assert not SentRecord.objects.exists()
    answers = statuses(reverse("classification:sent-record", args=[copy.pk]))
    assert set(answers.values()) == {404, 302}


def test_only_who_sent_it_takes_it_back(client, send, seats):
    copy = send(to=seats.supervisor.incumbent)
    with pytest.raises(CannotTakeBack) as refused:
        take_back(sent=copy, by=seats.supervisor.incumbent, at=now())
    client.force_login(UserFactory())
    response = client.post(reverse("classification:take-back", args=[copy.pk]))

    assert (refused.value.reasons, response.status_code) == (["Only who sent it takes it back."], 404)


def test_a_determined_copy_is_hidden_and_the_determination_stays(client, send, statuses):
    copy = send()
    signed = determine(copy)

    take_back(sent=copy, by=copy.sender, at=now())

    record, page = (
        reverse(f"classification:{name}", args=[pk])
        for name, pk in (("sent-record", copy.pk), ("determination", signed.pk))
    )
    assert statuses(record) == PAGES["sent-record"] | {"hr": 404}
    assert statuses(page) == PAGES["sent-record"]
    with pytest.raises(CannotTakeBack, match="already"):
        take_back(sent=copy, by=copy.sender, at=now())
