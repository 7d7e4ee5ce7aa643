"""What people are told of requests, rulings and appeals."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from classification.models import Appeal, ClassificationRequest, Position
from website.mail import tell
from website.mail.events import Audience, Event
from website.mail.people import those, who_may
from website.models import User

BEFORE_DUE = timedelta(days=3)
"""How long before its day whoever may decide an appeal is reminded."""

# --- whom a request concerns -----------------------------------------------------------------------------------------


def who_asked(request: ClassificationRequest) -> list[User]:
    return [request.requested_by]


def incumbent(request: ClassificationRequest) -> list[User]:
    return those(request.position.incumbent)


def supervisor(request: ClassificationRequest) -> list[User]:
    above = request.position.supervisor
    return those(above.incumbent if above else None)


def page(thing: Any) -> str:
    return str(thing.get_absolute_url())


def ruling_page(request: ClassificationRequest) -> str:
    """Return the page of the request's last ruling, with its appeals."""
    ruling = request.rulings.first()
    return page(ruling or request)


ASKED = Audience("Who asked", who_asked, ruling_page)
INCUMBENT = Audience("Who holds the position", incumbent, ruling_page)
SUPERVISOR = Audience("Who holds the position above", supervisor, ruling_page)
ANALYSTS = Audience("Analysts", partial(who_may, "classification.study_request"), page)
RULERS = Audience("HR approvers, who rule", partial(who_may, "classification.add_ruling"), ruling_page)


def facts(request: ClassificationRequest) -> dict[str, str]:
    return of_position(request.position) | {"kind": request.get_kind_display().lower()}


def of_position(position: Position) -> dict[str, str]:
    return {"position": position.number, "organization": position.organization.name}


def slug(request: ClassificationRequest) -> str:
    return request.position.organization.slug


def event(name: str, subject: str, text: str, *audiences: Audience, is_decision: bool = False) -> Event:
    """Return an event of a request."""
    return Event(name, subject, text, audiences, facts, slug, is_decision=is_decision)


# --- whom an appeal concerns -----------------------------------------------------------------------------------------


def may_decide(appeal: Appeal) -> list[User]:
    """Those who rule, but for who made the ruling and who appealed."""
    concerned = (appeal.ruling.ruled_by_id, appeal.filed_by_id)
    return [each for each in who_may("classification.add_ruling", appeal) if each.pk not in concerned]


def to_decide(appeal: Appeal) -> str:
    return reverse("classification:decide", args=[appeal.ruling_id, appeal.stage])


def of_appeal(appeal: Appeal) -> dict[str, str]:
    about = of_position(appeal.ruling.position)
    return about | {"stage": appeal.stage_name, "day": date_format(appeal.decide_by)}


EVENTS = (
    event(
        "request opened",
        "Position {position}: a request was opened",
        "{by} opened a request about it: {kind}, at {organization}.",
        INCUMBENT,
    ),
    event(
        "request submitted",
        "Position {position}: a request waits to be studied",
        "{by} submitted it: {kind}, at {organization}.",
        ANALYSTS,
        INCUMBENT,
        ASKED,
    ),
    event(
        "request returned",
        "Position {position}: your request was returned",
        "{by} returned it: {kind}, at {organization}. The note says what is missing.",
        ASKED,
        INCUMBENT,
    ),
    event(
        "request withdrawn",
        "Position {position}: the request is withdrawn",
        "{by} withdrew it: {kind}, at {organization}.",
        ANALYSTS,
        ASKED,
        INCUMBENT,
    ),
    event(
        "request in study",
        "Position {position}: the request is being studied",
        "{by} took it into study: {kind}, at {organization}.",
        ASKED,
        INCUMBENT,
    ),
    event(
        "ruling",
        "Position {position}: the request is ruled on",
        "{by} ruled on it: {kind}, at {organization}. The ruling says what was decided, and how to appeal.",
        INCUMBENT,
        ASKED,
        SUPERVISOR,
        is_decision=True,
    ),
    event(
        "appeal filed",
        "Position {position}: an appeal waits to be decided",
        "{by} appealed, at {organization}.",
        RULERS,
        INCUMBENT,
        SUPERVISOR,
    ),
    event(
        "appeal decided",
        "Position {position}: the appeal is decided",
        "{by} decided it, at {organization}. The decision stands with the ruling.",
        INCUMBENT,
        ASKED,
        SUPERVISOR,
        ANALYSTS,
        is_decision=True,
    ),
    event(
        "appeal withdrawn",
        "Position {position}: the appeal is withdrawn",
        "{by} took the appeal back, at {organization}. The ruling stands.",
        RULERS,
        INCUMBENT,
        SUPERVISOR,
    ),
    Event(
        "appeal due",
        "Position {position}: an appeal is to be decided by {day}",
        "It is at the stage {stage}, at {organization}.",
        (Audience("HR approvers, but for who ruled", may_decide, to_decide),),
        of_appeal,
        lambda appeal: appeal.ruling.position.organization.slug,
    ),
)

# --- what comes about by a day ---------------------------------------------------------------------------------------


def due_occasions(at: datetime) -> dict[str, Callable[[], None]]:
    """Return what tells of each appeal that is due, by the name of the occasion."""
    return {f"appeal {each.pk} due {each.decide_by}": partial(tell_due, each, at) for each in due_appeals(at)}


def tell_due(appeal: Appeal, at: datetime) -> None:
    tell("appeal due", about=appeal, by=None, at=at)


def due_appeals(at: datetime) -> list[Appeal]:
    """Return the appeals that nobody decided and whose day is near or gone by."""
    due = Appeal.objects.undecided().filter(decide_by__lte=localdate(at) + BEFORE_DUE)
    return list(due.with_ruling().order_by("pk"))
