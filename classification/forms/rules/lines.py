"""The lines of the rules form: each kind of condition is a sentence with fields in it."""

from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict

from classification.engine.eligibility.record import DEGREES
from classification.forms.rules.fields import NamesField, Quote, QuotesField, SpanField

STRENGTHS = [("required", "required"), ("preferred", "preferred"), ("guidance", "guidance")]
PARTS = [("basic", "basic"), ("additional", "additional")]
KINDS = [("professional", "professional"), ("supervisory", "supervisory"), ("managing", "managing")]
READINGS = [("together", "both together"), ("either", "the one or the other alone")]


def choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, widget=forms.Select(attrs={"aria-label": label}))


def text(label: str, *, required: bool = False, size: int = 30, said: str = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"size": size, "aria-label": label})
    errors = {"required": said or "Say which."}
    return forms.CharField(label=label, required=required, max_length=500, widget=widget, error_messages=errors)


def count(label: str, highest: int, *, lowest: int = 1, required: bool = True) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "aria-label": label})
    said = {"required": "Enter a number.", "invalid": "Enter a whole number."}
    return forms.IntegerField(
        label=label, min_value=lowest, max_value=highest, required=required, widget=widget, error_messages=said
    )


def tick(label: str) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class Line(forms.Form):
    """A line of the form. While people are still writing (`quiet`), nothing is held against them."""

    kind: ClassVar[str]
    sentence: ClassVar[str]
    second: ClassVar[str] = ""
    do_not_call_in_templates: ClassVar[bool] = True

    def __init__(self, data: Any, prefix: str, quotes: Iterable[Quote] = (), *, quiet: bool = False) -> None:
        self.quiet = quiet
        super().__init__(data, prefix=prefix)
        for field in self.fields.values():
            if isinstance(field, QuotesField):
                field.offer(quotes)

    def full_clean(self) -> None:
        if self.quiet:
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def pieces(self) -> list[tuple[str, Any]]:
        """Return the sentence as (words, the field after them or None)."""
        return list(self._pieces(self.sentence))

    def second_pieces(self) -> list[tuple[str, Any]]:
        return list(self._pieces(self.second))

    def _pieces(self, sentence: str) -> Iterator[tuple[str, Any]]:
        for words, name, _, _ in Formatter().parse(sentence):
            yield words, self[name] if name else None

    def faults(self) -> list[str]:
        """Return what is wrong in the line, in the order of its fields."""
        return [str(fault) for field in self for fault in field.errors]

    def rule(self) -> dict[str, Any]:
        """Return what the line says as a rule's data, what is left empty left out."""
        return {name: value for name, value in self.cleaned_data.items() if value not in ("", None, [], False, 0)}


class Condition(Line):
    """A condition: what it asks, how binding it is, and what it rests on."""

    title: ClassVar[str]
    strength = choice("How binding", STRENGTHS)
    part = choice("Basic or additional", PARTS)
    cites = QuotesField()

    def rule(self) -> dict[str, Any]:
        defaults = {"strength": "required", "part": "basic"}
        stated = {name: value for name, value in super().rule().items() if defaults.get(name) != value}
        return {"kind": self.kind, **stated}

    def chosen_quotes(self) -> list[str]:
        return [option.choice_label for option in self["cites"] if option.data["selected"]]


class Education(Condition):
    kind, title = "education", "A degree"
    sentence = "A {degree} or higher in {fields}; {related}"
    degree = choice("Degree", [(degree.value, degree.value) for degree in DEGREES])
    fields = NamesField(label="Fields (empty: any)")  # type: ignore[assignment]  # as the rule names it
    related = tick("closely related fields count too")


class Experience(Condition):
    kind, title = "experience", "Experience"
    sentence = "At least {months} of experience, {kinds}, in {areas}. HR judges whether it is {judged}"
    second = "{substituted} in {sub_fields}; {sub_related}. {percent} % of its length counts."
    months = SpanField(label="How long (empty: not stated)", required=False)
    kinds = forms.MultipleChoiceField(
        label="Of which kind", choices=KINDS, required=False, widget=forms.CheckboxSelectMultiple
    )
    areas = NamesField(label="Areas (empty: any)")
    judged = text("What of it a person judges (empty: nothing)")
    substituted = tick("Graduate study stands for it,")
    sub_fields = NamesField(label="Fields of the graduate study (empty: any)")
    sub_related = tick("closely related fields count too")
    percent = count("Percent that counts (empty: 100)", 400, required=False)
    sub_cites = QuotesField()

    def rule(self) -> dict[str, Any]:
        said = super().rule()
        fields, related, percent, cites, substituted = (
            said.pop(name, None) for name in ("sub_fields", "sub_related", "percent", "sub_cites", "substituted")
        )
        if not substituted:
            return said
        stands = {"fields": fields, "related": related, "cites": cites, "percent": percent}
        return said | {"substitution": {name: value for name, value in stands.items() if value}}

    def chosen_second_quotes(self) -> list[str]:
        return [option.choice_label for option in self["sub_cites"] if option.data["selected"]]


class GraduateStudy(Condition):
    kind, title = "graduate study", "Graduate study"
    sentence = "At least {months} of graduate study in {fields}; {related}"
    months = SpanField(label="How long")
    fields = NamesField(label="Fields (empty: any)")  # type: ignore[assignment]  # as the rule names it
    related = tick("closely related fields count too")


class Pool(Condition):
    kind, title = "pool", "Education or experience"
    sentence = (
        "At least {months} of post-secondary education or work experience, of {reading},"
        " beyond the first {beyond}. HR judges whether it is {judged}"
    )
    months = SpanField(label="How long")
    reading = choice("How it counts", READINGS)
    beyond = SpanField(label="What is spent already (empty: nothing)", required=False)
    judged = text("What of it a person judges (empty: nothing)")

    def rule(self) -> dict[str, Any]:
        said = super().rule()
        return {name: value for name, value in said.items() if (name, value) != ("reading", "together")}


class Service(Condition):
    kind, title = "service", "Service in a class"
    sentence = "At least {months} of service as {classes}"
    months = SpanField(label="How long")
    classes = NamesField(label="Classes", required=True)


class Status(Condition):
    kind, title = "status", "A status"
    sentence = "{name} status as {classes}"
    name = text("Which status", required=True, said="Name the status, such as civil service.")
    classes = NamesField(label="Classes (empty: any)")


class Licence(Condition):
    kind, title = "licence", "A licence or certificate"
    sentence = "The licence or certificate {name}"
    name = text("Which licence or certificate", required=True, size=50, said="Name the licence or certificate.")


class SemesterHours(Condition):
    kind, title = "semester hours", "Semester hours"
    sentence = "At least {hours} semester hours in {fields}; {related}"
    hours = count("How many", 1000)
    fields = NamesField(label="Fields (empty: any)")  # type: ignore[assignment]  # as the rule names it
    related = tick("closely related fields count too")


class Combination(Condition):
    kind, title = "combination", "Shares of work and study"
    sentence = (
        "A share of {work_months} of work and a share of {study_months} of study that make 100 % together."
        " HR judges whether it is {judged}"
    )
    work_months = SpanField(label="Work that is all of it")
    study_months = SpanField(label="Study that is all of it")
    judged = text("What of it a person judges (empty: nothing)")


class Judgement(Condition):
    kind, title = "judgement", "What a person judges"
    sentence = "What a person judges"


class Several(Condition):
    kind, title = "several", "So many of several"
    sentence = "At least {number} of these:"
    number = count("How many", 20)


class Route(Line):
    kind = "route"
    sentence = "{name}"
    name = text("Name of the route", required=True, said="Name the route.")


class Whole(Line):
    kind = "rules"
    sentence = "{additional_screens}"
    additional_screens = tick("Additional qualifications screen out, as the basic ones do")


CONDITIONS: dict[str, type[Condition]] = {
    line.kind: line
    for line in (
        Education,
        GraduateStudy,
        Experience,
        Pool,
        Service,
        Status,
        Licence,
        SemesterHours,
        Combination,
        Several,
        Judgement,
    )
}
LINES: dict[str, type[Line]] = {"rules": Whole, "route": Route, **CONDITIONS}
