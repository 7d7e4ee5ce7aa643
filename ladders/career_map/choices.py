"""What a reader of the career map asked for, read from the address; what does not exist is left out and said."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from ladders.career_map.known import Family, KnownMoves
from website.filters import LONGEST, plain

NOT_STATED = "none"
"""The choice of families that have no job function."""


@dataclass(frozen=True)
class MapChoices:
    """Filters by slug, levels by path; "" or none where nothing is chosen. `notices` say what was left out."""

    organizations: tuple[str, ...]
    function: str
    level: str
    start: str
    end: str
    notices: tuple[str, ...]

    def shows(self, family: Family) -> bool:
        """Return whether the filters let the family through."""
        function = self.function in ("", family.function or NOT_STATED)
        return function and (not self.organizations or family.organization in self.organizations)

    @property
    def is_filtered(self) -> bool:
        return bool(self.organizations or self.function)

    @property
    def filters(self) -> list[tuple[str, str]]:
        """The filters as fields of an address."""
        return [("org", slug) for slug in self.organizations] + [("function", self.function)] * bool(self.function)

    @property
    def route(self) -> list[tuple[str, str]]:
        return [(name, path) for name, path in (("from", self.start), ("to", self.end)) if path]

    @property
    def kept(self) -> str:
        """All choices but the level, as the beginning of an address that adds one."""
        fields = [*self.filters, *self.route]
        return f"?{urlencode(fields, safe='/')}{'&' if fields else ''}"


def read_map_choices(query: QueryDict, known: KnownMoves) -> MapChoices:
    """Read the filters, the chosen level and the two ends of a route."""
    notices: list[str] = []
    families = known.families.values()
    functions = {family.function or NOT_STATED for family in families}
    organizations = _known(query, "org", {family.organization for family in families}, "organization", notices)
    function = _known(query, "function", functions, "function", notices)[-1:]
    level, start, end = (
        "".join(_known(query, name, known.graph.nodes, "level", notices)[-1:]) for name in ("level", "from", "to")
    )
    outside = "".join(_known(query, "outside", known.graph.nodes, "class", notices)[-1:])
    return MapChoices(organizations, "".join(function), level, start or outside, end, tuple(dict.fromkeys(notices)))


def _known(query: QueryDict, name: str, right: object, noun: str, notices: list[str]) -> tuple[str, ...]:
    asked = dict.fromkeys(filter(None, (plain(value)[:LONGEST].strip(" /") for value in query.getlist(name))))
    notices += [f"There is no {noun} “{value}” on the map." for value in asked if value not in right][:3]  # type: ignore[operator]
    return tuple(value for value in asked if value in right)  # type: ignore[operator]
