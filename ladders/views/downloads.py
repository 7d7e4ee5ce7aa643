"""Files of an edition: its ladder as CSV, Excel, Word, JSON and PDF, a level's job spec as PDF and Word document."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from jobfamilies import document
from jobfamilies.copies import copy_for, document_for, sections_for
from jobfamilies.engine.documents import UnreadableDocument
from jobfamilies.models import Edition
from ladders.downloads.grid_document import grid_docx
from ladders.downloads.grid_sheet import grid_workbook
from ladders.downloads.long_form import long_form
from ladders.downloads.typeset import grid_pdf, spec_pdf
from ladders.downloads.word import spec_docx
from ladders.ladder import read_ladder
from ladders.views.reading import find_edition
from website.attachments import attachment
from website.spreadsheets import csv_lines


@require_safe
def ladder_file(
    request: HttpRequest, organization: str, family: str, ending: str, number: int | None = None
) -> HttpResponseBase:
    """The whole ladder as a file, of the edition in force or of one edition by its number."""
    edition = find_edition(request, organization, family, number)
    if ending == "json":
        return ladder_document(request, edition)
    ladder, at, name = read_ladder(edition, with_keys=True), localtime(), named(edition, "ladder")
    if ending == "csv":
        return attachment(csv_lines(long_form(ladder, at)), name=name, ending="csv")
    if ending == "xlsx":
        return attachment(grid_workbook(ladder, at), name=name, ending="xlsx")
    if ending == "docx":
        return attachment(grid_docx(ladder, at), name=name, ending="docx")
    if ending == "pdf":
        return attachment(grid_pdf(ladder, at), name=name, ending="pdf")
    raise Http404(f"A ladder does not come as {ending}.")


def ladder_document(request: HttpRequest, edition: Edition) -> HttpResponseBase:
    """Return the reader's copy of the ladder document, or 304 where they have it: the digest is its ETag.

    It is in the version that it was sealed with, unless the newest is asked for (?version=newest). With what travels
    beside it (?unsigned=1) it has no such tag: that changes without the edition.
    """
    is_newest = request.GET.get("version") == "newest"
    try:
        copy = copy_for(edition, request.user, is_newest=is_newest)
    except UnreadableDocument as unknown:
        raise Http404(str(unknown)) from unknown
    if request.GET.get("unsigned") == "1":
        signed = document_for(edition, sections_for(edition, request.user), is_newest=is_newest)
        whole = document.canonical(signed | document.dump_unsigned(edition))
        return attachment(whole, name=named(edition, "ladder and readings"), ending="json")
    if known := get_conditional_response(request, etag=quote_etag(copy.tag)):
        return known
    response = attachment(copy.make(), name=named(edition, "ladder"), ending="json")
    response.headers["ETag"] = quote_etag(copy.tag)
    return response


@require_safe
def spec_file(
    request: HttpRequest, organization: str, family: str, level: str, ending: str, number: int | None = None
) -> HttpResponseBase:
    """One level's job spec as a file, as the edition in force or one by its number has it."""
    ladder = read_ladder(find_edition(request, organization, family, number))
    rank = ladder.rank_of(level)
    if rank is None:
        raise Http404(f"{ladder.edition} has no level {level}.")
    name, at = named(ladder.edition, rank.level.slug), localtime()
    if ending == "pdf":
        return attachment(spec_pdf(ladder, rank, at), name=name, ending="pdf")
    if ending == "docx":
        return attachment(spec_docx(ladder, rank, at), name=name, ending="docx")
    raise Http404(f"A job spec does not come as {ending}.")


def named(edition: Edition, what: str) -> list[str]:
    """Return what names a file of the edition: slugs, which are letters of every system."""
    return [*edition.family.natural_key(), f"edition {edition.number}", what]
