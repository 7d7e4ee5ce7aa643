"""Levels in the admin: their facts, and to read what each row of their edition says of them."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string

from jobfamilies.models import Grade, Level
from ladders.admin.owned import OwnedAdmin
from ladders.models import Statement

FACTS = (
    ("edition", "rank"),
    ("title", "short_title", "slug"),
    ("job_code", "grade", "grade_text", "exemption"),
    ("source_date_label", "source_date_text", "source_date"),
    "source_document",
    "key",
)


class GradeListFilter(admin.RelatedFieldListFilter):
    """Grades under their organizations' names, in one query."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        return [(grade.pk, str(grade)) for grade in Grade.objects.select_related("organization")]


@admin.register(Level)
class LevelAdmin(OwnedAdmin):
    list_display = ("name", "edition", "rank", "job_code", "grade_text", "exemption", "statement_count")
    list_filter = ("edition__state", "edition__family__organization", ("grade", GradeListFilter), "exemption")
    list_select_related = ("edition__family__organization",)
    search_fields = ("title", "job_code", "edition__family__name", "edition__family__organization__name")
    autocomplete_fields = ("edition", "grade", "source_document")
    readonly_fields = ("key", "expectations")
    ordering = ("edition__family__organization__sort_key", "edition__family__sort_key", "-edition__number", "rank")
    fieldsets = (
        ("Facts", {"fields": FACTS}),
        ("What it expects", {"fields": ["expectations"]}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        shown = super().get_fieldsets(request, obj)
        return shown if obj else shown[:1]

    @admin.display(description="row by row")
    def expectations(self, level: Level) -> str:
        """What each row says of the level, to read; cells have one page on which they are written, the grid."""
        said: dict[int, list[str]] = {}
        for row, text in Statement.objects.filter(level=level).order_by("place").values_list("row", "text"):
            said.setdefault(row, []).append(text)
        rows = [(row, said.get(row.pk, [])) for row in level.edition.rows.order_by("place")]
        return render_to_string("admin/ladders/level/expectations.html", {"level": level, "rows": rows})

    def view_on_site(self, level: Level) -> str:
        return level.get_edition_url()
