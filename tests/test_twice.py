"""What is done twice at one moment, by two clicks or people who had read the same, is done once and refused once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db.models import Model
from django.utils.timezone import now

from classification.actions import approve_draft
from classification.actions.appeals import decide_appeal, file_appeal, withdraw_appeal
from classification.actions.records import sign_determination, take_back
from classification.actions.requests import open_request, take_step
from classification.actions.rulings import rule
from classification.actions.successions import give_successor
from classification.models import Step
from jobfamilies.actions import delete_draft, move_edition, publish_edition, start_draft, withdraw_edition
from jobfamilies.models import Level, Move
from ladders.actions import change_level, move_level, retire_level, retire_row, waive_finding
from ladders.findings import findings
from ladders.models import Statement
from tests.classification import factories as classified
from tests.classification.ratings.steps import in_study, ladder_for
from tests.classification.requests import signed
from tests.classification.rulings.steps import said
from tests.factories import EditionFactory, UserFactory, days_from_now
from website.refusals import Refused

Case = tuple[Model, Callable[[Any], object], str]
"""What is read, what is done with it, and what whoever does it second is told."""


def editor():
    return {"by": UserFactory(hr_editor=True), "at": now()}


def approver():
    return {"by": UserFactory(hr_approver=True), "at": now()}


# --- editions --------------------------------------------------------------------------------------------------------


def submitting() -> Case:
    told = "The edition is in review, and “Submit for review” needs one that is draft."
    return EditionFactory(), lambda it: move_edition(edition=it, move=Move.SUBMIT, **editor()), told


def publishing() -> Case:
    told = "The edition is published, and “Publish” needs one that is approved."
    facts = {"effective_on": days_from_now(9), "kind": "substantive"}
    return EditionFactory(approved=True), lambda it: publish_edition(edition=it, **facts, **approver()), told


def withdrawing_an_edition() -> Case:
    told = "The edition is withdrawn, and “Withdraw” needs one that is published."
    edition = EditionFactory(scheduled=True)
    return edition, lambda it: withdraw_edition(edition=it, reason="Not agreed.", **approver()), told


def deleting_a_draft() -> Case:
    told = "The draft is gone: somebody deleted it."
    return EditionFactory(), lambda it: delete_draft(edition=it, **editor()), told


def waiving_a_finding() -> Case:
    edition = EditionFactory()
    Statement.objects.filter(edition=edition).update(text="He decides.")
    digest = next(each.digest for each in findings(edition) if each.can_be_waived and not each.is_blocking)
    told = "The checks no longer say so: the text changed, or it is waived already."
    return edition, lambda it: waive_finding(edition=it, digest=digest, reason="Agreed.", **editor()), told


GONE = "A {} is no longer part of the draft. Load the page again."


def retiring_a_level() -> Case:
    level = EditionFactory(levels=2).levels.first()
    return level, lambda it: retire_level(level=it, **editor()), GONE.format("level")


def retiring_a_row() -> Case:
    row = EditionFactory(rows=2).rows.first()
    return row, lambda it: retire_row(row=it, **editor()), GONE.format("row")


# --- positions and people --------------------------------------------------------------------------------------------


def opening_a_request() -> Case:
    position = classified.PositionFactory(supervised=True)
    facts = {"kind": "reclassification", "reason": "The work grew.", "by": position.incumbent, "at": now()}
    told = "A request about this position is open already: reclassification, draft. It is ruled on or withdrawn first."
    return position, lambda it: open_request(position=it, **facts), told


def submitting_a_request() -> Case:
    asked = classified.RequestFactory()
    signed(asked.position)
    told = "The request is submitted, and “Submit” needs one that is draft."
    who = {"by": asked.requested_by, "at": now()}
    return asked, lambda it: take_step(request=it, step=Step.SUBMIT, **who), told


def ruling_on_a_request() -> Case:
    asked = in_study()
    level = ladder_for(asked).levels.first()
    told = "The request is ruled on, and “Rule” needs one that is in study."
    return asked, lambda it: rule(request=it, facts=said(level), **approver()), told


def appealable():
    ruling = classified.RulingFactory(appeal_by=days_from_now(9), appeal_to="Stage 1")
    classified.AppealStageFactory.create_batch(2, organization=ruling.position.organization)
    return ruling


def appealed():
    ruling = appealable()
    return file_appeal(ruling=ruling, by=ruling.position.incumbent, at=now(), grounds="It is more.")


def appealing() -> Case:
    ruling = appealable()
    who = {"by": ruling.position.incumbent, "at": now()}
    until = f"{days_from_now(30):%B} {days_from_now(30).day}, {days_from_now(30).year}"
    told = f"An appeal is being decided: Stage 1, by {until}."
    return ruling, lambda it: file_appeal(ruling=it, grounds="It is more.", **who), told


def deciding_an_appeal() -> Case:
    facts = {"outcome": "upheld", "reasons": "It stands."}
    told = "The appeal is decided: the ruling stands."
    return appealed(), lambda it: decide_appeal(appeal=it, **facts, **approver()), told


def taking_an_appeal_back() -> Case:
    appeal = appealed()
    told = "The appeal is decided: the appeal was withdrawn."
    return appeal, lambda it: withdraw_appeal(appeal=it, by=appeal.filed_by, at=now()), told


def taking_a_record_back() -> Case:
    sent = classified.SentRecordFactory()
    return sent, lambda it: take_back(sent=it, by=sent.sender, at=now()), "You took it back already."


def approving_a_scheme() -> Case:
    told = "This rating scheme is approved already."
    return classified.SchemeFactory(draft=True), lambda it: approve_draft(draft=it, **approver()), told


def deciding_where_positions_go() -> Case:
    first = EditionFactory(levels=2, effective_on=days_from_now(-9))
    draft = start_draft(edition=first)
    retired = draft.levels.order_by("rank").last()
    retired.delete()
    facts = {"retired": retired.key, "successor": draft.levels.get(), "reason": "It goes there."}
    told = f"What becomes of the positions of {retired} is decided already. Take that back first."
    return draft, lambda it: give_successor(edition=it, **facts, **editor()), told


CASES = [
    submitting,
    publishing,
    withdrawing_an_edition,
    deleting_a_draft,
    waiving_a_finding,
    retiring_a_level,
    retiring_a_row,
    opening_a_request,
    submitting_a_request,
    ruling_on_a_request,
    appealing,
    deciding_an_appeal,
    taking_an_appeal_back,
    taking_a_record_back,
    approving_a_scheme,
    deciding_where_positions_go,
]


def copies(row):
    """Return the row as two people have read it, with what they looked at of it."""
    found = [type(row)._default_manager.get(pk=row.pk) for _ in range(2)]
    for each in found:
        getattr(each, "is_decided", None)
        getattr(each, "is_superseded", None)
    return found


@pytest.mark.engines
@pytest.mark.django_db
@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_what_is_done_twice_at_one_moment_is_done_once_and_refused_in_words(make):
    row, act, told = make()
    first, second = copies(row)

    act(first)
    with pytest.raises(Refused) as refused:
        act(second)

    assert refused.value.reasons == [told]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    [
        lambda level: move_level(level=level, to=2, **editor()),
        lambda level: change_level(level=level, title="New", **editor()),
    ],
    ids=["moved", "changed"],
)
def test_a_level_that_somebody_retired_is_neither_moved_nor_changed(act):
    level = EditionFactory(levels=3).levels.order_by("rank").first()
    retire_level(level=Level.objects.get(pk=level.pk), **editor())

    with pytest.raises(Refused) as refused:
        act(level)

    assert refused.value.reasons == [GONE.format("level")]


@pytest.mark.django_db
def test_a_copy_that_its_sender_took_back_is_not_determined():
    sent = classified.SentRecordFactory()
    take_back(sent=sent, by=sent.sender, at=now())

    with pytest.raises(Refused) as refused:
        sign_determination(sent=sent, result="meets", reasons="Shown.", judgements={}, **approver())

    assert refused.value.reasons == ["Its sender took it back."]
