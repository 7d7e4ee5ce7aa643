"""Levels in the admin: their facts, and what each row of their edition says of them."""

from collections import defaultdict
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jobfamilies.models import Grade, Level
from ladders.actions import lines_of, write_cell
from ladders.admin.owned import CountsStatements, FoundBySearch, OwnedForm, SealedWhenPublished
from ladders.engine import cells
from ladders.models import Row, Statement
from website.people import person


class LevelForm(OwnedForm):
    """A level's facts; `level_form` adds one text per row of its edition."""

    class Meta:
        model = Level
        fields = "__all__"  # the admin names them in its fieldsets


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
class LevelAdmin(FoundBySearch, SealedWhenPublished, CountsStatements):
    list_display = ("name", "edition", "rank", "job_code", "grade_text", "exemption", "statement_count")
    list_filter = ("edition__state", "edition__family__organization", ("grade", GradeListFilter), "exemption")
    list_select_related = ("edition__family__organization",)
    search_fields = ("title", "job_code", "edition__family__name", "edition__family__organization__name")
    autocomplete_fields = ("edition", "grade", "source_document")
    readonly_fields = ("key",)
    ordering = ("edition__family__organization__name", "edition__family__name", "-edition__number", "rank")

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
