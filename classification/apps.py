"""Rules on positions and people: what levels require, and who meets it."""

from django.apps import AppConfig

EDITED = ("reading", "countingrules")


class ClassificationConfig(AppConfig):
    name = "classification"
    verbose_name = "Classification"
    group_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in EDITED]
        + ["view_precedent", "add_precedent"],
        "HR approver": [f"view_{model}" for model in EDITED] + ["approve_reading", "view_precedent", "add_precedent"],
    }
