"""Rows that stand in an order, in the admin: one takes the place that it is given, and the others make room.

On a page, in an inline and in a list whose places can be edited, several rows change places in one save.
"""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest

from website.ordering import FIRST, LAST, Order, make_room
from website.roles.admin import RowsByRole

MOST_NAMED = 10
"""How many rows that made room are named."""


def order_of(model: type[Model]) -> Order:
    order: Order = model.in_order  # type: ignore[attr-defined]
    return order


class OrderedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row and its place. That another row stands there is no fault: it makes room."""

    formset: "OrderedFormSet | None" = None

    @property
    def place(self) -> str:
        return order_of(self._meta.model).place

    @property
    def is_given_a_place(self) -> bool:
        """Whether somebody said where the row shall stand; of one that stands already, anew."""
        return self.place in self.cleaned_data and (self.instance.pk is None or self.place in self.changed_data)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if (place := cleaned.get(self.place)) is not None:
            try:
                self._meta.model._meta.get_field(self.place).run_validators(place)
                if not FIRST <= place <= LAST:
                    raise forms.ValidationError(f"A place is a whole number from {FIRST} to {LAST}.")
            except forms.ValidationError as wrong:
                self.add_error(self.place, wrong)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Without its place Django holds the row against no constraint about places; `clean` holds the place itself.
        return {*super()._get_validation_exclusions(), self.place}  # type: ignore[misc]


class OrderedFormSet(forms.BaseModelFormSet):  # type: ignore[type-arg]
    """Rows that are sent together, of which no two may be given one place."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.made_room: dict[Any, int] | None = None
        """The places of the rows that went elsewhere, by key; None until there is room."""

    @property
    def order(self) -> Order:
        assert self.model is not None
        return order_of(self.model)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        form.formset = self
        return form

    @property
    def given(self) -> list[OrderedForm]:
        """The rows that stay and are given a place."""
        sent: list[Any] = [form for form in self.forms if form not in self.deleted_forms]
        return [form for form in sent if form.is_valid() and form.has_changed() and form.is_given_a_place]

    def clean(self) -> None:
        super().clean()
        firsts: dict[object, OrderedForm] = {}
        for form in self.given:
            first = firsts.setdefault((self._within(form), form.cleaned_data[form.place]), form)
            if first is not form:
                form.add_error(form.place, f"“{first.instance}” is given this place too.")

    def make_room(self) -> dict[Any, int]:
        """Put the stored rows where they will stand, once and before the others are saved; return who went where."""
        if self.made_room is None:
            self.made_room = {}
            for _, forms_of_one in groupby(sorted(self.given, key=self._within), key=self._within):
                self.made_room |= self._make_room(list(forms_of_one))
            for thing in (form.instance for form in self.initial_forms if form.instance.pk in self.made_room):
                setattr(thing, self.order.place, self.made_room[thing.pk])
        return self.made_room

    def save(self, commit: bool = True) -> Any:
        if commit:
            self.make_room()
        return super().save(commit)

    def _make_room(self, given: list[OrderedForm]) -> dict[Any, int]:
        rows, place = self.order.beside(given[0].instance), self.order.place
        places = {form.instance.pk or form: form.cleaned_data[place] for form in given}
        return make_room(rows, place, places, leaving=[form.instance.pk for form in self.deleted_forms])

    def _within(self, form: OrderedForm) -> tuple[Any, ...]:
        """Return what tells the order that the row stands in from others."""
        fields = (form.instance._meta.get_field(name) for name in self.order.within)
        return tuple(getattr(form.instance, field.attname) for field in fields)


class OrderedInlineFormSet(OrderedFormSet, forms.BaseInlineFormSet):  # type: ignore[type-arg]
    """The same, of one row's own."""


class OrderedAdmin(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """The admin of rows that stand in an order."""

    form = OrderedForm

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_form(request, **{"form": OrderedForm, **kwargs})

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        return super().get_changelist_formset(request, **{"formset": OrderedFormSet, **kwargs})

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        order, formset = order_of(self.model), form.formset
        if formset and formset.made_room is None:
            tell(request, self.model, formset.make_room())
        elif not formset and form.is_given_a_place:
            given = {obj.pk: getattr(obj, order.place)}
            tell(request, self.model, make_room(order.beside(obj), order.place, given))
        super().save_model(request, obj, form, change)


def tell(request: HttpRequest, model: type[Model], moved: Mapping[Any, int]) -> None:
    """Say which rows made room, and where they stand now."""
    if not moved:
        return
    rows = model._default_manager.in_bulk(moved)
    named = sorted((place, str(rows[key])) for key, place in moved.items())
    said = [f"{name} at {place}" for place, name in named[:MOST_NAMED]]
    more = [f"{len(named) - MOST_NAMED} more"] if len(named) > MOST_NAMED else []
    messages.info(request, f"To make room, these stand elsewhere now: {', '.join(said + more)}.")
