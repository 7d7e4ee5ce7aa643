"""Text of several lines, as people type it or paste it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from website.printable import REFUSED


class Prose(forms.CharField):
    """Its newlines are of one kind. What no file can hold is refused."""

    def __init__(self, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        if found := REFUSED.search(text):
            raise ValidationError(f"The text holds the sign U+{ord(found[0]):04X}, which no text has.")
        return text
