"""Which jobs exist: organizations, functions, families, editions, levels, grades, source documents."""

from django.apps import AppConfig
from django.db.models.signals import pre_migrate

SET_UP = ("organization", "jobfunction", "grade", "ownfactdefinition")
EDITED = (*SET_UP, "synonyms", "sourcedocument", "jobfamily", "edition", "level")

READ = (
    "view_publication",
    "view_withdrawal",
    "view_transition",
    "read_open_edition",
    "read_hr_section",
    "view_comment",
    "add_comment",
)
VERBS = ("view", "add", "change", "delete")


class JobFamiliesConfig(AppConfig):
    name = "jobfamilies"
    verbose_name = "Jobs"
    role_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in VERBS for model in EDITED] + [*READ, "submit_edition"],
        "HR approver": [f"view_{model}" for model in EDITED]
        + [*READ, "approve_edition", "add_publication", "add_withdrawal"],
        "analyst": [f"view_{model}" for model in (*SET_UP, "sourcedocument", "jobfamily")] + ["read_hr_section"],
        "site administrator": [f"{verb}_{model}" for verb in VERBS for model in SET_UP]
        + [f"view_{model}" for model in EDITED if model not in SET_UP]
        + [act for act in READ if act != "add_comment"],
    }
    belongs_to = {
        "sourcedocument": "organization",
        "grade": "organization",
        "ownfactdefinition": "organization",
        "jobfamily": "organization",
        "edition": "family",
        "level": "edition",
        "publication": "edition",
        "withdrawal": "publication",
        "transition": "family",
        "comment": "edition",
    }

    def ready(self) -> None:
        from jobfamilies.triggers import drop_triggers_before_migrate

        pre_migrate.connect(drop_triggers_before_migrate, sender=self, dispatch_uid="triggers")
