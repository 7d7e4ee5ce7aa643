"""Nobody approves their own change, and what is approved is what was submitted."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from jobfamilies.actions import CannotMove, CannotPublish
from jobfamilies.models import Edition, Move
from ladders.models import Statement
from tests.factories import EditionFactory, RoleFactory, UserFactory
from tests.jobfamilies.moves.steps import make_move

pytestmark = pytest.mark.django_db


def both():
    """Somebody who is HR editor and HR approver."""
    user = UserFactory(hr_editor=True)
    RoleFactory(person=user, kind="HR approver")
    return user


def test_nobody_approves_what_they_submitted():
    person, edition = both(), EditionFactory()
    make_move(Move.SUBMIT, edition, person)

    with pytest.raises(CannotMove, match="You submitted this edition: somebody else approves it"):
        make_move(Move.APPROVE, edition, person)


@pytest.mark.parametrize("of", ["edition", "level", "row", "statement"])
def test_nobody_approves_what_they_changed_in_the_admin(of):
    person, edition = both(), EditionFactory(in_review=True)
    row = {"edition": edition} | {name: getattr(edition, f"{name}s").get() for name in ("level", "row", "statement")}
    kind = ContentType.objects.get_for_model(row[of])
    LogEntry.objects.create(user=person, content_type=kind, object_id=str(row[of].pk), action_flag=CHANGE)

    with pytest.raises(CannotMove, match="You changed this edition: somebody else approves it"):
        make_move(Move.APPROVE, edition, person)


def test_who_changed_another_edition_may_approve_this_one():
    person, other = both(), EditionFactory()
    kind = ContentType.objects.get_for_model(other)
    LogEntry.objects.create(user=person, content_type=kind, object_id=str(other.pk), action_flag=CHANGE)

    make_move(Move.APPROVE, EditionFactory(in_review=True), person)

    assert Edition.objects.filter(state="approved").count() == 1


def test_what_is_approved_is_what_was_submitted(editor, approver):
    edition = EditionFactory()
    make_move(Move.SUBMIT, edition, editor)
    Statement.objects.update(text="Does something else.")

    with pytest.raises(CannotMove, match="The text changed after the edition was submitted"):
        make_move(Move.APPROVE, edition, approver)


def test_what_is_published_is_what_was_approved(editor, approver):
    edition = EditionFactory()
    make_move(Move.SUBMIT, edition, editor)
    make_move(Move.APPROVE, edition, approver)
    Statement.objects.update(text="Does something else.")

    with pytest.raises(CannotPublish, match="The text changed after the edition was approved"):
        make_move(Move.PUBLISH, edition, approver)


def test_an_edition_that_is_not_ready_is_not_submitted(editor):
    with pytest.raises(CannotMove) as refused:
        make_move(Move.SUBMIT, EditionFactory(levels=0, rows=0), editor)

    assert refused.value.reasons == ["The edition has no level.", "The edition has no statement."]


def test_submitting_twice_is_refused_the_second_time(editor):
    stale = EditionFactory()
    make_move(Move.SUBMIT, Edition.objects.get(), editor)

    with pytest.raises(CannotMove, match="The edition is in review, and “Submit for review” needs one that is draft"):
        make_move(Move.SUBMIT, stale, editor)
