"""Fields of forms that answer in words what Django's own would fail on."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.forms.fields import InvalidJSONInput

from website.files.sent_json import WrongJson, everything_in, read_json
from website.printable import REFUSED, no_sign_of_text


def refuse_what_is_no_text() -> None:
    """Let every text field of every form, libraries' own too, refuse the signs that no text has, not NUL alone.

    Django gives each text field a validator against NUL. It is told the one list that files and cells go by as well.
    """

    def refuse(validator: ProhibitNullCharactersValidator, value: Any) -> None:
        if refused := no_sign_of_text(str(value)):
            raise ValidationError(refused, code=validator.code)

    ProhibitNullCharactersValidator.__call__ = refuse  # type: ignore[assignment,method-assign]


class JSONField(forms.JSONField):
    """JSON that can be kept: Django's field fails where text is too deep, and takes what PostgreSQL refuses."""

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str) or value in self.empty_values or self.disabled:
            return super().to_python(value)
        try:
            return read_to_keep(value)
        except WrongJson as wrong:
            raise ValidationError(f"This JSON cannot be read: {wrong}.", code="invalid") from wrong

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what the field shows again: the text as it was sent, where it cannot be read."""
        if not isinstance(data, str) or self.disabled:
            return super().bound_data(data, initial)
        try:
            return read_to_keep(data)
        except WrongJson:
            return InvalidJSONInput(data)


def read_to_keep(text: str) -> Any:
    """Return what the text says. Raises WrongJson, also for signs that no database or page can hold."""
    said = read_json(text)
    for _, value in everything_in(said):
        if isinstance(value, str) and (refused := REFUSED.search(value)):
            raise WrongJson(f"the sign U+{ord(refused[0]):04X} stands in it, which no text has")
    return said
