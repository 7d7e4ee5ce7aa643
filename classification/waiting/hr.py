"""What of requests, appeals and drafts waits for HR. A fixed number of queries, however much there is."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_permission_codename
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate

from classification.models import (
    Appeal,
    ClassificationRequest,
    RatingSheet,
    Reading,
    RequestStep,
    Scheme,
    SentRecord,
    Stage,
)
from classification.waiting.wording import of_position, of_request
from website.models import User
from website.roles import within
from website.waiting import Reason, Waiting

APPEALS = Reason("Appeals to decide", "Each has its last day")
STUDY = Reason("Requests to study", "Submitted, and nobody studies them yet")
RATE = Reason("Requests in study", "Your rating is not signed")
RULE = Reason("To rule on", "Requests in study")
APPROVE = Reason("Drafts to approve", "Qualifications as rules, and rating schemes")
DETERMINE = Reason("To determine", "Somebody sent what they have done")

RULES, STUDIES = "classification.add_ruling", "classification.study_request"


def for_hr(person: User) -> Iterator[Waiting]:
    """Yield what waits for somebody of HR; nothing where they may do nothing of it."""
    if person.has_perm(RULES):
        yield from appeals(person)
    if person.has_perm(STUDIES) or person.has_perm(RULES):
        yield from requests(person)
    yield from drafts(person)
    if person.has_perm("classification.sign_determination"):
        yield from sent(person)


def appeals(person: User) -> Iterator[Waiting]:
    """Appeals that nobody decided. Who ruled, who appealed and who holds the position do not decide."""
    undecided = Appeal.objects.undecided().with_ruling().order_by("decide_by", "pk")
    own = Q(ruling__ruled_by=person) | Q(filed_by=person) | Q(ruling__position__incumbent=person)
    for appeal in undecided.exclude(pk__in=Appeal.objects.filter(own)):
        if not person.has_perm(RULES, appeal.ruling.position):
            continue
        link = reverse("classification:decide", args=[appeal.ruling_id, appeal.stage])
        yield of_position(APPEALS, appeal.ruling.position, link, "Decide", appeal.stage_name, due_on=appeal.decide_by)


def requests(person: User) -> Iterator[Waiting]:
    """Requests to study, to rate and to rule on; nobody judges the position that they hold."""
    mine = RatingSheet.objects.filter(request=OuterRef("pk"), rater=person)
    step = RequestStep.objects.filter(request=OuterRef("pk")).order_by("-pk")
    asked = (
        ClassificationRequest.objects.filter(stage__in=[Stage.SUBMITTED, Stage.IN_STUDY])
        .exclude(position__in=person.positions.all())
        .annotate(
            last_at=Subquery(step.values("at")[:1]),
            own_sheet=Subquery(mine.order_by("signed_at").values("pk")[:1]),
            own_signed=Count("sheets", Q(sheets__rater=person, sheets__signed_at__isnull=False)),
            signed=Count("sheets", Q(sheets__signed_at__isnull=False)),
        )
    )
    request: Any
    for request in with_place(asked):
        studies, rules = (person.has_perm(act, request.position) for act in (STUDIES, RULES))
        page = request.get_absolute_url()
        said = {"since": localdate(request.last_at or request.requested_at)}
        if request.stage == Stage.SUBMITTED:
            if studies:
                yield of_request(STUDY, request, page, "Study", **said)
            continue
        if studies and not request.own_signed:
            ratings = reverse("classification:ratings", args=[request.pk])
            yield of_request(RATE, request, ratings, "Go on" if request.own_sheet else "Rate", **said)
        if rules:
            yield of_position(
                RULE,
                request.position,
                reverse("classification:rule", args=[request.pk]),
                "Rule",
                f"{request.get_kind_display()}. Signed ratings: {request.signed}",
                **said,
            )


def with_place(asked: QuerySet[ClassificationRequest]) -> QuerySet[ClassificationRequest]:
    return asked.select_related("position__organization").order_by("pk")


def drafts(person: User) -> Iterator[Waiting]:
    """Readings and schemes that others drafted."""
    of = {Reading: "family__organization", Scheme: "organization"}
    for model, way in of.items():
        opts = model._meta
        act = f"{opts.app_label}.{get_permission_codename('approve', opts)}"
        drafted = model._default_manager.filter(approved_at=None).exclude(drafted_by=person).select_related(way)
        draft: Any
        for draft in within(drafted, person, act).order_by("pk"):
            organization = draft.family.organization if isinstance(draft, Reading) else draft.organization
            link = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[draft.pk])
            name = organization.name if organization else ""
            since = localdate(draft.drafted_at)
            yield Waiting(APPROVE, str(draft), link, "Approve", name, name, since=since)


def sent(person: User) -> Iterator[Waiting]:
    """Records that were sent to HR, and that nobody determined on."""
    for each in SentRecord.objects.received_by(person).filter(to=None, determination=None).with_people():
        organization = each.level.edition.family.organization.name
        link = reverse("classification:sent-record", args=[each.pk])
        title, since = f"For {each.level.name}", localdate(each.sent_at)
        yield Waiting(DETERMINE, title, link, "Determine", organization, organization, since=since)
