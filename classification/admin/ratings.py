"""Rating schemes in the admin: drafted as data, read in sentences, approved by somebody else."""

import json
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from classification.actions.schemes import CannotApproveScheme, approve_scheme
from classification.models import Scheme
from classification.models.schemes import is_scheme
from classification.scoring import WrongScheme, in_sentences


class Indented(json.JSONEncoder):
    """The rules as people can read them: a line for each part."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "indent": 2, "ensure_ascii": False})


class SchemeForm(forms.ModelForm):  # type: ignore[type-arg]
    """A scheme whose next version number is found when it is first saved."""

    rules = forms.JSONField(
        encoder=Indented,
        validators=[is_scheme],
        widget=forms.Textarea(attrs={"rows": 30, "cols": 100, "spellcheck": "false"}),
        help_text="The method, and what it counts. Once saved, they stand above in sentences.",
    )

    class Meta:
        model = Scheme
        fields = ("organization", "slug", "name", "rules", "source", "note")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if not self.instance.pk and cleaned.get("slug"):
            same = Scheme.objects.filter(organization=cleaned.get("organization"), slug=cleaned["slug"])
            self.instance.number = (same.aggregate(last=Max("number"))["last"] or 0) + 1
        return cleaned


@admin.register(Scheme)
class SchemeAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Drafts may change; what is approved never does. A correction is the next version."""

    form = SchemeForm
    list_display = ("name", "organization", "number", "is_approved", "approved_by", "approved_at")
    list_filter = ("organization", ("approved_at", admin.EmptyFieldListFilter))
    list_select_related = ("organization", "approved_by")
    search_fields = ("name", "slug", "source", "note")
    readonly_fields = ("number", "said", "drafted_by", "drafted_at", "approved_by", "approved_at")
    fields = (
        ("organization", "slug"),
        "name",
        "number",
        "said",
        "rules",
        "source",
        "note",
        ("drafted_by", "drafted_at"),
        ("approved_by", "approved_at"),
    )
    actions = ("approve",)
    change_form_template = "admin/classification/scheme/change_form.html"

    def has_change_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        return super().has_change_permission(request, obj) and not (obj and obj.is_approved)

    def has_delete_permission(self, request: HttpRequest, obj: Scheme | None = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.is_approved)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Without deleting many: an approved scheme among them would go too."""
        return {name: action for name, action in super().get_actions(request).items() if name != "delete_selected"}

    def get_readonly_fields(self, request: HttpRequest, obj: Scheme | None = None) -> Any:
        """What tells a scheme from another stays once it is saved."""
        return (*self.readonly_fields, "organization", "slug") if obj else self.readonly_fields

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin the next version (?next=<number of the row>) with what the one before says."""
        asked = request.GET.get("next", "")
        if not (asked.isdecimal() and len(asked) < 19):
            return super().get_changeform_initial_data(request)
        found = Scheme.objects.filter(pk=int(asked)).first()
        names = ("organization", "slug", "name", "rules", "source", "note")
        return {name: getattr(found, name) for name in names} if found else {}

    def save_model(self, request: HttpRequest, obj: Scheme, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        obj.record_draft(by=request.user, at=timezone.now())  # type: ignore[arg-type]
        super().save_model(request, obj, form, change)

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("classification.approve_scheme")

    @admin.action(description="Approve the chosen schemes", permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Scheme]) -> None:
        for scheme in queryset:
            try:
                approve_scheme(scheme=scheme, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            except CannotApproveScheme as refused:
                messages.error(request, f"{scheme}: {refused}")
            else:
                messages.success(request, f"{scheme} is in force.")

    @admin.display(description="approved", boolean=True)
    def is_approved(self, scheme: Scheme) -> bool:
        return scheme.is_approved

    @admin.display(description="As it reads")
    def said(self, scheme: Scheme) -> SafeString | str:
        """The rules in sentences."""
        if not scheme.rules:
            return "Nothing yet."
        try:
            return format_html_join("", "<p>{}</p>", ((sentence,) for sentence in in_sentences(scheme.scheme)))
        except WrongScheme as wrong:
            return str(wrong)
