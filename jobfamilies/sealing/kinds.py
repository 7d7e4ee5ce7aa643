"""Every kind of row that is sealed, and whose chain of seals it stands in, as the apps' parts name them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import F, ForeignKey, Model, QuerySet

from jobfamilies.models import Publication, Transition, Withdrawal
from jobfamilies.parts import EditionPart, edition_parts
from website.models import Erasure

SITE = "site"
"""The chain of what belongs to no family, position or organization."""


@dataclass(frozen=True)
class Piece:
    """A table whose rows are part of a sealed row, which `owner` points at: the duties of a signed description."""

    model: type[Model]
    owner: str

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    @property
    def column(self) -> str:
        return self._field.attname

    @property
    def related_name(self) -> str:
        return str(self._field.remote_field.get_accessor_name())

    @property
    def _field(self) -> "ForeignKey[Any, Any]":
        field = self.model._meta.get_field(self.owner)
        assert isinstance(field, ForeignKey)
        return field


@dataclass(frozen=True)
class Kind:
    """One kind of sealed row.

    `chain` leads from a row to the family, position or organization in whose chain it stands. `filled` is the column
    that says that a row is sealed, "" where every one is. `loses` names a foreign key that may become NULL, once what
    it points at is gone.
    """

    model: type[Model]
    chain: str
    filled: str = ""
    pieces: tuple[Piece, ...] = ()
    loses: str = ""

    @property
    def label(self) -> str:
        return self.model._meta.label_lower

    def sealed(self) -> "QuerySet[Any]":
        """Return the rows that are sealed, in the order of their keys."""
        rows = self.model._base_manager.order_by("pk")
        return rows.filter(**{f"{self.filled}__isnull": False}) if self.filled else rows

    def chains(self, rows: "QuerySet[Any]") -> dict[int, str]:
        """Return the name of the chain in which each of the rows stands, by its key, in the order of the rows."""
        named: list[tuple[int, int | None]] = list(rows.values_list("pk", F(self.chain)))
        return {key: f"{self._owner()} {owner}" if owner else SITE for key, owner in named}

    def _owner(self) -> str:
        model: Any = self.model
        for step in self.chain.split("__"):
            model = model._meta.get_field(step).related_model
        return str(model._meta.model_name)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind, those of the lowest app first."""
    return (
        Kind(Publication, "edition__family"),
        Kind(Withdrawal, "publication__edition__family"),
        Kind(Transition, "family", loses="edition"),
        Kind(Erasure, "person"),
        *(kind for part in edition_parts() for kind in kinds_of(part)),
    )


def kinds_of(part: EditionPart) -> Iterator[Kind]:
    """Yield what one app seals besides what an edition's document says."""
    for model, chain in part.beside_document.items():
        yield Kind(model, chain, filled="edition__publication")
    for model, chain in part.records.items():
        yield Kind(model, chain)
    for seal in part.seals:
        if not seal.of:
            yield Kind(seal.model, seal.chain, filled=seal.filled, pieces=tuple(pieces(part, seal.model)))


def pieces(part: EditionPart, owner: type[Model]) -> Iterator[Piece]:
    """Yield the tables that are sealed with the owner's rows."""
    for seal in part.seals:
        if seal.of and seal.model._meta.get_field(seal.of).related_model is owner:
            yield Piece(seal.model, seal.of)


def kind_of(row: Model) -> Kind:
    """Return the kind of a row. Raises LookupError for one of a table that nothing seals."""
    for kind in kinds():
        if isinstance(row, kind.model):
            return kind
    raise LookupError(f"{row._meta.label} is in no part's list of what is sealed.")
