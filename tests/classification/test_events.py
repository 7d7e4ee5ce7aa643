"""Each event of a request, a ruling, an appeal and a level is told exactly those whom it concerns."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils.timezone import localdate, now

from classification.actions.appeals import decide_appeal, file_appeal, withdraw_appeal
from classification.actions.approvals import approve_draft
from classification.actions.requests import open_request, take_step
from classification.actions.rulings import rule
from classification.actions.successions import give_successor
from classification.events import EVENTS, find_by_day
from classification.models import Step
from jobfamilies.actions import start_draft
from jobfamilies.models import Edition, Level, Move
from ladders.models import Statement
from tests.classification.factories import AppealStageFactory, PositionFactory, RulingFactory, SchemeFactory
from tests.classification.requests import signed
from tests.factories import EditionFactory, UserFactory, days_from_now
from tests.jobfamilies.moves.steps import make_move
from tests.told import Cast, opens
from website.models import Message

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def position():
    position = PositionFactory(supervised=True)
    AppealStageFactory(organization=position.organization)
    return position


@pytest.fixture
def cast(position):
    """Everybody whom a position concerns, HR, and people whom it does not concern."""
    stranger = PositionFactory(supervised=True, organization=position.organization)
    return Cast(
        incumbent=position.incumbent,
        supervisor=position.supervisor.incumbent,
        analyst=UserFactory(hr_editor=True),
        other_analyst=UserFactory(hr_editor=True),
        approver=UserFactory(hr_approver=True),
        other_approver=UserFactory(hr_approver=True),
        stranger=stranger.incumbent,
        their_supervisor=stranger.supervisor.incumbent,
        superuser=UserFactory(is_superuser=True),
    )


@pytest.fixture
def ladder(position):
    return EditionFactory(published=True, levels=2, graded=True, family__organization=position.organization)


def each(event, *names):
    return dict.fromkeys(names, event)


def opened(position, by):
    return open_request(position=position, kind="audit", reason="A secret reason.", by=by, at=now())


def facts(level):
    return {
        "outcome": "first",
        "level": level,
        "rationale": "A secret rationale.",
        "authority": "Delegation",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": localdate(),
        "consequence": "Nothing changes.",
    }


def test_each_step_of_a_request_is_told_those_whom_it_concerns(cast, position, ladder):
    requests = []
    assert cast.told(lambda: requests.append(opened(position, cast.supervisor))) == {"incumbent": "request opened"}
    (request,) = requests
    signed(position)

    def told(step, by):
        return cast.told(partial(take_step, request=request, step=step, by=by, at=now(), note="A secret note."))

    analysts = each("request submitted", "analyst", "other_analyst")
    assert told(Step.SUBMIT, cast.supervisor) == {**analysts, "incumbent": "request submitted"}
    assert told(Step.RETURN, cast.analyst) == each("request returned", "supervisor", "incumbent")
    assert told(Step.SUBMIT, cast.supervisor) == {**analysts, "incumbent": "request submitted"}
    assert told(Step.STUDY, cast.analyst) == each("request in study", "supervisor", "incumbent")
    ruling = partial(rule, request=request, by=cast.approver, at=now(), facts=facts(ladder.levels.get(rank=1)))
    assert cast.told(ruling) == each("ruling", "incumbent", "supervisor")
    assert [message for message in Message.objects.values() if "secret" in str(message)] == []


def test_a_withdrawn_request_is_told_analysts_and_who_it_is_about(cast, position):
    request = opened(position, cast.incumbent)

    withdrawn = partial(take_step, request=request, step=Step.WITHDRAW, by=cast.incumbent, at=now())

    assert cast.told(withdrawn) == each("request withdrawn", "analyst", "other_analyst")


@pytest.fixture
def ruling(position, cast, ladder):
    """A ruling of the approver that can be appealed."""
    return RulingFactory(
        request__position=position,
        level=ladder.levels.get(rank=1),
        ruled_by=cast.approver,
        appeal_by=days_from_now(20),
    )


def appealed(ruling, by):
    return file_appeal(ruling=ruling, by=by, at=now(), grounds="Secret grounds.")


def test_an_appeal_is_told_who_rules_and_its_decision_who_it_is_about(cast, ruling):
    appeals = []
    filed = cast.told(lambda: appeals.append(appealed(ruling, cast.incumbent)))

    assert filed == each("appeal filed", "approver", "other_approver", "supervisor")
    decided = partial(
        decide_appeal, appeal=appeals[0], by=cast.other_approver, at=now(), outcome="upheld", reasons="Secret."
    )
    concerned = ("incumbent", "supervisor", "analyst", "other_analyst")
    assert cast.told(decided) == each("appeal decided", *concerned)


def test_an_appeal_that_is_taken_back_is_told_who_rules(cast, ruling):
    appeal = appealed(ruling, cast.incumbent)

    back = partial(withdraw_appeal, appeal=appeal, by=cast.incumbent, at=now())

    assert cast.told(back) == each("appeal withdrawn", "approver", "other_approver", "supervisor")


@pytest.mark.parametrize(("days", "is_told"), [(4, False), (3, True), (-5, True)])
def test_who_may_decide_an_appeal_is_reminded_once_before_its_day(cast, ruling, days, is_told):
    appeal = appealed(ruling, cast.incumbent)
    at = now() + (appeal.decide_by - localdate()) - timedelta(days=days)

    assert cast.told(partial(find_by_day, at=at)) == ({"other_approver": "appeal due"} if is_told else {})
    assert cast.told(partial(find_by_day, at=at)) == {}


def test_a_decided_appeal_is_due_no_longer(cast, ruling):
    appeal = appealed(ruling, cast.incumbent)
    decide_appeal(appeal=appeal, by=cast.other_approver, at=now(), outcome="upheld", reasons="It stands.")

    assert cast.told(partial(find_by_day, at=now() + timedelta(days=60))) == {}


def test_an_approved_scheme_is_told_who_drafted_it(cast):
    scheme = SchemeFactory(draft=True, drafted_by=cast.analyst)

    assert cast.told(partial(approve_draft, draft=scheme, by=cast.approver, at=now())) == {"analyst": "draft approved"}


# --- levels of positions ---------------------------------------------------------------------------------------------


def published_anew(ladder, cast, change, effective_on=None):
    """Let HR publish a next edition of the ladder, in which a function changed something."""
    draft = start_draft(edition=Edition.objects.with_family().get(pk=ladder.pk))
    change(draft)
    for move, by, said in (
        (Move.SUBMIT, cast.analyst, {}),
        (Move.APPROVE, cast.approver, {}),
        (Move.PUBLISH, cast.other_approver, {"effective_on": effective_on or localdate()}),
    ):
        make_move(move, Edition.objects.with_family().get(pk=draft.pk), by, **said)
    return draft


def reword(rank):
    """Return a function that changes what a draft states of a level."""
    return lambda draft: Statement.objects.filter(level__edition=draft, level__rank=rank).update(text="Does more.")


def retitle(rank):
    return lambda draft: Level.objects.filter(edition=draft, rank=rank).update(title="Another title")


@pytest.mark.parametrize(
    ("change", "is_told"), [(reword(1), True), (retitle(1), True), (reword(2), False), (lambda draft: None, False)]
)
def test_who_holds_a_position_at_a_level_and_their_manager_are_told_that_it_reads_otherwise(
    cast, ruling, ladder, change, is_told
):
    published_anew(ladder, cast, change)
    told = each("level reads otherwise", "incumbent", "supervisor") if is_told else {}

    assert cast.told(partial(find_by_day, at=now())) == told
    assert cast.told(partial(find_by_day, at=now())) == {}


def test_of_an_edition_to_come_it_is_told_on_its_day(cast, ruling, ladder):
    published_anew(ladder, cast, reword(1), effective_on=days_from_now(5))

    assert cast.told(partial(find_by_day, at=now())) == {}


def test_who_holds_a_position_whose_level_retired_is_told_where_it_went(client, cast, ruling, ladder):
    def retire(draft):
        retired = draft.levels.get(rank=1)
        key = retired.key
        retired.delete()
        said = {"by": cast.analyst, "at": now(), "reason": "One rung is enough."}
        give_successor(edition=draft, retired=key, successor=draft.levels.get(rank=2), **said)

    published_anew(ladder, cast, retire)

    assert cast.told(partial(find_by_day, at=now())) == each("level replaced", "incumbent", "supervisor")
    old, new = (level.name for level in ladder.levels.order_by("rank"))
    message = Message.objects.get(to=cast.incumbent, event="level replaced")
    assert (message.facts["was"], message.facts["level"], opens(client, message)) == (old, new, True)


def test_every_link_opens_for_whom_it_was_sent_to(client, cast, position, ladder):
    request = opened(position, cast.supervisor)
    signed(position)
    for step, by in ((Step.SUBMIT, cast.supervisor), (Step.STUDY, cast.analyst)):
        take_step(request=request, step=step, by=by, at=now())
    ruling = rule(request=request, by=cast.approver, at=now(), facts=facts(ladder.levels.get(rank=1)))
    appeal = appealed(ruling, cast.incumbent)
    find_by_day(at=now() + timedelta(days=40))
    decide_appeal(appeal=appeal, by=cast.other_approver, at=now(), outcome="upheld", reasons="It stands.")
    published_anew(ladder, cast, reword(1))
    find_by_day(at=now())
    approve_draft(draft=SchemeFactory(draft=True, drafted_by=cast.analyst), by=cast.approver, at=now())

    messages = list(Message.objects.all())

    assert [message for message in messages if not opens(client, message)] == []
    # tests/classification/records has the last two.
    unseen = {
        "request returned", "request withdrawn", "appeal withdrawn", "level replaced", "record sent", "determination"
    }  # fmt: skip
    rest = {event.name for event in EVENTS} - unseen
    assert {message.event for message in messages} & rest == rest


def test_the_link_leads_to_what_became_of_the_level(client, cast, ruling, ladder):
    published_anew(ladder, cast, reword(1))
    find_by_day(at=now())

    message = Message.objects.get(to=cast.incumbent, event="level reads otherwise")

    assert client.get(message.link).status_code == 200
    assert message.link.endswith(f"/levels/{ladder.levels.get(rank=1).slug}/history/")
