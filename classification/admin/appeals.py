"""The stages of each organization's way of appeal; and appeals with their decisions, to read."""

from django.contrib import admin

from classification.models import Appeal, AppealDecision, AppealStage
from website.model_admins import Kept
from website.ordered_admin import OrderedAdmin


@admin.register(AppealStage)
class AppealStageAdmin(OrderedAdmin):
    """Who hears an appeal, and how long each side has. Appeals that were filed keep what held when they were."""

    list_display = ("name", "organization", "order", "heard_by", "days_to_file", "days_to_decide")
    list_editable = ("order",)
    list_filter = ("organization",)
    list_select_related = ("organization",)
    search_fields = ("name", "heard_by")


@admin.register(Appeal)
class AppealAdmin(Kept):
    list_display = ("ruling", "stage_name", "heard_by", "filed_by", "filed_at", "decide_by", "is_decided")
    list_filter = ("ruling__position__organization", "decide_by")
    list_select_related = ("ruling__position__organization", "filed_by", "decision")
    search_fields = ("ruling__position__number", "stage_name", "grounds")
    date_hierarchy = "filed_at"

    @admin.display(description="decided", boolean=True)
    def is_decided(self, appeal: Appeal) -> bool:
        return appeal.is_decided


@admin.register(AppealDecision)
class AppealDecisionAdmin(Kept):
    list_display = ("appeal", "outcome", "appeal_by", "decided_by", "decided_at")
    list_filter = ("outcome", "appeal__ruling__position__organization")
    list_select_related = ("appeal__ruling__position__organization", "decided_by")
    search_fields = ("appeal__ruling__position__number", "reasons")
    date_hierarchy = "decided_at"
