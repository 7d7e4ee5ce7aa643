"""What each level expects: dimensions, rows, statements, and the grid that shows them."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

EDITED = ("dimension", "row", "statement", "outsideclass", "relatedfamilies", "gradeequivalence", "move")


class LaddersConfig(AppConfig):
    name = "ladders"
    verbose_name = "Ladders"
    group_permissions = {
        "HR editor": [f"{verb}_{model}" for verb in ("view", "add", "change", "delete") for model in EDITED]
        + ["view_waiver", "add_waiver"],
        "HR approver": [f"view_{model}" for model in EDITED] + ["view_waiver", "add_waiver", "waive_blocking"],
    }

    def ready(self) -> None:
        from ladders.index.keeping import restore_index_after_migrate

        post_migrate.connect(restore_index_after_migrate, sender=self, dispatch_uid="search-index")
