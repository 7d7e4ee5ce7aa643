"""The form in which somebody writes their part of a description: sections, duties, and a text to take over."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from classification.engine.describing import Passage, Pasted, Task, Unread, Words, read_file, read_text
from classification.engine.describing.pasting import MOST_DUTIES, MOST_PASSAGES
from classification.forms.prose import Prose
from classification.models import Section
from website.files.limits import MOST_BYTES
from website.printable import printable

FIRST = [kind for kind in Section.Kind if kind != Section.Kind.OTHER]
"""The sections that an empty form offers."""
EMPTY_DUTIES = 3
MOST_SECTION, MOST_DUTY = 20_000, 4_000
SURROGATES = dict.fromkeys(range(0xD800, 0xE000))


class PassageForm(forms.Form):
    kind = forms.ChoiceField(label="Section", choices=Section.Kind.choices, initial=Section.Kind.OTHER)
    heading = forms.CharField(label="Heading, if another", max_length=200, required=False)
    text = Prose(4, label="Text", required=False, max_length=MOST_SECTION)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("heading") and not cleaned.get("text") and "text" in cleaned:
            self.add_error("text", "Write what stands under this heading, or empty it.")
        return cleaned


class DutyForm(forms.Form):
    text = Prose(2, label="Duty", required=False, max_length=MOST_DUTY)
    percent = forms.IntegerField(
        label="Percent of time",
        min_value=1,
        max_value=100,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("text") and "percent" in cleaned and cleaned["percent"] is None:
            self.add_error("percent", "Say what percent of the time it takes.")
        if cleaned.get("percent") and cleaned.get("text") == "":
            self.add_error("text", "Say what is done in this time.")
        return cleaned


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Rows of which any may be cleared: an empty one is left out."""

    def initial_form_count(self) -> int:
        return 0

    def filled(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get("text")]


def rows_of(form: type[forms.Form], most: int) -> type[Rows]:
    return forms.formset_factory(form, formset=Rows, max_num=most, absolute_max=most + 5, validate_max=True)  # type: ignore[return-value]


FORMSETS = {"passages": rows_of(PassageForm, MOST_PASSAGES), "duties": rows_of(DutyForm, MOST_DUTIES)}
FIELDS = {"passages": ("kind", "heading", "text"), "duties": ("text", "percent")}
Raw = dict[str, list[dict[str, Any]]]
"""The rows of both formsets as they were typed or stored, unchecked."""


def raw_of(words: Words) -> Raw:
    """Return the rows that show these words."""
    return {
        "passages": [{"kind": each.kind, "heading": each.heading, "text": each.text} for each in words.passages],
        "duties": [
            {"text": each.text, "percent": "" if each.percent is None else each.percent} for each in words.duties
        ],
    }


def raw_sent(data: Mapping[str, Any]) -> Raw:
    """Return the rows as they were sent, the empty ones left out; nothing is checked."""
    return {
        name: [
            row for row in rows_sent(data, name, fields) if any(row[each].strip() for each in fields if each != "kind")
        ]
        for name, fields in FIELDS.items()
    }


def rows_sent(data: Mapping[str, Any], name: str, fields: Iterable[str]) -> list[dict[str, str]]:
    said = data.get(f"{name}-TOTAL_FORMS", "")
    most = FORMSETS[name].absolute_max
    count = min(int(said), most) if said.isdecimal() and len(said) < 5 else 0
    return [
        {field: data.get(f"{name}-{row}-{field}", "").translate(SURROGATES) for field in fields}
        for row in range(count)
    ]


class WordsForm:
    """The rows of a part: filled from what is stored, from what was sent, or from rows that were sent and changed."""

    def __init__(self, raw: Raw | None = None, data: Any = None) -> None:
        raw = raw or {"passages": [], "duties": []}
        self.rows: dict[str, Rows] = {}
        offered = {"passages": offered_passages(raw["passages"]), "duties": offered_duties(raw["duties"])}
        for name, formset in FORMSETS.items():
            self.rows[name] = formset(data, prefix=name, initial=None if data else offered[name])
            self.rows[name].extra = len(offered[name])

    @property
    def passages(self) -> Rows:
        return self.rows["passages"]

    @property
    def duties(self) -> Rows:
        return self.rows["duties"]

    @property
    def total(self) -> int:
        """Return what the percents that are shown add to, leaving out what is no number."""
        shown = (str(form["percent"].value() or "").strip() for form in self.duties)
        return sum(int(value) for value in shown if value.isdecimal() and len(value) < 4)

    def is_valid(self) -> bool:
        """Check all rows, so that each says what is wrong in it."""
        return not [rows for rows in self.rows.values() if not rows.is_valid()]

    def words(self) -> Words:
        """Return what was written, once it is valid."""
        return Words(
            tuple(Passage(row["kind"], row["heading"], row["text"]) for row in self.passages.filled()),
            tuple(Task(row["text"], row["percent"]) for row in self.duties.filled()),
        )


def offered_passages(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows with an empty one for each usual section that they lack."""
    there = {row["kind"] for row in rows}
    lacking = [{"kind": kind.value, "heading": "", "text": ""} for kind in FIRST if kind not in there]
    return [*rows, *lacking]


def offered_duties(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*rows, *({"text": "", "percent": ""} for _ in range(max(EMPTY_DUTIES - len(rows), 0)))]


class TakeOverForm(forms.Form):
    """A text that is pasted, or a file that is chosen, to be read into the rows."""

    pasted = forms.CharField(label="Pasted text", required=False, widget=forms.Textarea(attrs={"rows": 6}))
    file = forms.FileField(
        label="or a document or text file",
        required=False,
        help_text=f"At most {MOST_BYTES // 1024 // 1024} MB; a Word document, PDF, web page or text.",
        widget=forms.FileInput(attrs={"accept": ".docx,.odt,.pdf,.html,.htm,.md,.txt"}),
    )


def read_sent(text: str, file: UploadedFile | None) -> tuple[Pasted, str]:  # type: ignore[type-arg]
    """Return what the file, else the text, says, and where the words come from. Raises Unread."""
    if file is None:
        return read_text(text), ""
    name = printable(file.name or "")[:200]
    if text.strip():
        raise Unread("Choose a file or paste a text, not both.")
    if file.size is None or file.size > MOST_BYTES:
        raise Unread(f"The file has {file.size or 0:,} bytes; at most {MOST_BYTES:,} are read.")
    return read_file(file.read(), name), name
