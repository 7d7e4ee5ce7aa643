"""The catalogue in the admin: employers, functions, grades, documents and families."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import URLPattern

from jobfamilies.admin.endings import ending_pages
from jobfamilies.admin.export import catalogue_file
from jobfamilies.admin.flat_lists import GradeList, JobFunctionList
from jobfamilies.models import (
    Edition,
    Grade,
    JobFamily,
    JobFunction,
    Organization,
    OwnFactDefinition,
    SourceDocument,
    Synonyms,
)
from jobfamilies.parts import edition_parts
from website.flat_lists import InAndOut
from website.model_admins import SlugIsKept
from website.ordered_admin import OrderedAdmin, OrderedForm, OrderedInlineFormSet, tell
from website.roles.admin import InlineByRole, RowsByRole


class OfOneOrganization(ModelForm):  # type: ignore[type-arg]
    """What belongs to an organization stays there: addresses and published editions name it by both slugs."""

    kept = ("organization", "slug")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Disabled, not read-only: what Django leaves out of a form it leaves out of the constraints' checks too.
        for name in self.fields.keys() & self.kept if self.instance.pk else ():
            self.fields[name].disabled = True


class GradeForm(OrderedForm, OfOneOrganization):
    """A grade, which stays with its organization, and its place among that one's grades."""


class GradeInline(InlineByRole, admin.TabularInline):  # type: ignore[type-arg]
    model = Grade
    form = GradeForm
    formset = OrderedInlineFormSet
    extra = 0
    fields = ("order", "name", "slug")
    ordering = ("order",)


class OwnFactForm(OrderedForm, OfOneOrganization):
    """An own fact, which stays with its organization, and its place among that one's own facts."""


class OwnFactInline(admin.TabularInline):  # type: ignore[type-arg]
    model = OwnFactDefinition
    form = OwnFactForm
    formset = OrderedInlineFormSet
    extra = 0
    fields = ("place", "label", "slug", "kind", "choices", "audience")
    ordering = ("place",)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "choices" and field:
            field.widget.attrs |= {"rows": 3, "cols": 20}
        return field


class Ends(SlugIsKept):
    """What is closed and opened again on pages of its own, and deleted on one that says what keeps it."""

    def get_urls(self) -> list[URLPattern]:
        return [*ending_pages(self.admin_site, self.model), *super().get_urls()]  # type: ignore[arg-type]

    def get_actions(self, request: HttpRequest) -> Any:
        """Return the actions without the one that deletes many: each has its own reasons against that."""
        return {name: each for name, each in super().get_actions(request).items() if name != "delete_selected"}

    @admin.display(description="closed from", ordering="closed_from", empty_value="open")
    def closed(self, thing: Any) -> Any:
        return thing.closed_from


@admin.register(Organization)
class OrganizationAdmin(Ends):
    """An employer with its grades and own facts; its ladders leave as one file."""

    list_display = ("name", "slug", "family_count", "document_count", "closed")
    search_fields = ("name",)
    ordering = ("sort_key",)
    inlines = (GradeInline, OwnFactInline)

    def get_urls(self) -> list[URLPattern]:
        return [catalogue_file(self.admin_site), *super().get_urls()]

    def save_formset(self, request: HttpRequest, form: ModelForm, formset: Any, change: bool) -> None:  # type: ignore[type-arg]
        super().save_formset(request, form, formset, change)
        tell(request, formset.model, formset.made_room)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Organization]:
        counts = {name: Count(name, distinct=True) for name in ("families", "documents")}
        return super().get_queryset(request).annotate(**{f"n_{name}": count for name, count in counts.items()})

    @admin.display(description="families", ordering="n_families")
    def family_count(self, organization: Any) -> int:
        return organization.n_families

    @admin.display(description="source documents", ordering="n_documents")
    def document_count(self, organization: Any) -> int:
        return organization.n_documents


@admin.register(Synonyms)
class SynonymsAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = search_fields = ("words",)


@admin.register(JobFunction)
class JobFunctionAdmin(SlugIsKept, InAndOut):
    resource_class = JobFunctionList
    list_display = ("name", "family_count")
    search_fields = ("name",)
    ordering = ("sort_key",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[JobFunction]:
        return super().get_queryset(request).annotate(n_families=Count("families"))

    @admin.display(description="families", ordering="n_families")
    def family_count(self, function: Any) -> int:
        return function.n_families


@admin.register(Grade)
class GradeAdmin(OrderedAdmin, SlugIsKept, InAndOut):
    resource_class = GradeList
    form = GradeForm
    list_display = ("name", "organization", "order", "level_count")
    list_editable = ("order",)
    list_filter = ("organization",)
    search_fields = ("name", "organization__name")
    ordering = ("organization__sort_key", "order")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Grade]:
        grades = super().get_queryset(request).select_related("organization")
        return grades.annotate(n_levels=Count("levels"))

    @admin.display(description="levels, all editions", ordering="n_levels")
    def level_count(self, grade: Any) -> int:
        return grade.n_levels


@admin.register(SourceDocument)
class SourceDocumentAdmin(SlugIsKept):
    form = OfOneOrganization
    named_by = "title"
    list_display = ("title", "organization", "level_count")
    list_filter = ("organization",)
    search_fields = ("title", "organization__name", "text")
    ordering = ("organization__sort_key", "sort_key")
    autocomplete_fields = ("organization",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceDocument]:
        documents = super().get_queryset(request).select_related("organization").defer("text", "note")
        return documents.annotate(n_levels=Count("levels"))

    @admin.display(description="levels transcribed", ordering="n_levels")
    def level_count(self, document: Any) -> int:
        return document.n_levels


class EditionInline(InlineByRole, admin.TabularInline):  # type: ignore[type-arg]
    """A family's editions, to open; they are written on their own page."""

    model = Edition
    fields = readonly_fields = ("number", "standing", "title", "effective_on")
    ordering = ("-number",)
    extra = max_num = 0
    can_delete = False
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).with_family()  # type: ignore[attr-defined]

    @admin.display(description="effective on")
    def effective_on(self, edition: Edition) -> Any:
        return edition.publication.effective_on if edition.is_published else "not published"

    @admin.display(description="stands")
    def standing(self, edition: Edition) -> str:
        return edition.standing


@admin.register(JobFamily)
class JobFamilyAdmin(Ends):
    form = OfOneOrganization
    list_display = ("name", "organization", "function", "track", "edition_count", "has_open_edition", "closed")
    list_filter = ("organization", "function", "track")
    search_fields = ("name", "organization__name", "editions__title", "editions__levels__job_code")
    ordering = ("organization__sort_key", "sort_key")
    autocomplete_fields = ("organization", "function")
    inlines = (EditionInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[JobFamily]:
        families: QuerySet[JobFamily] = super().get_queryset(request)
        return families.select_related("organization", "function").annotate(
            n_editions=Count("editions", distinct=True),
            n_open=Count("editions", filter=Edition.is_open(prefix="editions__"), distinct=True),
        )

    @admin.display(description="editions", ordering="n_editions")
    def edition_count(self, family: Any) -> int:
        return family.n_editions

    @admin.display(description="open edition", boolean=True, ordering="n_open")
    def has_open_edition(self, family: Any) -> bool:
        return family.n_open > 0

    def save_model(self, request: HttpRequest, obj: JobFamily, form: ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        super().save_model(request, obj, form, change)
        for part in edition_parts():
            part.family_saved(obj)

    def view_on_site(self, family: JobFamily) -> str:
        return family.get_absolute_url()
