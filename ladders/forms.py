"""What HR enters of two levels that are compared."""

from collections.abc import Iterable
from typing import Any

from django import forms

from ladders.engine.comparison import Relation, Type
from ladders.engine.grid import Line
from ladders.side_by_side.pair import Pair
from ladders.side_by_side.words import UP

VERDICTS: tuple[Type, ...] = ("raised", "broadened", "changed", "reworded", "unchanged", "narrowed", "lowered")


class ConfirmForm(forms.Form):
    """What became of a statement: which one it was at the lower level, and whether more is asked of it."""

    verdicts = forms.MultipleChoiceField(
        label="What became of it",
        choices=[(name, UP[name]) for name in VERDICTS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="None for a statement that stands alone: it is new, or not repeated.",
    )
    lower = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    upper = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    reason = forms.CharField(
        label="Why, in a sentence that every reader sees",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, pair: Pair, relation: Relation, data: Any = None) -> None:
        confirmed = relation.confirmed
        super().__init__(
            data,
            initial={
                "verdicts": confirmed.verdicts if confirmed else relation.claims,
                "lower": [side.statement.key for side in relation.lower],
                "upper": [side.statement.key for side in relation.upper],
                "reason": confirmed.reason if confirmed else "",
            },
        )
        for name, level, sides, lines in zip(
            ("lower", "upper"), pair.names, (relation.lower, relation.upper), pair.lines, strict=True
        ):
            field = self.fields[name]
            field.label = f"Statements of {level}"
            field.choices = _choices(pair, lines, relation, {side.statement.key for side in sides})  # type: ignore[attr-defined]


def _choices(
    pair: Pair, lines: dict[str, list[Line]], relation: Relation, chosen: set[str]
) -> Iterable[tuple[str, str]]:
    """Return the statements of a level by their keys: those that are chosen, those of the rows, all others by row."""
    rows = (relation.dimension, relation.to_dimension)
    near = [line for row in dict.fromkeys(rows) for line in lines.get(row, ())]
    far = [(line, pair.labels((row,))[0]) for row, found in lines.items() if row not in rows for line in found]
    first = sorted(near, key=lambda line: line.key not in chosen)
    return [*((line.key, line.text) for line in first), *((line.key, f"{label}: {line.text}") for line, label in far)]
