"""Rules on positions and people: what levels require, and who meets it."""

from django.apps import AppConfig

SET_UP = ("countingrules", "appealstage")
EDITED = (*SET_UP, "reading", "position", "scheme")
VERBS = ("view", "add", "change", "delete")
RULED = [f"view_{model}" for model in ("ruling", "appeal", "appealdecision", "requeststep", "succession", "run")]


class ClassificationConfig(AppConfig):
    name = "classification"
    verbose_name = "Classification"
    role_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in VERBS for model in EDITED]
        + ["view_precedent", "add_precedent", *RULED, "add_succession"],
        "analyst": [f"view_{model}" for model in EDITED]
        + ["view_precedent", "add_precedent", *RULED, "study_request", "add_run"],
        "HR approver": [f"view_{model}" for model in EDITED]
        + ["approve_reading", "approve_scheme", "view_precedent", "add_precedent", "sign_determination"]
        + [*RULED, "add_ruling"],
        "site administrator": [f"{verb}_{model}" for verb in VERBS for model in SET_UP] + ["view_succession"],
    }
    belongs_to = {
        "reading": "family",
        "countingrules": "organization",
        "precedent": "organization",
        "appealstage": "organization",
        "scheme": "organization",
        "position": "organization",
        "description": "position",
        "part": "description",
        "classificationrequest": "position",
        "requeststep": "request",
        "run": "request",
        "ratingsheet": "request",
        "rating": "sheet",
        "ruling": "position",
        "appeal": "ruling",
        "appealdecision": "appeal",
        "succession": "position",
        "sentrecord": "level",
        "determination": "sent",
    }
