"""How readers narrow the catalogue."""

from collections.abc import Callable, Iterator
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from jobfamilies.models import (
    Edition,
    Grade,
    JobFamily,
    JobFunction,
    Level,
    Organization,
    SourceDocument,
    asked_for,
)
from jobfamilies.models.level import NAMED_BY
from jobfamilies.models.names import holds_names
from website.filters import NOT_STATED, AnyOf, FilterSet, SearchFilter


def organizations() -> list[tuple[str, str]]:
    return list(Organization.objects.values_list("slug", "name"))


def functions() -> list[tuple[str, str]]:
    return [*JobFunction.objects.values_list("slug", "name"), NOT_STATED]


def grades() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield (organization, its grades) so that grades of different organizations never stand on one scale."""
    by_organization: dict[str, list[tuple[str, str]]] = {}
    for grade in Grade.objects.select_related("organization"):
        value = f"{grade.organization.slug}:{grade.slug}"
        by_organization.setdefault(grade.organization.name, []).append((value, grade.name))
    yield from by_organization.items()


def tracks() -> list[tuple[str, str]]:
    return [*JobFamily.Track.choices, NOT_STATED]


def exemptions() -> list[tuple[str, str]]:
    return [*Level.Exemption.choices, NOT_STATED]


class OneFunction(django_filters.ChoiceFilter):
    """One job function, or those families that have none."""

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if value == NOT_STATED[0]:
            return qs.filter(**{f"{self.field_name}__isnull": True})
        return qs.filter(**{f"{self.field_name}__slug": value}) if value else qs


class OneGrade(django_filters.ChoiceFilter):
    """One grade of one organization, written "mit:admin-level-3". `rows` says which rows have it."""

    def __init__(self, *, rows: Callable[[QuerySet[Any], QuerySet[Grade]], QuerySet[Any]], **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(choices=grades, label="Grade", empty_label="Any", **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        organization, grade = value.split(":")
        return self.rows(qs, Grade.objects.filter(organization__slug=organization, slug=grade))


def editions_with(editions: QuerySet[Any], grade: QuerySet[Grade]) -> QuerySet[Any]:
    return editions.filter(Exists(Level.objects.filter(edition=OuterRef("pk"), grade__in=grade)))


def levels_with(levels: QuerySet[Any], grade: QuerySet[Grade]) -> QuerySet[Any]:
    return levels.filter(grade__in=grade)


class NameFilter(SearchFilter):
    """The rows that the words name, read as the search over all texts reads them; `names` are columns of words."""

    def condition(self, value: str) -> Q:
        return holds_names(asked_for(value), self.names)


class FamilyFilter(FilterSet):
    """Over editions in force, one per family."""

    q = NameFilter(
        "found_by",
        "family__found_by",
        "family__organization__found_by",
        "levels__found_by",
        label="Find a job, a code or a family",
    )
    org = AnyOf(field_name="family__organization__slug", choices=organizations, label="Organization")
    track = AnyOf(field_name="family__track", choices=tracks, label="Track")
    function = OneFunction(field_name="family__function", choices=functions, label="Function", empty_label="Any")
    grade = OneGrade(rows=editions_with)

    class Meta:
        model = Edition
        fields: list[str] = []


class OrganizationFamilyFilter(FamilyFilter):
    """Over one organization's families."""

    org = None  # type: ignore[assignment]


class LevelFilter(FilterSet):
    """Over the levels of editions in force."""

    q = NameFilter(*NAMED_BY, label="Find a level by title, code, grade, family or organization")
    org = AnyOf(field_name="edition__family__organization__slug", choices=organizations, label="Organization")
    track = AnyOf(field_name="edition__family__track", choices=tracks, label="Track")
    exemption = AnyOf(field_name="exemption", choices=exemptions, label="Exemption")
    function = OneFunction(
        field_name="edition__family__function", choices=functions, label="Function", empty_label="Any"
    )
    grade = OneGrade(rows=levels_with)

    class Meta:
        model = Level
        fields: list[str] = []


class SourceFilter(FilterSet):
    """Over source documents."""

    q = SearchFilter("title", "organization__name", label="Find a document")
    org = AnyOf(field_name="organization__slug", choices=organizations, label="Organization")

    class Meta:
        model = SourceDocument
        fields: list[str] = []
