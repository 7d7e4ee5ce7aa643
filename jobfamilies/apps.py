"""Which jobs exist: organizations, functions, families, editions, levels, grades, source documents."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

EDITED = ("organization", "jobfunction", "grade", "sourcedocument", "jobfamily", "edition", "level")

READ = ("view_publication", "view_withdrawal", "view_transition", "read_open_edition", "view_comment", "add_comment")


class JobFamiliesConfig(AppConfig):
    name = "jobfamilies"
    verbose_name = "Jobs"
    group_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in EDITED]
        + [*READ, "submit_edition"],
        "HR approver": [f"view_{model}" for model in EDITED]
        + [*READ, "approve_edition", "add_publication", "add_withdrawal"],
    }

    def ready(self) -> None:
        from jobfamilies.triggers import create_triggers_after_migrate

        # With no sender: the tables that higher apps add to an edition exist only after the last app migrated.
        post_migrate.connect(create_triggers_after_migrate, dispatch_uid="edition-triggers")
