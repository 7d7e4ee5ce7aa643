"""The fields of a rule's sentence: a length of time, names with semicolons between, and statements to rest on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms

UNITS = [("years", "years"), ("months", "months")]


@dataclass(frozen=True)
class Quote:
    """A statement that a rule may rest on: how a form names it, its key, its words, and where it stands."""

    value: str
    key: str
    text: str
    place: str = ""

    @property
    def citation(self) -> dict[str, str]:
        return {"key": self.key, "text": self.text}


class SpanWidget(forms.MultiWidget):
    """A number and its unit."""

    def __init__(self, label: str) -> None:
        number = forms.TextInput(attrs={"inputmode": "numeric", "size": 3, "aria-label": label})
        super().__init__([number, forms.Select(attrs={"aria-label": f"{label}: unit"}, choices=UNITS)])

    def decompress(self, value: int | None) -> list[Any]:
        return ["", "years"] if not value else [value // 12, "years"] if value % 12 == 0 else [value, "months"]


class SpanField(forms.MultiValueField):
    """A length of time, in months; 0 where none is entered and none is needed."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        number = forms.IntegerField(
            min_value=1, max_value=1200, error_messages={"invalid": "Enter a whole number of years or months."}
        )
        fields = (number, forms.ChoiceField(choices=UNITS))
        super().__init__(
            fields,
            label=label,
            required=required,
            require_all_fields=False,
            widget=SpanWidget(label),
            error_messages={"required": "Say how many years or months."},
        )
        number.required = False

    def compress(self, data_list: list[Any]) -> int:
        number, unit = data_list or (None, "years")
        if number is None:
            if self.required:
                raise forms.ValidationError(self.error_messages["required"])
            return 0
        months: int = number * (12 if unit == "years" else 1)
        if months > 1200:
            raise forms.ValidationError("That is more than a hundred years.")
        return months


class NamesField(forms.CharField):
    """Several names with semicolons between, as a list."""

    def __init__(self, *, label: str, required: bool = False) -> None:
        said = {"required": "Name at least one."}
        widget = forms.TextInput(attrs={"size": 40, "aria-label": f"{label}, with semicolons between"})
        super().__init__(label=label, required=required, max_length=1000, widget=widget, error_messages=said)

    def prepare_value(self, value: Any) -> Any:
        return "; ".join(value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        names = [" ".join(name.split()) for name in super().clean(value).split(";")]
        if self.required and not any(names):
            raise forms.ValidationError(self.error_messages["required"])
        return [name for name in names if name]


class QuotesField(forms.MultipleChoiceField):
    """The statements that a rule rests on, chosen from those of its level; their words are taken as they stand."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self) -> None:
        super().__init__(label="It rests on", required=False)
        self.quotes: dict[str, Quote] = {}

    def offer(self, quotes: Iterable[Quote]) -> None:
        self.quotes = {quote.value: quote for quote in quotes}
        self.choices = [(quote.value, quote.text) for quote in self.quotes.values()]

    def clean(self, value: Any) -> list[dict[str, str]]:
        chosen = set(super().clean(value))
        return [quote.citation for name, quote in self.quotes.items() if name in chosen]
