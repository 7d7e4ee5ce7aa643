"""Rules on positions and people: what levels require, and who meets it."""

from django.apps import AppConfig

EDITED = ("reading", "countingrules", "appealstage", "position", "scheme")
RULED = [f"view_{model}" for model in ("ruling", "appeal", "appealdecision", "requeststep", "succession", "run")]


class ClassificationConfig(AppConfig):
    name = "classification"
    verbose_name = "Classification"
    group_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in EDITED]
        + ["view_precedent", "add_precedent"]
        + [*RULED, "add_succession", "study_request", "add_run"],
        "HR approver": [f"view_{model}" for model in EDITED]
        + ["approve_reading", "approve_scheme", "view_precedent", "add_precedent", "sign_determination"]
        + [*RULED, "add_ruling"],
    }
