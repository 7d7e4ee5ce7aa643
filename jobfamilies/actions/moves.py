"""The moves of an edition: from where to where, who may make them, what speaks against one, and its record."""

from datetime import date, datetime

from jobfamilies import document
from jobfamilies.actions.refusals import CannotMove, EditionIsGone
from jobfamilies.actions.seals import seal
from jobfamilies.models import Edition, Move, Publication, Stage, Transition
from jobfamilies.parts import edition_parts
from jobfamilies.remarks import open_comments
from website.models import User
from website.workflow import Objection, Permitted, Rule, Workflow, telling


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


def changed_since(move: Move) -> Objection[Edition]:
    """What people judged is what it still says."""

    def objection(edition: Edition, by: User, today: date) -> list[str]:
        last = last_move(edition, move)
        same = last is None or last.content_digest == document.content_digest(edition, last.document_version)
        return [] if same else [f"The text changed after the edition was {DONE[move]}. Return it to draft first."]

    return objection


DONE = {Move.SUBMIT: "submitted", Move.APPROVE: "approved"}


def another_is_scheduled(edition: Edition, by: User, today: date) -> list[str]:
    """What comes after an edition that waits for its day is written from that one: else it takes its change back."""
    scheduled = Edition.objects.scheduled(today).filter(family=edition.family_id).select_related("publication")
    waiting = scheduled.latest_first().first()
    if waiting is None or waiting.pk == edition.base_id:
        return []
    return [
        f"Edition {waiting.number} is scheduled for {waiting.publication.effective_on}, and this one was not written "
        "from it: it would take that change back. Withdraw it first, or start this draft anew from it."
    ]


def base_withdrawn_since(move: Move) -> Objection[Edition]:
    """What was judged as coming after an edition is judged anew where that one was withdrawn afterwards."""

    def objection(edition: Edition, by: User, today: date) -> list[str]:
        last, base = last_move(edition, move), edition.base
        if last is None or base is None or stage(base) != Stage.WITHDRAWN:
            return []
        if base.publication.withdrawal.withdrawn_at < last.at:
            return []
        return [
            f"Edition {base.number}, which this one was written from, was withdrawn after it was {DONE[move]}. "
            "Return it to draft, and see which of those words are to stay."
        ]

    return objection


def written_from_it(edition: Edition, by: User, today: date) -> list[str]:
    """What is scheduled after it began with its words."""
    later = Edition.objects.scheduled(today).filter(base=edition).select_related("publication")
    return [
        f"Edition {each.number}, scheduled for {each.publication.effective_on}, was written from it. "
        "Withdraw that one first."
        for each in later
    ]


def in_force_or_held(edition: Edition, by: User, today: date) -> list[str]:
    """It took effect, so people may have read it; or a part holds it."""
    if edition.publication.effective_on <= today:
        return [f"The edition is in force since {edition.publication.effective_on}."]
    return [reason for part in edition_parts() for reason in part.blocks_withdrawal(edition)]


def comments_open(edition: Edition, by: User, today: date) -> list[str]:
    """Somebody remarked on it, and nobody resolved that or set it aside."""
    return open_comments(edition)


def has_comments(edition: Edition) -> bool:
    return edition.comments.unresolved().exists()


EDITORS, APPROVERS = "HR editors", "HR approvers"
SUBMITTER, APPROVER = Permitted("jobfamilies.submit_edition"), Permitted("jobfamilies.approve_edition")
IN_REVIEW = (Stage.IN_REVIEW, Stage.APPROVED)
RULES: dict[Move, Rule[Edition, Stage]] = {
    Move.SUBMIT: Rule(
        (Stage.DRAFT,),
        (Stage.IN_REVIEW,),
        SUBMITTER,
        EDITORS,
        (not_ready,),
        follows=telling("edition submitted"),
    ),
    Move.TAKE_BACK: Rule(IN_REVIEW, (Stage.DRAFT,), SUBMITTER, EDITORS, follows=telling("edition taken back")),
    Move.RETURN: Rule(
        IN_REVIEW,
        (Stage.DRAFT,),
        APPROVER,
        APPROVERS,
        needs="Say in a note or a comment what is to change.",
        spares=has_comments,
        follows=telling("edition returned"),
    ),
    Move.APPROVE: Rule(
        (Stage.IN_REVIEW,),
        (Stage.APPROVED,),
        APPROVER,
        APPROVERS,
        (own_change, changed_since(Move.SUBMIT), base_withdrawn_since(Move.SUBMIT), comments_open, not_ready),
        follows=telling("edition approved"),
    ),
    Move.PUBLISH: Rule(
        (Stage.APPROVED,),
        (Stage.PUBLISHED,),
        Permitted("jobfamilies.add_publication"),
        APPROVERS,
        (
            another_is_scheduled,
            changed_since(Move.APPROVE),
            base_withdrawn_since(Move.APPROVE),
            comments_open,
            not_ready,
        ),
        follows=telling("edition published"),
    ),
    Move.WITHDRAW: Rule(
        (Stage.PUBLISHED,),
        (Stage.WITHDRAWN,),
        Permitted("jobfamilies.add_withdrawal"),
        APPROVERS,
        (in_force_or_held, written_from_it),
        needs="Say why the edition is withdrawn.",
        follows=telling("edition withdrawn"),
    ),
    Move.DELETE: Rule((Stage.DRAFT,), (Stage.DELETED,), Permitted("jobfamilies.delete_edition"), EDITORS),
}

# --- asking and recording --------------------------------------------------------------------------------------------


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


def keep(move: Move, edition: Edition, to: Stage, *, by: User, at: datetime, note: str) -> Transition:
    """Write down a move before it is made: `edition` still stands where it begins."""
    kept = Transition.objects.create(
        family=edition.family,
        edition=edition,
        number=edition.number,
        move=move,
        from_stage=stage(edition),
        to_stage=to,
        by=by,
        at=at,
        note=note,
        content_digest=document.content_digest(edition),
        document_version=document.newest(),
    )
    seal(kept, at=at)
    if to.value in Edition.OPEN:
        Edition.objects.filter(pk=edition.pk).update(state=to)
    return kept


EDITION_MOVES = Workflow("edition", RULES, stage, locked, keep, CannotMove)


def move_edition(*, edition: Edition, move: Move, by: User, at: datetime, note: str = "") -> Transition:
    """Submit, take back, return or approve an edition, and keep that it was. Raises CannotMove.

    Publishing, withdrawing and deleting have actions of their own. Who returns an edition says why.
    """
    return EDITION_MOVES.make(move, edition, by=by, at=at, note=note)
