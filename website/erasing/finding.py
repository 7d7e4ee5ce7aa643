"""Which rows hold words of a person: those about them, and those that they wrote as part of their work."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Model, Q

from website.erasing.reach import REACHED, Words
from website.models import User


@dataclass(frozen=True)
class Found:
    """Rows of one table that hold words, by their keys in order, and the rows of other tables that go with them."""

    words: Words
    keys: tuple[int, ...]
    pieces: "tuple[Found, ...]" = ()

    @property
    def model(self) -> Any:
        return model_of(self.words)

    @property
    def name(self) -> str:
        """What a page calls the rows."""
        return str(self.model._meta.verbose_name_plural)

    def rows(self, most: int) -> list[Model]:
        """Return the first of the rows, with what their names say."""
        position = self.words.held[1]
        rows = self.model._base_manager.filter(pk__in=self.keys[:most]).order_by("pk")
        return list(rows.select_related(f"{position}__organization") if position else rows)


def words_about(person: User) -> list[Found]:
    """Return the rows whose words are about the person."""
    return _found({words: about for words in REACHED if (about := _about(words, person))})


def words_by(person: User) -> list[Found]:
    """Return the rows that the person wrote as part of their work, and whose words are not about them."""
    return _found({words: _wrote(words, person) for words in REACHED if words.by})


def model_of(words: Words) -> Any:
    return apps.get_model(words.model)


def _about(words: Words, person: User) -> Q | None:
    """Return the condition that words are about the person; None where they are about nobody."""
    if words.about:
        return Q(**{words.about: person})
    description, position = words.held
    if not description:
        return None
    by_incumbent = Q(**{f"{description}__parts__role": "incumbent"})
    wrote = by_incumbent & Q(**{f"{description}__parts__author": person})
    return wrote | Q(**{f"{position}__incumbent": person}) & ~_is_among(words, by_incumbent)


def _wrote(words: Words, person: User) -> Q:
    wrote, about = Q(**{words.by: person}), _about(words, person)
    return wrote & ~_is_among(words, about) if about else wrote


def _is_among(words: Words, condition: Q) -> Q:
    """Return a condition on a row as a subquery of its own: what it asks of one part it does not ask of another."""
    return Q(pk__in=model_of(words)._base_manager.filter(condition).values("pk"))


def _found(conditions: dict[Words, Q]) -> list[Found]:
    """Return what there is to erase in each table under its condition."""
    return [
        Found(words, keys, tuple(Found(piece, keys_of(piece, _goes_with(piece, keys))) for piece in words.pieces))
        for words, condition in conditions.items()
        if (keys := keys_of(words, condition))
    ]


def _goes_with(piece: Words, keys: tuple[int, ...]) -> Q:
    return Q(**{f"{piece.part_of[0]}__in": keys})


def keys_of(words: Words, condition: Q) -> tuple[int, ...]:
    """Return the keys of the rows that meet the condition, say something, and are not erased yet."""
    model = model_of(words)
    rows = model._base_manager.filter(condition)
    if not words.is_deleted:
        rows = rows.filter(erasure=None)
        # A row with pieces is erased whatever it says itself: its key seals them.
        if not words.pieces:
            rows = rows.exclude(**{name: value for name, value in model.emptied().items() if name in words.columns})
    return tuple(sorted(set(rows.values_list("pk", flat=True))))
