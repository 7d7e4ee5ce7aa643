"""The promotion brief of two levels, as a page and as files."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.views.decorators.http import require_safe

from ladders.briefs.brief import Brief, brief_of
from ladders.briefs.files import FILES
from ladders.side_by_side.pair import higher_of, pair_of
from ladders.side_by_side.selection import Selection, address, read_selection
from website.attachments import Format, attachment
from website.passages import passages


@require_safe
def brief(request: HttpRequest) -> HttpResponse:
    """The brief of the first two levels in the address; with fewer, the way to choose them."""
    selection = read_selection(request.GET.getlist("level"), request.user)
    if len(selection.levels) < 2:
        return HttpResponseRedirect(address(selection.levels))
    found = brief_between(selection)
    context = {
        "selection": selection,
        "brief": found,
        "files": [("pdf", "PDF"), ("docx", "Word"), ("xlsx", "Excel")],
        "crumbs": [
            ("Catalogue", reverse("jobfamilies:home")),
            ("Compare", address(found.levels)),
            ("Promotion brief", None),
        ],
    }
    return render(request, "ladders/brief.html", context)


@require_safe
def brief_file(request: HttpRequest, ending: Format) -> HttpResponseBase:
    """The same brief as a PDF, a Word document or an Excel workbook."""
    selection = read_selection(request.GET.getlist("level"), request.user)
    if len(selection.levels) < 2:
        return HttpResponseRedirect(address(selection.levels))
    found = brief_between(selection)
    name = [
        "promotion-brief",
        found.lower.slug,
        found.upper.slug,
        f"edition-{found.upper.edition.number}",
        localdate(),
    ]
    return attachment(FILES[ending](found, passages("brief", found.upper), localtime()), name=name, ending=ending)


def brief_between(selection: Selection) -> Brief:
    """Return the brief of the first two levels; within a family it leads to the one that stands higher."""
    lower, upper = selection.levels[:2]
    if higher_of(lower, upper) is lower:
        lower, upper = upper, lower
    return brief_of(pair_of(lower, upper))
