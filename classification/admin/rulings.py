"""Rulings, and the steps that led to them: to read."""

from django.contrib import admin

from classification.models import RequestStep, Ruling
from website.model_admins import Kept


@admin.register(Ruling)
class RulingAdmin(Kept):
    list_display = ("position", "outcome", "level", "effective_on", "appeal_by", "ruled_by", "ruled_at")
    list_filter = ("outcome", "position__organization", "effective_on")
    list_select_related = ("position__organization", "level__edition__family__organization", "ruled_by")
    search_fields = ("position__number", "position__title", "level__title", "rationale", "authority")
    date_hierarchy = "effective_on"


@admin.register(RequestStep)
class RequestStepAdmin(Kept):
    list_display = ("request", "step", "from_stage", "to_stage", "by", "at", "note")
    list_filter = ("step", "request__position__organization")
    list_select_related = ("request__position__organization", "by")
    search_fields = ("request__position__number", "request__position__title", "note", "by__username")
    date_hierarchy = "at"
