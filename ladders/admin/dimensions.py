"""Dimensions in the admin, singly or from a file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest

from ladders.admin.flat_lists import DimensionList
from ladders.index import write_dimension
from ladders.models import Dimension
from website.flat_lists import InAndOut
from website.model_admins import SlugIsKept
from website.ordered_admin import OrderedAdmin


@admin.register(Dimension)
class DimensionAdmin(OrderedAdmin, SlugIsKept, InAndOut):
    resource_class = DimensionList
    list_display = ("name", "order", "kind", "row_count", "definition")
    list_editable = ("order",)
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
