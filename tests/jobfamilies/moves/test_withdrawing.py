"""Withdrawing and returning an edition, and remarks on it."""

import pytest
from django.utils.timezone import now

from jobfamilies.actions import CannotComment, CannotMove, CannotWithdraw, comment_on, resolve_comment
from jobfamilies.models import Comment, Edition, Move
from tests.factories import EditionFactory, UserFactory
from tests.jobfamilies.moves.steps import NOON, make_move

pytestmark = pytest.mark.django_db


# --- withdrawing and returning ---------------------------------------------------------------------------------------


def test_a_withdrawal_has_a_reason(approver):
    with pytest.raises(CannotWithdraw, match="Say why the edition is withdrawn"):
        make_move(Move.WITHDRAW, EditionFactory(scheduled=True), approver, reason=" ")


def test_who_returns_an_edition_says_why_in_a_note_or_a_comment(approver):
    edition = EditionFactory(in_review=True)
    with pytest.raises(CannotMove, match="Say in a note or a comment what is to change"):
        make_move(Move.RETURN, edition, approver, note="")

    comment_on(edition=edition, by=approver, at=NOON, text="Which team?")
    make_move(Move.RETURN, edition, approver, note="")

    assert Edition.objects.get().state == "draft"


# --- comments --------------------------------------------------------------------------------------------------------


def test_a_comment_says_who_remarked_what_on_which_cell_and_who_settled_it(editor, approver):
    edition = EditionFactory(in_review=True)
    level, row = edition.levels.get(), edition.rows.get()

    comment = comment_on(
        edition=edition, by=approver, at=NOON, text="Which?", level_key=level.key, dimension=row.dimension.slug
    )
    resolve_comment(comment=comment, by=editor, at=NOON)
    resolve_comment(comment=comment, by=approver, at=now())

    stored = Comment.objects.get()
    assert (stored.author, stored.level_key, stored.dimension, stored.resolved_by, stored.resolved_at) == (
        approver,
        level.key,
        row.dimension.slug,
        editor,
        NOON,
    )


@pytest.mark.parametrize(
    ("stage", "role", "text", "reason"),
    [
        ("draft", "employee", "Hm.", "Comments are for HR editors and HR approvers."),
        ("published", "hr_editor", "Hm.", "A published edition is not commented on."),
        ("draft", "hr_editor", " ", "Write a comment."),
    ],
)
def test_a_comment_is_refused(stage, role, text, reason):
    with pytest.raises(CannotComment) as refused:
        comment_on(edition=EditionFactory(**{stage: True}), by=UserFactory(**{role: True}), at=NOON, text=text)

    assert refused.value.reasons == [reason]
