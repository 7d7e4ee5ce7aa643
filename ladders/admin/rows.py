"""Rows and statements in the admin: how an edition words its dimensions, and what is said where."""

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from ladders.admin.owned import CountsStatements, FoundBySearch, OwnedForm, SealedWhenPublished
from ladders.models import Row, Statement


@admin.register(Row)
class RowAdmin(FoundBySearch, SealedWhenPublished, CountsStatements):
    form = OwnedForm
    list_display = ("label", "edition", "dimension", "heading", "place", "style", "statement_count")
    list_filter = ("edition__state", "edition__family__organization", "dimension__kind", "style")
    list_select_related = ("edition__family__organization", "dimension")
    search_fields = ("label", "heading", "dimension__name", "edition__family__name")
    autocomplete_fields = ("edition", "dimension", "source_document")
    ordering = ("edition__family__organization__name", "edition__family__name", "-edition__number", "place")


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
