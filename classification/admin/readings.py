"""Readings of qualifications in the admin: drafted, checked, approved; and how organizations count."""

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from classification.actions.precedents import keep_precedent
from classification.admin.approvals import ApprovableAdmin
from classification.engine.eligibility import WrongRule
from classification.engine.eligibility.wording import condition_in_words
from classification.forms.readings import ReadingForm, level_of
from classification.models import CountingRules, Precedent, Reading
from classification.qualifying.checks import check_readings
from jobfamilies.models import Level
from website.model_admins import WrittenOnce
from website.people import person
from website.roles.admin import RowsByRole


@admin.register(Reading)
class ReadingAdmin(ApprovableAdmin):
    """A correction is a new reading of the level."""

    form = ReadingForm
    list_display = ("level_title", "family", "number", "is_approved", "approved_by", "approved_at")
    list_filter = ("family__organization", ("approved_at", admin.EmptyFieldListFilter))
    list_select_related = ("family__organization", "approved_by")
    search_fields = ("family__name", "note", "reason")
    ordering = ("family__organization__sort_key", "family__sort_key", "level_key", "-number")
    readonly_fields = ("number", "in_sentences", "as_data", "drafted_by", "drafted_at", "approved_by", "approved_at")
    fields = (
        "level",
        "number",
        "in_sentences",
        "rules",
        "note",
        "reason",
        "as_data",
        ("drafted_by", "drafted_at"),
        ("approved_by", "approved_at"),
    )
    begins_with = "correct"
    change_list_template = "admin/classification/reading/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        same = {"edition__family": OuterRef("family"), "key": OuterRef("level_key")}
        titles = Level.objects.in_force().filter(**same).values("title")[:1]
        return super().get_queryset(request).annotate(title=Subquery(titles))

    def get_urls(self) -> list[URLPattern]:
        checks = path("checks/", self.admin_site.admin_view(self.checks), name="classification_reading_checks")
        return [checks, *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Reading | None = None) -> Any:
        """The rules stand once: as the form where they may change, else in sentences."""
        if obj is None:
            return ["level", "rules", "note", "reason"]
        hidden = {"in_sentences"} if self.has_change_permission(request, obj) else {"level", "rules"}
        return [name for name in super().get_fields(request, obj) if name not in hidden]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin a correction (?correct=<number of the row>), or a first reading with its level (?level=<path>)."""
        if level := request.GET.get("level", ""):
            return {"level": level.replace("\0", "")[:300]}
        return super().get_changeform_initial_data(request)

    def said_before(self, row: Reading) -> dict[str, Any]:
        corrected = level_of(row)
        return {"level": corrected.path if corrected else "", "rules": row.rules, "note": row.note}

    def checks(self, request: HttpRequest) -> HttpResponseBase:
        """The page of what to look at in the readings in force."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "title": "Readings to look at", "faults": check_readings()}
        context["has_add_permission"] = self.has_add_permission(request)
        return TemplateResponse(request, "admin/classification/reading/checks.html", context)

    @admin.display(description="level", ordering="title")
    def level_title(self, reading: Any) -> str:
        return "A level no longer in force" if reading.title is None else reading.title or "Title not stated"

    @admin.display(description="As data")
    def as_data(self, reading: Reading) -> SafeString:
        """The rules as they are stored, for programs and for who wants to be sure."""
        said = json.dumps(reading.rules, indent=2, ensure_ascii=False)
        return format_html(
            '<details class="as-data"><summary>The rules as JSON</summary><pre tabindex="0">{}</pre></details>', said
        )

    @admin.display(description="As it reads")
    def in_sentences(self, reading: Reading) -> SafeString | str:
        """The rules in sentences, route by route, with the words that they cite."""
        try:
            routes = reading.requirement.routes if reading.rules else ()
        except WrongRule as wrong:
            return str(wrong)
        return format_html_join(
            "", "<p><b>{}</b></p><ul>{}</ul>", ((route.name, sentences(route)) for route in routes)
        )


def sentences(route: Any) -> SafeString:
    items = (
        (
            condition_in_words(node),
            node.strength,
            node.part,
            format_html_join("", " “{}”", ((c.text,) for c in node.cites)),
        )
        for node in route.conditions
    )
    return format_html("{}", format_html_join("", "<li>{} ({}, {}).{}</li>", items))


@admin.register(CountingRules)
class CountingRulesAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """One row for an organization that counts otherwise than by default."""

    list_display = ("organization", "part_time", "bachelor_years")
    list_select_related = ("organization",)


@admin.register(Precedent)
class PrecedentAdmin(WrittenOnce):
    """Rulings are kept: the latest on a field holds, and none is changed or deleted."""

    list_display = ("studied", "asked", "is_related", "organization", "ruled_by", "ruled_at")
    list_filter = ("organization", "is_related")
    list_select_related = ("organization", "ruled_by")
    search_fields = ("studied", "asked", "reason")
    readonly_fields = ("ruled_by", "ruled_at")

    def save_model(self, request: HttpRequest, obj: Precedent, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        keep_precedent(precedent=obj, by=person(request), at=timezone.now())
