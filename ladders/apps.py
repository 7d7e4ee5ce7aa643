"""What each level expects: dimensions, rows, statements, and the grid that shows them."""

from django.apps import AppConfig

EDITED = ("dimension", "row", "statement", "outsideclass", "relatedfamilies", "gradeequivalence", "move")


class LaddersConfig(AppConfig):
    name = "ladders"
    verbose_name = "Ladders"
    group_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in EDITED]
        + ["view_waiver", "add_waiver"],
        "HR approver": [f"view_{model}" for model in EDITED] + ["view_waiver", "add_waiver", "waive_blocking"],
    }
