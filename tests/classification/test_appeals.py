"""Appeals: who files which stage until when, who decides, what a decision does, and what HR sees of deadlines."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification.actions.appeals import (
    CannotAppeal,
    CannotDecide,
    deadline_of,
    decide_appeal,
    file_appeal,
    next_stage,
    withdraw_appeal,
)
from classification.actions.requests import CannotStep
from classification.actions.rulings import CannotRule, rule
from classification.models import Appeal, AppealDecision, Ruling, Stage
from tests.classification.factories import AppealStageFactory, PositionFactory, RulingFactory
from tests.factories import EditionFactory, OrganizationFactory, RoleFactory, UserFactory, days_from_now
from tests.markup import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    """An employer with two stages of appeal: 20 days to file and 30 to decide at each."""
    organization = OrganizationFactory()
    AppealStageFactory.create_batch(2, organization=organization)
    return organization


@pytest.fixture
def levels(organization):
    edition = EditionFactory(published=True, levels=3, graded=True, family__organization=organization)
    return list(edition.levels.order_by("rank"))


@pytest.fixture
def ruling(organization, levels):
    """A ruling of today that can be appealed for 20 days."""
    return RulingFactory(
        request__position__organization=organization,
        level=levels[0],
        appeal_by=days_from_now(20),
        appeal_to="Stage 1, Committee 1",
    )


@pytest.fixture
def incumbent(ruling):
    return ruling.position.incumbent


@pytest.fixture
def decider():
    return UserFactory(hr_approver=True)


@pytest.fixture
def appeal(ruling, incumbent):
    return file_appeal(ruling=ruling, by=incumbent, at=now(), grounds="I lead projects.")


def decide(appeal, by, outcome="upheld", reasons="It stands.", facts=None):
    return decide_appeal(appeal=appeal, by=by, at=now(), outcome=outcome, reasons=reasons, facts=facts)


def fresh(appeal):
    return Appeal.objects.get(pk=appeal.pk)


def reasons_of(refusal):
    return refusal.value.reasons


# --- filing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["incumbent", "supervisor", "HR editor"])
def test_the_incumbent_whoever_is_above_and_hr_may_appeal(who, ruling, incumbent):
    people = {
        "incumbent": lambda: incumbent,
        "supervisor": lambda: ruling.position.supervisor.incumbent,
        "HR editor": lambda: UserFactory(hr_editor=True),
    }

    appeal = file_appeal(ruling=ruling, by=people[who](), at=now(), grounds="I lead projects.")

    assert (appeal.stage, appeal.stage_name, appeal.heard_by) == (1, "Stage 1", "Committee 1")
    assert appeal.decide_by == localdate() + timedelta(days=30)
    step = ruling.request.steps.get()
    assert (step.step, step.to_stage, step.note) == ("appeal", "ruled", "Stage 1")


@pytest.mark.parametrize("role", ["hr_approver", "manager", "employee"])
def test_nobody_else_may(role, ruling):
    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=UserFactory(**{role: True}), at=now(), grounds="No.")

    assert reasons_of(refusal) == ["Only the incumbent, whoever holds a position above, or analysts, may do this."]


def test_an_appeal_says_what_is_wrong(ruling, incumbent):
    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=incumbent, at=now(), grounds=" \n")

    assert reasons_of(refusal) == ["Say what is wrong with the ruling."]


@pytest.mark.parametrize(("days", "is_late"), [(20, False), (21, True)])
def test_the_last_day_counts_and_the_next_is_too_late(days, is_late, ruling, incumbent):
    at = now() + timedelta(days=days)

    if not is_late:
        assert file_appeal(ruling=ruling, by=incumbent, at=at, grounds="I lead projects.").stage == 1
        return
    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=incumbent, at=at, grounds="I lead projects.")
    [reason] = reasons_of(refusal)
    assert reason.startswith("The time to appeal ended on ")


def test_where_no_stage_is_set_nothing_can_be_appealed():
    ruling = RulingFactory()

    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=ruling.position.incumbent, at=now(), grounds="I lead projects.")

    assert reasons_of(refusal) == [f"{ruling.position.organization} has no further stage of appeal."]


def test_what_is_superseded_is_not_appealed(ruling, incumbent, levels):
    RulingFactory(request=ruling.request, level=levels[1], outcome="up", supersedes=ruling)

    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=Ruling.objects.get(pk=ruling.pk), by=incumbent, at=now(), grounds="I lead projects.")

    assert reasons_of(refusal) == ["This ruling is superseded. Appeal against the one that supersedes it."]


# --- stage by stage --------------------------------------------------------------------------------------------------


def test_the_next_stage_waits_for_the_decision_of_the_one_before(appeal, ruling, incumbent):
    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=incumbent, at=now(), grounds="Again.")

    [reason] = reasons_of(refusal)
    assert reason.startswith("An appeal is being decided: Stage 1, by ")


def test_after_a_ruling_was_upheld_the_next_stage_has_days_of_its_own(appeal, ruling, incumbent, decider):
    decision = decide(appeal, decider)

    assert decision.appeal_by == deadline_of(ruling) == localdate() + timedelta(days=20)
    second = file_appeal(ruling=ruling, by=incumbent, at=now(), grounds="Still.")
    assert (second.stage, second.stage_name) == (2, "Stage 2")
    assert decide(second, decider).appeal_by is None
    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=incumbent, at=now(), grounds="And again.")
    assert reasons_of(refusal) == [f"{ruling.position.organization} has no further stage of appeal."]


def test_the_days_of_the_next_stage_end_too(appeal, ruling, incumbent, decider):
    decide(appeal, decider)

    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=incumbent, at=now() + timedelta(days=21), grounds="Still.")

    assert reasons_of(refusal)[0].startswith("The time to appeal ended on ")


def test_an_appeal_that_was_taken_back_is_not_taken_up_again(appeal, ruling, incumbent):
    decision = withdraw_appeal(appeal=appeal, by=incumbent, at=now())

    assert (decision.outcome, decision.reasons, decision.decided_by) == ("withdrawn", "", incumbent)
    with pytest.raises(CannotAppeal) as refusal:
        file_appeal(ruling=ruling, by=incumbent, at=now(), grounds="After all.")
    assert reasons_of(refusal) == ["The appeal is closed: the appeal was withdrawn."]


# --- deciding --------------------------------------------------------------------------------------------------------


def test_who_ruled_or_filed_does_not_decide(ruling, appeal):
    editor = UserFactory(hr_editor=True)
    RoleFactory(person=editor, kind="HR approver")
    other = RulingFactory(
        request__position__organization=ruling.position.organization, level=ruling.level, appeal_by=days_from_now(20)
    )
    filed = file_appeal(ruling=other, by=editor, at=now(), grounds="For them.")

    with pytest.raises(CannotDecide) as of_ruler:
        decide(appeal, ruling.ruled_by)
    with pytest.raises(CannotDecide) as of_filer:
        decide(filed, type(editor).objects.get(pk=editor.pk))

    assert reasons_of(of_ruler) == ["You made the ruling: somebody else decides the appeal."]
    assert reasons_of(of_filer) == ["You filed the appeal: somebody else decides it."]


@pytest.mark.parametrize("role", ["hr_editor", "manager", "employee"])
def test_only_hr_approvers_decide(role, appeal):
    with pytest.raises(CannotDecide) as refusal:
        decide(appeal, UserFactory(**{role: True}))

    assert reasons_of(refusal) == ["Only HR approvers may do this."]


def test_nobody_decides_in_their_own_chain(appeal, ruling, decider):
    PositionFactory(organization=ruling.position.organization, supervisor=ruling.position, incumbent=decider)

    with pytest.raises(CannotDecide) as refusal:
        decide(appeal, decider)

    assert reasons_of(refusal) == ["You hold a position below this one: somebody else decides."]


@pytest.mark.parametrize(
    ("outcome", "reasons", "said"),
    [
        ("upheld", " ", ["Give the reasons for the decision."]),
        ("", "It stands.", ["Say how it is decided."]),
        ("withdrawn", "It stands.", ["Say how it is decided."]),
    ],
)
def test_a_decision_says_how_and_why(outcome, reasons, said, appeal, decider):
    with pytest.raises(CannotDecide) as refusal:
        decide(appeal, decider, outcome, reasons)

    assert (reasons_of(refusal), AppealDecision.objects.count()) == (said, 0)


def test_an_appeal_is_decided_once(appeal, decider):
    decide(appeal, decider)

    with pytest.raises(CannotDecide) as refusal:
        decide(fresh(appeal), UserFactory(hr_approver=True))
    with pytest.raises(CannotDecide) as too_late:
        withdraw_appeal(appeal=fresh(appeal), by=appeal.filed_by, at=now())

    assert reasons_of(refusal) == reasons_of(too_late) == ["The appeal is decided: the ruling stands."]


def test_only_who_filed_takes_it_back(appeal, decider):
    with pytest.raises(CannotDecide) as refusal:
        withdraw_appeal(appeal=appeal, by=decider, at=now())

    assert reasons_of(refusal) == ["Only who filed the appeal takes it back."]


# --- what a decision does --------------------------------------------------------------------------------------------


def facts(level, **said):
    return {
        "outcome": "up",
        "level": level,
        "rationale": "The board saw the projects.",
        "authority": "Board of appeals",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": localdate(),
        "past_reason": "",
        "consequence": "Your grade rises.",
    } | said


def test_what_is_upheld_stays(appeal, ruling, decider):
    decide(appeal, decider)

    step = ruling.request.steps.order_by("-pk").first()
    assert (step.step, step.to_stage, step.note) == ("decide", "ruled", "Stage 1: the ruling stands")
    assert list(Ruling.objects.standing(localdate())) == [ruling]


def test_a_changed_ruling_is_superseded_by_one_that_goes_on_at_the_next_stage(appeal, ruling, levels, decider):
    decide(appeal, decider, "changed", "It is more.", facts(levels[1]))

    new = Ruling.objects.get(supersedes=ruling)
    assert (new.level, new.ruled_by, new.appeal_to) == (levels[1], decider, "Stage 2, Committee 2")
    assert (new.appeal_by, next_stage(new)[0]) == (localdate() + timedelta(days=20), 2)
    second = file_appeal(ruling=new, by=ruling.position.incumbent, at=now(), grounds="It is more still.")
    assert (second.stage, second.stage_name) == (2, "Stage 2")


def test_a_changed_ruling_is_complete_or_nothing_is_decided(appeal, ruling, levels, decider):
    with pytest.raises(CannotRule) as refusal:
        decide(appeal, decider, "changed", "It is more.", facts(levels[1], rationale="", outcome="down"))

    assert reasons_of(refusal) == [
        f"From {levels[0]} to {levels[1]} is up, by their grades or ranks.",
        "Give the reasons.",
    ]
    assert (AppealDecision.objects.count(), Ruling.objects.count()) == (0, 1)


def test_what_is_sent_back_is_studied_and_ruled_on_again_from_the_first_stage(appeal, ruling, levels, decider):
    decide(appeal, decider, "sent back", "Look at the projects.")

    request = type(ruling.request).objects.get(pk=ruling.request_id)
    assert (request.stage, list(Ruling.objects.standing(localdate()))) == (Stage.IN_STUDY, [ruling])
    without = facts(None, outcome="returned", exemption="", exemption_reason="")
    with pytest.raises(CannotRule) as refusal:
        rule(request=request, by=decider, at=now(), facts=without)
    assert reasons_of(refusal) == ["An earlier ruling of this request named a level: rule on the level."]
    again = rule(request=request, by=decider, at=now(), facts=facts(levels[0], outcome="no change"))
    assert (again.supersedes, again.appeal_to, next_stage(again)[0]) == (ruling, "Stage 1, Committee 1", 1)


def test_nothing_is_sent_back_into_another_open_request(appeal, ruling, decider):
    type(ruling.request).objects.create(
        position=ruling.position, kind="audit", reason="x", requested_by=decider, requested_at=now()
    )

    with pytest.raises(CannotStep) as refusal:
        decide(appeal, decider, "sent back", "Look again.")

    assert reasons_of(refusal)[0].startswith("A request about this position is open already: audit, draft.")
    assert AppealDecision.objects.count() == 0


# --- pages -----------------------------------------------------------------------------------------------------------


def test_the_incumbent_appeals_on_the_rulings_page(client, ruling, incumbent):
    client.force_login(incumbent)
    address = reverse("classification:appeal", args=[ruling.pk])

    response = client.post(address, {"grounds": "I lead projects."})

    assert response.headers["Location"] == f"{ruling.get_absolute_url()}#appeals"
    assert list(Appeal.objects.values_list("ruling", "grounds", "filed_by")) == [
        (ruling.pk, "I lead projects.", incumbent.pk)
    ]


@pytest.mark.parametrize("grounds", ["", "\0", "x" * 20_001])
def test_wrong_grounds_are_said_and_kept(grounds, client, ruling, incumbent):
    client.force_login(incumbent)

    response = client.post(reverse("classification:appeal", args=[ruling.pk]), {"grounds": grounds})

    assert (response.status_code, Appeal.objects.count()) == (200, 0)
    assert response.context["form"]["grounds"].value() == grounds
    assert len(response.context["form"].errors["grounds"]) == 1


def test_an_approver_decides_on_the_page(client, appeal, decider):
    client.force_login(decider)
    address = reverse("classification:decide", args=[appeal.ruling_id, 1])

    response = client.post(address, {"outcome": "upheld", "reasons": "The work is that of the level."})

    assert response.status_code == 302
    assert fresh(appeal).decision.reasons == "The work is that of the level."


def superseding(level, **said):
    """Return what a browser sends of a decision that supersedes the ruling."""
    new = facts(level) | {"level": level.pk, "effective_on": localdate().isoformat()} | said
    return {"outcome": "changed", "reasons": "It is more."} | {f"ruling-{name}": value for name, value in new.items()}


@pytest.fixture
def address(client, appeal, decider):
    client.force_login(decider)
    return reverse("classification:decide", args=[appeal.ruling_id, 1])


def test_the_page_asks_for_the_new_ruling_only_where_it_is_superseded(client, address):
    response = client.post(address, {"outcome": "changed", "reasons": "It is more."})

    assert (response.status_code, sorted(response.context["ruled"].errors)[:2]) == (200, ["authority", "consequence"])


def test_a_superseding_ruling_is_read_once_more_before_it_is_written(client, address, levels):
    page = client.post(address, superseding(levels[1]))

    assert (page.templates[0].name, AppealDecision.objects.count()) == ("classification/rulings/confirm.html", 0)
    shown = read(page)
    assert shown.texts("h1") == ["Before it is written"]
    assert shown.texts(".levels-beside .source") == [str(levels[0]), str(levels[1])]
    assert shown.texts(".ruling-text h2")[:3] == ["The appeal: Stage 1", "Reasons for the decision", "Reasons"]
    assert shown.texts(".ruling-text p")[-1].startswith("Stage 2, Committee 2. It can be filed until ")


def test_what_was_read_is_what_is_written(client, address, appeal, levels):
    shown = read(client.post(address, superseding(levels[1])))
    sent = {each["name"]: each.attributes.get("value", "") for each in shown.find("main form input[type=hidden]")}
    sent.pop("csrfmiddlewaretoken")

    done = client.post(address, sent | {"confirmed": "1"})

    new = Ruling.objects.get(supersedes=appeal.ruling)
    assert done.headers["Location"] == f"{appeal.ruling.get_absolute_url()}#appeals"
    assert (new.level, new.rationale, fresh(appeal).decision.reasons) == (
        levels[1],
        "The board saw the projects.",
        "It is more.",
    )


def test_it_can_be_changed_before_it_is_written(client, address, levels):
    back = client.post(address, superseding(levels[1]) | {"change": "1"})

    assert (back.templates[0].name, AppealDecision.objects.count()) == ("classification/appeals/decide.html", 0)
    assert back.context["form"]["reasons"].value() == "It is more."
    assert back.context["ruled"]["rationale"].value() == "The board saw the projects."


def test_what_is_confirmed_is_checked_again(client, address, levels):
    page = client.post(address, superseding(levels[1], outcome="down") | {"confirmed": "1"})

    assert (list(page.context["ruled"].errors), AppealDecision.objects.count()) == (["outcome"], 0)


def test_where_no_stage_follows_the_last_look_says_so(client, address, organization, levels):
    organization.appeal_stages.filter(order=2).delete()

    shown = read(client.post(address, superseding(levels[1])))

    assert shown.texts(".ruling-text p")[-1] == f"{organization} has no further stage of appeal."


def test_who_filed_takes_it_back_on_a_page(client, appeal, incumbent):
    client.force_login(incumbent)

    client.post(reverse("classification:withdraw-appeal", args=[appeal.ruling_id, 1]), {"reasons": ""})

    assert fresh(appeal).decision.outcome == "withdrawn"


def test_hr_sees_what_waits_and_what_is_overdue(client, hr, ruling, incumbent, levels):
    hr("hr_editor")
    late = file_appeal(ruling=ruling, by=incumbent, at=now() - timedelta(days=40), grounds="x")
    other = RulingFactory(
        request__position__organization=ruling.position.organization, level=levels[0], appeal_by=days_from_now(9)
    )
    waiting = file_appeal(ruling=other, by=other.position.incumbent, at=now(), grounds="x")
    gone = RulingFactory(
        request__position__organization=ruling.position.organization, level=levels[0], appeal_by=days_from_now(9)
    )
    withdrawn = file_appeal(ruling=gone, by=gone.position.incumbent, at=now(), grounds="x")
    withdraw_appeal(appeal=withdrawn, by=gone.position.incumbent, at=now())

    response = client.get(reverse("classification:deadlines"))

    assert response.context["appeals"] == [(late, True), (waiting, False)]


def test_the_deadlines_ask_no_query_per_appeal(client, hr, ruling, incumbent, levels, django_assert_max_num_queries):
    hr("hr_editor")
    file_appeal(ruling=ruling, by=incumbent, at=now(), grounds="x")
    for _ in range(3):
        other = RulingFactory(
            request__position__organization=ruling.position.organization, level=levels[0], appeal_by=days_from_now(9)
        )
        file_appeal(ruling=other, by=other.position.incumbent, at=now(), grounds="x")

    with django_assert_max_num_queries(7):
        assert len(client.get(reverse("classification:deadlines")).context["appeals"]) == 4
