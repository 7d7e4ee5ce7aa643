"""Readings of qualifications in the admin: drafted, checked, approved; and how organizations count."""

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from classification.actions import CannotApprove, approve_reading
from classification.eligibility import WrongRule
from classification.eligibility.wording import condition_in_words
from classification.models import CountingRules, Precedent, Reading
from classification.models.readings import is_requirement
from classification.reading_checks import check_readings
from jobfamilies.models import Level


class Indented(json.JSONEncoder):
    """The rules as people can read them: a line for each part."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "indent": 2})


class ReadingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A reading of a level that is named by its path; stored are its family and key."""

    level = forms.CharField(
        max_length=300,
        help_text="As its address names it, without the word “levels”: organization/family/level.",
        widget=forms.TextInput(attrs={"size": 70}),
    )
    rules = forms.JSONField(
        encoder=Indented,
        validators=[is_requirement],
        widget=forms.Textarea(attrs={"rows": 30, "cols": 100, "spellcheck": "false"}),
        help_text="Routes of conditions, each citing its statements. Once saved, they stand above in sentences.",
    )

    class Meta:
        model = Reading
        fields = ("rules", "note", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "level" in self.fields:
            self.initial["level"] = level_path(self.instance)
            self.fields["level"].disabled = True

    def clean_level(self) -> str:
        """Put the level's family, key and next number into a new reading."""
        said = self.cleaned_data["level"].strip("/")
        level = Level.objects.at_paths([said]).with_family().first()
        if level is None and not self.instance.pk:
            raise forms.ValidationError("There is no level “%(path)s” in force.", params={"path": said})
        if level is not None and not self.instance.pk:
            last = Reading.objects.of_level(level).aggregate(last=Max("number"))["last"] or 0
            self.instance.family, self.instance.level_key = level.edition.family, level.key
            self.instance.number = last + 1
        return said

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if (self.instance.number or 1) > 1 and not cleaned.get("reason"):
            self.add_error("reason", "Say why the reading before is corrected.")
        return cleaned


def level_path(reading: Reading) -> str:
    level = Level.objects.in_force().with_family().filter(edition__family=reading.family_id, key=reading.level_key)
    found = level.first()
    return found.path if found else "a level no longer in force"


@admin.register(Reading)
class ReadingAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Drafts may change; what is approved never does. A correction is a new reading of the level."""

    form = ReadingForm
    list_display = ("level_title", "family", "number", "is_approved", "approved_by", "approved_at")
    list_filter = ("family__organization", ("approved_at", admin.EmptyFieldListFilter))
    list_select_related = ("family__organization", "approved_by")
    search_fields = ("family__name", "note", "reason")
    ordering = ("family__organization__name", "family__name", "level_key", "-number")
    readonly_fields = ("number", "in_sentences", "drafted_by", "drafted_at", "approved_by", "approved_at")
    fields = (
        "level",
        "number",
        "in_sentences",
        "rules",
        "note",
        "reason",
        ("drafted_by", "drafted_at"),
        ("approved_by", "approved_at"),
    )
    actions = ("approve",)
    change_list_template = "admin/classification/reading/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Reading]:
        same = {"edition__family": OuterRef("family"), "key": OuterRef("level_key")}
        titles = Level.objects.in_force().filter(**same).values("title")[:1]
        return super().get_queryset(request).annotate(title=Subquery(titles))

    def get_urls(self) -> list[URLPattern]:
        checks = path("checks/", self.admin_site.admin_view(self.checks), name="classification_reading_checks")
        return [checks, *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Reading | None = None) -> Any:
        hidden = () if self.has_change_permission(request, obj) else ("level", "rules")
        return [name for name in super().get_fields(request, obj) if name not in hidden]

    def has_change_permission(self, request: HttpRequest, obj: Reading | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request: HttpRequest, obj: Reading | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_approved)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deleting many: an approved reading among them would go too."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin a correction (?correct=<number of the row>) with the rules of the reading that it corrects."""
        asked = request.GET.get("correct", "")
        if not (asked.isdecimal() and len(asked) < 19):
            return super().get_changeform_initial_data(request)
        reading = Reading.objects.select_related("family__organization").filter(pk=int(asked)).first()
        if reading is None:
            return {}
        return {"level": level_path(reading), "rules": reading.rules, "note": reading.note}

    def save_model(self, request: HttpRequest, obj: Reading, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        obj.record_draft(by=request.user, at=timezone.now())  # type: ignore[arg-type]
        super().save_model(request, obj, form, change)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("classification.approve_reading")

    @admin.action(description="Approve the chosen readings", permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Reading]) -> None:
        for reading in queryset.select_related("family__organization"):
            try:
                approve_reading(reading=reading, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            except CannotApprove as refused:
                messages.error(request, f"{reading}: {refused}")
            else:
                messages.success(request, f"{reading} is in force.")

    def checks(self, request: HttpRequest) -> HttpResponseBase:
        """The page of what to look at in the readings in force."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        context = {**self.admin_site.each_context(request), "title": "Readings to look at", "faults": check_readings()}
        return TemplateResponse(request, "admin/classification/reading/checks.html", context)

    @admin.display(description="level", ordering="title")
    def level_title(self, reading: Any) -> str:
        return "A level no longer in force" if reading.title is None else reading.title or "Title not stated"

    @admin.display(description="approved", boolean=True)
    def is_approved(self, reading: Reading) -> bool:
        return reading.is_approved

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
class CountingRulesAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """One row for an organization that counts otherwise than by default."""

    list_display = ("organization", "part_time", "bachelor_years")
    list_select_related = ("organization",)


@admin.register(Precedent)
class PrecedentAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rulings are kept: the latest on a field holds, and none is changed or deleted."""

    list_display = ("studied", "asked", "is_related", "organization", "ruled_by", "ruled_at")
    list_filter = ("organization", "is_related")
    list_select_related = ("organization", "ruled_by")
    search_fields = ("studied", "asked", "reason")
    readonly_fields = ("ruled_by", "ruled_at")

    def has_change_permission(self, request: HttpRequest, obj: Precedent | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Precedent | None = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Precedent, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        obj.ruled_by, obj.ruled_at = request.user, timezone.now()  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
