"""Pages to read: the grid of a family, one level as a job spec, a source document."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from jobfamilies.models import Edition, Organization, SourceDocument
from ladders.choices import read_choices
from ladders.ladder import Ladder, read_ladder
from ladders.rendering import kept_page, rendered_grid


def find_edition(request: HttpRequest, organization: str, family: str, number: int | None) -> Edition:
    """Return the edition in force, or the numbered one if the reader may see it. Raises Http404."""
    editions = Edition.objects.filter(family__organization__slug=organization, family__slug=family).with_family()
    if number is None:
        return get_object_or_404(editions.effective(localdate()).latest_first()[:1])
    return get_object_or_404(editions.readable_by(request.user), number=number)


def crumbs_to(organization: Organization) -> list[tuple[str, str | None]]:
    """Return the way from the catalogue to the organization's page."""
    return [("Catalogue", reverse("jobfamilies:home")), (organization.name, organization.get_absolute_url())]


def banner(edition: Edition, number: int | None) -> dict[str, bool]:
    """Return what the banner of a numbered edition needs to know; the page of the edition in force has none."""
    if number is None:
        return {"is_numbered": False}
    effective = Edition.objects.filter(family=edition.family_id).effective(localdate())
    return {"is_numbered": True, "is_any_in_force": effective.exists()}


@require_safe
def family(request: HttpRequest, organization: str, family: str, number: int | None = None) -> HttpResponse:
    """The grid of a family's edition in force, or of one edition by its number."""

    def show() -> HttpResponse:
        return show_grid(request, find_edition(request, organization, family, number), number)

    return kept_page(request, show) if number is None else show()


def show_grid(request: HttpRequest, edition: Edition, number: int | None) -> HttpResponse:
    """Render the page of an edition's grid as the address asks for it."""
    rendered = rendered_grid(edition, is_numbered=number is not None)
    choices = read_choices(request.GET, rendered.levels, rendered.groups)
    context = {
        "edition": edition,
        "crumbs": [*crumbs_to(edition.family.organization), (edition.name, None)],
        "rendered": rendered,
        "choices": choices,
        **banner(edition, number),
    }
    return render(request, "ladders/family.html", context)


@require_safe
def level(request: HttpRequest, organization: str, family: str, level: str, number: int | None = None) -> HttpResponse:
    """One level as a job specification: its facts, every row, and where it stands in its ladder."""
    ladder = read_ladder(find_edition(request, organization, family, number))
    rank = ladder.rank_of(level)
    if rank is None:
        raise Http404(f"{ladder.edition} has no level {level}.")
    edition = ladder.edition
    address = edition.family.get_absolute_url() if number is None else edition.get_absolute_url()
    context = {
        "edition": edition,
        "crumbs": [*crumbs_to(edition.family.organization), (edition.name, address), (rank.level.name, None)],
        "ladder": ladder,
        "rank": rank,
        "level": rank.level,
        "criteria_above": ladder.criteria(rank.above),
        **banner(edition, number),
    }
    return render(request, "ladders/level.html", context)


@require_safe
def source(request: HttpRequest, organization: str, document: str) -> HttpResponse:
    """A source document's text beside the editions transcribed from it."""
    found = get_object_or_404(
        SourceDocument.objects.select_related("organization"), organization__slug=organization, slug=document
    )
    context = {
        "document": found,
        "crumbs": [
            ("Sources", reverse("jobfamilies:sources")),
            *crumbs_to(found.organization)[1:],
            (found.title, None),
        ],
        "ladders": ladders_from(found, request),
    }
    return render(request, "ladders/source.html", context)


def ladders_from(document: SourceDocument, request: HttpRequest) -> list[Ladder]:
    """Return the ladders that the reader may see and that were transcribed from the document."""
    editions = Edition.objects.readable_by(request.user).filter(levels__source_document=document)
    return [read_ladder(edition) for edition in editions.with_family().distinct().order_by("family__name", "number")]
