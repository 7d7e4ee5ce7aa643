"""Comments: replied to, resolved, set aside; open ones stop approving and publishing."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from jobfamilies.actions import (
    CannotComment,
    CannotMove,
    CannotPublish,
    comment_on,
    reply_to,
    resolve_comment,
    set_comment_aside,
)
from jobfamilies.models import Comment, Move
from jobfamilies.waiting import waiting
from tests.factories import EditionFactory, UserFactory
from tests.jobfamilies.moves.steps import NOON, make_move
from tests.markup import read

pytestmark = pytest.mark.django_db


def on_cell(edition, by, text="Which?"):
    level, row = edition.levels.get(), edition.rows.get()
    place = {"level_key": level.key, "dimension": row.dimension.slug}
    return comment_on(edition=edition, by=by, at=NOON, text=text, **place)


def test_open_comments_stop_approving_and_publishing_and_say_how_many_and_where():
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    edition = EditionFactory(in_review=True)
    level, row = edition.levels.get(), edition.rows.get()
    first, second = on_cell(edition, approver), comment_on(edition=edition, by=approver, at=NOON, text="Why?")

    with pytest.raises(CannotMove) as refused:
        make_move(Move.APPROVE, edition, approver)
    assert refused.value.reasons == [
        f"2 comments are open: on {level.name}, {row.label}; the edition as a whole. "
        "Resolve each, or set it aside with a reason."
    ]

    resolve_comment(comment=first, by=editor, at=NOON)
    set_comment_aside(comment=second, by=editor, at=NOON, text="The source says so.")
    make_move(Move.APPROVE, edition, approver)
    edition.refresh_from_db()
    comment_on(edition=edition, by=editor, at=NOON, text="One more.")
    with pytest.raises(CannotPublish, match="1 comment is open: on the edition as a whole"):
        make_move(Move.PUBLISH, edition, approver)


def test_a_reply_keeps_the_place_and_leaves_the_comment_open():
    edition, approver, editor = EditionFactory(), UserFactory(hr_approver=True), UserFactory(hr_editor=True)
    comment = on_cell(edition, approver)

    reply = reply_to(comment=comment, by=editor, at=NOON, text="The second.")
    again = reply_to(comment=reply, by=approver, at=NOON, text="Then say so.")

    assert (reply.parent, again.parent, again.dimension) == (comment, comment, comment.dimension)
    assert list(Comment.objects.unresolved()) == [comment]


def test_setting_aside_needs_a_reason_which_is_the_last_reply():
    edition, editor = EditionFactory(), UserFactory(hr_editor=True)
    comment = on_cell(edition, editor)

    with pytest.raises(CannotComment, match="Say why the comment is set aside"):
        set_comment_aside(comment=comment, by=editor, at=NOON, text=" ")
    set_comment_aside(comment=comment, by=editor, at=NOON, text="As the document has it.")

    comment.refresh_from_db()
    assert (comment.is_set_aside, comment.resolved_by, comment.replies.get().text) == (
        True,
        editor,
        "As the document has it.",
    )


def test_a_comment_waits_for_who_wrote_the_draft_until_they_answer_and_then_for_who_asked():
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    edition = EditionFactory()
    make_move(Move.SUBMIT, edition, editor)
    comment = on_cell(edition, approver)

    def asked(person):
        return [thing.title for thing in waiting(person, localdate()) if thing.reason.name == "To answer"]

    level = edition.levels.get()
    assert (asked(editor), asked(approver), asked(UserFactory(hr_editor=True))) == ([level.name], [], [])
    reply_to(comment=comment, by=editor, at=NOON, text="The second.")
    assert (asked(editor), asked(approver)) == ([], [level.name])


def test_in_the_grid_a_cell_shows_its_comment_and_takes_the_answer(client, editor):
    edition = EditionFactory()
    comment = on_cell(edition, UserFactory(hr_approver=True))
    address = reverse("admin:ladders_editor", args=[edition.pk])

    page = read(client.get(address))
    (field,) = page.find(".cell-comment textarea")
    assert (field["form"], field["name"]) == ("answers", f"text-{comment.pk}")
    send = page.find(".cell-comment button")[0]["formaction"]
    answered = client.post(send, {"do": "reply", field["name"]: "The second.", "next": address})

    assert answered["Location"] == f"{address}#comment-{comment.pk}"
    assert read(client.get(address)).texts(".cell-comment p")[:2][1].endswith("The second.")


def test_an_answer_leads_back_to_this_site_alone(client, editor):
    comment = on_cell(EditionFactory(), editor)
    send = reverse("admin:jobfamilies_comment_answer", args=[comment.pk])

    answered = client.post(send, {"do": "resolve", "next": "//evil.example/"})

    page = reverse("admin:jobfamilies_edition_change", args=[comment.edition_id])
    assert answered["Location"] == f"{page}#comment-{comment.pk}"
