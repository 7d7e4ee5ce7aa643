"""The moves of an edition: from where to where, who may make them, what speaks against one, and its record."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from jobfamilies import document
from jobfamilies.actions.refusals import CannotMove, EditionIsGone
from jobfamilies.actions.seals import seal
from jobfamilies.models import Edition, Move, Publication, Stage, Transition
from jobfamilies.parts import edition_parts
from website.models import User

Objection = Callable[[Edition, User, date], list[str]]
"""Returns what speaks against a move of this edition by this person on this day, in sentences for people."""


@dataclass(frozen=True)
class Rule:
    """What a move asks: the stages it begins at, where it ends, the permission, and what else may speak against it."""

    begins: tuple[Stage, ...]
    ends: Stage
    permission: str
    people: str
    objections: tuple[Objection, ...] = field(default=())


def stage(edition: Edition) -> Stage:
    """Return where the edition stands between draft and withdrawn."""
    is_withdrawn = edition.is_published and edition.publication.is_withdrawn
    return Stage.WITHDRAWN if is_withdrawn else Stage(edition.state)


# --- what may speak against a move -----------------------------------------------------------------------------------


def not_ready(edition: Edition, by: User | None = None, today: date | None = None) -> list[str]:
    """Its number is not the family's next, or a part's check found something."""
    next_number = Publication.objects.filter(edition__family=edition.family_id).count() + 1
    out_of_turn = f"The family's next edition is number {next_number}, and this one is number {edition.number}."
    return [out_of_turn] * (edition.number != next_number) + [
        reason for part in edition_parts() for reason in part.checks(edition)
    ]


def own_change(edition: Edition, by: User, today: date) -> list[str]:
    """Nobody approves what they submitted, or changed since the family's last publication."""
    submitted = last_move(edition, Move.SUBMIT)
    if submitted and submitted.by_id == by.pk:
        return ["You submitted this edition: somebody else approves it."]
    if any(by.pk in part.changed_by(edition) for part in edition_parts()):
        return ["You changed this edition: somebody else approves it."]
    return []


def changed_since(move: Move) -> Objection:
    """What people judged is what it still says."""

    def objection(edition: Edition, by: User, today: date) -> list[str]:
        last = last_move(edition, move)
        same = last is None or last.content_digest == document.content_digest(edition, last.document_version)
        return [] if same else [f"The text changed after the edition was {STEPS[move]}. Return it to draft first."]

    return objection


STEPS = {Move.SUBMIT: "submitted", Move.APPROVE: "approved"}


def another_is_scheduled(edition: Edition, by: User, today: date) -> list[str]:
    """Of one family one edition waits for its day: what comes after it was written against it."""
    waiting = Edition.objects.scheduled(today).filter(family=edition.family_id).select_related("publication")
    return [
        f"Edition {other.number} is scheduled for {other.publication.effective_on}. "
        "Withdraw it first; it can be started, approved and published again afterwards."
        for other in waiting
    ]


def in_force_or_held(edition: Edition, by: User, today: date) -> list[str]:
    """It took effect, so people may have read it; or a part holds it."""
    if edition.publication.effective_on <= today:
        return [f"The edition is in force since {edition.publication.effective_on}."]
    return [reason for part in edition_parts() for reason in part.blocks_withdrawal(edition)]


EDITORS, APPROVERS = "HR editors", "HR approvers"
RULES = {
    Move.SUBMIT: Rule((Stage.DRAFT,), Stage.IN_REVIEW, "jobfamilies.submit_edition", EDITORS, (not_ready,)),
    Move.TAKE_BACK: Rule((Stage.IN_REVIEW, Stage.APPROVED), Stage.DRAFT, "jobfamilies.submit_edition", EDITORS),
    Move.RETURN: Rule((Stage.IN_REVIEW, Stage.APPROVED), Stage.DRAFT, "jobfamilies.approve_edition", APPROVERS),
    Move.APPROVE: Rule(
        (Stage.IN_REVIEW,),
        Stage.APPROVED,
        "jobfamilies.approve_edition",
        APPROVERS,
        (own_change, changed_since(Move.SUBMIT), not_ready),
    ),
    Move.PUBLISH: Rule(
        (Stage.APPROVED,),
        Stage.PUBLISHED,
        "jobfamilies.add_publication",
        APPROVERS,
        (another_is_scheduled, changed_since(Move.APPROVE), not_ready),
    ),
    Move.WITHDRAW: Rule(
        (Stage.PUBLISHED,), Stage.WITHDRAWN, "jobfamilies.add_withdrawal", APPROVERS, (in_force_or_held,)
    ),
    Move.DELETE: Rule((Stage.DRAFT,), Stage.DELETED, "jobfamilies.delete_edition", EDITORS),
}

# --- asking and recording --------------------------------------------------------------------------------------------


def follows(move: Move, edition: Edition) -> bool:
    """Return whether the move begins where the edition stands."""
    return stage(edition) in RULES[move].begins


def reasons_against(move: Move, *, edition: Edition, by: User, at: datetime) -> list[str]:
    """Return why this person cannot make the move then, in sentences for people; empty where they can."""
    rule = RULES[move]
    if not by.has_perm(rule.permission):
        return [f"Only {rule.people} may do this."]
    if not follows(move, edition):
        begins = " or ".join(each.label.lower() for each in rule.begins)
        return [f"The edition is {stage(edition).label.lower()}, and “{move.label}” needs one that is {begins}."]
    return [reason for objection in rule.objections for reason in objection(edition, by, localdate(at))]


def last_move(edition: Edition, move: Move) -> Transition | None:
    """Return the edition's latest move of that kind."""
    return edition.transitions.filter(move=move).first()


def locked(edition: Edition) -> Edition:
    """Return the edition as it stands now, and let nobody else move one of its family until this transaction ends.

    On PostgreSQL by locks on both rows; on SQLite a transaction has the whole database from its beginning. Raises
    EditionIsGone.
    """
    editions = Edition.objects.select_for_update(of=("self", "family"), no_key=True)
    stored = editions.select_related("family__organization").filter(pk=edition.pk).first()
    if stored is None:
        raise EditionIsGone
    return stored


def record(move: Move, *, edition: Edition, by: User, at: datetime, note: str = "") -> Transition:
    """Write down a move that is being made, before it is. `edition` still stands where it begins."""
    kept = Transition.objects.create(
        family=edition.family,
        edition=edition,
        number=edition.number,
        move=move,
        from_stage=stage(edition),
        to_stage=RULES[move].ends,
        by=by,
        at=at,
        note=note,
        content_digest=document.content_digest(edition),
        document_version=document.newest(),
    )
    seal(kept, at=at)
    return kept


@transaction.atomic
def move_edition(*, edition: Edition, move: Move, by: User, at: datetime, note: str = "") -> Transition:
    """Submit, take back, return or approve an edition, and keep that it was. Raises CannotMove.

    Publishing, withdrawing and deleting have actions of their own. Who returns an edition says why.
    """
    edition = locked(edition)
    reasons = reasons_against(move, edition=edition, by=by, at=at)
    if move == Move.RETURN and not (note.strip() or edition.comments.unresolved().exists()):
        reasons = reasons or ["Say in a note or a comment what is to change."]
    if reasons:
        raise CannotMove(reasons)
    kept = record(move, edition=edition, by=by, at=at, note=note)
    Edition.objects.filter(pk=edition.pk).update(state=kept.to_stage)
    return kept
