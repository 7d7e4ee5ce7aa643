"""The form in which a person says what shape a file has, where it was understood otherwise."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from ladders.engine.importing.reading import Options
from ladders.engine.importing.tables import Asked

FOUND, ROWS, COLUMNS, OUT = "", "rows", "columns", "out"
MOST_TABLES = 12


class ShapeForm(forms.Form):
    """How each table of a file is read, and what holds for the whole of it. What is left open is found."""

    def __init__(self, kept: Mapping[str, Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, prefix="shape", initial=kept.get("shape"), **kwargs)
        self.tables: Sequence[str] = kept["tables"][:MOST_TABLES]
        self.mends: Sequence[tuple[str, str]] = [(where, words) for where, words in kept["mends"]]
        for number, place in enumerate(self.tables):
            name = place[:1].upper() + place[1:]
            self.fields[f"levels-{number}"] = forms.ChoiceField(
                label=f"{name}: levels stand", required=False, choices=[
                    (FOUND, "As they were found"), (COLUMNS, "In columns"), (ROWS, "In rows"),
                    (OUT, "Nowhere: leave this table out"),
                ],
            )  # fmt: skip
            self.fields[f"heads-{number}"] = _number("Rows of heads")
            self.fields[f"labels-{number}"] = _number("Columns of labels")
        if kept["has_changes"]:
            self.fields["changes"] = forms.ChoiceField(
                label="Tracked changes", choices=[("accepted", "Read as accepted"), ("rejected", "Read as rejected")]
            )
        if kept["is_text"]:
            self.fields["scan"] = forms.ChoiceField(
                label="Where the text comes from", required=False, choices=[
                    (FOUND, "As it was found"), ("scan", "A scan or a torn PDF: mend it"),
                    ("typed", "It was typed: change no letter"),
                ],
            )  # fmt: skip
        if self.mends:
            self.fields["refused"] = forms.MultipleChoiceField(
                label="Mends to take back",
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(str(number), f"{where}: {words}") for number, (where, words) in enumerate(self.mends)],
            )

    def options(self) -> Options:
        """Return what was said, once it is valid."""
        said = self.cleaned_data
        turned, heads, labels, out = {}, {}, {}, set()
        for number, place in enumerate(self.tables):
            match said.get(f"levels-{number}"):
                case "rows" | "columns" as levels:
                    turned[place] = levels == ROWS
                case "out":
                    out.add(place)
            if said.get(f"heads-{number}"):
                heads[place] = said[f"heads-{number}"]
            if said.get(f"labels-{number}"):
                labels[place] = said[f"labels-{number}"]
        scan = {"scan": True, "typed": False}.get(said.get("scan", ""))
        refused = frozenset(self.mends[int(number)] for number in said.get("refused", ()))
        is_accepted = said.get("changes") != "rejected"
        return Options(scan, refused, is_accepted, Asked(turned, heads, labels, frozenset(out)))


def _number(label: str) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "as found"})
    return forms.IntegerField(label=label, required=False, min_value=1, max_value=5, widget=widget)
