"""Editions in the admin, with their levels and rows. A published edition can only be read."""

from collections import Counter
from typing import Any

from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html

from jobfamilies.actions import delete_draft, start_draft
from jobfamilies.models import Edition, Level
from ladders.actions import change_edition, write_together
from ladders.admin.editor import editor_pages
from ladders.admin.facts import FactsForm
from ladders.admin.importing import import_pages
from ladders.admin.owned import (
    CountsStatements,
    FoundBySearch,
    OwnedForm,
    OwnedFormSet,
    RefusalsAreSaid,
    SealedWhenPublished,
)
from ladders.admin.standing import StandingFilter
from ladders.models import Row
from website.people import person
from website.roles.admin import InlineByRole
from website.versioned_forms import VersionedAdmin


class LevelFormSet(OwnedFormSet):
    """The levels of one edition, sent together."""

    def validate_unique(self) -> None:
        """Compare the job codes among each other too: Django passes over a constraint that has a condition."""
        super().validate_unique()
        kept = [form for form in self.initial_forms + self.extra_forms if form not in self.deleted_forms]
        codes = Counter(form.instance.job_code for form in kept)
        for form in kept:
            if form.instance.job_code and codes[form.instance.job_code] > 1:
                form.add_error("job_code", "Another level of this edition has that job code.")


class OwnedInline(SealedWhenPublished, InlineByRole, VersionedAdmin, admin.TabularInline):  # type: ignore[type-arg]
    """The levels or the rows of an edition, in their order."""

    form = OwnedForm
    formset = OwnedFormSet
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_add_permission(request, obj)


class LevelInline(OwnedInline):
    model = Level
    formset = LevelFormSet
    fields = ("rank", "title", "short_title", "slug", "job_code", "grade", "grade_text", "exemption")
    ordering = ("rank",)
    autocomplete_fields = ("grade",)
    show_change_link = True


class RowInline(OwnedInline):
    model = Row
    fields = ("place", "dimension", "label", "heading", "style", "note")
    ordering = ("place",)
    autocomplete_fields = ("dimension",)


@admin.register(Edition)
class EditionAdmin(RefusalsAreSaid, FoundBySearch, SealedWhenPublished, VersionedAdmin, CountsStatements):
    form = FactsForm
    list_display = ("__str__", "standing", "effective_on", "level_count", "statement_count")
    list_filter = (StandingFilter, "family__organization", "family__function")
    search_fields = ("title", "family__name", "family__organization__name", "levels__title", "levels__job_code")
    ordering = ("family__organization__sort_key", "family__sort_key", "-number")
    autocomplete_fields = ("family",)
    readonly_fields = ("state",)
    fields = (
        ("family", "number", "state"),
        "title",
        "summary",
        ("function_text", "track_text"),
        ("source_date_label", "source_date_text", "source_date"),
    )
    inlines = (LevelInline, RowInline)
    actions = ("start_drafts",)

    def get_fields(self, request: HttpRequest, obj: Edition | None = None) -> Any:
        """Return what is asked; of an employer's own text nothing of a source."""
        return self.fields[:-2] if obj and obj.wording.is_own else self.fields

    def get_urls(self) -> list[URLPattern]:
        return [*editor_pages(self.admin_site), *import_pages(self.admin_site), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        editions = super().get_queryset(request).annotate(n_levels=Count("levels", distinct=True))
        return editions.select_related("family__organization", "publication__withdrawal")

    def save_model(self, request: HttpRequest, obj: Edition, form: Any, change: bool) -> None:
        if not change:
            super().save_model(request, obj, form, change)
        elif facts := {name: form.cleaned_data[name] for name in form.changed_data}:
            change_edition(edition=obj, by=person(request), at=timezone.now(), **facts)

    def save_formset(self, request: HttpRequest, form: Any, formset: OwnedFormSet, change: bool) -> None:
        sent = formset.sent()
        if any((sent.added, sent.facts, sent.places, sent.retired)):
            model: Any = formset.model
            write_together(model, sent, edition=form.instance, by=person(request), at=timezone.now())

    def delete_model(self, request: HttpRequest, obj: Edition) -> None:
        delete_draft(edition=obj, by=person(request), at=timezone.now())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Edition]) -> None:
        for edition in queryset:
            self.delete_model(request, edition)

    @admin.display(description="stands")
    def standing(self, edition: Edition) -> str:
        return edition.standing

    @admin.display(description="effective on", ordering="publication__effective_on")
    def effective_on(self, edition: Edition) -> Any:
        return edition.publication.effective_on if edition.is_published else "not published"

    @admin.display(description="levels", ordering="n_levels")
    def level_count(self, edition: Any) -> int:
        return edition.n_levels

    @admin.action(description="Start a draft from the selected editions", permissions=["add"])
    def start_drafts(self, request: HttpRequest, editions: QuerySet[Edition]) -> None:
        for edition in editions.select_related("family__organization"):
            try:
                with transaction.atomic():
                    draft = start_draft(edition=edition)
            except IntegrityError:
                self.message_user(request, f"{edition.family} has an open edition already.", messages.ERROR)
            else:
                self.message_user(request, format_html('Draft made: <a href="{}">{}</a>.', change_page(draft), draft))


def change_page(row: Model) -> str:
    """Return the address of a row's page in the admin."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])
