"""Pages to read: the grid of a family, one level as a job spec, a source document."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from jobfamilies.copies import may_see
from jobfamilies.level_facts import facts_for, identity
from jobfamilies.models import Edition, Organization, SourceDocument
from ladders.career_map.moves import own_moves
from ladders.choices import read_choices, wants_changes
from ladders.downloads.occupation import as_data_block, occupation
from ladders.ladder import Ladder, Rank, read_ladder
from ladders.redline.days import address_on, edition_on, nothing_on, read_day
from ladders.views.rendering import accounts, kept_page, rendered_grid


def find_edition(request: HttpRequest, organization: str, family: str, number: int | None) -> Edition:
    """Return the edition in force, or the numbered one if the reader may see it. Raises Http404."""
    editions = Edition.objects.filter(family__organization__slug=organization, family__slug=family).with_family()
    if number is None:
        return get_object_or_404(editions.effective(localdate()).latest_first()[:1])
    edition = get_object_or_404(editions.readable_by(request.user), number=number)
    edition.is_numbered = True
    return edition


def crumbs_to(organization: Organization) -> list[tuple[str, str | None]]:
    """Return the way from the catalogue to the organization's page."""
    return [("Catalogue", reverse("jobfamilies:home")), (organization.name, organization.get_absolute_url())]


def banner(edition: Edition, number: int | None) -> dict[str, bool]:
    """Return what the banner of a numbered edition needs to know; the page of the edition in force has none."""
    if number is None:
        return {"is_numbered": False}
    effective = Edition.objects.filter(family=edition.family_id).effective(localdate())
    return {"is_numbered": True, "is_any_in_force": effective.exists()}


def asked_day(request: HttpRequest, organization: str, family: str, level: str = "") -> str | None:
    """Return the address of what was in force on the day that the address asks for; None if for none, or nothing was.

    It leads to the edition's own page, so that its links and files are of that edition too.
    """
    day = read_day(request.GET)
    if day is None or day.on is None:
        return None
    address = address_on(day.on, organization, family, level, request.user)
    return address and f"{address}?{request.GET.urlencode()}"


def day_context(
    request: HttpRequest, edition: Edition, number: int | None, what: str = "edition of this family"
) -> dict[str, object]:
    """Return what the banner says of the day that the address asks for: that the edition was in force, or why not."""
    day = read_day(request.GET)
    if day is None or day.on is None:
        return {"day_notice": day.notice if day else ""}
    if number is None:
        return {"day_notice": nothing_on(day.on, request.user, what)}
    in_force = edition_on(*edition.family.natural_key(), day.on, request.user)
    if in_force == edition:
        return {"in_force_on": day.on, "is_to_come": day.on > localdate()}
    return {"day_notice": f"On {date_format(day.on, 'F j, Y')} it was not this edition that was in force."}


@require_safe
def family(request: HttpRequest, organization: str, family: str, number: int | None = None) -> HttpResponse:
    """The grid of a family's edition in force, or of one edition by its number."""

    def show() -> HttpResponse:
        return show_grid(request, find_edition(request, organization, family, number), number)

    if number is None and (address := asked_day(request, organization, family)):
        return redirect(address)
    return kept_page(request, show) if number is None else show()


def show_grid(request: HttpRequest, edition: Edition, number: int | None) -> HttpResponse:
    """Render the page of an edition's grid as the address asks for it."""
    rendered = rendered_grid(edition, with_changes=wants_changes(request.GET))
    choices = read_choices(request.GET, rendered.levels, rendered.groups)
    context = {
        "edition": edition,
        "crumbs": [*crumbs_to(edition.family.organization), (edition.name, None)],
        "rendered": rendered,
        "choices": choices,
        **banner(edition, number),
        **day_context(request, edition, number),
    }
    return render(request, "ladders/family.html", context)


@require_safe
def level(request: HttpRequest, organization: str, family: str, level: str, number: int | None = None) -> HttpResponse:
    """One level as a job specification: its facts, every row, and where it stands in its ladder."""
    if number is None and (address := asked_day(request, organization, family, level)):
        return redirect(address)
    ladder = read_ladder(find_edition(request, organization, family, number))
    rank = ladder.rank_of(level)
    if rank is None:
        raise Http404(f"{ladder.edition} has no level {level}.")
    edition = ladder.edition
    changes = accounts(ladder)
    address = edition.family.get_absolute_url() if number is None else edition.get_absolute_url()
    context = {
        "edition": edition,
        "crumbs": [*crumbs_to(edition.family.organization), (edition.name, address), (rank.level.name, None)],
        "ladder": ladder,
        "rank": rank,
        "level": rank.level,
        "facts": identity(rank.level).items(),
        "closed_facts": facts_for(rank.level, lambda audience: may_see(audience, request.user, edition)).items(),
        "criteria_above": ladder.criteria(rank.above),
        "from_below": changes.get(rank.column.number),
        "to_above": changes.get(rank.column.number + 1),
        "way_here": (rank.below, rank.level),
        "way_up": (rank.level, rank.above),
        "own_moves": own_moves(rank.level, edition) if number is None else None,
        "data_block": data_block(request, ladder, rank) if number is None else "",
        **banner(edition, number),
        **day_context(request, edition, number, "such level"),
    }
    return render(request, "ladders/level.html", context)


def data_block(request: HttpRequest, ladder: Ladder, rank: Rank) -> SafeString:
    """Return the level in force for machines that read the page."""
    return as_data_block(occupation(ladder, rank, request.build_absolute_uri(rank.level.get_absolute_url())))


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
    return [
        read_ladder(edition) for edition in editions.with_family().distinct().order_by("family__sort_key", "number")
    ]
