"""What the apps declare of roles in their AppConfig: what each role may do, and what their things belong to.

`role_permissions` gives for each kind of role the codenames of what it may do. `belongs_to` gives for each model the
foreign key to what it belongs to: a level to its edition, that to its family, that to its organization. What belongs
to nothing is shared by the whole site.
"""

from collections.abc import Iterator
from functools import cache

from django.apps import apps
from django.db.models import Model

from website.models import Role


@cache
def acts_of(kind: str) -> frozenset[str]:
    """Return what a role may do ("app.codename"), as every app declares it."""
    return frozenset(
        act if "." in act else f"{config.label}.{act}"
        for config in apps.get_app_configs()
        for act in getattr(config, "role_permissions", {}).get(kind, ())
    )


def kinds_for(act: str) -> list[str]:
    """Return the roles that may do it."""
    return [kind for kind in Role.Kind.values if act in acts_of(kind)]


@cache
def models_of_acts() -> dict[str, type[Model]]:
    """Return the model that each permission ("app.codename") is about."""
    found: dict[str, type[Model]] = {}
    for model in apps.get_models():
        meta = model._meta
        usual = [f"{verb}_{meta.model_name}" for verb in meta.default_permissions]
        for codename in [*usual, *(own for own, _ in meta.permissions)]:
            found[f"{meta.app_label}.{codename}"] = model
    return found


@cache
def owner_field(model: type[Model]) -> str:
    """Return the name of the foreign key to what a row of the model belongs to; empty where that is nothing."""
    declared: dict[str, str] = getattr(apps.get_app_config(model._meta.app_label), "belongs_to", {})
    return declared.get(model._meta.model_name or "", "")


@cache
def is_shared(model: type[Model]) -> bool:
    """Return whether rows of the model belong to no organization."""
    return not owner_field(model) and model is not Role._meta.get_field("organization").related_model


@cache
def owners(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return (model, lookup) of a row itself and of all that it belongs to, nearest first."""
    found = [(model._meta.label_lower, "pk")]
    path = ""
    while name := owner_field(model):
        path = f"{path}__{name}" if path else name
        model = model._meta.get_field(name).related_model  # type: ignore[assignment]
        found.append((model._meta.label_lower, path))
    return tuple(found)


def owners_of(thing: Model) -> Iterator[tuple[str, object]]:
    """Yield (model, key) of a thing and of all that it belongs to, nearest first; asks only as far as it is read."""
    row: Model | None = thing
    while row is not None:
        yield row._meta.label_lower, row.pk
        name = owner_field(type(row))
        if not name:
            return
        row = getattr(row, name, None)
