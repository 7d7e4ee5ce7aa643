"""What levels are described by: all dimensions, and one of them across families."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django_filters.views import FilterView

from jobfamilies.models import Edition
from ladders.filters import DimensionFilter, LadderFilter
from ladders.models import Dimension, Row, Statement
from ladders.side_by_side.bands import read_bands
from ladders.tables import DimensionTable
from website.lists import ClampedPaginator, FilteredTable, name_address

LADDERS_SHOWN = 12
"""Ladders on one page of a dimension: three tables, a phone's screens."""


class DimensionList(FilteredTable):
    """Every dimension, its definition, and how many ladders use it."""

    table_class = DimensionTable
    filterset_class = DimensionFilter
    title = "Dimensions"
    nouns = ("dimension", "dimensions")
    template_name = "ladders/dimensions.html"

    def get_queryset(self) -> QuerySet[Dimension]:
        in_force = Row.objects.filter(dimension=OuterRef("pk"), edition__in=Edition.objects.in_force()).order_by()
        counted = in_force.values("dimension").annotate(ladders=Count("pk")).values("ladders")
        return Dimension.objects.annotate(ladder_count=Coalesce(Subquery(counted), 0)).order_by("order")


class DimensionPage(FilterView):
    """One dimension: what each ladder in force says in it, grade by grade, organization by organization."""

    filterset_class = LadderFilter
    template_name = "ladders/dimension.html"
    strict = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.dimension = get_object_or_404(Dimension, slug=kwargs["slug"])
        response = super().get(request, *args, **kwargs)
        return name_address(request, response, self.filterset.chosen)

    def get_queryset(self) -> QuerySet[Edition]:
        editions = Edition.objects.in_force().with_family().defer("summary")
        return editions.order_by("family__organization__sort_key", "family__sort_key")

    def stating(self) -> dict[int, int]:
        """Return the organization of every edition in force that says something in the dimension, by its id."""
        said = Row.objects.filter(Exists(Statement.objects.filter(row=OuterRef("pk"))), dimension=self.dimension)
        editions = Edition.objects.in_force().filter(rows__in=said)
        return dict(editions.values_list("pk", "family__organization"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editions, said = list(self.object_list), self.stating()
        stating = [edition for edition in editions if edition.pk in said]
        silent = [edition for edition in editions if edition.pk not in said]
        shown = ClampedPaginator(stating, LADDERS_SHOWN).get_page(self.request.GET.get("page", "1"))
        return super().get_context_data(
            **kwargs,
            title=self.dimension.name,
            dimension=self.dimension,
            stating=stating,
            silent=silent,
            shown=shown,
            bands=read_bands(
                self.dimension, list(shown.object_list), silent_beside(shown.object_list, stating, silent)
            ),
            organizations_stating=set(said.values()),
            crumbs=[("Dimensions", reverse("ladders:dimensions")), (self.dimension.name, None)],
        )


def silent_beside(shown: Iterable[Edition], stating: Iterable[Edition], silent: Iterable[Edition]) -> list[Edition]:
    """Return the silent editions that belong on a page: not those of organizations that stand on another one."""
    here = {edition.family.organization_id for edition in shown}
    elsewhere = {edition.family.organization_id for edition in stating} - here
    return [edition for edition in silent if edition.family.organization_id not in elsewhere]
