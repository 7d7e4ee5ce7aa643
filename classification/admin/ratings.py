"""Rating schemes in the admin: drafted as data, read in sentences, approved by somebody else."""

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Max
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from classification.admin.approvals import ApprovableAdmin
from classification.engine.scoring import WrongScheme, in_sentences
from classification.models import Scheme
from classification.models.schemes import is_scheme
from website.form_fields import JSONField


class Indented(json.JSONEncoder):
    """The rules as people can read them: a line for each part."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "indent": 2, "ensure_ascii": False})


class SchemeForm(forms.ModelForm):  # type: ignore[type-arg]
    """A scheme whose next version number is found when it is first saved."""

    rules = JSONField(
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
class SchemeAdmin(ApprovableAdmin):
    """A correction is the next version."""

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
    begins_with = "next"
    change_form_template = "admin/classification/scheme/change_form.html"

    def get_readonly_fields(self, request: HttpRequest, obj: Scheme | None = None) -> Any:
        """What tells a scheme from another stays once it is saved."""
        return (*self.readonly_fields, "organization", "slug") if obj else self.readonly_fields

    def said_before(self, row: Scheme) -> dict[str, Any]:
        return {name: getattr(row, name) for name in SchemeForm.Meta.fields}

    @admin.display(description="As it reads")
    def said(self, scheme: Scheme) -> SafeString | str:
        """The rules in sentences."""
        if not scheme.rules:
            return "Nothing yet."
        try:
            return format_html_join("", "<p>{}</p>", ((sentence,) for sentence in in_sentences(scheme.scheme)))
        except WrongScheme as wrong:
            return str(wrong)
