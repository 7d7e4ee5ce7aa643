"""What people do with editions. Every action is atomic and told who and when."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from jobfamilies import document
from jobfamilies.models import Edition, Publication, Withdrawal
from jobfamilies.parts import edition_parts
from website.models import User


class Refused(Exception):
    """An action that cannot be done now. `reasons` are sentences for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class CannotPublish(Refused):
    """The edition is not open, or its parts' checks found reasons against it."""


class CannotWithdraw(Refused):
    """The edition is not published, took effect already, or a part holds it."""


@transaction.atomic
def start_draft(*, edition: Edition) -> Edition:
    """Return a new draft that says what the edition says, levels and statements keeping their keys.

    Raises IntegrityError where the family has an open edition already (constraint one_open_edition_per_family).
    """
    return document.load(document.dump(edition), family=edition.family)


@transaction.atomic
def publish_edition(
    *, edition: Edition, effective_on: date, by: User | None, at: datetime, notice: str = ""
) -> Publication:
    """Publish an open edition from a day on and seal it: from now the database refuses any change to its rows.

    The digest covers the edition's document, which holds the digest of the family's edition before. `by` is None only
    for editions that no person of this site published. Raises CannotPublish.
    """
    edition = Edition.objects.select_for_update().get(pk=edition.pk)
    if reasons := reasons_against_publishing(edition):
        raise CannotPublish(reasons)
    Edition.objects.filter(pk=edition.pk).update(state=Edition.State.PUBLISHED)
    edition.state = Edition.State.PUBLISHED
    publication = Publication(
        edition=edition,
        effective_on=effective_on,
        published_at=at,
        published_by=by,
        notice=notice,
        document_version=document.VERSION,
        previous_digest=last_digest(edition),
    )
    publication.digest = document.digest(document.dump(edition))
    publication.save(force_insert=True)
    return publication


def reasons_against_publishing(edition: Edition) -> list[str]:
    """Return why the edition cannot be published now, in sentences for people."""
    if edition.state not in Edition.OPEN:
        return ["The edition is published already."]
    next_number = Publication.objects.filter(edition__family=edition.family).count() + 1
    out_of_turn = f"The family's next edition is number {next_number}, and this one is number {edition.number}."
    return [out_of_turn] * (edition.number != next_number) + [
        reason for part in edition_parts() for reason in part.checks(edition)
    ]


def last_digest(edition: Edition) -> str:
    """Return the digest of the family's published edition with the highest number below this one's, or ""."""
    before = Publication.objects.filter(edition__family=edition.family, edition__number__lt=edition.number)
    return before.order_by("-edition__number").values_list("digest", flat=True).first() or ""


@transaction.atomic
def withdraw_edition(*, edition: Edition, by: User, at: datetime, reason: str) -> Withdrawal:
    """Take back a published edition that has not taken effect. Raises CannotWithdraw."""
    if reasons := _against_withdrawing(edition, localdate(at)):
        raise CannotWithdraw(reasons)
    return Withdrawal.objects.create(publication=edition.publication, withdrawn_by=by, withdrawn_at=at, reason=reason)


def _against_withdrawing(edition: Edition, today: date) -> list[str]:
    if not edition.is_published:
        return ["The edition is not published."]
    if edition.publication.is_withdrawn:
        return ["The edition is withdrawn already."]
    if edition.publication.effective_on <= today:
        return [f"The edition is in force since {edition.publication.effective_on}."]
    return [reason for part in edition_parts() for reason in part.blocks_withdrawal(edition)]
