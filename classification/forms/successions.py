"""The form by which the positions of a retired level get somewhere to go."""

from typing import Any

from django import forms

from classification.actions.successions import retired_levels
from classification.forms.rulings import LONGEST, choices_by_ladder, whole
from classification.models import Position
from classification.rulings.edition_changes import holders
from jobfamilies.models import Edition, Level

ALL = ""


class SuccessionForm(forms.Form):
    """Of a level that the draft no longer states: which positions, where to, and why."""

    retired = forms.ChoiceField(label="Level that is no longer stated")
    position = forms.ChoiceField(label="For", required=False, help_text="A decision for one position goes before.")
    successor = forms.ChoiceField(label="Successor")
    reason = forms.CharField(label="Why", max_length=LONGEST, validators=[whole], widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gone = {str(level.key): level for level in retired_levels(edition)}
        held = [each for each in holders(edition) if str(each.level.key) in self.gone]
        self.positions = {str(each.ruling.position_id): each.ruling.position for each in held}
        own = edition.levels.with_family()
        elsewhere = Level.objects.in_force().filter(edition__family__organization=edition.family.organization_id)
        self.successors = own | elsewhere.exclude(edition__family=edition.family_id).with_family()
        self._offer("retired", [(key, str(level)) for key, level in self.gone.items()])
        self._offer(
            "position",
            [
                (ALL, "All its positions"),
                *((str(each.ruling.position_id), f"{each.ruling.position.number}, now {each.level}") for each in held),
            ],
        )
        self._offer("successor", [("", "Choose…"), *choices_by_ladder(self.successors)])

    def _offer(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def clean_retired(self) -> Any:
        return self.gone[self.cleaned_data["retired"]].key

    def clean_position(self) -> Position | None:
        return self.positions.get(self.cleaned_data["position"])

    def clean_successor(self) -> Level:
        return self.successors.get(pk=self.cleaned_data["successor"])
