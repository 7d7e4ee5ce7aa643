"""What a rater enters: the scheme and ladder of a sheet, and the answer on each factor."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet

from classification.actions.ratings import LONGEST_REASON, Given
from classification.engine.scoring import Answer, needs_ladder
from classification.forms.moments import moment
from classification.models import Rating, Scheme
from classification.rating.questionnaires import Question, code_of
from jobfamilies.models import Edition
from website.printable import printable

LONGEST_WORD = 2000


class StartForm(forms.Form):
    """Which scheme, and which ladder if the scheme needs one."""

    scheme = forms.ModelChoiceField(
        Scheme.objects.none(), empty_label="Choose…", error_messages={"required": "Choose a scheme."}
    )
    ladder = forms.ModelChoiceField(
        Edition.objects.none(),
        empty_label="None",
        required=False,
        help_text="For schemes that rate against a ladder; those of one level leave nothing to choose. "
        "The Factor Evaluation System brings its own factors.",
    )

    def __init__(
        self,
        *args: Any,
        schemes: QuerySet[Scheme],
        ladders: QuerySet[Edition],
        present: Edition | None = None,
        **kwargs: Any,
    ) -> None:
        """`present` is the edition of the level that the position is classified as, whose ladder stands first."""
        super().__init__(*args, **kwargs)
        for name, found, named in (("scheme", schemes, scheme_name), ("ladder", ladders, ladder_name)):
            field = self.fields[name]
            field.queryset, field.label_from_instance = found, named  # type: ignore[attr-defined]
        self.fields["ladder"].widget.choices = [("", "None"), *choices_by_family(ladders, present)]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        scheme = cleaned.get("scheme")
        if scheme and needs_ladder(scheme.scheme) and not cleaned.get("ladder") and "ladder" not in self.errors:
            self.add_error("ladder", "Choose the ladder to rate against.")
        return cleaned


def scheme_name(scheme: Scheme) -> str:
    return scheme.name


def ladder_name(edition: Edition) -> str:
    return f"{edition.name}, edition {edition.number}"


def choices_by_family(ladders: Iterable[Edition], present: Edition | None) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return the ladders in groups, the likeliest first: the position's own, its job function's, then others.

    Each organization's by its job functions; families without one come last.
    """
    now = present.family if present else None

    def likeliest(edition: Edition) -> tuple[Any, ...]:
        family = edition.family
        is_akin = now is not None and family.function_id is not None and family.function_id == now.function_id
        place = (family.organization.name, family.function_id is None, function_name(edition))
        return (family != now, not is_akin, *place, edition.name)

    def group(edition: Edition) -> str:
        if edition.family == now:
            return "The ladder that the position is classified on"
        return f"{edition.family.organization.name}: {function_name(edition) or 'no job function stated'}"

    groups = groupby(sorted(ladders, key=likeliest), key=group)
    return [(name, [(each.pk, ladder_name(each)) for each in found]) for name, found in groups]


def function_name(edition: Edition) -> str:
    return edition.family.function.name if edition.family.function else ""


class AnswerForm(forms.Form):
    """The answer on one factor. Each of its names begins with the factor's slug, so that all stand in one form."""

    answer = forms.ChoiceField(required=False, error_messages={"invalid_choice": "This is not among the answers."})
    statement = forms.CharField(required=False, max_length=40)
    reason = forms.CharField(
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": f"The reason has more than {LONGEST_REASON:,} characters."},
    )
    word = forms.CharField(
        required=False, max_length=LONGEST_WORD, widget=forms.Textarea(attrs={"rows": 1}), label="Why it differs"
    )
    read_at = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, question: Question, rating: Rating | None) -> None:
        self.question, self.rating = question, rating
        super().__init__(data, prefix=question.slug, initial=said_by(rating) if rating else None)
        self.fields["answer"].choices = [(each.code, each.name) for each in question.choices if each.code]  # type: ignore[attr-defined]
        for name in ("reason", "word"):
            self.fields[name].widget.attrs["aria-describedby"] = f"{question.slug}-faults"

    @property
    def is_touched(self) -> bool:
        """Whether something was sent that is not what is kept."""
        names = ("answer", "statement", "reason", "word")
        sent = {name: self.data.get(self.add_prefix(name), "").replace("\r\n", "\n").strip() for name in names}
        kept = {name: str(self.initial.get(name, "")).strip() for name in names}
        if not sent["statement"]:  # the only statement of a level is kept without being picked
            kept["statement"] = ""
        return any(sent.values()) and sent != kept

    def show_read_at(self, at: datetime) -> None:
        """Go back with another moment, once both answers were shown: the next click may replace the other window's."""
        sent: Any = self.data
        self.data = sent = sent.copy()
        sent[self.add_prefix("read_at")] = at.isoformat()

    @property
    def chosen(self) -> str:
        """The code of the answer that is entered or kept."""
        return str(self["answer"].value() or "")

    @property
    def picked(self) -> str:
        """The key of the statement that is entered or kept."""
        return str(self["statement"].value() or "")

    def clean_reason(self) -> str:
        return printable(self.cleaned_data["reason"])

    def clean_word(self) -> str:
        return printable(self.cleaned_data["word"])

    def clean_statement(self) -> str:
        key: str = self.cleaned_data["statement"]
        if key and key not in self.question.levels_of_statements:
            raise forms.ValidationError("That statement is not of this edition.")
        return key

    def clean(self) -> dict[str, Any]:
        """A picked statement alone answers with its level."""
        cleaned = super().clean() or {}
        key = cleaned.get("statement", "")
        if not cleaned.get("answer") and "answer" not in self.errors:
            cleaned["answer"] = str(self.question.levels_of_statements.get(key, ""))
            if not cleaned["answer"]:
                self.add_error("answer", "Choose an answer.")
        if not cleaned.get("reason") and "reason" not in self.errors:
            self.add_error("reason", "Give a reason.")
        return cleaned

    def given(self) -> Given:
        """Return what was entered; the form is valid."""
        facts = self.cleaned_data
        answers: dict[str, Answer] = {each.code: each.answer for each in self.question.choices if each.code}
        return Given(
            factor=self.question.slug,
            answer=answers[facts["answer"]],
            reason=facts["reason"],
            statement=facts["statement"],
            word=facts["word"],
            read_at=moment(facts["read_at"]),
        )

    def faults(self) -> list[str]:
        """Return what is wrong, in sentences."""
        return [str(said) for errors in self.errors.values() for said in errors]


def said_by(rating: Rating) -> dict[str, Any]:
    """Return a kept answer as the form shows it."""
    return {
        "answer": code_of(rating.answer),
        "statement": str(rating.statement or ""),
        "reason": rating.reason,
        "word": rating.word,
        "read_at": rating.answered_at.isoformat(),
    }
