"""What people are told of requests, rulings and appeals, and of the levels of their positions."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate

from classification.models import Appeal, Approvable, ClassificationRequest, Position
from classification.rulings.edition_changes import changes
from classification.rulings.text_changes import positions_at, reworded_levels
from jobfamilies.events import took_effect
from jobfamilies.models import Edition, Level
from website.mail import tell, tell_once
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
ANALYSTS = Audience("HR editors, who study requests", partial(who_may, "classification.study_request"), page)
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


# --- whom an appeal and a level concern ------------------------------------------------------------------------------


def may_decide(appeal: Appeal) -> list[User]:
    """Those who rule, but for who made the ruling and who appealed."""
    concerned = (appeal.ruling.ruled_by_id, appeal.filed_by_id)
    return [each for each in who_may("classification.add_ruling", appeal) if each.pk not in concerned]


def to_decide(appeal: Appeal) -> str:
    return reverse("classification:decide", args=[appeal.ruling_id, appeal.stage])


def of_appeal(appeal: Appeal) -> dict[str, str]:
    about = of_position(appeal.ruling.position)
    return about | {"stage": appeal.stage_name, "day": date_format(appeal.decide_by)}


def holders(level: Level) -> list[User]:
    """Return who holds a position at the level today."""
    return those(*(each.incumbent for each in positions_at(level, localdate())))


def managers(level: Level) -> list[User]:
    """Return who holds a position above one at the level today."""
    above = (each.supervisor for each in positions_at(level, localdate()))
    return those(*(each.incumbent for each in above if each))


def history(level: Level) -> str:
    """Return the page that says what became of the level from edition to edition."""
    return reverse("ladders:level-history", args=[*level.edition.family.natural_key(), level.slug])


def in_admin(draft: Approvable) -> str:
    return reverse(f"admin:{draft._meta.app_label}_{draft._meta.model_name}_change", args=[draft.pk])


def of_level(level: Level) -> dict[str, str]:
    family = level.edition.family
    return {"level": level.name, "family": family.name, "organization": family.organization.name}


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
    Event(
        "draft approved",
        "{draft} is approved",
        "{by} approved it. It is in force.",
        (Audience("Who drafted it", lambda draft: those(draft.drafted_by), in_admin),),
        lambda draft: {"draft": str(draft)},
        lambda draft: "",
    ),
    Event(
        "level reads otherwise",
        "What is expected of {level} has changed",
        "The edition of {family} that is in force now at {organization} states it otherwise than the one before.",
        (
            Audience("Who holds a position at the level", holders, history),
            Audience("Who holds the position above", managers, history),
        ),
        of_level,
        lambda level: level.edition.family.organization.slug,
    ),
    Event(
        "level replaced",
        "Position {position} has another level",
        "{was} is no longer stated at {organization}. The position is classified as {level} now.",
        (
            Audience("Who holds the position", lambda position: those(position.incumbent), page),
            Audience(
                "Who holds the position above",
                lambda position: those(position.supervisor and position.supervisor.incumbent),
                page,
            ),
        ),
        of_position,
        lambda position: position.organization.slug,
    ),
)

# --- what comes about by a day ---------------------------------------------------------------------------------------


def find_by_day(*, at: datetime) -> None:
    """Tell of levels that read otherwise since an edition took effect, and of appeals that are due."""
    levels = {f"levels of edition {each.pk}": partial(tell_of_levels, each, at) for each in took_effect(at)}
    due = {f"appeal {each.pk} due {each.decide_by}": partial(tell_due, each, at) for each in due_appeals(at)}
    tell_once(levels | due, at=at)


def tell_of_levels(edition: Edition, at: datetime) -> None:
    """Tell who holds positions that the edition changes, and their managers."""
    by = edition.publication.published_by
    for level in reworded_levels(edition):
        tell("level reads otherwise", about=level, by=by, at=at)
    for change in changes(edition):
        if change.new and change.is_moved:
            tell("level replaced", about=change.position, by=by, at=at, was=change.old.name, level=change.new.name)


def tell_due(appeal: Appeal, at: datetime) -> None:
    tell("appeal due", about=appeal, by=None, at=at)


def due_appeals(at: datetime) -> list[Appeal]:
    """Return the appeals that nobody decided and whose day is near or gone by."""
    due = Appeal.objects.undecided().filter(decide_by__lte=localdate(at) + BEFORE_DUE)
    return list(due.with_ruling().order_by("pk"))
