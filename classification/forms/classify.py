"""The form in which somebody gives a description to read: pasted, or as a file."""

from typing import Any

from django import forms

from classification.engine.matching.reading import LONGEST, trouble
from website.files import limits
from website.files.blocks import Unreadable
from website.files.texts import HEADING, opened_text

ACCEPTED = ".docx,.odt,.pdf,.html,.htm,.md,.txt"


class DescriptionForm(forms.Form):
    """The text to read, as `read_text` once the form is valid. What cannot be read stays in its field."""

    text = forms.CharField(
        label="Description",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false"}),
        help_text="Duties, supervision and qualifications, in English, with their headings.",
    )
    file = forms.FileField(
        label="Or a file",
        required=False,
        allow_empty_file=True,
        help_text="A Word document, PDF, web page or text file.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    read_text = ""

    def clean_text(self) -> str:
        """Return the text with the ends of its lines as one sign."""
        text: str = self.cleaned_data["text"]
        if len(text) > LONGEST:
            raise forms.ValidationError(
                f"The text has {len(text):,} characters; at most {LONGEST:,} are read. Give the description alone."
            )
        try:
            return limits.checked(limits.one_ending(text))
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why

    def clean_file(self) -> str | None:
        """Return what the file says; None where there is none."""
        upload = self.cleaned_data["file"]
        if upload is None:
            return None
        try:
            return text_of(upload.read(limits.MOST_BYTES + 1), upload.name or "")
        except Unreadable as why:
            raise forms.ValidationError(str(why)) from why

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.errors:
            return cleaned
        text, from_file = cleaned["text"], cleaned["file"]
        if from_file is not None and text.strip():
            raise forms.ValidationError("Give a text or a file, not both. To read the file, empty the text.")
        self.read_text = text if from_file is None else from_file
        if said := trouble(self.read_text):
            self.add_error("text" if from_file is None else "file", said)
        return cleaned


def text_of(content: bytes, name: str) -> str:
    """Return what a file says. Raises Unreadable, which says why it is not read and what to do."""
    if len(content) > limits.MOST_BYTES:
        raise Unreadable(f"The file has more than {limits.MOST_BYTES:,} bytes, which are the most that are read.")
    return opened_text(content, name).text.replace(HEADING, "")
