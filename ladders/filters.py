"""How readers narrow the dimensions, the ladders that a dimension's page shows, and what is searched."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from html import escape
from typing import Any

import django_filters
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, QuerySet
from django.forms.utils import flatatt
from django.http import QueryDict
from django.utils.safestring import SafeString

from jobfamilies.models import Edition, Grade, JobFamily, JobFunction, Level, Organization
from jobfamilies.models.level import MOST_OFFERED
from ladders.index import Scope
from ladders.models import Dimension, SearchEntry
from website.filters import LONGEST, NOT_STATED, AnyOf, FilterSet, SearchFilter, plain
from website.letters import sort_key
from website.models import User


def organizations() -> list[tuple[str, str]]:
    return list(Organization.objects.values_list("slug", "name"))


def functions() -> list[tuple[str, str]]:
    return list(JobFunction.objects.values_list("slug", "name"))


def tracks() -> list[tuple[str, str]]:
    return [*JobFamily.Track.choices, NOT_STATED]


def families() -> list[tuple[str, str]]:
    """Return the path and the name of every family whose ladder is in force."""
    in_force = JobFamily.objects.filter(editions__in=Edition.objects.in_force())
    return [(family.path, str(family)) for family in in_force.select_related("organization")]


class DimensionFilter(FilterSet):
    """Over all dimensions."""

    q = SearchFilter("name", "definition", label="Find a dimension by its name or definition")
    kind = AnyOf(field_name="kind", choices=Dimension.Kind.choices, label="Kind")

    class Meta:
        model = Dimension
        fields: list[str] = []


class AnyFamily(AnyOf):
    """Families by their paths."""

    def filter(self, qs: QuerySet[Any], value: list[str]) -> QuerySet[Any]:
        return qs.filter(family__in=JobFamily.objects.at_paths(value)) if value else qs


class LadderFilter(FilterSet):
    """Over editions in force, one per family."""

    org = AnyOf(field_name="family__organization__slug", choices=organizations, label="Organization")
    track = AnyOf(field_name="family__track", choices=tracks, label="Track")
    function = django_filters.ChoiceFilter(
        field_name="family__function__slug",
        choices=functions,
        label="Function",
        empty_label="Any",
        null_value=NOT_STATED[0],
        null_label=NOT_STATED[1],
    )
    family = AnyFamily(choices=families, label="Family")

    class Meta:
        model = Edition
        fields: list[str] = []


def dimensions() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the dimensions' slugs and names under their kinds, in order."""
    kinds: dict[str, list[tuple[str, str]]] = {}
    for kind, slug, name in Dimension.objects.order_by("order").values_list("kind", "slug", "name"):
        kinds.setdefault(Dimension.Kind(kind).label, []).append((slug, name))
    return list(kinds.items())


def grades() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the grades ("mit:admin-level-3" and the name) under their organizations."""
    owners: dict[str, list[tuple[str, str]]] = {}
    for owner, organization, grade, name in Grade.objects.values_list(
        "organization__name", "organization__slug", "slug", "name"
    ):
        owners.setdefault(owner, []).append((f"{organization}:{grade}", name))
    return list(owners.items())


class LongSelect(forms.Select):
    """A list of many choices, as Django writes it. Its template for each of them is a quarter of a page's time."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        written = flatatt(self.build_attrs(self.attrs, attrs))
        listed = _listed(self.choices, self.format_value(value))
        return SafeString(f'<select name="{escape(name)}"{written}>{listed}</select>')


def _listed(choices: Iterable[tuple[Any, Any]], chosen: Sequence[str]) -> str:
    """Return the choices as options, those of a group inside it."""
    return "".join(
        f'<optgroup label="{escape(value)}">{_listed(label, chosen)}</optgroup>'
        if isinstance(label, list | tuple)
        else f'<option value="{escape(value)}"{" selected" * (str(value) in chosen)}>{escape(label)}</option>'
        for value, label in choices
    )


class SearchChoices(FilterSet):
    """Where the search over all texts looks. It has no rows of its own: `scope` is what it chooses."""

    q = django_filters.CharFilter(
        label="Find words in all texts", widget=forms.TextInput(attrs={"type": "search"}), strip=True
    )
    org = AnyOf(label="Organization")
    family = django_filters.ChoiceFilter(label="Family", empty_label="Any", widget=LongSelect)
    dimension = django_filters.ChoiceFilter(label="Dimension", empty_label="Any", widget=LongSelect)
    grade = django_filters.ChoiceFilter(label="Grade", empty_label="Any", widget=LongSelect)
    edition = django_filters.ChoiceFilter(
        choices=[("all", "All that I may read")], label="Editions", empty_label="In force today"
    )

    class Meta:
        model = SearchEntry
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, user: User | AnonymousUser) -> None:
        self.user = user
        families = self._families(data.getlist("family")[-1:])
        # Kept while the page is made: it reads them to check the address, and again to show them.
        self.offered: dict[str, Callable[[], list[Any]]] = {
            "org": cache(organizations),
            "family": lambda: families,
            "dimension": cache(dimensions),
            "grade": cache(grades),
        }
        super().__init__(data or None, queryset=SearchEntry.objects.none())
        for name in self.offered:
            self._offer(name)
        if not families:
            del self.filters["family"]

    def _offer(self, name: str) -> None:
        self.filters[name].extra["choices"] = self.offered[name]

    def _clean(self, name: str) -> None:
        if name in self.offered:
            self._offer(name)
        super()._clean(name)

    def _families(self, asked: list[str]) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return the families under their organizations; of too many to choose from, only the one asked for."""
        readable = Edition.objects.readable_by(self.user).filter(family=OuterRef("pk"))
        # Sorted here: the database would read and sort all of too many.
        families = JobFamily.objects.filter(Exists(readable)).order_by()
        facts = ("organization__name", "name", "organization__slug", "slug")
        offered = list(families.values_list(*facts)[: MOST_OFFERED + 1])
        if len(offered) > MOST_OFFERED:
            paths = [plain(path)[:LONGEST] for path in asked]
            offered = list(families.at_paths(paths).values_list(*facts)) if paths else []
        owners: dict[str, list[tuple[str, str]]] = {}
        offered.sort(key=lambda facts: (sort_key(facts[0]), sort_key(facts[1])))
        for owner, name, organization, family in offered:
            owners.setdefault(owner, []).append((f"{organization}/{family}", name))
        return list(owners.items())

    def scope(self) -> Scope:
        """Return where to look."""
        chosen = self.chosen
        everything = Edition.objects.readable_by(self.user)
        editions = everything if "edition" in chosen else Edition.objects.in_force()
        if organizations := chosen.getlist("org"):
            editions = editions.filter(family__organization__slug__in=organizations)
        if "family" in chosen:
            editions = editions.filter(family__in=JobFamily.objects.at_paths(chosen.getlist("family")).values("pk"))
        return Scope(
            editions=editions,
            levels=levels_at(str(chosen["grade"])) if "grade" in chosen else None,
            dimensions=Dimension.objects.filter(slug=chosen["dimension"]) if "dimension" in chosen else None,
            with_definitions=not {"org", "family", "grade"} & chosen.keys(),
            is_in_force="edition" not in chosen,
        )


def levels_at(grade: str) -> QuerySet[Level]:
    """Return the levels at a grade, written as `grades` has it."""
    organization, slug = grade.split(":")
    return Level.objects.filter(grade__organization__slug=organization, grade__slug=slug)
