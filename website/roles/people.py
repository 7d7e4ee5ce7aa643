"""The people as the list of them shows them, and the table of who may do what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from website.models import Role, User
from website.roles.declared import acts_of, models_of_acts

UNSEEN = timedelta(days=365)
NAMES = ("username", "first_name", "last_name", "email")


def people(chosen: dict[str, Any]) -> QuerySet[User]:
    """Return the people that the choices of FindForm name, those with roles first, with their roles of today."""
    roles = Role.objects.current()
    found = User.objects.annotate(has_role=Exists(roles.filter(person=OuterRef("pk"))))
    found = found.filter(is_active=chosen.get("state") != "gone")
    if chosen.get("state") == "unseen":
        seen = Q(last_login__gte=timezone.now() - UNSEEN) | Q(date_joined__gte=timezone.now() - UNSEEN)
        found = found.exclude(seen)
    if words := chosen.get("q"):
        for word in words.split():
            found = found.filter(Q(*[(f"{name}__icontains", word) for name in NAMES], _connector=Q.OR))
    if kind := chosen.get("kind"):
        found = found.filter(Exists(roles.filter(person=OuterRef("pk"), kind=kind)))
    held = Prefetch("roles", roles.with_places(), to_attr="roles_now")
    return found.select_related("invitation").prefetch_related(held).order_by("-has_role", "username")


@dataclass(frozen=True)
class Line:
    """A line of the table: what it is about, and for each role what it may do there, empty for nothing."""

    about: str
    section: str
    cells: tuple[str, ...]


def who_may_do_what() -> list[Line]:
    """Return the table of roles, made of what the apps declare: a line for each kind of thing."""
    declared = set().union(*(acts_of(kind) for kind in Role.Kind.values))
    abouts = {model for act, model in models_of_acts().items() if act in declared}
    lines = [
        Line(
            str(model._meta.verbose_name_plural).capitalize(),
            str(apps.get_app_config(model._meta.app_label).verbose_name),
            tuple(in_words(model, acts_of(kind)) for kind in Role.Kind.values),
        )
        for model in abouts
    ]
    return sorted(lines, key=lambda line: (line.section, line.about))


def in_words(model: Any, acts: Iterable[str]) -> str:
    """Return what of the acts is about the model: “read, add, change”."""
    meta, held = model._meta, set(acts)
    usual = [
        word
        for verb, word in (("view", "read"), ("add", "add"), ("change", "change"), ("delete", "delete"))
        if f"{meta.app_label}.{verb}_{meta.model_name}" in held
    ]
    own = [words.removeprefix("Can ") for name, words in meta.permissions if f"{meta.app_label}.{name}" in held]
    return ", ".join(usual + own).capitalize()
