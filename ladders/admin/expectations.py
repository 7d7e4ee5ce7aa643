"""Dimensions, and editions with their levels and rows, in the admin. A published edition can only be read."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db import IntegrityError, transaction
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jobfamilies.actions import delete_draft, start_draft
from jobfamilies.models import Edition, Grade, Level
from ladders import cells
from ladders.actions import lines_of, write_cell
from ladders.admin.editor import editor_pages
from ladders.admin.flat_lists import DimensionList
from ladders.admin.importing import import_pages
from ladders.admin.standing import StandingFilter
from ladders.index import write_dimension, write_edition
from ladders.models import CellChange, Dimension, Row, SearchEntry, Statement
from website.flat_lists import InAndOut
from website.model_admins import SlugIsKept
from website.people import person


@admin.register(Dimension)
class DimensionAdmin(SlugIsKept, InAndOut):
    resource_class = DimensionList
    list_display = ("name", "kind", "row_count", "definition")
    list_filter = ("kind",)
    search_fields = ("name", "definition")
    ordering = ("order",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Dimension]:
        return super().get_queryset(request).annotate(n_rows=Count("rows"))

    @admin.display(description="rows, all editions", ordering="n_rows")
    def row_count(self, dimension: Any) -> int:
        return dimension.n_rows

    def save_model(self, request: HttpRequest, obj: Dimension, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        super().save_model(request, obj, form, change)
        write_dimension(obj)

    def written(self, rows: Sequence[Model]) -> None:
        for dimension in rows:
            assert isinstance(dimension, Dimension)
            write_dimension(dimension)


def edition_of(row: Model | None) -> Edition | None:
    """Return the edition that a row of the admin belongs to; None while it is being added."""
    return row if isinstance(row, Edition) else getattr(row, "edition", None)


class SealedWhenPublished:
    """For an admin or inline of what an edition owns: only a draft's rows are written."""

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_change_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_delete_permission(request, obj)  # type: ignore[misc]

    def _is_open(self, row: Model | None) -> bool:
        edition = edition_of(row)
        return edition is None or edition.is_draft


def without_entries(listed: list[Any]) -> list[Any]:
    """Return the nested list of what goes with a row, without the entries of the search and the record of changes."""
    kept = [each for each in listed if not str(each).startswith(("Search entry: ", "Change of a draft: "))]
    return [without_entries(each) if isinstance(each, list) else each for each in kept]


class FoundBySearch:
    """For an admin of an edition or of what it owns: once the page is saved, the search finds what it says now."""

    def save_related(self, request: HttpRequest, form: forms.ModelForm, formsets: Any, change: bool) -> None:  # type: ignore[type-arg]
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if edition := edition_of(form.instance):
            write_edition(edition)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[Any], Any, set[str], list[Any]]:
        """Leave what goes with the rows by itself out of what the page asks to confirm: the search's, the log's."""
        listed, counts, lacking, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        for kept in (SearchEntry, CellChange):
            counts.pop(kept._meta.verbose_name_plural, None)
        shown = without_entries(listed)
        return shown, counts, lacking, protected


class LevelFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The levels of one edition, sent together."""

    def validate_unique(self) -> None:
        """Compare the job codes among each other too: Django passes over a constraint that has a condition."""
        super().validate_unique()
        kept = [form for form in self.initial_forms + self.extra_forms if form not in self.deleted_forms]
        codes = Counter(form.instance.job_code for form in kept)
        for form in kept:
            if form.instance.job_code and codes[form.instance.job_code] > 1:
                form.add_error("job_code", "Another level of this edition has that job code.")


class LevelInline(SealedWhenPublished, admin.TabularInline):  # type: ignore[type-arg]
    model = Level
    formset = LevelFormSet
    fields = ("rank", "title", "short_title", "slug", "job_code", "grade", "grade_text", "exemption")
    ordering = ("rank",)
    autocomplete_fields = ("grade",)
    show_change_link = True
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_add_permission(request, obj)


class RowInline(SealedWhenPublished, admin.TabularInline):  # type: ignore[type-arg]
    model = Row
    fields = ("place", "dimension", "label", "heading", "style", "note")
    ordering = ("place",)
    autocomplete_fields = ("dimension",)
    extra = 0

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._is_open(obj) and super().has_add_permission(request, obj)


@admin.register(Edition)
class EditionAdmin(FoundBySearch, SealedWhenPublished, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("__str__", "standing", "effective_on", "level_count", "statement_count")
    list_filter = (StandingFilter, "family__organization", "family__function")
    search_fields = ("title", "family__name", "family__organization__name", "levels__title", "levels__job_code")
    ordering = ("family__organization__name", "family__name", "-number")
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

    def get_urls(self) -> list[URLPattern]:
        return [*editor_pages(self.admin_site), *import_pages(self.admin_site), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        counts = {f"n_{name}": Count(name, distinct=True) for name in ("levels", "statements")}
        editions: QuerySet[Edition] = super().get_queryset(request)
        return editions.select_related("family__organization", "publication__withdrawal").annotate(**counts)

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

    @admin.display(description="statements", ordering="n_statements")
    def statement_count(self, edition: Any) -> int:
        return edition.n_statements

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


class OwnedForm(forms.ModelForm):  # type: ignore[type-arg]
    """What an edition owns: it is added to an open edition and stays there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Disabled, not read-only: what Django leaves out of a form it leaves out of the constraints' checks too.
        if self.instance.pk and "edition" in self.fields:
            self.fields["edition"].disabled = True

    def clean_edition(self) -> Edition:
        edition: Edition = self.cleaned_data["edition"]
        if edition.is_published:
            raise forms.ValidationError("A published edition cannot change. Start a draft from it.")
        if not edition.is_draft:
            raise forms.ValidationError("What is in review or approved cannot change. Take it back to draft first.")
        return edition


class LevelForm(OwnedForm):
    """A level's facts; `level_form` adds one text per row of its edition."""

    class Meta:
        model = Level
        fields = "__all__"  # noqa: DJ007 - the admin names them in its fieldsets


def cell_name(row: Row) -> str:
    return f"row_{row.pk}"


def level_form(level: Level | None) -> type[LevelForm]:
    """Return the form of a level, with a text area for what each row says of it, one statement per line."""
    if level is None:
        return LevelForm
    texts: dict[str, Any] = {}
    stored: dict[int, list[Statement]] = defaultdict(list)
    for statement in level.statements.order_by("place"):
        stored[statement.row_id].append(statement)
    for row in level.edition.rows.order_by("place"):
        old = stored[row.pk]
        area = forms.Textarea(attrs={"rows": max(2, len(old) + 1), "cols": 100})
        texts[cell_name(row)] = forms.CharField(
            label=row.label,
            required=False,
            widget=area,
            initial=cells.typed(lines_of(old)),
            max_length=cells.MOST_CHARACTERS,
        )
    return type("LevelForm", (LevelForm,), texts)


class GradeListFilter(admin.RelatedFieldListFilter):
    """Grades under their organizations' names, in one query."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        return [(grade.pk, str(grade)) for grade in Grade.objects.select_related("organization")]


@admin.register(Level)
class LevelAdmin(FoundBySearch, SealedWhenPublished, admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("name", "edition", "rank", "job_code", "grade_text", "exemption", "statement_count")
    list_filter = ("edition__state", "edition__family__organization", ("grade", GradeListFilter), "exemption")
    list_select_related = ("edition__family__organization",)
    search_fields = ("title", "job_code", "edition__family__name", "edition__family__organization__name")
    autocomplete_fields = ("edition", "grade", "source_document")
    readonly_fields = ("key",)
    ordering = ("edition__family__organization__name", "edition__family__name", "-edition__number", "rank")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Level]:
        return super().get_queryset(request).annotate(n_statements=Count("statements"))

    @admin.display(description="statements", ordering="n_statements")
    def statement_count(self, level: Any) -> int:
        return level.n_statements

    def get_form(self, request: HttpRequest, obj: Level | None = None, change: bool = False, **kwargs: Any) -> Any:
        if self.has_change_permission(request, obj):
            kwargs["form"] = level_form(obj)
        return super().get_form(request, obj, change, **kwargs)

    def get_fieldsets(self, request: HttpRequest, obj: Level | None = None) -> Any:
        facts = [
            ("edition", "rank"),
            ("title", "short_title", "slug"),
            ("job_code", "grade", "grade_text", "exemption"),
            ("source_date_label", "source_date_text", "source_date"),
            "source_document",
            "key",
        ]
        sections: list[Any] = [("Facts", {"fields": facts})]
        if obj and self.has_change_permission(request, obj):
            rows = [cell_name(row) for row in obj.edition.rows.order_by("place")]
            said = "One statement per line. In running text an empty line begins a paragraph."
            sections.append(("What it expects", {"fields": rows, "description": said}))
        elif obj:
            sections.append(("What it expects", {"fields": ["statements"]}))
        return sections

    def get_readonly_fields(self, request: HttpRequest, obj: Level | None = None) -> Any:
        return (*self.readonly_fields, "statements")

    @admin.display(description="statements")
    def statements(self, level: Level) -> SafeString | str:
        """What a level of a published edition says is read on its page."""
        page = level.get_edition_url()
        state = level.edition.get_state_display()
        return format_html('{}, and so read only: <a href="{}">read it on the site</a>.', state, page)

    def view_on_site(self, level: Level) -> str:
        return level.get_edition_url()

    def save_model(self, request: HttpRequest, obj: Level, form: forms.ModelForm, change: bool) -> None:  # type: ignore[type-arg]
        super().save_model(request, obj, form, change)
        for row in obj.edition.rows.all():
            if cell_name(row) in form.changed_data:
                text = form.cleaned_data[cell_name(row)]
                write_cell(level=obj, row=row, text=text, by=person(request), at=timezone.now())


@admin.register(Row)
class RowAdmin(FoundBySearch, SealedWhenPublished, admin.ModelAdmin):  # type: ignore[type-arg]
    form = OwnedForm
    list_display = ("label", "edition", "dimension", "heading", "place", "style", "statement_count")
    list_filter = ("edition__state", "edition__family__organization", "dimension__kind", "style")
    list_select_related = ("edition__family__organization", "dimension")
    search_fields = ("label", "heading", "dimension__name", "edition__family__name")
    autocomplete_fields = ("edition", "dimension", "source_document")
    ordering = ("edition__family__organization__name", "edition__family__name", "-edition__number", "place")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Row]:
        return super().get_queryset(request).annotate(n_statements=Count("statements"))

    @admin.display(description="statements", ordering="n_statements")
    def statement_count(self, row: Any) -> int:
        return row.n_statements


class StatementForm(forms.ModelForm):  # type: ignore[type-arg]
    """The words of one statement."""

    def clean_text(self) -> str:
        """Fold white space, as in a cell: a line break would make two statements of one there."""
        return " ".join(self.cleaned_data["text"].split())


@admin.register(Statement)
class StatementAdmin(FoundBySearch, SealedWhenPublished, admin.ModelAdmin):  # type: ignore[type-arg]
    """To find what is said where; cells are written on their level's page."""

    form = StatementForm
    list_display = ("__str__", "level", "row", "edition")
    list_filter = ("edition__state", "edition__family__organization", "row__dimension")
    list_select_related = ("level", "row", "edition__family__organization")
    search_fields = ("text", "level__title", "row__label", "edition__family__name")
    fields = ("edition", "level", "row", "place", "text", "begins_paragraph", "key")
    readonly_fields = ("edition", "level", "row", "place", "key")
    ordering = ("edition__family__organization__name", "edition__family__name", "level__rank", "row__place", "place")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
