"""The catalogue: its families, its levels, its organizations and its source documents."""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from jobfamilies.filters import FamilyFilter, LevelFilter, OrganizationFamilyFilter, SourceFilter
from jobfamilies.models import (
    Edition,
    EditionQuerySet,
    Grade,
    JobFamily,
    Level,
    Organization,
    SourceDocument,
    asked_for,
)
from jobfamilies.picking import find_levels
from jobfamilies.tables import FamilyTable, LevelTable, SourceTable
from website.filters import LONGEST, plain
from website.lists import FilteredTable

MATCHES_SHOWN = 12
"""How many levels the search on the home page names before it leads to the list of all that it finds."""


class FamilyList(FilteredTable):
    """The home page: search, the organizations, the way to compare, and every family."""

    table_class = FamilyTable
    filterset_class = FamilyFilter
    title = "Job families and career ladders"
    nouns = ("family", "families")
    template_name = "jobfamilies/home.html"

    def get_queryset(self) -> QuerySet[Edition]:
        return self.in_force().of_open_families()

    def in_force(self) -> EditionQuerySet:
        """Return each family's edition in force with all that a row shows, those of closed families too."""
        # Each for itself: grouping all levels of all editions would cost more than the rest of the page.
        graded = Level.objects.filter(edition=OuterRef("pk"), grade__isnull=False).order_by("grade__order")
        return (
            Edition.objects.in_force()
            .with_family()
            .annotate(lowest_grade=Subquery(graded.values("grade__order")[:1]))
            .prefetch_related(
                Prefetch("levels", Level.objects.order_by("rank")),
                Prefetch("family__organization__grades", Grade.objects.order_by("order")),
            )
            .order_by("family__organization__sort_key", "family__sort_key")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs,
            organizations=Organization.objects.filter(Organization.is_open_on()).order_by("sort_key"),
            beside="jobfamilies/_matching_levels.html",
            matches=self.matching_levels(),
            synonyms=asked_for(self.filterset.chosen.get("q", "")).synonyms,
        )

    def matching_levels(self) -> list[Level]:
        """Return the first levels that the search names, one more than are shown; none without a search."""
        chosen = self.filterset.chosen
        if "q" not in chosen:
            return []
        found = LevelFilter(
            chosen, queryset=Level.objects.in_force().of_open_families().with_family().ladder_by_ladder()
        )
        return list(found.qs[: MATCHES_SHOWN + 1])


class LevelList(FilteredTable):
    """Every level of every ladder in force."""

    table_class = LevelTable
    filterset_class = LevelFilter
    title = "Levels"
    nouns = ("level", "levels")
    template_name = "jobfamilies/levels.html"

    def get_queryset(self) -> QuerySet[Level]:
        return Level.objects.in_force().of_open_families().with_family().ladder_by_ladder()


@require_safe
def found_levels(request: HttpRequest) -> HttpResponse:
    """The levels that the words name, as the options of a field that chooses one."""
    found = find_levels(plain(request.GET.get("q", ""))[:LONGEST])
    return render(request, "jobfamilies/_found_levels.html", {"found": found})


class SourceList(FilteredTable):
    """The documents that ladders are transcribed from."""

    table_class = SourceTable
    filterset_class = SourceFilter
    title = "Source documents"
    nouns = ("document", "documents")
    template_name = "jobfamilies/sources.html"

    def get_queryset(self) -> QuerySet[SourceDocument]:
        documents = SourceDocument.objects.select_related("organization").defer("text", "note")
        in_force = Q(levels__edition__in=Edition.objects.in_force())
        return documents.annotate(level_count=Count("levels", filter=in_force)).order_by(
            "organization__sort_key", "sort_key"
        )


class OrganizationPage(FamilyList):
    """One organization: its families, its grades, its documents."""

    filterset_class = OrganizationFamilyFilter
    template_name = "jobfamilies/organization.html"

    def get_queryset(self) -> QuerySet[Edition]:
        self.organization = get_object_or_404(Organization, slug=self.kwargs["organization"])
        if self.organization.is_closed:  # Read as before: what it had stands on its own page.
            return self.in_force().filter(family__organization=self.organization)
        return super().get_queryset().filter(family__organization=self.organization)

    def get_file_title(self) -> str:
        return f"{self.organization.name}: job families"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            **kwargs,
            organization=self.organization,
            closed_families=self.organization.families.with_editions()
            .exclude(JobFamily.is_open_on())
            .order_by("sort_key"),
            grades=self.organization.grades.order_by("order"),
            documents=self.organization.documents.defer("text", "note").order_by("sort_key"),
            crumbs=[("Catalogue", reverse("jobfamilies:home")), (self.organization.name, None)],
        )
        return context | {"title": self.organization.name}
