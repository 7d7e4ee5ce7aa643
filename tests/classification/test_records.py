"""What somebody keeps, sends and takes back, and what HR signs: who sees what, and what is refused in which words."""

from datetime import date, timedelta

import pytest
from django.contrib import admin
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.records import (
    CannotDetermine,
    CannotSend,
    CannotTakeBack,
    delete_own_record,
    keep_own_record,
    send_record,
    sign_determination,
    take_back,
)
from classification.eligibility import Degree, Job, Record, Study
from classification.eligibility.determining import Word
from classification.eligibility.record_data import dump_record, read_record, record_in_words
from classification.models import Determination, OwnRecord, SentRecord
from classification.models.records import people_above
from classification.qualifying.own_record import KEPT
from jobfamilies.models import Level
from tests.classification.as_sent import as_sent
from tests.classification.factories import PositionFactory
from tests.classification.test_qualify_page import BACHELOR, DISTRICT, JOB, PAGE
from tests.classification.test_qualify_page import sent as entered
from tests.factories import EditionFactory, UserFactory
from tests.markup import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

ON = date(2026, 11, 1)
OPEN = Record(
    (Study(Degree.BACHELOR, "computer science"),),
    (Job(date(2020, 1, 1), area="project management", kinds=frozenset({"professional"})),),
)
REACHED = Record((Study(Degree.BACHELOR, "information technology"),), OPEN.jobs)
SHORT = Record(jobs=(Job(date(2026, 1, 1), area="project management"),))


@pytest.fixture
def district():
    return Level.objects.in_force().with_family().get(slug="class-specification")


@pytest.fixture
def seats():
    """A seat with its incumbent, below a manager's, below a director's."""
    director = PositionFactory(held=True)
    manager = PositionFactory(held=True, supervisor=director)
    return PositionFactory(held=True, supervisor=manager)


@pytest.fixture
def send(district, seats):
    """A function that sends the incumbent's record."""

    def send_it(record=OPEN, *, to=None, sender=None, level=None, message=""):
        return send_record(
            sender=sender or seats.incumbent,
            to=to,
            level=level or district,
            on=ON,
            record=record,
            message=message,
            at=now(),
        )

    return send_it


# --- keeping ---------------------------------------------------------------------------------------------------------


def test_a_record_comes_back_as_it_was_kept():
    record = Record(OPEN.studies, (Job(date(2020, 1, 1), date(2021, 1, 1), 50, "a", "b", frozenset({"managing"})),))

    assert read_record(dump_record(record)) == record
    assert read_record({"jobs": "all"}) == Record()


def test_a_record_is_told_in_sentences():
    assert record_in_words(OPEN) == [
        ("Education", ["Bachelor’s degree in computer science."]),
        ("Work", ["From January 1, 2020 on, in project management, full time, professional."]),
    ]


def test_a_check_stays_in_the_session_until_it_is_kept_with_the_account(client):
    client.force_login(owner := UserFactory(employee=True))
    client.post(PAGE, entered(studies=[BACHELOR]))
    assert not OwnRecord.objects.exists()

    client.post(PAGE, entered() | {"account": "1"})

    assert KEPT not in client.session
    assert read_record(OwnRecord.objects.get(owner=owner).record) == Record(
        (Study(Degree.BACHELOR, "information technology"),)
    )


def test_what_is_checked_later_replaces_what_the_account_keeps(client):
    client.force_login(owner := UserFactory(employee=True))
    keep_own_record(owner=owner, record=OPEN, at=now())

    client.post(PAGE, entered(studies=[BACHELOR]))

    assert KEPT not in client.session
    assert len(read_record(OwnRecord.objects.get().record).jobs) == 0


def test_what_was_entered_before_signing_in_does_not_overwrite_what_the_account_keeps(client):
    owner = UserFactory(employee=True)
    keep_own_record(owner=owner, record=OPEN, at=now())
    client.post(PAGE, entered(studies=[BACHELOR]))
    client.force_login(owner)
    client.post(PAGE, entered(studies=[BACHELOR], jobs=[JOB]))

    kept = client.get(PAGE).context["kept"]
    assert (kept.place, kept.also_kept, read_record(OwnRecord.objects.get().record)) == ("session", True, OPEN)
    client.post(PAGE, entered() | {"other": "1"})
    assert client.get(PAGE).context["kept"].record == OPEN


def test_deleting_empties_the_session_and_the_account(client):
    client.force_login(owner := UserFactory(employee=True))
    keep_own_record(owner=owner, record=OPEN, at=now())

    client.post(PAGE, entered() | {"forget": "1"})

    assert not OwnRecord.objects.exists()
    assert client.get(PAGE).context["kept"].record == Record()


def test_nobody_can_keep_without_an_account(client):
    client.post(PAGE, entered(studies=[BACHELOR]))
    client.post(PAGE, entered() | {"account": "1"})

    assert not OwnRecord.objects.exists()


def test_own_records_have_no_page_and_no_permission_for_anybody_else():
    delete_own_record(owner=UserFactory())

    assert not {OwnRecord, SentRecord, Determination} & set(admin.site._registry)
    assert OwnRecord._meta.default_permissions == SentRecord._meta.default_permissions == ()


# --- sending ---------------------------------------------------------------------------------------------------------


def test_a_copy_goes_to_hr_or_to_somebody_above(seats, send):
    manager, director = seats.supervisor.incumbent, seats.supervisor.supervisor.incumbent

    assert people_above(seats.incumbent) == [manager, director]
    assert [send(to=to).to for to in (None, manager, director)] == [None, manager, director]
    assert people_above(director) == []


def test_positions_in_a_ring_end(seats):
    top = seats.supervisor.supervisor
    type(seats).objects.filter(pk=top.pk).update(supervisor=seats)

    assert people_above(seats.incumbent) == [seats.supervisor.incumbent, top.incumbent]


ABOVE = "You can send it to HR, or to somebody who holds a position above yours."
UNREAD = "HR has not read the qualifications of this level as rules yet, so there is no answer to send."


def test_nothing_else_can_be_sent(seats, send):
    unread = EditionFactory(published=True).levels.get()
    for given, reasons in [
        ({"record": Record()}, ["There is nothing to send: enter your record first."]),
        ({"to": UserFactory(manager=True)}, [ABOVE]),
        ({"to": seats.incumbent}, [ABOVE]),
        ({"to": seats.incumbent, "sender": seats.supervisor.incumbent}, [ABOVE]),
        ({"level": unread}, [UNREAD]),
    ]:
        with pytest.raises(CannotSend) as refused:
            send(**given)
        assert refused.value.reasons == reasons


def test_nobody_sends_a_record_to_themselves(send):
    copy = send()
    with pytest.raises(IntegrityError), transaction.atomic():
        SentRecord.objects.filter(pk=copy.pk).update(to=copy.sender)


SEND = "classification:send-record"


def test_before_it_is_sent_the_page_shows_what_goes_to_whom(client, seats):
    client.force_login(seats.incumbent)
    keep_own_record(owner=seats.incumbent, record=OPEN, at=now())
    first = client.get(reverse(SEND), {"level": DISTRICT, "on": str(ON)})
    manager = seats.supervisor.incumbent
    asked = as_sent(first, "form.sending") | {"to": str(manager.pk), "message": "Please look."}

    second = client.post(reverse(SEND), asked)
    assert SentRecord.objects.count() == 0
    assert read(second).texts(".sending .told dd") == [f"{manager}. Nobody else sees it.", "Please look."]
    assert "Bachelor’s degree in computer science." in read(second).texts(".told dd")
    client.post(reverse(SEND), as_sent(second, "form.sending"))

    copy = SentRecord.objects.get()
    assert (copy.to, copy.message, copy.as_of_on, read_record(copy.record)) == (manager, "Please look.", ON, OPEN)


def test_what_changed_since_it_was_shown_is_shown_again(client, seats):
    client.force_login(seats.incumbent)
    keep_own_record(owner=seats.incumbent, record=OPEN, at=now())
    shown = client.post(reverse(SEND), {"level": DISTRICT, "on": str(ON), "to": "hr"})
    keep_own_record(owner=seats.incumbent, record=REACHED, at=now())

    again = client.post(reverse(SEND), as_sent(shown, "form.sending"))

    assert SentRecord.objects.count() == 0
    assert read(again).texts(".notice[role=status]") == [
        "Something changed since you looked. Look again before you send it."
    ]


@pytest.mark.parametrize("to", ["", "0", "x", "9" * 30, "\0"])
def test_a_wrong_receiver_is_asked_for_again(client, seats, to):
    client.force_login(seats.incumbent)
    keep_own_record(owner=seats.incumbent, record=OPEN, at=now())

    response = client.post(reverse(SEND), {"level": DISTRICT, "to": to})

    assert (list(response.context["form"].errors), SentRecord.objects.count()) == (["to"], 0)


def test_without_a_record_or_a_level_there_is_nothing_to_send(client, seats):
    client.force_login(seats.incumbent)
    for query in ({"level": DISTRICT}, {}, {"level": "no/such/level"}):
        assert client.get(reverse(SEND), query)["Location"] == PAGE


# --- who sees what ---------------------------------------------------------------------------------------------------

PAGES = {
    "sent-record": {"sender": 200, "hr": 200, "manager": 404, "editor": 404, "other": 404, "nobody": 302},
    "determine": {"sender": 404, "hr": 200, "manager": 404, "editor": 404, "other": 404, "nobody": 302},
}
TO_MANAGER = {
    "sent-record": {"sender": 200, "hr": 404, "manager": 200, "editor": 404, "other": 404, "nobody": 302},
    "determine": {"sender": 404, "hr": 404, "manager": 404, "editor": 404, "other": 404, "nobody": 302},
}


@pytest.fixture
def statuses(client, seats):
    """A function that returns what each person is answered at an address."""
    people = {
        "sender": seats.incumbent,
        "hr": UserFactory(hr_approver=True),
        "manager": seats.supervisor.incumbent,
        "editor": UserFactory(hr_editor=True),
        "other": UserFactory(manager=True),
    }

    def answers(address):
        found = {}
        for name, user in people.items():
            client.force_login(user)
            found[name] = client.get(address).status_code
        client.logout()
        return found | {"nobody": client.get(address).status_code}

    return answers


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
        context = client.get(reverse("classification:sent-records")).context
        return list(context["received"]), list(context["sent"])

    assert listed(seats.incumbent) == ([], [to_manager, to_hr])
    assert listed(manager) == ([to_manager], [])
    assert listed(UserFactory(hr_approver=True)) == ([to_hr], [])
    assert listed(UserFactory(hr_editor=True)) == ([], [])


def test_the_list_asks_as_much_for_four_as_for_one(client, send, django_assert_max_num_queries):
    client.force_login(UserFactory(hr_approver=True))
    for _ in range(4):
        send()
    with django_assert_max_num_queries(9):
        client.get(reverse("classification:sent-records"))


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


# --- determinations --------------------------------------------------------------------------------------------------

SHOWN = {"0-0": (Word.SHOWN, "The same faculty."), "1-0": (Word.OPEN, "")}


def determine(copy, result="meets", by=None, words=SHOWN, reasons="The open route is reached."):
    return sign_determination(
        sent=copy, result=result, reasons=reasons, judgements=words, by=by or UserFactory(hr_approver=True), at=now()
    )


def test_hr_signs_what_it_says_of_each_point(send):
    signed = determine(send())

    assert signed.result == "meets"
    assert [(said["route"], said["word"], said["why"]) for said in signed.judgements] == [
        ("Open route", "shown", "The same faculty."),
        ("Promotional route", "open", ""),
    ]
    assert len(signed.digest) == 64


def test_the_digest_is_of_all_that_it_rests_on(send):
    approver = UserFactory(hr_approver=True)
    first, same = (determine(send(), by=approver).digest for _ in range(2))
    other = determine(send(), by=approver, reasons="Otherwise.").digest

    assert (first == same, first == other) == (True, False)


NO_ROUTE = "No route is reached in all that decides: it cannot be said to meet."
NOT_SHORT = "A route is still open or reached: it cannot be said not to meet."


@pytest.mark.parametrize(
    ("record", "result", "words", "reasons"),
    [
        (OPEN, "meets", {}, [NO_ROUTE]),
        (OPEN, "meets", {"0-0": (Word.NOT_SHOWN, "x")}, [NO_ROUTE]),
        (OPEN, "does not meet", {}, [NOT_SHORT]),
        (OPEN, "does not meet", SHOWN, [NOT_SHORT]),
        (SHORT, "meets", {}, [NO_ROUTE]),
        (REACHED, "does not meet", {}, [NOT_SHORT]),
        (OPEN, "does not meet", {"0-0": (Word.NOT_SHOWN, "x")}, []),
        (OPEN, "cannot be decided", {}, []),
        (SHORT, "does not meet", {}, []),
        (REACHED, "meets", {}, []),
        (REACHED, "cannot be decided", {}, []),
    ],
)
def test_the_words_bear_the_result(send, record, result, words, reasons):
    copy = send(record)
    if not reasons:
        assert determine(copy, result, words=words).result == result
        return
    with pytest.raises(CannotDetermine) as refused:
        determine(copy, result, words=words)
    assert refused.value.reasons == reasons


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        ("hr_editor", "Only HR approvers sign a determination."),
        ("manager", "Only HR approvers sign a determination."),
        ("employee", "Only HR approvers sign a determination."),
    ],
)
def test_only_approvers_sign(send, group, reason):
    with pytest.raises(CannotDetermine) as refused:
        determine(send(), by=UserFactory(**{group: True}))

    assert refused.value.reasons == [reason]


def test_nobody_signs_about_themselves(client, send):
    approver = UserFactory(hr_approver=True)
    copy = send(sender=approver)

    with pytest.raises(CannotDetermine) as refused:
        determine(copy, by=approver)
    client.force_login(approver)
    page = client.get(reverse("classification:determine", args=[copy.pk]))

    assert refused.value.reasons == ["Nobody signs a determination about themselves."]
    assert page.context["refused"] == refused.value.reasons


def test_it_is_signed_once_with_reasons_and_only_what_was_sent_to_hr(send, seats):
    to_manager, hidden, copy = send(to=seats.supervisor.incumbent), send(), send()
    SentRecord.objects.filter(pk=hidden.pk).update(taken_back_at=now())
    determined = send()
    determine(determined)
    for given, reason in [
        ({"copy": to_manager}, "This copy was sent to a manager. Only what is sent to HR is determined."),
        ({"copy": hidden}, "Its sender took it back."),
        ({"copy": copy, "reasons": " \n"}, "Give the reasons."),
        ({"copy": determined}, "It is determined already."),
    ]:
        with pytest.raises(CannotDetermine) as refused:
            determine(**given)
        assert refused.value.reasons == [reason]


def test_a_determination_is_written_once(send):
    signed = determine(send())
    for write in (lambda rows: rows.update(result="does not meet"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            write(Determination.objects.filter(pk=signed.pk))


def test_hr_signs_on_the_page_and_its_sender_reads_it(client, send):
    copy = send()
    client.force_login(UserFactory(hr_approver=True))
    address = reverse("classification:determine", args=[copy.pk])
    words = {"word-0-0": "shown", "why-0-0": "The same faculty.", "word-1-0": "open"}

    faulty = client.post(address, {"result": "meets", "reasons": "x", "word-0-0": "shown"})
    refused = client.post(address, words | {"result": "does not meet", "reasons": "x"})
    client.post(address, words | {"result": "meets", "reasons": "The <open> route is reached."})

    assert dict(faulty.context["form"].errors) == {
        "why-0-0": ["Say why."],
        "word-1-0": ["Say what you judge, or that it cannot be said."],
    }
    assert refused.context["refused"] == [NOT_SHORT]
    client.force_login(copy.sender)
    page = read(client.get(reverse("classification:determination", args=[Determination.objects.get().pk])))
    assert page.texts("h1") == [f"{copy.sender}: meets the requirements"]
    assert page.texts("#reasons") == ["Reasons"]
    assert "The <open> route is reached." in page.texts("p.said-by")


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "x" * 10_001])
def test_words_that_no_database_keeps_are_refused(client, send, text):
    from classification.forms.records import DeterminationForm

    form = DeterminationForm({"result": "meets", "reasons": text}, [])

    assert list(form.errors) == ["reasons"]


def test_a_correction_of_the_reading_leaves_what_was_sent(client, send, district):
    copy = send(REACHED)
    client.force_login(copy.sender)
    page = client.get(reverse("classification:sent-record", args=[copy.pk]))

    assert page.context["shown"].reading == copy.reading
    assert page.context["shown"].routes[0].said.startswith("On what you entered")
    assert copy.as_of_on + timedelta(0) == ON
