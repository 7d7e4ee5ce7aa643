"""Whether the moves of an edition lead to where it stands, and say of it what its publication and withdrawal say."""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from jobfamilies import document
from jobfamilies.actions.moves import RULES, stage
from jobfamilies.models import Edition, JobFamily, Move, Publication, SealEntry, Stage, Transition
from jobfamilies.sealing.known import is_known

Act = SealEntry.Act
JUDGED = (Move.SUBMIT, Move.APPROVE, Move.PUBLISH)
"""Moves whose digest is of what was published in the end, the last of each."""


def move_faults(family: JobFamily, editions: list[Edition]) -> Iterator[str]:
    """Yield what is wrong with the moves of one family's editions, in the order of their numbers."""
    kept = Transition.objects.filter(family=family).order_by("number", "pk")
    moves = {number: list(listed) for number, listed in groupby(kept, key=attrgetter("number"))}
    standing = {edition.number: edition for edition in editions}
    for number in sorted(moves.keys() | standing.keys()):
        edition = standing.get(number)
        name = edition or f"{family}, edition {number}"
        yield from (f"{name}: {fault}" for fault in faults_of(edition, moves.get(number, [])))


def faults_of(edition: Edition | None, moves: list[Transition]) -> Iterator[str]:
    """Yield what is wrong with the moves of one number. Drafts of it may have been deleted before the edition."""
    deleted = max((place for place, move in enumerate(moves, start=1) if move.move == Move.DELETE), default=0)
    before, own = moves[:deleted], moves[deleted:]
    yield from out_of_order(before, Stage.DRAFT)
    yield from (f"{said(move)} is of a deleted draft, and names an edition." for move in before if move.edition_id)
    if edition:
        begins = where_moves_begin(edition)
        yield from out_of_order(own, begins)
        yield from faults_of_edition(edition, own, begins)
    elif own:
        yield "it is gone, and no move says that it was deleted."


def out_of_order(moves: list[Transition], stands: str) -> Iterator[str]:
    """Yield which moves no rule makes, which begin elsewhere than it stood, and who approved what they submitted."""
    submitted_by = None
    for move in moves:
        rule = RULES[Move(move.move)] if move.move in Move.values else None
        if rule is None or move.from_stage not in rule.begins or move.to_stage not in rule.ends:
            yield f"{said(move)} leads from {move.from_stage} to {move.to_stage}, which no move does."
        if move.from_stage != stands:
            yield f"{said(move)} begins at {move.from_stage}, and the edition was {stands}."
        if move.move == Move.APPROVE and move.by_id == submitted_by:
            yield f"{said(move)} was made by who submitted it."
        submitted_by = move.by_id if move.move == Move.SUBMIT else submitted_by
        stands = Stage.DRAFT if move.to_stage == Stage.DELETED else move.to_stage


def faults_of_edition(edition: Edition, moves: list[Transition], begins: Stage) -> Iterator[str]:
    """Yield where the moves of an edition, which begin at a stage, and the edition itself do not say the same."""
    yield from (f"{said(move)} does not name the edition." for move in moves if move.edition_id != edition.pk)
    if edition.is_published:
        last = {move.move: move for move in moves}
        yield from against_publication(edition.publication, last, begins)
        if begins != Stage.WITHDRAWN:
            yield from against_withdrawal(edition.publication, last.get(Move.WITHDRAW))
        yield from other_words(edition, [last[move] for move in JUDGED if move in last])
        if not moves and begins == Stage.DRAFT:
            return
    stands = str(stage(edition)) if edition.state in Stage.values else edition.state
    left = moves[-1].to_stage if moves else str(begins)
    if left != stands:
        yield f"it is {stands}, and its moves left it {left}."


def against_publication(publication: Publication, last: dict[str, Transition], begins: Stage) -> Iterator[str]:
    """Yield where the publication and its move do not say the same."""
    move = last.get(Move.PUBLISH)
    if begins == Stage.DRAFT and not {Move.APPROVE, Move.PUBLISH} <= last.keys():
        yield "it is published, and nobody approved that; neither a document of the site nor a restore brought it."
    if move and (move.by_id, move.at) != (publication.published_by_id, publication.published_at):
        yield WHO.format(Move.PUBLISH.label)
    if move and not move.is_erased and move.note != publication.notice:
        yield "its notice is not what was noted when it was published."


def against_withdrawal(publication: Publication, move: Transition | None) -> Iterator[str]:
    """Yield where the withdrawal and its move do not say the same."""
    withdrawal = publication.withdrawal if publication.is_withdrawn else None
    if move and withdrawal:
        if (move.by_id, move.at) != (withdrawal.withdrawn_by_id, withdrawal.withdrawn_at):
            yield WHO.format(Move.WITHDRAW.label)
        if not move.is_erased and move.note != withdrawal.reason:
            yield "the reason of its withdrawal is not what was noted then."
    elif move or withdrawal:
        yield WHO.format(Move.WITHDRAW.label)


WHO = "who made the move “{}” and when is not what was recorded."


def other_words(edition: Edition, moves: list[Transition]) -> Iterator[str]:
    """Yield which moves are of other words than the edition's, each held in the version of the document of then."""
    digests: dict[int, str] = {}
    for move in moves:
        version = move.document_version
        try:
            digests[version] = digests.get(version) or document.content_digest(edition, version)
        except document.UnreadableDocument as unknown:
            yield str(unknown)
            return
        if digests[version] != move.content_digest:
            yield f"{said(move)} is of other words than the edition’s."


def where_moves_begin(edition: Edition) -> Stage:
    """Return the stage before the first move: draft, but for what no people of this site moved there.

    A document of the site or a restore brought it; or it is of the first release, which kept no moves.
    """
    if not edition.is_published:
        return Stage.DRAFT
    publication = edition.publication
    if is_of_first_release(publication, publication.published_at):
        withdrawal = publication.withdrawal if publication.is_withdrawn else None
        was_withdrawn = withdrawal and is_of_first_release(withdrawal, withdrawal.withdrawn_at)
        return Stage.WITHDRAWN if was_withdrawn else Stage.PUBLISHED
    is_brought = publication.published_by_id is None and (acts(publication) == [Act.RESTORED] or is_known(publication))
    return Stage.PUBLISHED if is_brought else Stage.DRAFT


def is_of_first_release(row: Model, at: datetime) -> bool:
    """Return whether a row was written before moves were kept, and recorded when its database was upgraded."""
    return at < moves_kept_since() and acts(row) == [Act.RECORDED]


def moves_kept_since() -> datetime:
    """Return when the database got its table of moves; the beginning of time where it does not say."""
    applied = MigrationRecorder.Migration.objects.filter(app="jobfamilies", name="0002_workflow")
    return applied.values_list("applied", flat=True).first() or datetime.min.replace(tzinfo=UTC)


def acts(row: Model) -> list[str]:
    """Return by which act a row came into the record of seals, if it did."""
    entries = SealEntry.objects.of_rows().filter(kind=row._meta.label_lower, row=row.pk)
    return list(entries.values_list("act", flat=True))


def said(move: Transition) -> str:
    return f"its move {move.pk} (“{move.get_move_display()}”)"
