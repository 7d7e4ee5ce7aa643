"""Requests at a stage, with signed descriptions, and the people whom they concern."""

from datetime import UTC, datetime

from django.utils import timezone

from classification.actions.descriptions import sign_part
from classification.models import Part
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RequestFactory,
    SectionFactory,
)
from tests.factories import UserFactory

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def signed(position, role=Part.Role.INCUMBENT, by=None, **description):
    """Return the next description of a position with one signed part that names one duty."""
    author = by or position.incumbent
    version = DescriptionFactory(position=position, started_by=author, **description)
    part = PartFactory(description=version, role=role, author=author)
    DutyFactory(part=part)
    sign_part(part=part, digest=part.words.digest, by=author, at=NOON)
    return version


def request_at(stage, **facts):
    """Return a request that stands there, with a signed description."""
    request = RequestFactory(**facts)
    request.description = signed(request.position)
    request.stage = stage
    request.save()
    return request


def person(role, request):
    match role:
        case "requester":
            return request.position.incumbent
        case "supervisor":
            return request.position.supervisor.incumbent
        case "somebody":
            return UserFactory(employee=True)
    return UserFactory(**{role: True})


def signed_description(organization, *duties, author=None, **position):
    """Return the description of a new position of the organization, whose incumbent signed these duties."""
    description = DescriptionFactory(position=PositionFactory(organization=organization, supervised=True, **position))
    part = PartFactory(description=description, **({"author": author} if author else {}))
    SectionFactory(part=part, kind="qualifications", text="Experience supervising staff.")
    for text in duties:
        DutyFactory(part=part, text=text, percent=100 // len(duties))
    Part.objects.filter(pk=part.pk).update(signed_at=timezone.now(), words_digest=part.digest_now())
    return description
