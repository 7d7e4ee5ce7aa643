"""A ruling is written with all that was said, and says which ruling before it is superseded."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from classification.actions.requests import CannotStep
from classification.models import Ruling, Stage
from jobfamilies.models import Level
from tests.classification.factories import AppealStageFactory, PositionFactory, RequestFactory, RulingFactory
from tests.classification.rulings.steps import rule_on, said
from tests.factories import UserFactory, days_from_now

pytestmark = pytest.mark.django_db


def test_a_ruling_is_written_with_all_that_was_said(request_, ladder, approver):
    ruling = rule_on(request_, approver, said(ladder[1]))

    request_.refresh_from_db()
    step = request_.steps.get()
    assert (ruling.position, ruling.request, ruling.level) == (request_.position, request_, ladder[1])
    assert (ruling.rationale, ruling.exemption, ruling.consequence) == (
        "Leads projects of one department.",
        Level.Exemption.EXEMPT,
        "Your pay stays.",
    )
    assert (ruling.ruled_by, ruling.supersedes) == (approver, None)
    assert request_.stage == Stage.RULED
    assert (step.step, step.from_stage, step.to_stage, step.by, step.note) == (
        "rule",
        "in study",
        "ruled",
        approver,
        "First classification",
    )


def test_the_letter_gives_the_days_of_the_first_stage_from_the_ruling_on(request_, ladder, approver):
    AppealStageFactory(organization=request_.position.organization, days_to_file=15, name="Review", heard_by="A board")

    ruling = rule_on(request_, approver, said(ladder[0], effective_on=days_from_now(60)))

    assert (ruling.appeal_by, ruling.appeal_to) == (localdate() + timedelta(days=15), "Review, A board")


def test_where_no_stage_is_set_there_is_no_day_to_appeal_by(request_, ladder, approver):
    ruling = rule_on(request_, approver, said(ladder[0]))

    assert (ruling.appeal_by, ruling.appeal_to) == (None, "")


@pytest.mark.parametrize("outcome", ["new class needed", "returned"])
def test_what_names_no_level_leaves_the_position_as_it_is_classified(outcome, request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])

    ruling = rule_on(request_, approver, said(None, outcome=outcome, exemption="", exemption_reason=""))

    assert (ruling.level, ruling.supersedes) == (None, None)
    assert list(Ruling.objects.standing(localdate())) == [first]


def test_a_later_ruling_supersedes_the_one_that_classifies(request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])
    RulingFactory(request__position=request_.position, level=None, outcome="returned")

    second = rule_on(request_, approver, said(ladder[2], outcome="up"))

    assert second.supersedes == first
    assert list(Ruling.objects.standing(localdate())) == [second]


def test_until_it_takes_effect_the_ruling_before_stands(request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])

    second = rule_on(request_, approver, said(ladder[2], outcome="up", effective_on=days_from_now(10)))

    assert list(Ruling.objects.standing(localdate())) == [first]
    assert list(Ruling.objects.standing(days_from_now(10))) == [second]


def test_of_two_rulings_in_effect_the_one_made_last_stands(request_, ladder):
    position = {"request__position": request_.position, "level": ladder[0]}
    RulingFactory(**position)
    RulingFactory(**position, effective_on=days_from_now(20))
    last = RulingFactory(**position, effective_on=days_from_now(10))

    assert list(Ruling.objects.standing(days_from_now(15))) == [last]
    assert list(Ruling.objects.standing(days_from_now(25))) == [last]


def test_a_past_day_counts_with_its_reason(request_, ladder, approver):
    ruling = rule_on(
        request_, approver, said(ladder[0], effective_on=days_from_now(-40), past_reason="The work grew then.")
    )

    assert (ruling.effective_on, ruling.past_reason) == (days_from_now(-40), "The work grew then.")


def test_a_vacant_position_needs_no_word_to_an_incumbent(ladder, approver):
    position = PositionFactory(organization=ladder[0].edition.family.organization)
    vacant = RequestFactory(
        studied=True, position=position, requested_by=UserFactory(), description__started_by=approver
    )

    assert rule_on(vacant, approver, said(ladder[0], consequence="")).consequence == ""


def test_two_who_rule_at_once_write_one_ruling(request_, ladder, approver):
    stale = type(request_).objects.get(pk=request_.pk)
    rule_on(request_, approver, said(ladder[0]))

    with pytest.raises(CannotStep):
        rule_on(stale, approver, said(ladder[0]))

    assert Ruling.objects.count() == 1
