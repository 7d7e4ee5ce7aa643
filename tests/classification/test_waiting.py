"""What of positions waits for HR, and for who holds them."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from classification.actions.requests import take_step
from classification.models import RatingSheet, Step
from classification.waiting import waiting
from tests.classification.factories import (
    PartFactory,
    RatingSheetFactory,
    RequestFactory,
    RulingFactory,
    SchemeFactory,
)
from tests.classification.requests import NOON, request_at, signed
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def found(person):
    return [(thing.reason.name, thing.act, thing.link) for thing in waiting(person, localdate())]


def test_a_request_waits_to_be_studied_then_to_be_rated_and_ruled_on():
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    request = request_at("submitted")
    page = request.get_absolute_url()
    assert (found(editor), found(approver)) == ([("Requests to study", "Study", page)], [])

    take_step(request=request, step=Step.STUDY, by=editor, at=NOON)
    assert found(editor) == [("Requests in study", "Rate", f"{page}ratings/")]
    assert found(approver) == [("To rule on", "Rule", f"{page}rule/")]

    sheet = RatingSheetFactory(request=request, rater=editor)
    assert found(editor) == [("Requests in study", "Go on", f"{page}ratings/")]
    RatingSheet.objects.filter(pk=sheet.pk).update(signed_at=NOON, result="Level III", words_digest="0" * 64)
    assert found(editor) == []


def test_nobody_is_asked_to_judge_the_position_that_they_hold():
    request = request_at("submitted", position__incumbent=UserFactory(hr_editor=True))

    assert found(request.position.incumbent) == []


def test_a_returned_request_waits_for_who_asked():
    request = request_at("submitted")
    asked = request.requested_by
    take_step(request=request, step=Step.RETURN, by=UserFactory(hr_editor=True), at=NOON, note="More of the duties.")

    assert found(asked) == [("Returned to you", "Mend", request.get_absolute_url())]


def test_a_part_waits_for_its_author_until_it_is_signed_or_judged():
    part = PartFactory()
    position = part.description.position
    assert found(part.author) == [("To sign", "Go on", f"/positions/{position.pk}/describe/incumbent/")]

    RequestFactory(position=position, description=part.description, stage="submitted")
    assert found(part.author) == []


def test_what_is_signed_waits_for_nobody():
    version = signed(RequestFactory().position)

    assert [each for each in found(version.started_by) if each[0] == "To sign"] == []


@pytest.mark.parametrize(("days", "is_open"), [(9, True), (0, True), (-1, False)])
def test_a_ruling_can_be_appealed_until_its_day_by_who_holds_the_position_and_who_stands_above(days, is_open):
    ruling = RulingFactory(appeal_by=localdate() + timedelta(days=days))
    above = ruling.position.supervisor.incumbent
    waits = [("Can be appealed", "Read", ruling.get_absolute_url())] * is_open

    assert (found(ruling.position.incumbent), found(above)) == (waits, waits)


def test_an_appeal_waits_for_an_approver_who_did_not_rule_and_for_who_filed_it():
    approver = UserFactory(hr_approver=True)
    ruling = RulingFactory(appeal_by=localdate())
    mine = ruling.position.incumbent
    appeal = ruling.appeals.create(
        stage=1, stage_name="First", heard_by="HR", grounds="Wrong.", filed_by=mine, filed_at=NOON,
        decide_by=localdate() - timedelta(days=1),
    )  # fmt: skip

    (thing,) = waiting(approver, localdate())
    assert (thing.reason.name, thing.link) == ("Appeals to decide", f"/rulings/{ruling.pk}/appeals/1/decide/")
    assert thing.day(localdate())[0] == "Late by 1 day"
    assert found(mine) == [("Your appeals", "Read", ruling.get_absolute_url())]
    assert appeal.decide_by == thing.due_on


def test_a_draft_waits_for_who_may_approve_it_and_did_not_write_it():
    approver, other = UserFactory(hr_approver=True), UserFactory(hr_approver=True)
    scheme = SchemeFactory(drafted_by=approver, approved_by=None, approved_at=None)

    assert found(approver) == []
    assert found(other) == [("Drafts to approve", "Approve", f"/admin/classification/scheme/{scheme.pk}/change/")]
