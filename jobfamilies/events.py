"""What people are told of editions: which events, in which words, and whom they concern."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from jobfamilies.models import Edition, JobFamily
from jobfamilies.parts import edition_parts
from jobfamilies.reviews import Review, reviews_due
from website.mail import tell, tell_once
from website.mail.events import Audience, Event
from website.mail.people import who_may
from website.models import User

LATE = timedelta(days=7)
"""What came about by a day is told of late too, where nothing sent mail for so long, and not after that."""

# --- whom an edition concerns ----------------------------------------------------------------------------------------


def who_worked_on(edition: Edition) -> QuerySet[User]:
    """Return who moved, changed or commented on the edition."""
    keys = {*edition.transitions.values_list("by", flat=True), *edition.comments.values_list("author", flat=True)}
    return User.objects.filter(pk__in=keys.union(*(part.changed_by(edition) for part in edition_parts())))


def in_admin(edition: Edition) -> str:
    return reverse("admin:jobfamilies_edition_change", args=[edition.pk])


def in_editor(edition: Edition) -> str:
    return reverse("admin:ladders_edit_ladder", args=[edition.family_id])


def family_in_editor(family: JobFamily) -> str:
    return reverse("admin:ladders_edit_ladder", args=[family.pk])


def may(act: str, who: str) -> Audience:
    """Return the audience of those whose work the act is."""
    return Audience(who, partial(who_may, act), in_admin)


# --- the events ------------------------------------------------------------------------------------------------------


def facts(edition: Edition) -> dict[str, str]:
    return {
        "edition": f"{edition.family.name}, edition {edition.number}",
        "organization": edition.family.organization.name,
    }


def dated(edition: Edition) -> dict[str, str]:
    return facts(edition) | {"day": date_format(edition.publication.effective_on)}


def slug(edition: Edition) -> str:
    return edition.family.organization.slug


def event(
    name: str,
    subject: str,
    text: str,
    *audiences: Audience,
    named: Callable[[Edition], dict[str, str]] = facts,
    by_mail: bool = True,
) -> Event:
    return Event(name, subject, text, audiences, named, slug, by_mail=by_mail)


APPROVERS = may("jobfamilies.approve_edition", "HR approvers")
PUBLISHERS = may("jobfamilies.add_publication", "HR approvers")
WRITERS = Audience("Who worked on the edition", who_worked_on, in_editor)
CONCERNED = Audience("Who worked on the edition", who_worked_on, in_admin)

EVENTS = (
    event("edition submitted", "{edition} waits for review", "{by} submitted it, at {organization}.", APPROVERS),
    event(
        "edition taken back",
        "{edition} is a draft again",
        "{by} took it back: it waits for no review now, at {organization}.",
        APPROVERS,
        CONCERNED,
        by_mail=False,
    ),
    event(
        "edition returned",
        "{edition} was returned",
        "{by} returned it to be changed, at {organization}. The note and the comments stand beside it.",
        WRITERS,
    ),
    event(
        "edition approved",
        "{edition} is approved",
        "{by} approved it, at {organization}. It can be published.",
        CONCERNED,
        PUBLISHERS,
    ),
    event(
        "edition published",
        "{edition} is published",
        "{by} published it, at {organization}. It takes effect on {day}.",
        CONCERNED,
        named=dated,
    ),
    event(
        "edition withdrawn",
        "{edition} is withdrawn",
        "{by} withdrew it, at {organization}. It does not take effect on {day}.",
        CONCERNED,
        named=dated,
    ),
    event(
        "edition takes effect",
        "{edition} is in force",
        "From {day} on employees of {organization} read this edition.",
        CONCERNED,
        named=dated,
    ),
    Event(
        "review due",
        "{family} is due for review by {day}",
        "Its ladder at {organization} is read again then, and changed where the work has changed.",
        (Audience("HR editors", partial(who_may, "jobfamilies.submit_edition"), family_in_editor),),
        lambda family: {"family": family.name, "organization": family.organization.name},
        lambda family: family.organization.slug,
    ),
    event("comment", "A comment on {edition}", "{by} commented on it, at {organization}.", CONCERNED),
)

# --- what comes about by a day ---------------------------------------------------------------------------------------


def find_by_day(*, at: datetime) -> None:
    """Tell of the editions whose day came, and of families that are due for review.

    That an edition is published for the same day was told then.
    """
    waited = [each for each in took_effect(at) if each.publication.effective_on > each.publication.recorded_on]
    occasions = {f"edition {edition.pk} takes effect": partial(tell_effect, edition, at) for edition in waited}
    due = {
        f"review of family {review.family.pk} by {review.due_on}": partial(tell_review, review, at)
        for review in reviews_due(localdate(at))
    }
    tell_once(occasions | due, at=at)


def tell_review(review: Review, at: datetime) -> None:
    tell("review due", about=review.family, by=None, at=at, day=date_format(review.due_on))


def tell_effect(edition: Edition, at: datetime) -> None:
    tell("edition takes effect", about=edition, by=edition.publication.published_by, at=at)


def took_effect(at: datetime) -> list[Edition]:
    """Return the editions that people published, and that came into force lately."""
    today = localdate(at)
    lately = Q(publication__effective_on__gte=today - LATE) | Q(publication__published_at__gte=at - LATE)
    editions = Edition.objects.effective(today).filter(lately, publication__published_by__isnull=False)
    return list(editions.with_family().order_by("pk"))
