"""The check itself: what somebody's roles let them do with a thing, and who may do something with it."""

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate

from website.models import Role, User
from website.roles.declared import acts_of, is_shared, kinds_for, models_of_acts, owners_of
from website.roles.scopes import Place, Scope

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser

Rows = TypeVar("Rows", bound=QuerySet[Any])
EVERYWHERE = Scope(True, {})
NOWHERE = Scope(False, {})
KEPT = "_roles_held"
ORGANIZATION, FAMILY = "jobfamilies.organization", "jobfamilies.jobfamily"


def may(user: "AbstractBaseUser | AnonymousUser", act: str, thing: Model | None = None) -> bool:
    """Return whether somebody may do the act ("app.codename") with the thing; with none, whether with any at all."""
    scope = scope_of(user, act)
    return bool(scope) if thing is None else scope.covers(thing)


def scope_of(user: "AbstractBaseUser | AnonymousUser", act: str) -> Scope:
    """Return where somebody may do the act. Their roles are read once and kept with the user, as Django does."""
    if not (isinstance(user, User) and user.is_active):
        return NOWHERE
    if user.is_superuser:
        return EVERYWHERE
    return scope_for(act, [place for kind, place in roles_held(user) if act in acts_of(kind)])


def scope_for(act: str, places: list[Place]) -> Scope:
    """Return the scope of roles at these places for the act.

    What is shared is read with any role and changed with one for the whole site. Who adds a thing is not yet in it.
    """
    model, verb = models_of_acts().get(act), act.split(".")[1].split("_")[0]
    if model is None:
        return Scope.of(places)
    if is_shared(model):
        is_held = any(verb == "view" or not owner for owner, _ in places)
        return EVERYWHERE if is_held else NOWHERE
    if verb == "add":
        places = [place for place in places if place[0] != model._meta.label_lower]
    return Scope.of(places)


def within(rows: Rows, user: "AbstractBaseUser | AnonymousUser", act: str) -> Rows:
    """Return those of the rows with which somebody may do the act."""
    scope = scope_of(user, act)
    return rows if scope.is_everywhere else rows.filter(scope.where(rows.model))


def who_may(act: str, thing: Model | None = None) -> QuerySet[User]:
    """Return the active people whose roles let them do the act with the thing; with none, with any at all.

    Superusers, who may do everything, are not among them: it is nobody's work because of that.
    """
    roles = Role.objects.current().filter(kind__in=kinds_for(act))
    if thing is not None:
        places = [("", ""), *((model, str(key)) for model, key in owners_of(thing))]
        roles = roles.filter(at_any_of([place for place in places if scope_for(act, [place])]))
    return User.objects.filter(is_active=True, pk__in=roles.values("person"))


def is_of_hr(user: "AbstractBaseUser | AnonymousUser") -> bool:
    """Return whether somebody has any role today, or may do everything."""
    return isinstance(user, User) and user.is_active and (user.is_superuser or bool(roles_held(user)))


def roles_held(user: User) -> list[tuple[str, Place]]:
    """Return (kind, place) of the roles that somebody has today."""
    # By attribute: a request's user stands behind a lazy object, whose own `__dict__` is another one.
    held: list[tuple[str, Place]] | None = getattr(user, KEPT, None)
    if held is None:
        held = [(role.kind, place_of(role)) for role in Role.objects.current(localdate()).filter(person=user)]
        setattr(user, KEPT, held)
    return held


def forget_roles(user: User) -> None:
    """Let the roles of somebody be read anew."""
    if hasattr(user, KEPT):
        delattr(user, KEPT)


def place_of(role: Role) -> Place:
    """Return the place of a role, from its own columns."""
    if role.thing_kind:
        return role.thing_kind, role.thing_key
    if role.family_id:
        return FAMILY, str(role.family_id)
    return (ORGANIZATION, str(role.organization_id)) if role.organization_id else ("", "")


def at_any_of(places: list[Place]) -> Q:
    """Return the condition of roles at one of the places."""
    found = Q(pk__in=[])
    for model, key in places:
        if not model:
            found |= Q(organization=None, family=None, thing_kind="")
            continue
        found |= Q(thing_kind=model, thing_key=key)
        if key.isdecimal() and model in (ORGANIZATION, FAMILY):
            found |= Q(**{"organization" if model == ORGANIZATION else "family": key})
    return found
