"""What a move leaves behind, that it is written once, and that the record is held against itself."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from jobfamilies import document
from jobfamilies.actions import comment_on
from jobfamilies.models import Comment, Edition, Move, Transition
from jobfamilies.verification import faults
from tests.factories import EditionFactory
from tests.jobfamilies.moves.steps import NOON, make_move

pytestmark = pytest.mark.django_db


def test_the_way_from_draft_to_withdrawn_is_kept_step_by_step(editor, approver):
    edition = EditionFactory()
    content = document.content_digest(edition)

    make_move(Move.SUBMIT, edition, editor, note="Raised level II.")
    make_move(Move.RETURN, edition, approver, note="Which team?")
    make_move(Move.SUBMIT, edition, editor, note="")
    make_move(Move.APPROVE, edition, approver, note="")
    make_move(Move.PUBLISH, edition, approver, notice="New level II.")
    make_move(Move.WITHDRAW, edition, approver, reason="Not agreed.")

    kept = Transition.objects.order_by("pk").values_list("move", "from_stage", "to_stage", "by", "note")
    assert list(kept) == [
        ("submit", "draft", "in review", editor.pk, "Raised level II."),
        ("return", "in review", "draft", approver.pk, "Which team?"),
        ("submit", "draft", "in review", editor.pk, ""),
        ("approve", "in review", "approved", approver.pk, ""),
        ("publish", "approved", "published", approver.pk, "New level II."),
        ("withdraw", "published", "withdrawn", approver.pk, "Not agreed."),
    ]
    assert set(edition.transitions.values_list("content_digest", flat=True)) == {content}
    assert list(faults()) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda: Transition.objects.update(note="Never said."),
        lambda: Transition.objects.update(at=NOON + timedelta(days=1)),
        lambda: Transition.objects.update(edition=EditionFactory()),
        lambda: Transition.objects.all().delete(),
    ],
    ids=["note", "moment", "edition", "deleted"],
)
def test_a_move_is_written_once(editor, change):
    make_move(Move.SUBMIT, EditionFactory(), editor)
    before = list(Transition.objects.values())

    with pytest.raises(IntegrityError, match="A move is written once"), transaction.atomic():
        change()

    assert list(Transition.objects.values()) == before


def test_a_deleted_draft_leaves_its_moves_behind(editor, approver):
    edition = EditionFactory()
    make_move(Move.SUBMIT, edition, editor)
    comment_on(edition=edition, by=approver, at=NOON, text="No.")
    make_move(Move.RETURN, edition, approver)

    make_move(Move.DELETE, edition, editor, note="Not wanted.")

    assert (Edition.objects.count(), Comment.objects.count()) == (0, 0)
    assert list(Transition.objects.values_list("number", "edition", "move", "note")) == [
        (1, None, "delete", "Not wanted."),
        (1, None, "return", "See there."),
        (1, None, "submit", "See there."),
    ]
