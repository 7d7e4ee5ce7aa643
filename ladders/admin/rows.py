"""Rows and statements in the admin: how an edition words its dimensions, and what is said where."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ladders.admin.owned import OwnedAdmin
from ladders.models import Row, Statement
from website.model_admins import Kept


@admin.register(Row)
class RowAdmin(OwnedAdmin):
    list_display = ("label", "edition", "dimension", "heading", "place", "style", "statement_count")
    list_filter = ("edition__state", "edition__family__organization", "dimension__kind", "style")
    list_select_related = ("edition__family__organization", "dimension")
    search_fields = ("label", "heading", "dimension__name", "edition__family__name")
    autocomplete_fields = ("edition", "dimension", "source_document")
    ordering = ("edition__family__organization__sort_key", "edition__family__sort_key", "-edition__number", "place")


@admin.register(Statement)
class StatementAdmin(Kept):
    """To find what is said where; it is written in the ladder's grid, a cell at a time."""

    list_display = ("__str__", "level", "row", "edition")
    list_filter = ("edition__state", "edition__family__organization", "row__dimension")
    list_select_related = ("level", "row", "edition__family__organization")
    search_fields = ("text", "level__title", "row__label", "edition__family__name")
    fields = ("edition", "level", "row", "place", "text", "begins_paragraph", "key", "written")
    readonly_fields = ("written",)
    ordering = (
        "edition__family__organization__sort_key",
        "edition__family__sort_key",
        "level__rank",
        "row__place",
        "place",
    )

    @admin.display(description="written in")
    def written(self, statement: Statement) -> SafeString:
        """Its cell in the ladder's grid."""
        grid = reverse("admin:ladders_editor", args=[statement.edition_id])
        cell = f"#cell-{statement.level.key}-{statement.row.dimension.slug}"
        return format_html('<a href="{}{}">Edit ladder</a>', grid, cell)
