"""What the API answers when it cannot: one JSON form for every error, that of RFC 9457."""

import json
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, Literal

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, ValidationError
from pydantic import Field

ROOT = "/api/"
MEDIA_TYPE = "application/problem+json"
DETAILS = {
    400: "The request cannot be read, or it names a host that this site does not answer to.",
    403: "You may not read this.",
    404: "Nothing stands at this address that you may read. /api/docs lists every address.",
    405: "The API is read only: ask with GET or HEAD.",
    412: "The document is not the one that If-Match names.",
    429: "Too many requests. Ask again when the seconds of Retry-After have passed.",
    500: "The site failed. It is not the request's fault.",
}
"""What is said of a status where nothing better is known."""

Place = Literal["path", "query", "header"]
Respond = Callable[[HttpRequest], HttpResponseBase]


class Fault(Schema):
    """One thing of the request that is wrong."""

    place: Place = Field(description="Where in the request it stands.")
    name: str = Field(description="The name of the parameter or header.")
    value: str | None = Field(description="The value that was given. Null: none was.")
    message: str = Field(description="What is wrong with it.")


class Problem(Schema):
    """An error, in the form of RFC 9457."""

    title: str = Field(description="The status in words.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What happened, in a sentence.")
    errors: list[Fault] = Field(description="What of the request is wrong, one by one. Empty: nothing to name.")


class Refused(Exception):
    """A request whose parameters cannot be answered."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(f"{fault.name}: {fault.message}" for fault in faults))
        self.faults = faults


def problem(status: int, detail: str = "", faults: Sequence[Fault] = ()) -> HttpResponse:
    """Return the answer of that status."""
    title = HTTPStatus(status).phrase
    told = Problem(title=title, status=status, detail=detail or DETAILS.get(status, title), errors=list(faults))
    return HttpResponse(json.dumps(told.model_dump()), status=status, content_type=MEDIA_TYPE)


def answer_errors(api: NinjaAPI) -> None:
    """Let the API answer every exception with a problem; one that nobody foresaw is Django's, which logs it."""

    def refused(request: HttpRequest, error: Refused) -> HttpResponse:
        return problem(422, f"Not understood: {error}", error.faults)

    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        return refused(request, Refused([_fault(request, told) for told in error.errors]))

    def missing(request: HttpRequest, error: Http404) -> HttpResponse:
        return problem(404, str(error))

    def stopped(request: HttpRequest, error: HttpError) -> HttpResponse:
        return problem(error.status_code, "" if error.status_code in DETAILS else error.message)

    def unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
        raise error

    handlers: dict[type[Exception], Callable[..., HttpResponse]] = {
        Refused: refused,
        ValidationError: invalid,
        Http404: missing,
        HttpError: stopped,
        Exception: unforeseen,
    }
    for error, handler in handlers.items():
        api.add_exception_handler(error, handler)


def _fault(request: HttpRequest, told: dict[str, Any]) -> Fault:
    """Return what pydantic tells of a parameter with the value that was given."""
    place: Place = told["loc"][0]
    name = next(part for part in reversed(told["loc"]) if isinstance(part, str))
    index = told["loc"][-1] if isinstance(told["loc"][-1], int) else -1
    match = request.resolver_match
    given = request.GET.getlist(name) if place == "query" else [match.kwargs.get(name)] if match else []
    value = str(given[index]) if given and given[index] is not None else None
    return Fault(place=place, name=name, value=value, message=told["msg"])


def api_answers(get_response: Respond) -> Respond:
    """Answer below /api/ in JSON whatever fails, also what never reached the API; and HEAD as GET."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(ROOT):
            return get_response(request)
        method = request.method
        request.method = "GET" if method == "HEAD" else method  # the server leaves out the body
        response = get_response(request)
        request.method = method
        if "Allow" in response.headers:
            response.headers["Allow"] = "GET, HEAD"
        if response.status_code >= 400 and isinstance(response, HttpResponse) and "json" not in _media_type(response):
            # In place: the headers (Allow, Retry-After, the policy) are right already.
            response.content = problem(response.status_code).content
            response.headers["Content-Type"] = MEDIA_TYPE
            if "Content-Length" in response.headers:
                response.headers["Content-Length"] = str(len(response.content))
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response

    return respond


def _media_type(response: HttpResponse) -> str:
    return response.headers.get("Content-Type", "")
