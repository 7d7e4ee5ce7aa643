"""Families and organizations end: closed from a day, opened again, or deleted with what is not published."""

from datetime import date

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError

from jobfamilies.models import Edition, JobFamily, Organization, Publication, Transition
from website.models import User
from website.refusals import Refused

Thing = JobFamily | Organization


class CannotEnd(Refused):
    """The person may not, it is closed already, or something stands that keeps it."""


@transaction.atomic
def close(*, thing: Thing, on: date, reason: str, successor: Thing | None, by: User) -> None:
    """Close a family or an organization from a day on, with why and what follows it. Raises CannotEnd.

    It is read as before, with a word on its pages, and is left out of lists and choices.
    """
    _refuse_others(thing, by, "change")
    if successor is not None and (successor.pk == thing.pk or successor.is_closed):
        raise CannotEnd(["What follows it is another one, and open."])
    open_draft = Edition.objects.filter(Edition.is_open(), **_mine(thing)).with_family().first()
    if open_draft:
        raise CannotEnd([f"{open_draft} is {open_draft.standing}. Publish or delete it first."])
    thing.close(on=on, reason=reason.strip(), successor=successor, by=by)  # type: ignore[arg-type]


@transaction.atomic
def reopen(*, thing: Thing, by: User) -> None:
    """Open a family or an organization again. Raises CannotEnd."""
    _refuse_others(thing, by, "change")
    if thing.closed_from is None:
        raise CannotEnd([f"{thing} is open."])
    thing.reopen()


@transaction.atomic
def delete(*, thing: Thing, by: User) -> None:
    """Delete a family with all it has, or an organization that has nothing. Raises CannotEnd."""
    _refuse_others(thing, by, "delete")
    if reasons := reasons_against_deleting(thing):
        raise CannotEnd(reasons)
    try:
        for edition in Edition.objects.filter(**_mine(thing)):
            edition.delete()
        thing.delete()
    except ProtectedError as kept:
        raise CannotEnd(_held(thing, kept.protected_objects)) from kept
    except RestrictedError as kept:
        raise CannotEnd(_held(thing, kept.restricted_objects)) from kept


def reasons_against_deleting(thing: Thing) -> list[str]:
    """Return what keeps it from being deleted, in sentences for people, each with what to do instead."""
    if isinstance(thing, Organization):
        families = thing.families.count()
        said = f"{thing} has {families} job {'family' if families == 1 else 'families'}"
        return [f"{said}. Close it instead, or delete them first."] if families else []
    published = Publication.objects.filter(edition__family=thing).count()
    if published:
        editions = "1 edition was" if published == 1 else f"{published} editions were"
        return [f"{editions} published, and what was published is kept. Close the family instead."]
    if Transition.objects.filter(family=thing).exists():
        return ["What happened to its editions is on record for good. Close the family instead."]
    return []


def _mine(thing: Thing) -> dict[str, Thing]:
    """Return what filters editions to those of a family or of an organization."""
    return {"family" if isinstance(thing, JobFamily) else "family__organization": thing}


def _held(thing: Thing, kept: set[Model]) -> list[str]:
    """Return which kinds of things refer to it, in a sentence."""
    kinds = sorted({str(each._meta.verbose_name_plural) for each in kept})
    return [f"These refer to {thing}: {', '.join(kinds)}. Close it instead, or take them away first."]


def _refuse_others(thing: Thing, by: User, verb: str) -> None:
    if not by.has_perm(f"jobfamilies.{verb}_{thing._meta.model_name}", thing):
        raise CannotEnd(["Only HR editors may do this."])
