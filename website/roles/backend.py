"""Django's own questions about permissions, answered by the roles."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Model, QuerySet

from website.models import Role, User
from website.roles.checking import may, roles_held, who_may
from website.roles.declared import acts_of


class RoleBackend(AuthenticationBackend):
    """Signs people in as django-allauth does, and says what they may by their roles alone.

    Unlike Django's own backend it knows of things: `user.has_perm(act, thing)`. Groups and permissions of single
    users count for nothing.
    """

    def has_perm(self, user_obj: Any, perm: str, obj: Model | None = None) -> bool:
        return may(user_obj, perm, obj)

    def get_all_permissions(self, user_obj: Any, obj: Model | None = None) -> set[str]:
        """Return what the person may do with the thing; with none, with any at all."""
        if not isinstance(user_obj, User):
            return set()
        acts = set().union(*(acts_of(kind) for kind in kinds_of(user_obj)))
        return {act for act in acts if may(user_obj, act, obj)}

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(act.startswith(f"{app_label}.") for act in self.get_all_permissions(user_obj))

    def with_perm(
        self, perm: str, is_active: bool = True, include_superusers: bool = True, obj: Model | None = None
    ) -> QuerySet[User]:
        people = who_may(perm, obj)
        return people | User.objects.filter(is_superuser=True, is_active=True) if include_superusers else people


def kinds_of(user: User) -> list[str]:
    """Return the roles of which the person has at least one today."""
    return list(Role.Kind.values) if user.is_superuser else [kind for kind, _ in roles_held(user)]
