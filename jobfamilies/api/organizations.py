"""The employers, and their grades."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router
from pydantic import Field

from jobfamilies.models import Organization
from jobfamilies.schemas import GradeFacts, Named
from website.api.paging import Page, Paging, paged
from website.api.parameters import OrganizationSlug

router = Router(tags=["Catalogue"])
ORGANIZATIONS = Organization.objects.prefetch_related("grades").order_by("sort_key")


class OrganizationFacts(Named):
    """An employer, and its grades from the lowest up."""

    grades: list[GradeFacts] = Field(description="Its grades, lowest first.")
    page: str = Field(description="The address of the page that shows it.")

    @classmethod
    def facts(cls, organization: Organization, request: HttpRequest) -> "OrganizationFacts":
        grades = sorted(organization.grades.all(), key=lambda grade: grade.order)
        return cls(
            slug=organization.slug,
            name=organization.name,
            grades=[GradeFacts.of(grade) for grade in grades],
            page=request.build_absolute_uri(organization.get_absolute_url()),
        )


class Organizations(Page[OrganizationFacts]):
    """A page of organizations."""


@router.get(
    "/organizations", response=Organizations, operation_id="listOrganizations", summary="All organizations, by name"
)
def organizations(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """The employers whose jobs these are, each with its grades."""
    return paged(request, ORGANIZATIONS.all(), paging, lambda one: OrganizationFacts.facts(one, request))


@router.get(
    "/organizations/{organization}",
    response=OrganizationFacts,
    operation_id="readOrganization",
    summary="One organization",
)
def organization(
    request: HttpRequest,
    organization: OrganizationSlug,
) -> OrganizationFacts:
    """An employer with its grades."""
    return OrganizationFacts.facts(get_object_or_404(ORGANIZATIONS, slug=organization), request)
