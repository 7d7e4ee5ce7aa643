"""Who was in a group of HR has the same rights by roles for the whole site."""

from django.db import migrations
from django.utils import timezone

# An HR editor studied requests too, which is an analyst's work now.
ROLES = {"HR editor": ("HR editor", "analyst"), "HR approver": ("HR approver",)}
GROUPS = (*ROLES, "Manager", "Employee")


def give_roles(apps, schema_editor):
    """Give roles to the members of the groups, and take the groups away: they mean nothing any more."""
    User, Role = apps.get_model("website", "User"), apps.get_model("website", "Role")
    Group = apps.get_model("auth", "Group")
    now = timezone.now()
    Role.objects.bulk_create(
        Role(person=person, kind=kind, from_on=timezone.localdate(person.date_joined), given_at=now)
        for group, kinds in ROLES.items()
        for person in User.objects.filter(groups__name=group).order_by("pk")
        for kind in kinds
    )
    Group.objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("website", "0006_roles"),
    ]

    operations = [migrations.RunPython(give_roles, migrations.RunPython.noop)]
