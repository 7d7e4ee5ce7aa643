"""Making a statement a shared text, and giving that other words."""

from datetime import datetime

from django.db import transaction

from jobfamilies.models import Organization
from ladders.actions.writing import CannotChange
from ladders.bulk.places import ladders_now
from ladders.models import SharedText, SharedTextUse, Statement
from website.models import User


@transaction.atomic
def share_text(*, organization: Organization, name: str, text: str, by: User, at: datetime) -> SharedText:
    """Return a new shared text, linked to each statement of the organization's ladders that says just these words.

    Raises CannotChange.
    """
    _refuse_others(by, organization)
    words = _worded(text)
    if SharedText.objects.filter(organization=organization, name__iexact=name).exists():
        raise CannotChange([f"{organization} has a shared text “{name}” already."])
    shared = SharedText.objects.create(organization=organization, name=name, text=words, by=by, at=at)
    editions = ladders_now(organization)
    said = Statement.objects.filter(edition__in=editions, text=words).values_list("edition", "key")
    SharedTextUse.objects.bulk_create(
        [SharedTextUse(shared=shared, family_id=editions[edition].family_id, key=key) for edition, key in said],
        ignore_conflicts=True,
    )
    return shared


@transaction.atomic
def reword_shared(*, shared: SharedText, text: str, by: User, at: datetime) -> str:
    """Give a shared text other words and return those that it had. No ladder says otherwise by that.

    Raises CannotChange.
    """
    _refuse_others(by, shared.organization)
    words, before = _worded(text), shared.text
    if words == before:
        raise CannotChange(["These are its words already."])
    shared.text, shared.by, shared.at = words, by, at
    shared.save(update_fields=["text", "by", "at"])
    return before


def _worded(text: str) -> str:
    """Return one statement, white space folded. Raises CannotChange for none."""
    words = " ".join(text.split())
    if not words:
        raise CannotChange(["Write the words."])
    return words


def _refuse_others(by: User, organization: Organization) -> None:
    if not by.has_perm("jobfamilies.change_edition", organization):
        raise CannotChange(["Only HR editors write shared texts."])
