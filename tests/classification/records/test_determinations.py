"""HR signs what it says of each point: by whom, with which words, and once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.records import CannotDetermine, counted_by, digest_of
from classification.engine.eligibility.determining import Word
from classification.forms.records import DeterminationForm
from classification.models import CountingRules, Determination, Precedent, SentRecord
from tests.classification.records.examples import ON, OPEN, REACHED, SHORT, SHOWN, determine
from tests.factories import UserFactory
from tests.markup import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]


def test_hr_signs_what_it_says_of_each_point(send):
    signed = determine(send())

    assert signed.result == "meets"
    assert [(said["route"], said["word"], said["why"]) for said in signed.judgements] == [
        ("Open route", "shown", "The same faculty."),
        ("Promotional route", "open", ""),
    ]
    assert len(signed.digest) == 64


def test_the_digest_is_of_all_that_it_rests_on(send):
    signed = determine(send())
    rests_on = digest_of(signed)

    assert signed.digest == signed.keyed(rests_on)
    signed.reasons = "Otherwise."
    assert digest_of(signed) != rests_on


def rule(organization, studied):
    """Keep a precedent of the organization's analysts."""
    said = {"asked": "computer science", "is_related": True, "reason": "It is.", "ruled_at": now()}
    Precedent.objects.create(organization=organization, studied=studied, ruled_by=UserFactory(), **said)


def test_the_digest_is_taken_again_whatever_the_organization_counts_by_later(send):
    copy = send()
    organization = copy.level.edition.family.organization
    rule(organization, "informatics")
    signed = determine(copy)

    CountingRules.objects.create(organization=organization, part_time="not at all", bachelor_years=3)
    rule(organization, "astronomy")

    stored = Determination.objects.get(pk=signed.pk)
    assert stored.keyed(digest_of(stored)) == stored.digest
    assert (stored.counted_by["part_time"], len(stored.counted_by["ruled"])) == ("pro rata", 1)


def test_the_digest_is_what_the_first_release_took(send):
    copy = send()
    copy.refresh_from_db()
    facts = {"result": "meets", "reasons": "It is.", "judgements": []}

    assert digest_of(Determination(sent=copy, counted_by=counted_by(copy), **facts)) == (
        "c5006f72312104975c08093ba54d44a93547571946c1bd31de532d6074c6517b"
    )


def test_a_copy_that_this_release_cannot_read_is_not_determined(send):
    copy = send()
    SentRecord.objects.filter(pk=copy.pk).update(record={"studies": "as they were kept once"})

    with pytest.raises(CannotDetermine) as refused:
        determine(copy, "cannot be decided", words={})

    assert refused.value.reasons == ["It was kept in a shape that this release cannot read."]


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
    form = DeterminationForm({"result": "meets", "reasons": text}, [])

    assert list(form.errors) == ["reasons"]


def test_a_correction_of_the_reading_leaves_what_was_sent(client, send, district):
    copy = send(REACHED)
    client.force_login(copy.sender)
    page = client.get(reverse("classification:sent-record", args=[copy.pk]))

    assert page.context["shown"].reading == copy.reading
    assert page.context["shown"].routes[0].said.startswith("On what you entered")
    assert copy.as_of_on + timedelta(0) == ON
