"""The base of every filter set: what cannot be chosen is left out and said, never an error."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.choices import flatten_choices

LONGEST = 200  # characters of one value; a search of more finds nothing and only costs
NOT_STATED = ("none", "Not stated")
"""The choice of what has no value."""


@dataclass(frozen=True)
class Ignored:
    """A choice of the address that this list does not have."""

    label: str
    value: str

    def __str__(self) -> str:
        return f"No such {self.label.lower()}: “{self.value}”; shown without that filter."


@dataclass(frozen=True)
class Shortened:
    """A value of the address that was cut."""

    label: str

    def __str__(self) -> str:
        return f"{self.label}: only the first {LONGEST} characters were used."


@dataclass(frozen=True)
class NoSuchFile:
    """A download that lists do not come as."""

    asked: str

    def __str__(self) -> str:
        return f"No such download: “{self.asked}”. The files are offered below the list."


def plain(text: str) -> str:
    """Return the text on one line and without unprintable signs: PostgreSQL refuses NUL, UTF-8 a lone surrogate."""
    words = ("".join(sign for sign in word if sign.isprintable()) for word in text.split())
    return " ".join(word for word in words if word)


def holds_words(text: str, names: Iterable[str]) -> Q:
    """Return the condition that each word of the text stands in one of the fields, related ones too."""
    return reduce(and_, (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in names)) for word in text.split()))


class FilterSet(django_filters.FilterSet):
    """The filters of a list. `chosen` is what of the address holds, `notices` says what does not."""

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(None if data is None else data.copy(), *args, **kwargs)
        self.notices: list[Ignored | Shortened | NoSuchFile] = []
        if self.is_bound:
            for name in self.filters:
                self._clean(name)
            for name in list(self.form.errors):
                self._keep(name, [])
            del self._form

    @property
    def chosen(self) -> QueryDict:
        """Return the valid choices alone, as an address keeps them."""
        chosen = QueryDict(mutable=True)
        for name in self.filters if self.is_bound else ():
            if values := self.data.getlist(name):
                chosen.setlist(name, values)
        return chosen

    @property
    def form(self) -> forms.Form:
        """Return the form, in which "Not stated" is the last choice as it is the last in every order."""
        if not hasattr(self, "_form"):
            for field in super().form.fields.values():
                if getattr(field, "null_label", None):
                    choices = list(field.widget.choices)
                    field.widget.choices = sorted(choices, key=lambda choice: choice[0] == field.null_value)
        return self._form

    def _clean(self, name: str) -> None:
        """Keep of the address what a database can hold and the filter offers; of one choice the last that was made."""
        field = self.filters[name].field
        values = list(filter(None, dict.fromkeys(plain(value) for value in self.data.getlist(name))))
        if not isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField):
            values = values[-1:]
        self.data.setlist(name, [value[:LONGEST].strip() for value in values])
        if values and hasattr(field, "choices"):
            # Never asked of the database: a key of thirty digits is an error there, not merely wrong.
            self._keep(name, {str(value) for value, _ in flatten_choices(iter(field.choices))})
        elif any(len(value) > LONGEST for value in values):
            self.notices.append(Shortened(field.label))

    def _keep(self, name: str, right: Container[str]) -> None:
        values = self.data.getlist(name)
        wrong = [value for value in values if value not in right]
        self.notices += [Ignored(self.filters[name].field.label, value) for value in wrong[:3]]
        self.data.setlist(name, [value for value in values if value in right])


class SearchFilter(django_filters.CharFilter):
    """The rows in which every word stands somewhere in the named fields, related ones too ("levels__title")."""

    def __init__(self, *names: str, label: str = "Search", **kwargs: Any) -> None:
        self.names = names
        super().__init__(label=label, widget=forms.TextInput(attrs={"type": "search"}), **kwargs)

    def filter(self, qs: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not value:
            return qs
        found = self.condition(value)
        if not any("__" in name for name in self.names):
            return qs.filter(found)
        # By key, so that a row of which three levels match is still one row, and its counts still count all levels.
        return qs.filter(pk__in=qs.model._default_manager.filter(found).values("pk"))

    def condition(self, value: str) -> Q:
        """Return the condition that a row is found."""
        return holds_words(value, self.names)


class AnyOf(django_filters.MultipleChoiceFilter):
    """Chips: rows whose value is one of those chosen; `empty` is how the database writes that there is none."""

    def __init__(self, *, empty: str | None = "", **kwargs: Any) -> None:
        self.empty = empty
        super().__init__(widget=forms.CheckboxSelectMultiple, **kwargs)

    def get_filter_predicate(self, v: str) -> dict[str, Any]:
        return {self.field_name: self.empty if v == NOT_STATED[0] else v}
