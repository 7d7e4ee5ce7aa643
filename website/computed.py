"""Columns that Python computes from others of the row, so that every database sorts and finds alike.

Such a column is right whatever writes the whole row: `save`, `bulk_create`, a fixture. Who writes its sources alone
(`update`, `bulk_update`, `update_fields`, a row that was read without the column) names it too.
"""

from typing import Any

from django.db import models

from website.letters import sort_key


class ComputedValue:
    """Gives a row its column's value, computed from the columns that the row has at that moment."""

    def __init__(self, field: "Computed") -> None:
        self.field = field

    def __get__(self, row: models.Model | None, owner: type[models.Model]) -> Any:
        if row is None:
            return self
        return self.field.computed([str(getattr(row, name)) for name in self.field.sources])

    def __set__(self, row: models.Model, value: object) -> None:
        # Django takes a column that stands nowhere in the row for one that was not read, and does not write it.
        row.__dict__[self.field.attname] = value


class Computed:
    """What a column has that is computed from others, its `sources`. A subclass is also a field of some type."""

    descriptor_class = ComputedValue
    attname: str

    def __init__(self, *args: Any, sources: tuple[str, ...], **kwargs: Any) -> None:
        self.sources = tuple(sources)
        super().__init__(*args, **kwargs | {"editable": False})

    def computed(self, texts: list[str]) -> Any:
        raise NotImplementedError

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        kwargs.pop("editable", None)
        return name, path, args, kwargs | {"sources": self.sources}


class SortKey(Computed, models.BinaryField):  # type: ignore[type-arg, misc]
    """By which rows are sorted by name. Bytes, since databases sort text each in their own way."""

    @classmethod
    def of(cls, name: str) -> "SortKey":
        """Return the key of the column of that name, with an index."""
        return SortKey(sources=(name,), db_index=True, default=b"")

    def computed(self, texts: list[str]) -> bytes:
        return sort_key(" ".join(texts))


def compute(model: type[models.Model], names: list[str], chunk_size: int = 2_000) -> None:
    """Write these computed columns of all rows, as a migration does that adds or changes them."""
    rows = model._default_manager.order_by("pk").iterator(chunk_size=chunk_size)
    chunk: list[models.Model] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == chunk_size:
            model._default_manager.bulk_update(chunk, names, batch_size=200)
            chunk = []
    model._default_manager.bulk_update(chunk, names, batch_size=200)
