"""Which jobs exist: organizations, functions, families, editions, levels, grades, source documents."""

from django.apps import AppConfig
from django.db.models.signals import pre_migrate

EDITED = (
    "organization",
    "jobfunction",
    "grade",
    "ownfactdefinition",
    "sourcedocument",
    "jobfamily",
    "edition",
    "level",
)

READ = (
    "view_publication",
    "view_withdrawal",
    "view_transition",
    "read_open_edition",
    "read_hr_section",
    "view_comment",
    "add_comment",
)


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
        from jobfamilies.triggers import drop_triggers_before_migrate

        pre_migrate.connect(drop_triggers_before_migrate, sender=self, dispatch_uid="triggers")
