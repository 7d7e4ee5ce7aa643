"""The page on which whoever started long work sees how far it is."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from website.models import Work
from website.people import person


@never_cache
@login_required
@require_safe
def work_page(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show how far the work is. While it goes on the page asks again; htmx gets the part that changes."""
    reader = person(request)
    seen = Work.objects.all() if reader.has_perm("website.view_work") else Work.objects.filter(started_by=reader)
    work = get_object_or_404(seen, pk=key)
    template = "website/_work.html" if "HX-Request" in request.headers else "website/work.html"
    return render(request, template, {"work": work})
