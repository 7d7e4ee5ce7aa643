"""The form of a ruling. Nothing in it is filled in beforehand: whoever rules decides each word."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.core.validators import RegexValidator

from classification.actions.rulings import Facts, missing_facts
from classification.models import ClassificationRequest, Ruling
from jobfamilies.models import Level
from jobfamilies.models.level import LevelQuerySet

LONGEST = 20_000
whole = RegexValidator("[\ud800-\udfff]", "The text holds half of a character. Type it anew.", inverse_match=True)


def words(label: str, help_text: str = "", *, rows: int = 4, required: bool = True) -> forms.CharField:
    """Return a field for running text."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=LONGEST,
        validators=[whole],
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def choices_by_ladder(levels: LevelQuerySet) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the levels as choices by the names of their ladders, the primary key as the value."""
    ladders = groupby(levels.with_family().ladder_by_ladder(), lambda level: level.edition)
    return [
        (f"{edition.name}, edition {edition.number}", [(str(level.pk), said(level)) for level in rungs])
        for edition, rungs in ladders
    ]


def said(level: Level) -> str:
    """Return the level with what tells it from others of its title: code and grade."""
    return ", ".join(filter(None, (level.name, level.job_code, level.grade_text)))


class RulingForm(forms.Form):
    """What a ruling says. What it lacks, and where outcome and levels disagree, the action's own check says."""

    use_required_attribute = False
    outcome = forms.ChoiceField(choices=Ruling.Outcome, widget=forms.RadioSelect, required=False)
    level = forms.ChoiceField(
        required=False,
        help_text="Of the edition in force. Leave it empty where a new class is needed or the request is returned.",
    )
    rationale = words(
        "Reasons", "What of the work led to this level. Name no person: the reasons are compared.", required=False
    )
    authority = forms.CharField(
        label="Authority",
        required=False,
        max_length=200,
        validators=[whole],
        help_text="By what right: delegation, resolution or policy.",
    )
    exemption = forms.ChoiceField(
        choices=[("", "Choose…"), *Level.Exemption.choices],
        required=False,
        help_text="The position’s own. What the level states is only usual.",
    )
    exemption_reason = words("Reasons for the exemption", rows=2, required=False)
    effective_on = forms.DateField(
        label="Effective on", required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    past_reason = words("Reason for a past date", "Only where that day is past.", rows=2, required=False)
    consequence = words(
        "What it means for the incumbent", "Pay, title, probation, hours: as the letter says it.", required=False
    )

    def __init__(
        self,
        data: Any = None,
        *,
        request: ClassificationRequest,
        levels: LevelQuerySet,
        today: date,
        prefix: str | None = None,
    ) -> None:
        super().__init__(data, prefix=prefix)
        self.request, self.levels, self.today = request, levels, today
        level = self.fields["level"]
        assert isinstance(level, forms.ChoiceField)
        level.choices = [("", "None"), *choices_by_ladder(levels)]

    def clean_level(self) -> Level | None:
        chosen = self.cleaned_data["level"]
        return self.levels.with_family().get(pk=chosen) if chosen else None

    def clean(self) -> None:
        for name, sentence in missing_facts(self.request, self.facts, self.today).items():
            if name not in self.errors:
                self.add_error(name, sentence)

    @property
    def facts(self) -> Facts:
        """What was entered, as the action takes it."""
        return Facts(**{name: self.cleaned_data[name] for name in self.fields if name in self.cleaned_data})  # type: ignore[typeddict-item]
