"""Each event of an edition is told exactly those whom it concerns, and never who did it."""

from datetime import timedelta
from functools import partial

import pytest
from django.utils.timezone import now

from jobfamilies.actions import CannotMove, comment_on, resolve_comment, start_draft
from jobfamilies.events import find_by_day
from jobfamilies.models import Edition, Move
from tests.factories import EditionFactory, OrganizationFactory, RoleFactory, UserFactory, days_from_now
from tests.jobfamilies.moves.steps import make_move
from tests.told import Cast, opens
from website.mail import tell
from website.models import Message, User

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


@pytest.fixture
def cast():
    """Two editors and two approvers, and people whom it does not concern."""
    return Cast(
        writer=UserFactory(hr_editor=True),
        other_editor=UserFactory(hr_editor=True),
        approver=UserFactory(hr_approver=True),
        other_approver=UserFactory(hr_approver=True),
        employee=UserFactory(employee=True),
        manager=UserFactory(manager=True),
        superuser=UserFactory(is_superuser=True),
    )


@pytest.fixture
def edition():
    return EditionFactory()


def both(event):
    return dict.fromkeys(("approver", "other_approver"), event)


def test_each_move_is_told_those_whom_it_concerns(cast, edition):
    def told(move, by, **facts):
        now_stands = Edition.objects.with_family().get(pk=edition.pk)
        return cast.told(partial(make_move, move, now_stands, by, **facts))

    assert told(Move.SUBMIT, cast.writer) == both("edition submitted")
    assert told(Move.TAKE_BACK, cast.writer) == both("edition taken back")
    assert told(Move.SUBMIT, cast.writer) == both("edition submitted")
    assert told(Move.RETURN, cast.approver) == {"writer": "edition returned"}
    assert told(Move.SUBMIT, cast.other_editor) == both("edition submitted")
    concerned = dict.fromkeys(("writer", "other_editor"), "edition approved")
    assert told(Move.APPROVE, cast.approver) == {**concerned, "other_approver": "edition approved"}
    concerned = dict.fromkeys(("writer", "other_editor", "approver"), "edition published")
    assert told(Move.PUBLISH, cast.other_approver) == concerned
    concerned = dict.fromkeys(("writer", "other_editor", "other_approver"), "edition withdrawn")
    assert told(Move.WITHDRAW, cast.approver) == concerned


def test_who_has_the_role_elsewhere_is_not_told(edition):
    cast = Cast(
        writer=UserFactory(hr_editor=True), here=UserFactory(), of_family=UserFactory(), elsewhere=UserFactory()
    )
    approver = partial(RoleFactory, kind="HR approver")
    approver(person=cast.here, organization=edition.family.organization)
    approver(person=cast.of_family, family=edition.family)
    approver(person=cast.elsewhere, organization=OrganizationFactory())

    told = cast.told(partial(make_move, Move.SUBMIT, edition, cast.writer))

    assert told == dict.fromkeys(("here", "of_family"), "edition submitted")


def test_deleting_a_draft_is_told_nobody(cast, edition):
    assert cast.told(partial(make_move, Move.DELETE, edition, cast.writer)) == {}


def test_a_comment_is_told_who_worked_on_the_edition_and_who_commented_before(cast, edition):
    make_move(Move.SUBMIT, edition, cast.writer)
    comment = partial(comment_on, edition=edition, at=now(), text="Half a sentence.")

    assert cast.told(partial(comment, by=cast.approver)) == {"writer": "comment"}
    assert cast.told(partial(comment, by=cast.other_editor)) == {"writer": "comment", "approver": "comment"}


def test_words_of_a_comment_and_of_a_note_stand_in_no_message(cast, edition):
    make_move(Move.SUBMIT, edition, cast.writer, note="A secret note.")
    comment_on(edition=edition, by=cast.approver, at=now(), text="A secret comment.")

    assert [message for message in Message.objects.values() if "secret" in str(message)] == []


@pytest.mark.parametrize(("days", "is_told"), [(-1, False), (0, True), (6, True), (8, False)])
def test_that_an_edition_takes_effect_is_told_once_from_its_day_on(cast, edition, days, is_told):
    publish(cast, edition, day=30)
    at = now() + timedelta(days=30 + days)
    told = dict.fromkeys(("writer", "approver"), "edition takes effect") if is_told else {}

    assert cast.told(partial(find_by_day, at=at)) == told
    assert cast.told(partial(find_by_day, at=at)) == {}


def test_what_takes_effect_as_it_is_published_is_told_then_alone(cast, edition):
    publish(cast, edition, day=0)

    assert cast.told(partial(find_by_day, at=now())) == {}


def test_what_was_withdrawn_or_loaded_takes_no_effect(cast, edition):
    publish(cast, edition, day=30)
    make_move(Move.WITHDRAW, Edition.objects.with_family().get(pk=edition.pk), cast.approver)
    EditionFactory(scheduled=True)

    assert cast.told(partial(find_by_day, at=now() + timedelta(days=30))) == {}


def publish(cast, edition, day):
    """Let the edition be submitted by the writer, approved by the approver, and published by the other one."""
    make_move(Move.SUBMIT, edition, cast.writer)
    for move, by, facts in (
        (Move.APPROVE, cast.approver, {}),
        (Move.PUBLISH, cast.other_approver, {"effective_on": days_from_now(day)}),
    ):
        make_move(move, Edition.objects.with_family().get(pk=edition.pk), by, **facts)


def test_that_a_family_is_due_for_review_is_told_who_writes_it(cast, edition):
    due = partial(tell, "review due", about=edition.family, by=None, at=now(), day="May 1, 2027")

    assert cast.told(due) == dict.fromkeys(("writer", "other_editor"), "review due")


def test_a_move_that_is_refused_is_told_nobody(cast, edition):
    make_move(Move.SUBMIT, edition, cast.writer)
    stands = Edition.objects.with_family().get(pk=edition.pk)

    RoleFactory(person=cast.writer, kind="HR approver")
    both_roles = User.objects.get(pk=cast.writer.pk)

    def refused():
        with pytest.raises(CannotMove, match="You submitted this edition"):
            make_move(Move.APPROVE, stands, both_roles)

    assert cast.told(refused) == {}


def test_every_link_opens_for_whom_it_was_sent_to(client, cast, edition):
    comment = comment_on(edition=edition, by=cast.other_editor, at=now(), text="Half a sentence.")
    resolve_comment(comment=comment, by=cast.other_editor, at=now())
    publish(cast, edition, day=30)
    find_by_day(at=now() + timedelta(days=30))

    refused = [message for message in Message.objects.all() if not opens(client, message)]

    assert refused == []
    assert Message.objects.count() == 11


def test_a_draft_of_somebody_else_concerns_nobody_of_the_edition_before(cast, edition):
    publish(cast, edition, day=0)
    draft = start_draft(edition=Edition.objects.with_family().get(pk=edition.pk))

    assert cast.told(partial(make_move, Move.SUBMIT, draft, cast.other_editor)) == both("edition submitted")
