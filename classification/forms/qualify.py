"""The form in which somebody enters what they studied, worked and hold."""

from datetime import date
from typing import Any

from django import forms
from django.utils.timezone import localdate

from classification.engine.eligibility import Degree, Holding, Job, Record, Study

EARLIEST = date(1900, 1, 1)
LATEST = date(2200, 1, 1)
MOST_ROWS = 30
KINDS = [
    ("professional", "Professional work"),
    ("supervisory", "Supervised people"),
    ("managing", "Managed complex activities"),
]


class DayInput(forms.DateInput):
    """A day as every browser sends it, with or without a calendar of its own."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class DayField(forms.DateField):
    """A day that is not to come, or may. What lies before 1900 or after 2200 is a slip of the pen."""

    def __init__(self, *, may_come: bool = False, **kwargs: Any) -> None:
        self.may_come = may_come
        super().__init__(widget=DayInput(), error_messages={"invalid": "Enter a day like 2024-03-15."}, **kwargs)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value > localdate() and not self.may_come:
            raise forms.ValidationError("This day is still to come.")
        if value and value < EARLIEST:
            raise forms.ValidationError("Enter a day after 1900.")
        if value and value > LATEST:
            raise forms.ValidationError("Enter a day before 2200.")


class WholeNumber(forms.IntegerField):
    """A whole number; an empty one is what it is at first, or 0."""

    widget = forms.TextInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}), **kwargs)

    def clean(self, value: Any) -> int:
        cleaned = super().clean(value)
        return (self.initial or 0) if cleaned is None else cleaned


def words(label: str, *, required: bool = False, **kwargs: Any) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=120, **kwargs)


class StudyForm(forms.Form):
    degree = forms.ChoiceField(
        label="Degree or study", choices=[("", "Choose…"), *((degree.value, degree.value) for degree in Degree)]
    )
    field = words("Field")
    finished_on = DayField(label="Finished on", required=False)
    months = WholeNumber(label="Months, if no degree", min_value=0, max_value=240)
    hours = WholeNumber(label="Semester hours", min_value=0, max_value=1000)
    quarter_hours = WholeNumber(label="Quarter hours", min_value=0, max_value=1500)

    def clean_degree(self) -> Degree:
        return Degree(self.cleaned_data["degree"])


class JobForm(forms.Form):
    from_on = DayField(label="From")
    to_on = DayField(label="To (empty: it goes on)", required=False)
    percent = WholeNumber(label="Percent of full time", min_value=1, max_value=100, initial=100)
    area = words("Area of the work")
    job_class = words("Class or level")
    kinds = forms.MultipleChoiceField(
        label="It was", choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )

    def clean_kinds(self) -> frozenset[str]:
        return frozenset(self.cleaned_data["kinds"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        start, end = cleaned.get("from_on"), cleaned.get("to_on")
        if start and end and end < start:
            self.add_error("to_on", "This day lies before the first day of the job.")
        return cleaned


class LicenceForm(forms.Form):
    name = words("Licence or certificate", required=True)
    until_on = DayField(label="Valid until (empty: it does not run out)", required=False, may_come=True)


class StatusForm(forms.Form):
    name = forms.ChoiceField(label="Status", choices=[("", "Choose…"), ("civil service", "Civil service status")])
    job_class = words("Held in the class")


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of which any may be cleared: an empty one is left out."""

    def initial_form_count(self) -> int:
        return 0

    def filled(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.has_changed()]


def rows_of(form: type[forms.Form]) -> type[Rows]:
    return forms.formset_factory(form, formset=Rows, max_num=MOST_ROWS, absolute_max=MOST_ROWS + 10, validate_max=True)  # type: ignore[return-value]


PARTS: dict[str, tuple[type[Rows], type, int]] = {
    "studies": (rows_of(StudyForm), Study, 2),
    "jobs": (rows_of(JobForm), Job, 2),
    "licences": (rows_of(LicenceForm), Holding, 1),
    "statuses": (rows_of(StatusForm), Holding, 1),
}
"""The parts of a record: their rows, what a row becomes, and how many empty rows are offered."""


def as_entered(entry: Any) -> dict[str, Any]:
    """Return an entry's values as its row shows them: nothing for 0, and choices as a list."""
    values = {name: value or "" for name, value in vars(entry).items()}
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


class RecordForm:
    """The rows of all parts of a record, filled from a record or from what was sent."""

    def __init__(self, record: Record, data: Any = None) -> None:
        self.parts: dict[str, Rows] = {}
        for name, (rows, _, empty) in PARTS.items():
            initial = [as_entered(entry) for entry in getattr(record, name)]
            self.parts[name] = rows(data, prefix=name, initial=None if data else initial)
            self.parts[name].extra = len(initial) + empty

    def is_valid(self) -> bool:
        """Check every part, so that each says what is wrong in it."""
        faulty = [rows for rows in self.parts.values() if not rows.is_valid()]
        return not faulty

    def record(self) -> Record:
        """Return what was entered, once it is valid."""
        made = {name: tuple(kind(**row) for row in self.parts[name].filled()) for name, (_, kind, _) in PARTS.items()}
        return Record(**made)
