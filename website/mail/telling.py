"""Telling people: their messages are written in the transaction of what happened, and sent afterwards."""

from collections.abc import Callable, Mapping
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localtime, make_aware

from website.mail.events import Event, events
from website.models import Message, Occasion, User

MORNING = time(7)
"""When the mail of once a day goes out, in the site's time zone."""


@transaction.atomic
def tell(event: str, *, about: Model, by: User | None, at: datetime, **facts: str) -> None:
    """Tell everybody whom the event concerns that it happened to `about`, but for who did it.

    `facts` add to those that the event itself takes from `about`. The messages come about with what happened: in its
    transaction.
    """
    entry = events()[event]
    rows = [
        Message(
            event=event,
            to=person,
            by=by,
            about_kind=about._meta.label_lower,
            about_key=str(about.pk),
            organization=entry.organization(about),
            facts=entry.facts(about) | facts,
            link=link,
            created_at=at,
            **how(entry, person, at),
        )
        for person, link in concerned(entry, about, by)
    ]
    Message.objects.bulk_create(rows)


def concerned(event: Event, about: Model, by: User | None) -> list[tuple[User, str]]:
    """Return who is told of the event and where their link leads, each once, in the order of the audiences."""
    told: dict[int, tuple[User, str]] = {}
    for audience in event.audiences:
        link = audience.link(about)
        for person in audience.people(about):
            if person.is_active and person != by:
                told.setdefault(person.pk, (person, link))
    return list(told.values())


def how(event: Event, person: User, at: datetime) -> dict[str, object]:
    """Return how the message reaches the person, and when it is due."""
    if not (settings.SENDS_MAIL and event.by_mail and person.email):
        return {"wanted": Message.Wanted.LIST}
    if person.mail == User.Mail.DAILY:
        return {"wanted": Message.Wanted.DAILY, "next_try_at": next_morning(at)}
    if person.mail == User.Mail.AT_ONCE or event.is_decision:
        return {"wanted": Message.Wanted.AT_ONCE, "next_try_at": at}
    return {"wanted": Message.Wanted.LIST}


def next_morning(at: datetime) -> datetime:
    here = localtime(at)
    day = here.date() + timedelta(days=here.time() >= MORNING)
    return make_aware(datetime.combine(day, MORNING))


# --- what comes about by a day ---------------------------------------------------------------------------------------


def tell_once(occasions: Mapping[str, Callable[[], None]], *, at: datetime) -> None:
    """Call each function whose occasion was not told of yet, and keep that it was; each in its own transaction."""
    told = set(Occasion.objects.filter(name__in=occasions).values_list("name", flat=True))
    for name, tell_of_it in occasions.items():
        if name not in told:
            with transaction.atomic():
                _, is_first = Occasion.objects.get_or_create(name=name, defaults={"found_at": at})
                if is_first:
                    tell_of_it()
