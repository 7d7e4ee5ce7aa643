"""Where somebody may do something: everywhere, or with certain things and all that belongs to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model, Q

from website.roles.declared import owners, owners_of

Place = tuple[str, str]
"""A model ("app.model") and the key of one of its rows; both are empty for the whole site."""


@dataclass(frozen=True)
class Scope:
    """`keys` are those of organizations, families and single things, by their model ("jobfamilies.organization")."""

    is_everywhere: bool
    keys: dict[str, frozenset[str]]

    @classmethod
    def of(cls, places: Iterable[Place]) -> "Scope":
        keys: dict[str, set[str]] = {}
        for model, key in places:
            keys.setdefault(model, set()).add(key)
        return cls("" in keys, {model: frozenset(found) for model, found in keys.items() if model})

    def __bool__(self) -> bool:
        return self.is_everywhere or bool(self.keys)

    def covers(self, thing: Model) -> bool:
        if self.is_everywhere or not self.keys:
            return self.is_everywhere
        return any(str(key) in self.keys.get(model, ()) for model, key in owners_of(thing))

    def where(self, model: type[Model]) -> Q:
        """Return the condition of the model's rows that it covers."""
        if self.is_everywhere:
            return Q()
        condition = Q(pk__in=[])
        for owner, lookup in owners(model):
            if keys := self.keys.get(owner):
                condition |= Q(**{f"{lookup}__in": keys})
        return condition

    def elsewhere(self, model: type[Model]) -> Q:
        """Return the condition of the model's rows that it does not cover."""
        return Q(pk__in=[]) if self.is_everywhere else ~self.where(model)
