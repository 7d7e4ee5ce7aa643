"""The four groups of people and what each may do, as every app declares it in its AppConfig."""

from typing import Any

from django.apps import apps
from django.db.models import Q

GROUPS = ("HR editor", "HR approver", "Manager", "Employee")


def declared(group: str) -> list[str]:
    """Return the permissions ("app.codename") that the apps give the group, in `AppConfig.group_permissions`."""
    return [
        f"{config.label}.{codename}"
        for config in apps.get_app_configs()
        for codename in getattr(config, "group_permissions", {}).get(group, ())
    ]


def apply_group_permissions(using: str, **signal: Any) -> None:
    """Make the groups and add what the apps declare. What an administrator added by hand stays."""
    if not all(apps.is_installed(f"django.contrib.{name}") for name in ("auth", "contenttypes")):
        return
    from django.contrib.auth.models import Group, Permission

    for name in GROUPS:
        group, _ = Group.objects.using(using).get_or_create(name=name)
        wanted = Q(pk__in=[])
        for permission in declared(name):
            app, codename = permission.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        group.permissions.add(*Permission.objects.using(using).filter(wanted))
