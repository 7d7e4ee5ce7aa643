"""The day of an edition: one gone by needs a reason, and one to come waits alone."""

from datetime import date, timedelta

import pytest

from jobfamilies.actions import CannotPublish, CannotWithdraw, publish_edition, start_draft
from jobfamilies.models import Edition, Move, Publication
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory, days_from_now
from tests.jobfamilies.moves.steps import NOON, make_move

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, ["Say whether the change is substantive or clerical."]),
        (
            {"kind": "clerical", "effective_on": date(2026, 2, 28)},
            [
                "2026-02-28 is past: say why the edition counts from then.",
                "2026-02-28 is past: say who or what authorised that.",
            ],
        ),
        (
            {"kind": "clerical", "effective_on": date(2026, 2, 28), "reason": "Agreed then.", "authority": " "},
            ["2026-02-28 is past: say who or what authorised that."],
        ),
        ({"kind": "clerical", "effective_on": date(2026, 3, 1)}, []),
        ({"kind": "clerical", "effective_on": date(2026, 2, 28), "reason": "Agreed.", "authority": "Order 7"}, []),
    ],
    ids=["no kind", "past", "past, without authority", "today", "past, with all"],
)
def test_a_day_gone_by_needs_a_reason_and_an_authority(approver, facts, reasons):
    edition = EditionFactory(approved=True)
    said = {"edition": edition, "by": approver, "at": NOON, "effective_on": date(2026, 4, 1)} | facts

    if reasons:
        with pytest.raises(CannotPublish) as refused:
            publish_edition(**said)
        assert (refused.value.reasons, Publication.objects.count()) == (reasons, 0)
    else:
        assert publish_edition(**said).is_backdated == (said["effective_on"] < NOON.date())


def test_what_was_not_written_from_the_edition_that_waits_is_not_published(approver):
    family = JobFamilyFactory()
    waiting = EditionFactory(family=family, scheduled=True)
    edition = EditionFactory(family=family, approved=True)
    said = (
        f"Edition 1 is scheduled for {waiting.publication.effective_on}, and this one was not written from it: "
        "it would take that change back. Withdraw it first, or start this draft anew from it."
    )

    with pytest.raises(CannotPublish) as refused:
        make_move(Move.PUBLISH, edition, approver)
    assert refused.value.reasons == [said]

    make_move(Move.WITHDRAW, waiting, approver)
    make_move(Move.PUBLISH, edition, approver)
    assert [each.standing for each in Edition.objects.with_family().order_by("number")] == ["withdrawn", "scheduled"]


def approved_draft(edition):
    draft = start_draft(edition=edition)
    Edition.objects.filter(pk=draft.pk).update(state="approved")
    return Edition.objects.get(pk=draft.pk)


def test_what_is_scheduled_is_the_base_of_the_next_draft_which_may_be_scheduled_too(approver):
    family = JobFamilyFactory()
    EditionFactory(family=family, published=True)
    waiting = EditionFactory(family=family, scheduled=True)
    draft = approved_draft(Edition.objects.next_base(family))
    day = waiting.publication.effective_on

    with pytest.raises(CannotPublish) as refused:
        make_move(Move.PUBLISH, draft, approver, effective_on=day - timedelta(days=1))
    make_move(Move.PUBLISH, draft, approver, effective_on=day)

    said = f"Edition 2, which this one was written from, takes effect on {day}: choose that day or later."
    assert refused.value.reasons == [said]
    assert draft.base == waiting
    assert Edition.objects.next_base(family) == draft
    assert [Edition.objects.in_force(days_from_now(after)).get().number for after in (0, 29, 30)] == [1, 1, 3]


def test_an_edition_from_which_a_scheduled_one_was_written_is_withdrawn_after_that_one(approver):
    waiting = EditionFactory(scheduled=True)
    draft = approved_draft(waiting)
    make_move(Move.PUBLISH, draft, approver, effective_on=days_from_now(40))

    with pytest.raises(CannotWithdraw) as refused:
        make_move(Move.WITHDRAW, waiting, approver)
    make_move(Move.WITHDRAW, draft, approver)
    make_move(Move.WITHDRAW, waiting, approver)

    assert refused.value.reasons == [
        f"Edition 2, scheduled for {days_from_now(40)}, was written from it. Withdraw that one first."
    ]


def test_an_approval_given_before_the_base_was_withdrawn_asks_again(approver):
    waiting = EditionFactory(scheduled=True)
    draft = start_draft(edition=waiting)
    make_move(Move.SUBMIT, draft, UserFactory(hr_editor=True))
    make_move(Move.APPROVE, draft, approver)
    make_move(Move.WITHDRAW, waiting, approver)

    with pytest.raises(CannotPublish) as refused:
        make_move(Move.PUBLISH, draft, approver)

    assert refused.value.reasons == [
        "Edition 1, which this one was written from, was withdrawn after it was approved. "
        "Return it to draft, and see which of those words are to stay."
    ]


def test_the_next_edition_takes_over_on_its_day(approver):
    first = EditionFactory(published=True)
    draft = start_draft(edition=first)
    Edition.objects.filter(pk=draft.pk).update(state="approved")
    make_move(Move.PUBLISH, draft, approver, effective_on=days_from_now(30))

    assert [Edition.objects.in_force(days_from_now(day)).get().number for day in (0, 29, 30)] == [1, 1, 2]
