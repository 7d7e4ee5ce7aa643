"""Who may not rule, and what a ruling may not leave out or contradict."""

import pytest

from classification.engine.outcomes import Rung, fitting
from classification.models import Stage
from tests.classification.factories import PositionFactory, RulingFactory
from tests.classification.rulings.steps import refused, said
from tests.factories import EditionFactory, UserFactory, days_from_now

pytestmark = pytest.mark.django_db


# --- who may not -----------------------------------------------------------------------------------------------------

ONLY = "Only HR approvers may do this."


@pytest.mark.parametrize("role", ["hr_editor", "manager", "employee"])
def test_only_hr_approvers_rule(role, request_, ladder):
    assert refused(request_, UserFactory(**{role: True}), said(ladder[0])) == [ONLY]


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.RULED])
def test_what_is_ruled_on_is_in_study(stage, request_, ladder, approver):
    request_.stage = stage
    request_.save()

    assert refused(request_, approver, said(ladder[0])) == [
        f"The request is {stage.label.lower()}, and “Rule” needs one that is in study."
    ]


CHAIN = {
    "the incumbent": ("incumbent", "You hold this position: somebody else judges it."),
    "a supervisor": ("above", "You hold this position or one above it: somebody else decides."),
    "somebody below": ("below", "You hold a position below this one: somebody else decides."),
    "the requester": ("requester", "You opened this request: somebody else decides."),
}


@pytest.mark.parametrize(("who", "reason"), CHAIN.values(), ids=CHAIN)
def test_nobody_rules_in_their_own_chain_or_on_their_own_request(who, reason, approver, ladder, request_):
    position = request_.position
    match who:
        case "incumbent":
            position.incumbent = approver
            position.save()
        case "above":
            top = PositionFactory(organization=position.organization, incumbent=approver)
            position.supervisor.supervisor = top
            position.supervisor.save()
        case "below":
            report = PositionFactory(organization=position.organization, supervisor=position)
            PositionFactory(organization=position.organization, supervisor=report, incumbent=approver)
        case "requester":
            request_.requested_by = approver
            request_.save()

    assert refused(request_, approver, said(ladder[0])) == [reason]


# --- what is missing or does not agree -------------------------------------------------------------------------------

INCOMPLETE = {
    "no outcome": ({"outcome": ""}, ["Say what the outcome is."]),
    "no level": ({"level": None}, ["Name the level: this outcome classifies the position."]),
    "a level where none is": (
        {"outcome": "returned", "exemption": "", "exemption_reason": ""},
        ["This outcome names no level."],
    ),
    "an exemption without a level": (
        {"outcome": "new class needed", "level": None},
        ["Without a level there is no exemption to state."],
    ),
    "no exemption": ({"exemption": ""}, ["State the position’s own exemption; the level’s is only usual."]),
    "an unknown exemption": ({"exemption": "x"}, ["State the position’s own exemption; the level’s is only usual."]),
    "no reason for it": ({"exemption_reason": " "}, ["Give the reasons for the exemption."]),
    "no reasons": ({"rationale": "\n "}, ["Give the reasons."]),
    "no authority": ({"authority": ""}, ["Say by what right you rule."]),
    "no day": ({"effective_on": None}, ["Say from which day the ruling counts."]),
    "no word to the incumbent": ({"consequence": ""}, ["Say what the ruling means for the incumbent."]),
}


@pytest.mark.parametrize(("facts", "reasons"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_an_incomplete_ruling_is_not_written(facts, reasons, request_, ladder, approver):
    assert refused(request_, approver, said(ladder[0]) | facts) == reasons


def test_a_past_day_needs_a_reason(request_, ladder, approver):
    [reason] = refused(request_, approver, said(ladder[0], effective_on=days_from_now(-1)))

    assert reason.endswith(" is past: say why the ruling counts from then.")


def test_the_level_is_of_the_positions_organization(request_, approver):
    other = EditionFactory(published=True).levels.get()

    assert refused(request_, approver, said(other)) == [
        f"{other} is a level of {other.edition.family.organization}, "
        f"and the position is of {request_.position.organization}."
    ]


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "superseded"])
def test_the_level_is_of_an_edition_in_force(state, request_, approver):
    here = {"family__organization": request_.position.organization}
    if state == "superseded":
        edition = EditionFactory(published=True, **here)
        EditionFactory(published=True, family=edition.family)
    else:
        edition = EditionFactory(**{state: True}, **here)

    assert refused(request_, approver, said(edition.levels.get())) == [
        f"{edition} is not in force: judge by the edition that is."
    ]


def test_the_outcome_agrees_with_the_levels(request_, ladder, approver):
    assert refused(request_, approver, said(ladder[0], outcome="up")) == [
        "Nothing classifies the position yet: this is its first classification."
    ]
    RulingFactory(request__position=request_.position, level=ladder[1])
    wrong = {
        ("first", 2): f"The position is classified already, as {ladder[1]}: it is not the first classification.",
        ("no change", 2): f"The position is classified as {ladder[1]}. "
        f"Ruled {ladder[2]}, its level does not stay the same.",
        ("up", 1): f"The position is classified as {ladder[1]}. Ruled {ladder[1]}, its level stays the same.",
        ("down", 2): f"From {ladder[1]} to {ladder[2]} is up, by their grades or ranks.",
        ("across", 0): f"From {ladder[1]} to {ladder[0]} is down, by their grades or ranks.",
    }

    assert {
        (outcome, rung): reason
        for outcome, rung in wrong
        for reason in refused(request_, approver, said(ladder[rung], outcome=outcome))
    } == wrong


FIT = {
    "the first": (None, (1, "a", 1, 5), ("first",)),
    "the same level": ((1, "a", 1, 5), (1, "a", 2, 6), ("no change",)),
    "a higher grade": ((1, "a", 1, 5), (2, "b", 1, 6), ("up",)),
    "a lower grade though higher up its ladder": ((1, "a", 1, 5), (2, "b", 4, 4), ("down",)),
    "an equal grade": ((1, "a", 1, 5), (2, "b", 3, 5), ("across",)),
    "an equal grade, higher in the ladder": ((1, "a", 1, 5), (1, "b", 2, 5), ("up",)),
    "no grade, lower in the ladder": ((1, "a", 2, None), (1, "b", 1, None), ("down",)),
    "no grade, another ladder": ((1, "a", 2, None), (2, "b", 1, 5), ("up", "down", "across")),
}


@pytest.mark.parametrize(("present", "chosen", "outcomes"), FIT.values(), ids=FIT)
def test_grades_say_which_outcome_fits_and_ranks_where_grades_do_not(present, chosen, outcomes):
    def rung(family, key, rank, grade):
        return Rung((family, key), rank, grade)

    assert fitting(present and rung(*present), rung(*chosen)) == outcomes
