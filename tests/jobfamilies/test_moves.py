"""From draft to published: who may make which move when, what each leaves behind, and why one is refused."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from jobfamilies import document
from jobfamilies.actions import (
    CannotComment,
    CannotMove,
    CannotPublish,
    CannotWithdraw,
    comment_on,
    delete_draft,
    move_edition,
    publish_edition,
    resolve_comment,
    start_draft,
    withdraw_edition,
)
from jobfamilies.models import Comment, Edition, Move, Publication, Transition, Withdrawal
from jobfamilies.parts import edition_parts
from jobfamilies.verification import faults
from ladders.models import Statement
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory, days_from_now

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ROLES = ["hr_editor", "hr_approver", "manager", "employee"]
STAGES = ["draft", "in_review", "approved", "scheduled", "published", "withdrawn"]
EDITED, REVIEWED = ("hr_editor",), ("hr_approver",)
MAY = {
    Move.SUBMIT: (EDITED, ["draft"]),
    Move.TAKE_BACK: (EDITED, ["in_review", "approved"]),
    Move.RETURN: (REVIEWED, ["in_review", "approved"]),
    Move.APPROVE: (REVIEWED, ["in_review"]),
    Move.PUBLISH: (REVIEWED, ["approved"]),
    Move.WITHDRAW: (REVIEWED, ["scheduled"]),
    Move.DELETE: (EDITED, ["draft"]),
}
CASES = [
    pytest.param(move, role, stage, role in roles and stage in stages, id=f"{move} by {role} of {stage}")
    for move, (roles, stages) in MAY.items()
    for role in ROLES
    for stage in STAGES
]


def make_move(move, edition, by, **facts):
    said = {"edition": edition, "by": by, "at": now()}
    match move:
        case Move.PUBLISH:
            return publish_edition(**said, **{"effective_on": days_from_now(1), "kind": "substantive"} | facts)
        case Move.WITHDRAW:
            return withdraw_edition(**said, **{"reason": "Not agreed."} | facts)
        case Move.DELETE:
            return delete_draft(**said, **facts)
        case _:
            return move_edition(move=move, **said, **{"note": "See there."} | facts)


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Edition, Publication, Withdrawal, Transition, Statement)
    ]


@pytest.mark.parametrize(("move", "role", "stage", "is_allowed"), CASES)
def test_a_move_is_made_by_its_people_at_its_stages_and_by_nobody_else(move, role, stage, is_allowed):
    edition, person = EditionFactory(**{stage: True}), UserFactory(**{role: True})
    before = everything()

    if is_allowed:
        make_move(move, edition, person)
        made = Transition.objects.first()
        assert (made.family, made.number, made.move, made.by) == (edition.family, 1, move, person)
    else:
        with pytest.raises(CannotMove):
            make_move(move, edition, person)
        assert everything() == before


@pytest.mark.parametrize(
    ("move", "role", "stage", "reason"),
    [
        (Move.APPROVE, "hr_editor", "in_review", "Only HR approvers may do this."),
        (Move.SUBMIT, "hr_approver", "draft", "Only HR editors may do this."),
        (Move.PUBLISH, "employee", "approved", "Only HR approvers may do this."),
        (
            Move.PUBLISH,
            "hr_approver",
            "draft",
            "The edition is draft, and “Publish” needs one that is approved.",
        ),
        (
            Move.RETURN,
            "hr_approver",
            "published",
            "The edition is published, and “Return with comments” needs one that is in review or approved.",
        ),
        (
            Move.WITHDRAW,
            "hr_approver",
            "withdrawn",
            "The edition is withdrawn, and “Withdraw” needs one that is published.",
        ),
    ],
)
def test_a_refusal_says_why(move, role, stage, reason):
    with pytest.raises(CannotMove) as refused:
        make_move(move, EditionFactory(**{stage: True}), UserFactory(**{role: True}))

    assert refused.value.reasons == [reason]


# --- what a move leaves behind ---------------------------------------------------------------------------------------


@pytest.fixture
def editor():
    return UserFactory(hr_editor=True)


@pytest.fixture
def approver():
    return UserFactory(hr_approver=True)


def both():
    """Somebody who is HR editor and HR approver."""
    user = UserFactory(hr_editor=True)
    user.groups.add(Group.objects.get(name="HR approver"))
    return user


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


# --- nobody approves their own change --------------------------------------------------------------------------------


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


# --- the day ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        ({}, ["Say whether the change is substantive or clerical."]),
        (
            {"kind": "clerical", "effective_on": date(2026, 2, 28)},
            [
                "2026-02-28 is past: say why the edition counts from then.",
                "2026-02-28 is past: say who or what authorised that.",
            ],
        ),
        (
            {"kind": "clerical", "effective_on": date(2026, 2, 28), "reason": "Agreed then.", "authority": " "},
            ["2026-02-28 is past: say who or what authorised that."],
        ),
        ({"kind": "clerical", "effective_on": date(2026, 3, 1)}, []),
        ({"kind": "clerical", "effective_on": date(2026, 2, 28), "reason": "Agreed.", "authority": "Order 7"}, []),
    ],
    ids=["no kind", "past", "past, without authority", "today", "past, with all"],
)
def test_a_day_gone_by_needs_a_reason_and_an_authority(approver, facts, reasons):
    edition = EditionFactory(approved=True)
    said = {"edition": edition, "by": approver, "at": NOON, "effective_on": date(2026, 4, 1)} | facts

    if reasons:
        with pytest.raises(CannotPublish) as refused:
            publish_edition(**said)
        assert (refused.value.reasons, Publication.objects.count()) == (reasons, 0)
    else:
        assert publish_edition(**said).is_backdated == (said["effective_on"] < NOON.date())


def test_while_one_waits_for_its_day_no_other_is_published(approver):
    family = JobFamilyFactory()
    waiting = EditionFactory(family=family, scheduled=True)
    edition = EditionFactory(family=family, approved=True)
    said = (
        f"Edition 1 is scheduled for {waiting.publication.effective_on}. "
        "Withdraw it first; it can be started, approved and published again afterwards."
    )

    with pytest.raises(CannotPublish) as refused:
        make_move(Move.PUBLISH, edition, approver)
    assert refused.value.reasons == [said]

    make_move(Move.WITHDRAW, waiting, approver)
    make_move(Move.PUBLISH, edition, approver)
    assert [each.standing for each in Edition.objects.with_family().order_by("number")] == ["withdrawn", "scheduled"]


def test_the_next_edition_takes_over_on_its_day(approver):
    first = EditionFactory(published=True)
    draft = start_draft(edition=first)
    Edition.objects.filter(pk=draft.pk).update(state="approved")
    make_move(Move.PUBLISH, draft, approver, effective_on=days_from_now(30))

    assert [Edition.objects.in_force(days_from_now(day)).get().number for day in (0, 29, 30)] == [1, 1, 2]


@pytest.mark.parametrize("fact", ["kind", "reference", "reason", "authority"])
def test_what_a_publication_says_is_part_of_its_digest(approver, fact, unsealed):
    facts = {"kind": "substantive", "reference": "R-7", "reason": "Agreed.", "authority": "Order 7"}
    edition = EditionFactory(approved=True)
    make_move(Move.PUBLISH, edition, approver, effective_on=days_from_now(-5), **facts)
    assert list(faults()) == []

    Publication.objects.update(**{fact: ""})

    assert list(faults()) == [f"{edition}: its rows are not what was published."]


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


# --- who is affected -------------------------------------------------------------------------------------------------


def affected(edition):
    return [each for part in edition_parts() for each in part.affected(edition)]


def test_a_first_edition_affects_everybody_in_its_levels():
    assert affected(EditionFactory(levels=3)) == ["The family's first edition in force: 3 levels."]


def test_it_says_which_levels_come_go_and_change_their_facts():
    draft = start_draft(edition=EditionFactory(levels=3, published=True))
    first, second, third = draft.levels.order_by("rank")
    gone = third.name
    third.delete()
    draft.levels.filter(pk=first.pk).update(title="Clerk", job_code="C1", exemption="exempt")
    draft.levels.create(rank=9, slug="new", title="Chief")

    assert affected(draft) == [
        "Level added: Chief.",
        f"Level no longer stated: {gone}.",
        f"Clerk: name “{first.name}” becomes “Clerk”.",
        "Clerk: job code “not stated” becomes “C1”.",
        "Clerk: exemption “not stated” becomes “Exempt”.",
    ]
    assert second.name not in " ".join(affected(draft))


def test_an_edition_that_changes_no_fact_of_a_level_affects_nobody():
    assert affected(start_draft(edition=EditionFactory(published=True))) == []


# --- the record is held against itself -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tamper", "move"),
    [
        (lambda other: Publication.objects.update(published_by=other), "Publish"),
        (lambda other: Withdrawal.objects.update(withdrawn_by=other), "Withdraw"),
        (lambda other: Withdrawal.objects.all().delete(), "Withdraw"),
        (lambda other: Transition.objects.filter(move="publish").delete(), "Publish"),
    ],
    ids=["another publisher", "another withdrew", "a withdrawal gone", "a move gone"],
)
def test_who_published_and_withdrew_is_verified(unsealed, approver, tamper, move):
    edition = EditionFactory(approved=True)
    make_move(Move.PUBLISH, edition, approver)
    make_move(Move.WITHDRAW, edition, approver)
    assert list(faults()) == []

    tamper(UserFactory())

    assert list(faults()) == [f"{edition}: who made the move “{move}” and when is not what was recorded."]
