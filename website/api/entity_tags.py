"""Answers that a client need not fetch again: the entity tag, and what If-None-Match and If-Match make of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag


def tagged(request: HttpRequest, tag: str, answer: Callable[[], bytes], media_type: str) -> HttpResponseBase:
    """Return the answer with its tag: 304 where If-None-Match has it, 412 where If-Match has not (RFC 9110, 13.2.2).

    `answer` is asked for the body only where it is needed.
    """
    etag = quote_etag(tag)
    early = get_conditional_response(request, etag=etag)
    response = HttpResponse(answer(), content_type=media_type) if early is None else early
    response.headers["ETag"] = etag
    return response
