"""What each level expects: dimensions, rows, statements, and the grid that shows them."""

from django.apps import AppConfig

SHARED = ("dimension", "relatedfamilies", "gradeequivalence")
EDITED = (*SHARED, "row", "statement", "outsideclass", "move")
FOUND = ("view_waiver", "add_waiver", "view_confirmation", "add_confirmation")
VERBS = ("view", "add", "change", "delete")


class LaddersConfig(AppConfig):
    name = "ladders"
    verbose_name = "Ladders"
    role_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in VERBS for model in EDITED] + [*FOUND],
        "HR approver": [f"view_{model}" for model in EDITED] + [*FOUND, "waive_blocking"],
        "site administrator": [f"{verb}_{model}" for verb in VERBS for model in SHARED]
        + [f"view_{model}" for model in EDITED if model not in SHARED],
    }
    belongs_to = {
        "row": "edition",
        "statement": "edition",
        "cellchange": "edition",
        "waiver": "family",
        "confirmation": "family",
        "outsideclass": "organization",
        "move": "to_family",
        "importprofile": "organization",
        "importrun": "organization",
        "importfile": "run",
        "importedfamily": "run",
    }
