"""Roles given and taken, people invited and let go. Who does it, and when, is kept and written to the security log."""

from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate

from website.accounts.security_log import note
from website.mail import tell
from website.models import Invitation, Role, User
from website.refusals import Refused
from website.roles.checking import forget_roles

GIVE, GIVE_SITE, MANAGE = "website.give_role", "website.give_site_administrator", "website.manage_people"


class CannotGive(Refused):
    """The person may not give or take this role, or it would be given twice."""


class CannotManage(Refused):
    """The person may not invite or deactivate this one."""


@transaction.atomic
def give_role(
    *,
    person: User,
    kind: str,
    by: User,
    at: datetime,
    organization: Any = None,
    family: Any = None,
    thing: Model | None = None,
    from_on: date | None = None,
    until_on: date | None = None,
) -> Role:
    """Give a role for the site, an organization, a family or one thing, and tell the person. Raises CannotGive."""
    role = Role(person=person, kind=kind, organization=organization, family=family, given_by=by, given_at=at)
    role.from_on, role.until_on = from_on or localdate(at), until_on
    if thing is not None:
        role.thing_kind, role.thing_key = thing._meta.label_lower, str(thing.pk)
    if reasons := reasons_against_giving(role, by=by):
        raise CannotGive(reasons)
    role.save()
    forget(person)
    note("role given", user=by.pk, person=person.pk, role=kind, place=role.place)
    tell("role given", about=role, by=by, at=at)
    return role


@transaction.atomic
def take_role(*, role: Role, by: User, at: datetime) -> None:
    """Take a role back; one that was taken stays as it is. Raises CannotGive."""
    role = Role.objects.select_for_update().get(pk=role.pk)
    if role.taken_at:
        return
    if reasons := reasons_against_taking(role, by=by):
        raise CannotGive(reasons)
    role.taken_by, role.taken_at = by, at
    role.save(update_fields=["taken_by", "taken_at"])
    forget(role.person)
    note("role taken", user=by.pk, person=role.person_id, role=role.kind, place=role.place)
    tell("role taken", about=role, by=by, at=at)


def forget(person: User) -> None:
    """Let the person's roles be read anew."""
    forget_roles(person)


def reasons_against_giving(role: Role, *, by: User) -> list[str]:
    """Return why this person cannot give the role, in sentences for people; empty where they can."""
    if reasons := lacks_the_right(role, by):
        return reasons
    if not role.person.is_active:
        return ["The account is deactivated. Let the person in again first."]
    if role.until_on and role.until_on < role.from_on:
        return ["The last day is before the first."]
    same = Role.objects.standing().filter(
        person=role.person,
        kind=role.kind,
        organization=role.organization,
        family=role.family,
        thing_kind=role.thing_kind,
        thing_key=role.thing_key,
    )
    if any(overlaps(other, role) for other in same):
        return ["They have this role already. Take it first to give it for other days."]
    return []


def overlaps(one: Role, other: Role) -> bool:
    """Return whether there is a day on which both hold."""
    ends = [role.until_on or date.max for role in (one, other)]
    return one.from_on <= ends[1] and other.from_on <= ends[0]


def reasons_against_taking(role: Role, *, by: User) -> list[str]:
    """Return why this person cannot take the role back, in sentences for people."""
    if reasons := lacks_the_right(role, by):
        return reasons
    is_site = role.kind == Role.Kind.SITE_ADMINISTRATOR
    if is_site and role.person_id == by.pk and not others_like(role).exists():
        return ["It is your own last role as site administrator: another site administrator takes it."]
    return []


def others_like(role: Role) -> Any:
    """Return the other roles of that kind that the person has today."""
    return Role.objects.current().filter(person=role.person_id, kind=role.kind).exclude(pk=role.pk)


def lacks_the_right(role: Role, by: User) -> list[str]:
    if not by.has_perm(GIVE):
        return ["Only people administrators and site administrators give and take roles."]
    if role.kind == Role.Kind.SITE_ADMINISTRATOR and not by.has_perm(GIVE_SITE):
        return ["Only site administrators give and take this role."]
    return []


# --- people ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def invite(*, email: str, by: User, at: datetime, username: str = "") -> User:
    """Make an account without a password for a mail address, and keep who invited it. Raises CannotManage.

    The link with which the person sets a password is sent afterwards (`send_invitation`).
    """
    users = get_user_model().objects
    if not by.has_perm(MANAGE):
        raise CannotManage(["Only people administrators and site administrators invite people."])
    if users.filter(email__iexact=email).exists():
        raise CannotManage([f"{email} has an account already."])
    person = User(username=username or free_name(email), email=email)
    person.set_unusable_password()
    person.save()
    Invitation.objects.create(person=person, by=by, at=at, sent_at=at)
    note("person invited", user=by.pk, person=person.pk)
    return person


def free_name(email: str) -> str:
    """Return a user name that nobody has: the address itself, or with a number."""
    taken = set(User.objects.filter(username__istartswith=email[:140]).values_list("username", flat=True))
    return next(name for name in (email[:140], *(f"{email[:140]}-{n}" for n in range(2, 10_000))) if name not in taken)


@transaction.atomic
def deactivate(*, person: User, by: User, at: datetime) -> None:
    """Close an account and take its roles. What the person wrote keeps their name. Raises CannotManage."""
    if reasons := reasons_against_deactivating(person, by=by):
        raise CannotManage(reasons)
    Role.objects.standing().filter(person=person).update(taken_by=by, taken_at=at)
    User.objects.filter(pk=person.pk).update(is_active=False)
    note("person deactivated", user=by.pk, person=person.pk)


def reasons_against_deactivating(person: User, *, by: User) -> list[str]:
    """Return why this person cannot close the account, in sentences for people."""
    if not by.has_perm(MANAGE):
        return ["Only people administrators and site administrators deactivate people."]
    if person.pk == by.pk:
        return ["Nobody deactivates themselves."]
    if is_above(person) and not by.has_perm(GIVE_SITE):
        return ["Only site administrators deactivate a site administrator."]
    return []


def is_above(person: User) -> bool:
    """Return whether only site administrators may touch the account."""
    kinds = Role.objects.standing().filter(person=person, kind=Role.Kind.SITE_ADMINISTRATOR)
    return person.is_superuser or kinds.exists()


@transaction.atomic
def let_in_again(*, person: User, by: User, at: datetime) -> None:
    """Open an account again, without the roles that it had. Raises CannotManage."""
    if not by.has_perm(MANAGE) or (is_above(person) and not by.has_perm(GIVE_SITE)):
        raise CannotManage(["Only people administrators and site administrators let people in."])
    User.objects.filter(pk=person.pk).update(is_active=True)
    note("person let in again", user=by.pk, person=person.pk)
