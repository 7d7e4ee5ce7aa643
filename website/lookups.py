"""Lookups by numbers that no column holds, and by texts that are no number: they find nothing, whichever the door.

Django sees to this where a number is compared with a column of its own; where it is compared with a foreign key, or is
one of several, the driver of SQLite fails instead. An address, a filter and a form name rows by their keys; a field of
the admin that completes what is typed looks for what was sent before anybody has said whether it is a key.
"""

import re
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import ForeignObject, IntegerField
from django.db.models.fields.related_lookups import RelatedExact, RelatedIn
from django.db.models.lookups import In

LARGEST = 2**63 - 1
"""What the largest integer column of both databases holds."""


def is_held(value: Any) -> bool:
    """Return whether a column could hold the number; what is none is not judged here."""
    return not isinstance(value, int) or -LARGEST <= value <= LARGEST


def is_number(value: Any) -> bool:
    """Return whether a text says a number that a column could hold; what is no text is not judged here."""
    return not isinstance(value, str) or re.fullmatch(r"\s*[-+]?\d{1,19}\s*", value) is not None


class KeyExact(RelatedExact):
    """One key: that of no row where no column holds it."""

    def process_rhs(self, *args: Any) -> Any:
        if self.rhs_is_direct_value() and not is_held(self.rhs):
            raise EmptyResultSet
        return super().process_rhs(*args)


class KeyIn(RelatedIn):
    """One of several keys, without those that no column holds."""

    def process_rhs(self, *args: Any) -> Any:
        if self.rhs_is_direct_value():
            self.rhs = [each for each in self.rhs if is_held(each)]
        return super().process_rhs(*args)


class NumberIn(In):
    """One of several numbers, without those that no column holds and without texts that are none."""

    def get_prep_lookup(self) -> Any:
        if self.rhs_is_direct_value():
            self.rhs = [each for each in self.rhs if is_number(each)]
        return super().get_prep_lookup()

    def process_rhs(self, *args: Any) -> Any:
        if self.rhs_is_direct_value():
            self.rhs = [each for each in self.rhs if is_held(each)]
        return super().process_rhs(*args)


def register() -> None:
    """Let every query use them."""
    ForeignObject.register_lookup(KeyExact)
    ForeignObject.register_lookup(KeyIn)
    IntegerField.register_lookup(NumberIn)
