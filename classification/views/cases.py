"""The whole case of a request as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from classification.models import ClassificationRequest
from classification.rulings.case import VERSION, case_of
from classification.rulings.case_files import FILES
from website.attachments import Format, attachment
from website.people import person


@login_required
@never_cache
@require_safe
def case_file(request: HttpRequest, pk: int, ending: Format) -> HttpResponseBase:
    """Position, descriptions, steps, ratings, rulings and appeals, as JSON or PDF."""
    reader = person(request)
    requests = ClassificationRequest.objects.visible_to(reader).with_position()
    asked = get_object_or_404(requests, pk=pk)
    name = ["case", asked.position.number, asked.pk]
    schema_at = request.build_absolute_uri(reverse("api:case-schema", args=[VERSION]))
    return attachment(FILES[ending](case_of(asked, reader, schema_at)), name=name, ending=ending)
