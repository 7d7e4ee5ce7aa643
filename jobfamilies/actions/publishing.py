"""Publishing an edition for a day, and withdrawing one that has not taken effect."""

from datetime import date, datetime, timedelta
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime, now

from jobfamilies import document
from jobfamilies.actions.moves import EDITION_MOVES, RULES, locked, not_ready
from jobfamilies.actions.refusals import CannotPublish, CannotWithdraw
from jobfamilies.actions.seals import Act, seal, seal_rows
from jobfamilies.engine.sections import new_salt
from jobfamilies.models import Edition, Move, Publication, Withdrawal
from jobfamilies.parts import edition_parts
from jobfamilies.sealing.kinds import kind_of
from website.models import User


class Facts(TypedDict, total=False):
    """What else a publication says; `kind` is one of Publication.Kind."""

    kind: str
    notice: str
    reference: str
    reason: str
    authority: str


@transaction.atomic
def publish_edition(
    *, edition: Edition, effective_on: date, by: User | None, at: datetime, **facts: Unpack[Facts]
) -> Publication:
    """Publish an approved edition from a day on and seal it: from now the database refuses any change to its rows.

    The digest covers the edition's document, which holds the digest of the family's edition before. A day gone by
    needs a reason and an authority. `by` is None only for editions that no person of this site published, such as
    those that are loaded: then there is no review to ask for. Raises CannotPublish.
    """
    edition = locked(edition)
    if by is None:
        reasons = reasons_against_publishing(edition)
    else:
        reasons = EDITION_MOVES.reasons_against(Move.PUBLISH, edition, by=by, at=at)
        reasons = reasons or list(missing_facts(effective_on=effective_on, today=localdate(at), **facts).values())
        reasons = reasons or before_its_base(edition, effective_on)
    if reasons:
        raise CannotPublish(reasons)
    if by:
        EDITION_MOVES.record(Move.PUBLISH, edition, by=by, at=at, note=facts.get("notice", ""))
    publication = _publish(edition, Publication(effective_on=effective_on, published_at=at, published_by=by, **facts))
    seal(publication, at=at, act=Act.SEALED if by else Act.RESTORED)
    seal_with_edition(edition, at=at)
    if by:
        EDITION_MOVES.follow(Move.PUBLISH, edition, by=by, at=at)
    return publication


def reasons_against_publishing(edition: Edition) -> list[str]:
    """Return why the edition cannot be published whoever does it, in sentences for people."""
    return not_ready(edition) if edition.state in Edition.OPEN else ["The edition is published already."]


def before_its_base(edition: Edition, effective_on: date) -> list[str]:
    """Return that the day is before that of the edition whose words it began with, in a sentence for people."""
    base = edition.base
    if base is None or not base.is_published or base.publication.is_withdrawn:
        return []
    day = base.publication.effective_on
    if effective_on >= day:
        return []
    return [
        f"Edition {base.number}, which this one was written from, takes effect on {day}: choose that day or later."
    ]


def missing_facts(*, effective_on: date, today: date, **facts: Unpack[Facts]) -> dict[str, str]:
    """Return what a publication from that day on lacks: a sentence for people by the name of the fact."""
    asked = {"kind": "Say whether the change is substantive or clerical."}
    if effective_on < today:
        asked["reason"] = f"{effective_on} is past: say why the edition counts from then."
        asked["authority"] = f"{effective_on} is past: say who or what authorised that."
    stated = {name for name, value in facts.items() if str(value).strip()}
    return {name: sentence for name, sentence in asked.items() if name not in stated}


def _publish(edition: Edition, publication: Publication) -> Publication:
    """Mark the edition as published and write its publication with the digest of all that it says."""
    Edition.objects.filter(pk=edition.pk).update(state=Edition.State.PUBLISHED)
    edition.state = Edition.State.PUBLISHED
    publication.edition = edition
    publication.document_version = document.newest()
    publication.previous_digest = last_digest(edition)
    publication.salts = {section.name: new_salt() for section in document.sections_of(edition)}
    publication.digest = document.digest(document.dump(edition))
    publication.save(force_insert=True)
    return publication


def seal_with_edition(edition: Edition, *, at: datetime) -> None:
    """Record the rows of an edition that are sealed with it and that its document leaves out."""
    for model in (model for part in edition_parts() for model in part.beside_document):
        kind = kind_of(model())
        seal_rows(kind, kind.sealed().filter(edition=edition), at=at)


def last_digest(edition: Edition) -> str:
    """Return the digest of the family's published edition with the highest number below this one's, or ""."""
    before = Publication.objects.filter(edition__family=edition.family, edition__number__lt=edition.number)
    return before.order_by("-edition__number").values_list("digest", flat=True).first() or ""


AGO = timedelta(minutes=5)
"""How long before now a moment may be that counts as now."""


def off_the_clock(at: datetime) -> list[str]:
    """Return why a moment is not now, in a sentence for people."""
    is_now = timedelta() <= now() - at <= AGO
    return [] if is_now else [f"{date_format(localtime(at), 'DATETIME_FORMAT')} is not now."]


@transaction.atomic
def withdraw_edition(*, edition: Edition, by: User, at: datetime, reason: str) -> Withdrawal:
    """Take back a published edition that has not taken effect, for a reason. Raises CannotWithdraw.

    That it has not is judged by `at`, so that is held to the clock.
    """
    edition = locked(edition)
    rule = RULES[Move.WITHDRAW]
    reasons = EDITION_MOVES.reasons_against(Move.WITHDRAW, edition, by=by, at=at)
    if reasons := reasons or [rule.needs] * rule.lacks_a_note(edition, reason) or off_the_clock(at):
        raise CannotWithdraw(reasons)
    EDITION_MOVES.record(Move.WITHDRAW, edition, by=by, at=at, note=reason)
    withdrawal = Withdrawal.objects.create(
        publication=edition.publication, withdrawn_by=by, withdrawn_at=at, reason=reason
    )
    seal(withdrawal, at=at)
    EDITION_MOVES.follow(Move.WITHDRAW, edition, by=by, at=at)
    return withdrawal
