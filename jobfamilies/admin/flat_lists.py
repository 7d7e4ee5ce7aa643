"""Grades and functions as files: which columns they have, and what names a row."""

from django.db.models import QuerySet
from import_export.fields import Field

from jobfamilies.models import Grade, JobFunction, Organization
from website.flat_lists import BySlugWidget, FlatList, OrderWidget


class GradeList(FlatList):
    organization = Field("organization", "organization", BySlugWidget(Organization, "slug"))
    order = Field("order", "order", OrderWidget())

    class Meta(FlatList.Meta):
        abstract = False
        model = Grade
        fields = import_order = export_order = ("organization", "slug", "name", "order")
        import_id_fields = ("organization", "slug")

    def get_queryset(self) -> QuerySet[Grade]:
        return super().get_queryset().select_related("organization")


class JobFunctionList(FlatList):
    class Meta(FlatList.Meta):
        abstract = False
        model = JobFunction
        fields = import_order = export_order = ("slug", "name")
        import_id_fields = ("slug",)
