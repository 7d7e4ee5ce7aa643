"""Forms of facts that several people may have open: what each was read as goes along, and who comes second sees both.

A fact that only somebody else changed since the page was made stays as they left it. Where a person changes facts of
a row that somebody else changed meanwhile, nothing is saved: the form says who was first and what it says now, keeps
what was typed, and takes it on the second save.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import InlineForeignKeyField
from django.http import HttpRequest

VERSION = "version"
NOT_TOLD = "The page does not say what it was made of. Look at what it says now, and save once more."


def mark(field: forms.Field, value: Any) -> str:
    """Return what tells one value of a field from another, in 8 characters."""
    shown = field.prepare_value(value)
    text = "" if shown is None else str(shown).replace("\r\n", "\n").strip()
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]


class VersionedForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form of one row's facts, with the version of each that its page was made of.

    The row is locked before the form is made of what somebody sent, so that nobody writes it in between.
    """

    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Return what the field shows first: the version once the form has all its fields."""
        if field_name == VERSION:
            return self.stored_version if self.instance.pk else ""
        return super().get_initial_for_field(field, field_name)

    def who_changed_it(self) -> str:
        """Return who changed the row last, and when, as the beginning of a sentence."""
        return "Somebody else changed this"

    # --- what was read and what is stored ----------------------------------------------------------------------------

    @property
    def facts(self) -> list[str]:
        """The names of the row's own fields that somebody can change here."""
        others = {VERSION, DELETION_FIELD_NAME, self.instance._meta.pk.name}
        asked = ((name, field) for name, field in self.fields.items() if name not in others and not field.disabled)
        return [name for name, field in asked if not isinstance(field, InlineForeignKeyField)]

    @property
    def stored_marks(self) -> dict[str, str]:
        return {name: mark(self.fields[name], self._stored(name)) for name in self.facts}

    @property
    def stored_version(self) -> str:
        return " ".join(f"{name}:{sign}" for name, sign in self.stored_marks.items())

    @cached_property
    def read_marks(self) -> Mapping[str, str]:
        """What the page was made of, as whoever sent the form says."""
        said = str(self.data.get(self.add_prefix(VERSION), ""))
        return dict(pair.partition(":")[::2] for pair in said.split())

    @cached_property
    def changed_meanwhile(self) -> list[str]:
        """The facts that somebody else changed since the page was made; all where it does not say of what."""
        if not self.is_bound or self.instance.pk is None:
            return []
        return [name for name, sign in self.stored_marks.items() if self.read_marks.get(name) != sign]

    @cached_property
    def changed_data(self) -> list[str]:
        """What the person changed of what they read. What only somebody else changed is not theirs."""
        changed = [name for name in super().changed_data if name != VERSION]
        return [name for name in changed if name not in self.changed_meanwhile or not self._is_sent_as_read(name)]

    def _stored(self, name: str) -> Any:
        return self.get_initial_for_field(self.fields[name], name)

    def _value(self, name: str) -> Any:
        """Return the stored value as the form cleans one; of a field that the model has not, as it is shown."""
        return getattr(self.instance, name) if hasattr(self.instance, name) else self._stored(name)

    def _is_sent_as_read(self, name: str) -> bool:
        field, sent = self.fields[name], self._sent(name)
        try:
            return mark(field, field.to_python(sent)) == self.read_marks.get(name)
        except ValidationError:
            return False

    def _sent(self, name: str) -> Any:
        return self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name))

    # --- what is saved -----------------------------------------------------------------------------------------------

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.changed_meanwhile:
            theirs = [name for name in self.changed_meanwhile if name not in self.changed_data]
            for name in theirs:
                self.cleaned_data[name] = self._value(name)
                self._errors.pop(name, None)  # type: ignore[attr-defined]
            if self.changed_data:
                self._say(theirs)
        return cleaned

    def _say(self, theirs: Sequence[str]) -> None:
        """Say what somebody else changed, keep theirs where this person changed nothing, and take the next save."""
        told = "; ".join(f"{self._label(name)} is now {self._in_words(name)}" for name in self.changed_meanwhile)
        first = f"{self.who_changed_it()} after you opened it: {told}." if self.read_marks else NOT_TOLD
        self.add_error(None, f"{first} Nothing was saved. What you changed is kept here: saving once more takes it.")
        self.data = self.data.copy()  # type: ignore[attr-defined]
        for name in theirs:
            self.data[self.add_prefix(name)] = self.fields[name].prepare_value(self._stored(name))  # type: ignore[index]
        self.data[self.add_prefix(VERSION)] = self.stored_version  # type: ignore[index]

    def _label(self, name: str) -> str:
        label = self.fields[name].label
        return str(label if label is not None else name).lower()

    def _in_words(self, name: str) -> str:
        value = getattr(self.instance, f"get_{name}_display", lambda: self._value(name))()
        return "not stated" if value in (None, "") else f"“{value}”"


class VersionedAdmin(admin.options.BaseModelAdmin):  # type: ignore[type-arg]
    """For an admin or inline whose form is versioned: the version goes along wherever somebody can change the row."""

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        (name, first), *others = super().get_fieldsets(request, obj)
        fields = [each for each in first["fields"] if each != VERSION]
        if obj is not None and self.has_change_permission(request, obj):
            fields.append(VERSION)
        return [(name, {**first, "fields": fields}), *others]
