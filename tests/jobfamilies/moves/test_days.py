"""The day of an edition: one gone by needs a reason, and one to come waits alone."""

from datetime import date

import pytest

from jobfamilies.actions import CannotPublish, publish_edition, start_draft
from jobfamilies.models import Edition, Move, Publication
from tests.factories import EditionFactory, JobFamilyFactory, days_from_now
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


def test_while_one_waits_for_its_day_no_other_is_published(approver):
    family = JobFamilyFactory()
    waiting = EditionFactory(family=family, scheduled=True)
    edition = EditionFactory(family=family, approved=True)
    said = (
        f"Edition 1 is scheduled for {waiting.publication.effective_on}. "
        "Withdraw it first; it can be started, approved and published again afterwards."
    )

    with pytest.raises(CannotPublish) as refused:
        make_move(Move.PUBLISH, edition, approver)
    assert refused.value.reasons == [said]

    make_move(Move.WITHDRAW, waiting, approver)
    make_move(Move.PUBLISH, edition, approver)
    assert [each.standing for each in Edition.objects.with_family().order_by("number")] == ["withdrawn", "scheduled"]


def test_the_next_edition_takes_over_on_its_day(approver):
    first = EditionFactory(published=True)
    draft = start_draft(edition=first)
    Edition.objects.filter(pk=draft.pk).update(state="approved")
    make_move(Move.PUBLISH, draft, approver, effective_on=days_from_now(30))

    assert [Edition.objects.in_force(days_from_now(day)).get().number for day in (0, 29, 30)] == [1, 1, 2]
