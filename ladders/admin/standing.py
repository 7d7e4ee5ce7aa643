"""Finds editions in the admin by where they stand."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from jobfamilies.models import Edition, EditionQuerySet


def in_state(state: Edition.State) -> Callable[[EditionQuerySet], EditionQuerySet]:
    return lambda editions: editions.filter(state=state)


class StandingFilter(admin.SimpleListFilter):
    """Open editions by their state, published ones by what became of them."""

    title = "where it stands"
    parameter_name = "standing"
    choices_by_value: dict[str, tuple[str, Callable[[EditionQuerySet], EditionQuerySet]]] = {
        "draft": ("Draft", in_state(Edition.State.DRAFT)),
        "in-review": ("In review", in_state(Edition.State.IN_REVIEW)),
        "approved": ("Approved", in_state(Edition.State.APPROVED)),
        "scheduled": ("Scheduled", EditionQuerySet.scheduled),
        "in-force": ("In force", EditionQuerySet.in_force),
        "superseded": ("No longer in force", EditionQuerySet.superseded),
        "withdrawn": ("Withdrawn", EditionQuerySet.withdrawn),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(value, label) for value, (label, _) in self.choices_by_value.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Edition]) -> QuerySet[Edition]:
        chosen = self.choices_by_value.get(self.value() or "")
        return chosen[1](queryset) if chosen else queryset  # type: ignore[arg-type]
