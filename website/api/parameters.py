"""What a request may ask with: nothing unknown, nothing twice, and of the filters only what they offer."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Schema
from ninja.errors import HttpError
from pydantic import Field, StringConstraints

from website.api.problems import Fault, Refused
from website.filters import LONGEST, FilterSet, plain

NAME = r"[-a-zA-Z0-9_]+"
Words = Annotated[str, StringConstraints(max_length=LONGEST)]
Slug = Annotated[str, StringConstraints(pattern=rf"^{NAME}$", max_length=120)]
FamilyPath = Annotated[str, StringConstraints(pattern=rf"^{NAME}/{NAME}$", max_length=120)]
GradePath = Annotated[str, StringConstraints(pattern=rf"^{NAME}:{NAME}$", max_length=120)]
NodePath = Annotated[str, StringConstraints(pattern=rf"^{NAME}(/{NAME}){{1,2}}$", max_length=300)]
LevelPath = Annotated[str, StringConstraints(pattern=rf"^{NAME}(/{NAME}){{2}}(@[1-9][0-9]{{0,3}})?$", max_length=300)]
Track = Literal["professional", "management", "none"]


def _told(description: str, example: str | int) -> Any:
    """Return what a part of an address is, as ninja keeps it, with the example that the API's page shows."""
    return Field(json_schema_extra={"description": description, "example": example})


OrganizationSlug = Annotated[Slug, _told("The organization's slug.", "mit")]
FamilySlug = Annotated[Slug, _told("The family's slug.", "it-consultant")]
LevelSlug = Annotated[Slug, _told("The level's slug.", "it-consultant-ii")]
DocumentSlug = Annotated[Slug, _told("The document's slug.", "mit-it-consultant")]
DimensionSlug = Annotated[Slug, _told("The dimension's slug.", "decision-making")]
Version = Annotated[int, Field(ge=1, le=999), _told("The version of the format.", 1)]
EditionNumber = Annotated[int, Field(ge=1, le=32_767), _told("The edition's number.", 1)]

View = Callable[..., Any]


def checked(view: View) -> View:
    """Let a view of the API refuse parameters that it does not know, repeated ones, and clients that read no JSON."""

    @wraps(view)
    def respond(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not request.accepts("application/json"):
            raise HttpError(406, "The API answers in application/json alone, which the Accept header rules out.")
        if faults := list(_misplaced(request, kwargs)):
            raise Refused(faults)
        return view(request, *args, **kwargs)

    return respond


def _misplaced(request: HttpRequest, kwargs: dict[str, Any]) -> Iterator[Fault]:
    known = {name: value for asked in kwargs.values() if isinstance(asked, Schema) for name, value in asked}
    for name, values in request.GET.lists():
        if name not in known:
            said = f"takes {', '.join(known)}" if known else "takes no parameter"
            yield query_fault(name, values[-1], f"This address does not know it; it {said}.")
        elif len(values) > 1 and not isinstance(known[name], list):
            yield query_fault(name, values[-1], f"It is given {len(values)} times and may stand once.")


def query_fault(name: str, value: str, message: str) -> Fault:
    """Return what is wrong with a query parameter. What no database can hold of its name is left out."""
    return Fault(place="query", name=plain(name)[:LONGEST], value=plain(value)[:LONGEST], message=message)


def filtered(request: HttpRequest, filterset_class: type[FilterSet], rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows that the address chooses, by the filters of the page that shows them.

    A page leaves out what a filter does not offer and says so; a program is told by Refused.
    """
    filterset = filterset_class(request.GET or None, queryset=rows)
    refuse_what_is_not_offered(request, filterset)
    return filterset.qs


def refuse_what_is_not_offered(request: HttpRequest, filterset: FilterSet) -> None:
    """Raise Refused where the address has a choice that the filters, made from the same address, do not offer."""
    if request.GET and (faults := list(_not_offered(request, filterset))):
        raise Refused(faults)


def _not_offered(request: HttpRequest, filterset: FilterSet) -> Iterator[Fault]:
    for name, one in filterset.filters.items():
        kept = filterset.data.getlist(name)
        for value in request.GET.getlist(name):
            if (asked := plain(value)[:LONGEST].strip()) and asked not in kept:
                yield query_fault(name, value, f"There is no such {one.field.label.lower()} here.")
