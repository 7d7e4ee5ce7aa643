"""Positions in the admin: HR adds seats, says who holds them and whom they report to, singly or from a file."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.fields import Field
from import_export.widgets import Widget

from classification.models import Position
from jobfamilies.models import Organization
from website.flat_lists import BySlugWidget, FlatList, InAndOut
from website.models import User


class SupervisorWidget(Widget):
    """Another position of the row's organization, by its number; empty where none is above."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Position | None:
        if not value:
            return None
        found = Position.objects.filter(number=value, organization__slug=(row or {}).get("organization")).first()
        if found is None:
            raise ValueError(f"The organization has no position “{value}”. A row stands below its supervisor’s.")
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.number if value else ""


class IncumbentWidget(Widget):
    """Somebody with an account, by user name; empty where nobody holds the position."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> User | None:
        if not value:
            return None
        found = User.objects.filter(username=value).first()
        if found is None:
            raise ValueError(f"There is no user “{value}”.")
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.username if value else ""


class PositionRows(FlatList):
    organization = Field("organization", "organization", BySlugWidget(Organization, "slug"))
    supervisor = Field("supervisor", "supervisor", SupervisorWidget())
    incumbent = Field("incumbent", "incumbent", IncumbentWidget())

    class Meta(FlatList.Meta):
        abstract = False
        model = Position
        fields = import_order = export_order = ("organization", "number", "title", "unit", "supervisor", "incumbent")
        import_id_fields = ("organization", "number")

    def get_queryset(self) -> QuerySet[Position]:
        return super().get_queryset().with_people()


class PositionForm(forms.ModelForm):  # type: ignore[type-arg]
    """A position. Its incumbent is named by user name; what it is and where stays, since rulings name it by that."""

    incumbent = forms.ModelChoiceField(
        User.objects.all(),
        to_field_name="username",
        required=False,
        widget=forms.TextInput,
        help_text="By user name. Empty: the position is vacant.",
        error_messages={"invalid_choice": "There is no user of that name."},
    )

    class Meta:
        model = Position
        fields = ("organization", "number", "title", "unit", "supervisor", "incumbent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["incumbent"] = self.instance.incumbent and self.instance.incumbent.username
        # Disabled, not read-only: what Django leaves out of a form it leaves out of the constraints' checks too.
        for name in self.fields.keys() & {"organization", "number"} if self.instance.pk else ():
            self.fields[name].disabled = True


@admin.register(Position)
class PositionAdmin(InAndOut):
    """A position goes only as long as nothing hangs on it: the database keeps what was described, asked and ruled."""

    form = PositionForm
    resource_class = PositionRows
    list_display = ("number", "title", "unit", "organization", "supervisor_number", "incumbent")
    list_filter = ("organization", ("incumbent", admin.EmptyFieldListFilter))
    list_select_related = ("organization", "supervisor", "incumbent")
    search_fields = ("number", "title", "unit", "incumbent__username")
    autocomplete_fields = ("supervisor",)
    ordering = ("organization__sort_key", "number")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Position], search_term: str
    ) -> tuple[QuerySet[Position], bool]:
        found, repeats = super().get_search_results(request, queryset, search_term)
        return found.select_related("organization"), repeats

    @admin.display(description="supervisor’s position", ordering="supervisor__number")
    def supervisor_number(self, position: Position) -> str:
        return position.supervisor.number if position.supervisor else ""
