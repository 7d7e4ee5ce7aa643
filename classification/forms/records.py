"""What is asked of who sends their record, and of who determines one."""

from collections.abc import Iterable
from typing import Any

from django import forms

from classification.engine.eligibility.determining import Point, Word
from classification.models import Determination
from website.models import User

TO_HR = "hr"
LONGEST = 2000
WORDS = [
    (Word.SHOWN.value, "Shown"),
    (Word.NOT_SHOWN.value, "Not shown"),
    (Word.OPEN.value, "Cannot be said"),
]


class SafeText(forms.CharField):
    """Words of several lines. Half of a character that has two halves is refused: no database keeps it."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        said = super().to_python(value) or ""
        if any("\ud800" <= letter <= "\udfff" for letter in said):
            raise forms.ValidationError("This text holds a character that is not whole.")
        return said


class SendForm(forms.Form):
    """To whom a copy goes, and with which words."""

    to = forms.ChoiceField(
        label="To whom", widget=forms.RadioSelect, error_messages={"required": "Choose to whom it goes."}
    )
    message = SafeText(
        label="Message (if you like)", required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, data: Any, people: Iterable[User]) -> None:
        super().__init__(data)
        self.people = {str(person.pk): person for person in people}
        names = [(pk, f"{person}, who holds a position above yours") for pk, person in self.people.items()]
        self.fields["to"].choices = [(TO_HR, "HR: those who sign determinations"), *names]  # type: ignore[attr-defined]

    @property
    def receiver(self) -> User | None:
        """The person that is chosen; None is HR."""
        return self.people.get(self.cleaned_data["to"])

    @property
    def receiver_name(self) -> str:
        return str(self.receiver or "HR: those who sign determinations")


class DeterminationForm(forms.Form):
    """HR's word on each point that nothing counts, the result and its reasons."""

    result = forms.ChoiceField(
        label="Result", choices=Determination.Result.choices, widget=forms.RadioSelect,
        error_messages={"required": "Choose the result."},
    )  # fmt: skip
    reasons = SafeText(
        label="Reasons", max_length=10_000, widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "Give the reasons."},
    )  # fmt: skip

    def __init__(self, data: Any, points: Iterable[Point]) -> None:
        super().__init__(data)
        self.points = list(points)
        for point in self.points:
            self.fields[f"word-{point.name}"] = forms.ChoiceField(
                label="What you say of it",
                choices=WORDS,
                widget=forms.RadioSelect,
                error_messages={"required": "Say what you judge, or that it cannot be said."},
            )
            self.fields[f"why-{point.name}"] = forms.CharField(label="Why", required=False, max_length=1000)

    @property
    def judgements(self) -> dict[str, tuple[Word, str]]:
        """What was said: (word, why) by the name of the point."""
        said = self.cleaned_data
        return {point.name: (Word(said[f"word-{point.name}"]), said[f"why-{point.name}"]) for point in self.points}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        for point in self.points:
            if said.get(f"word-{point.name}") in (Word.SHOWN, Word.NOT_SHOWN) and not said.get(f"why-{point.name}"):
                self.add_error(f"why-{point.name}", "Say why.")
        return said
