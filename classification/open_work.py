"""Which requests somebody studies."""

from collections.abc import Iterator

from django.db.models import Q

from classification.models import ClassificationRequest, Step
from website.models import Role, User
from website.roles.open_work import OpenWork


def open_requests(person: User) -> Iterator[OpenWork]:
    """Yield the open requests that the person took into study, or rates without having signed."""
    studies = Q(steps__step=Step.STUDY, steps__by=person)
    rates = Q(sheets__rater=person, sheets__signed_at=None)
    found = ClassificationRequest.objects.open().filter(studies | rates).with_position().distinct()
    for request in found:
        yield OpenWork(
            request,
            f"{request.get_kind_display()} of {request.position}, {request.get_stage_display().lower()}",
            request.get_absolute_url(),
            Role.Kind.ANALYST,
            "classification.study_request",
        )
