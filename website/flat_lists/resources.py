"""What the rows of a flat list are: known by natural keys, valid or not written."""

import re
from collections.abc import Mapping
from typing import Any

import tablib
from django.core.exceptions import ValidationError
from django.db.models import Model
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget, Widget

from website.ordering import FIRST, LAST, Order, step_aside


class OrderWidget(Widget):
    """A place in an order."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int:
        if (place := place_in(value)) is None:
            raise ValueError(f"“{value}” is no whole number from {FIRST} to {LAST}.")
        return place


def place_in(value: object) -> int | None:
    """Return the place that a cell of a table states; None where it states none."""
    said = str(value)
    return int(said) if re.fullmatch(r"[0-9]{1,5}", said) and FIRST <= int(said) <= LAST else None


class BySlugWidget(ForeignKeyWidget):
    """Another row, by its slug, in a column that is called what it is."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        found = self.get_queryset(value, row).filter(slug=str(value)).first()
        if found is None:
            kind = self.model._meta.verbose_name
            raise ValueError(f"column {kind}: there is no {kind} with the slug “{value}”.")
        return found


class FlatList(ModelResource):
    """A list whose rows are known by natural keys. A row is written if it is valid, and nothing if one is not.

    Rows that stand in an order change places in one file: those that it moves step aside before the first is written.
    """

    class Meta:
        abstract = True
        clean_model_instances = True
        use_transactions = True
        skip_unchanged = True
        report_skipped = True
        skip_html_diff = True  # it has inline styles
        store_instance = True

    @property
    def order(self) -> Order | None:
        """How the rows stand in an order; None where they stand in none."""
        return getattr(self._meta.model, "in_order", None)

    def natural_key(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Return what tells a row of a table from others."""
        return tuple(str(row[name]) for name in self.get_import_id_fields())

    def natural_key_of(self, stored: Model) -> tuple[str, ...]:
        return self.natural_key({name: self.fields[name].export(stored) for name in self.get_import_id_fields()})

    def before_import(self, dataset: tablib.Dataset, **kwargs: Any) -> None:
        super().before_import(dataset, **kwargs)
        if order := self.order:
            stated = {self.natural_key(row): place_in(row[order.place]) for row in dataset.dict}
            stored = {row: stated.get(self.natural_key_of(row)) for row in self.get_queryset()}
            moved = {row.pk: to for row, to in stored.items() if to not in (None, getattr(row, order.place))}
            step_aside(self.get_queryset(), order.place, moved, moved.values())

    def validate_instance(
        self,
        instance: Model,
        import_validation_errors: dict[str, Any] | None = None,
        validate_unique: bool = True,
    ) -> None:
        """Say who stands at the row's place, where somebody does; what is wrong already is not checked again."""
        wrong = dict(import_validation_errors or {})
        if (order := self.order) and order.place not in wrong and (other := order.at_the_place_of(instance)):
            wrong[order.place] = ValidationError(f"“{other}” stands there, and the file does not move it.")
        super().validate_instance(instance, wrong, validate_unique)
