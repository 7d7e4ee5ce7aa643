"""How readers narrow the lists of positions, of requests and of sent records."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.timezone import localdate

from classification.models import ClassificationRequest, Position, Ruling, SentRecord, Stage
from jobfamilies.models import Organization
from website.filters import AnyOf, FilterSet, SearchFilter


def organizations() -> list[tuple[str, str]]:
    """Return the employers that have positions."""
    return list(Organization.objects.filter(positions__isnull=False).distinct().values_list("slug", "name"))


def all_organizations() -> list[tuple[str, str]]:
    return list(Organization.objects.values_list("slug", "name"))


class One(django_filters.ChoiceFilter):
    """Chips of which one is chosen; without a choice it narrows nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.RadioSelect, empty_label="Any", **kwargs)


class PositionFilter(FilterSet):
    """Over positions `with_open_request`."""

    q = SearchFilter(
        "number", "title", "unit", "incumbent__username", label="Find a position, a unit or its incumbent"
    )
    whose = One(label="Whose", choices=[("own", "Yours"), ("below", "Below yours")], method="of_whom")
    held = One(label="Held", choices=[("yes", "Held"), ("no", "Vacant")], method="with_incumbent")
    classified = One(label="Classified", choices=[("yes", "Classified"), ("no", "Not yet")], method="with_level")
    stage = AnyOf(field_name="open_stage", choices=Stage.choices[:3], label="Open request")
    org = AnyOf(field_name="organization__slug", choices=organizations, label="Organization")

    class Meta:
        model = Position
        fields: list[str] = []

    def of_whom(self, positions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        user = self.request.user
        seen = positions.filter(pk__in=Position.objects.at_or_below(user).values("pk"))
        return seen.filter(incumbent=user) if value == "own" else seen.exclude(incumbent=user)

    def with_incumbent(self, positions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return positions.filter(incumbent__isnull=value == "no")

    def with_level(self, positions: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        classified = Ruling.objects.standing(localdate()).values("position")
        return positions.filter(pk__in=classified) if value == "yes" else positions.exclude(pk__in=classified)


class RequestFilter(FilterSet):
    """Over requests."""

    q = SearchFilter("position__number", "position__title", "position__unit", label="Find a request by its position")
    stage = AnyOf(field_name="stage", choices=Stage.choices, label="Stage")
    kind = AnyOf(field_name="kind", choices=ClassificationRequest.Kind.choices, label="Kind")
    org = AnyOf(field_name="position__organization__slug", choices=organizations, label="Organization")

    class Meta:
        model = ClassificationRequest
        fields: list[str] = []


class SentFilter(FilterSet):
    """Over copies of records that were sent."""

    q = SearchFilter(
        "level__title", "sender__username", "to__username", label="Find a level or who sent or received it"
    )
    whose = One(label="Whose", choices=[("received", "Sent to you"), ("own", "Sent by you")], method="of_whom")
    determined = One(label="Determined", choices=[("yes", "Determined"), ("no", "Not yet")], method="with_word")
    org = AnyOf(
        field_name="level__edition__family__organization__slug", choices=all_organizations, label="Organization"
    )

    class Meta:
        model = SentRecord
        fields: list[str] = []

    def of_whom(self, sent: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        user = self.request.user
        return sent.filter(sender=user) if value == "own" else sent.exclude(sender=user)

    def with_word(self, sent: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        return sent.filter(determination__isnull=value == "no")
