"""What of positions waits for people themselves: what they wrote, asked for, or can still appeal against."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.timezone import localdate

from classification.models import (
    Appeal,
    AppealDecision,
    ClassificationRequest,
    Part,
    RequestStep,
    Ruling,
    Stage,
    Step,
)
from classification.waiting.wording import of_position, of_request
from website.models import User
from website.waiting import Reason, Waiting

APPEAL = Reason("Can be appealed", "Rulings on your position, or on one below it")
RETURNED = Reason("Returned to you", "HR asks for more before it is studied")
UNSENT = Reason("Not submitted yet", "Requests that you opened")
SIGN = Reason("To sign", "Your part of a description")
APPEALED = Reason("Your appeals", "Others decide them")

JUDGED = (Stage.SUBMITTED, Stage.IN_STUDY, Stage.RULED)


def of_own(person: User, today: date) -> Iterator[Waiting]:
    """Yield what waits for the person because of what they hold, wrote or asked."""
    yield from open_to_appeal(person, today)
    yield from own_requests(person)
    yield from to_sign(person)
    yield from own_appeals(person)


def open_to_appeal(person: User, today: date) -> Iterator[Waiting]:
    """Rulings that stand and whose days of appeal run: after the letter, or after a decision that upheld them."""
    concerned = Q(position__incumbent=person) | Q(position__supervisor__incumbent=person)
    later = Appeal.objects.filter(ruling=OuterRef("appeal__ruling"), stage__gt=OuterRef("appeal__stage"))
    upheld = AppealDecision.objects.filter(
        ~Exists(later), outcome=AppealDecision.Outcome.UPHELD, appeal_by__gte=today, appeal__ruling=OuterRef("pk")
    )
    standing = Ruling.objects.filter(concerned, superseded_by=None).annotate(
        until=Subquery(upheld.values("appeal_by")[:1])
    )
    running = Q(until__isnull=False) | Q(appeals=None, appeal_by__gte=today)
    ruling: Any
    for ruling in standing.filter(running).select_related("position__organization").order_by("pk"):
        link = ruling.get_absolute_url()
        last_day = ruling.until or ruling.appeal_by
        yield of_position(APPEAL, ruling.position, link, "Read", "You may appeal, or leave it", due_on=last_day)


def own_requests(person: User) -> Iterator[Waiting]:
    """Requests that the person opened and that are theirs to submit."""
    last = RequestStep.objects.filter(request=OuterRef("pk")).order_by("-pk")
    mine = (
        ClassificationRequest.objects.filter(requested_by=person, stage=Stage.DRAFT)
        .annotate(last_step=Subquery(last.values("step")[:1]), last_at=Subquery(last.values("at")[:1]))
        .select_related("position__organization")
        .order_by("pk")
    )
    request: Any
    for request in mine:
        reason, act = (RETURNED, "Mend") if request.last_step == Step.RETURN else (UNSENT, "Go on")
        since = localdate(request.last_at or request.requested_at)
        yield of_request(reason, request, request.get_absolute_url(), act, since=since)


def to_sign(person: User) -> Iterator[Waiting]:
    """Parts that the person began and has not signed, of descriptions that nobody judges yet."""
    judged = ClassificationRequest.objects.filter(description=OuterRef("description"), stage__in=JUDGED)
    parts = Part.objects.filter(~Exists(judged), author=person, signed_at=None, erasure=None)
    for part in parts.select_related("description__position__organization").order_by("pk"):
        version = part.description
        link = reverse("classification:describe", args=[version.position_id, part.role])
        detail = f"Description {version.number}, {part.get_role_display()}’s part"
        yield of_position(SIGN, version.position, link, "Go on", detail, since=localdate(part.changed_at))


def own_appeals(person: User) -> Iterator[Waiting]:
    """Appeals that the person filed and that wait for others."""
    filed = Appeal.objects.undecided().filter(filed_by=person).with_ruling()
    for appeal in filed.order_by("decide_by", "pk"):
        link = appeal.ruling.get_absolute_url()
        yield of_position(APPEALED, appeal.ruling.position, link, "Read", appeal.stage_name, due_on=appeal.decide_by)
