"""Text of several lines, as people type it or paste it."""

from typing import Any

from django import forms


class Prose(forms.CharField):
    """Its newlines are of one kind."""

    def __init__(self, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), **kwargs)

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
