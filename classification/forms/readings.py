"""The form of a reading: its level, the rules as sentences, and what was decided where the text is open."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import Max
from django.forms.utils import ErrorDict

from classification.engine.proposing import Passage, Proposed, propose_rules
from classification.forms.rules import REDRAW, Quote, RulesField, quote_value
from classification.models import Reading
from jobfamilies.models import Level
from ladders.models import Dimension, Statement

TESTS = (Dimension.Kind.CRITERIA, Dimension.Kind.QUALIFICATION)
"""The statements that a rule may rest on; of others only those that a reading cites already."""
PROPOSE = "propose"
NO_LONGER = "Cited by a reading; not in the level’s text now"


class ReadingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A reading of a level that is named by its path; stored are its family and key."""

    level = forms.CharField(
        max_length=300,
        help_text="As its address names it, without the word “levels”: organization/family/level.",
        widget=forms.TextInput(attrs={"size": 70}),
    )
    rules = RulesField()

    class Meta:
        model = Reading
        fields = ("rules", "note", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "rules" not in self.fields:
            return
        self.of_level = self._find_level()
        if self.instance.pk:
            self.initial["level"] = self.of_level.path if self.of_level else "a level no longer in force"
            self.fields["level"].disabled = True
        widget = self.fields["rules"].widget
        widget.can_propose = self.of_level is not None
        widget.quotes = quotes_of(self.of_level, self.instance)
        if self.of_level and self.data.get(REDRAW) == PROPOSE:
            widget.proposal = proposal_for(self.of_level)

    def _find_level(self) -> Level | None:
        if self.instance.pk:
            return level_of(self.instance)
        said = str(self.data.get("level") or self.initial.get("level") or "").replace("\0", "")[:300]
        return Level.objects.at_paths([said.strip("/")]).with_family().first() if said else None

    @property
    def redraws(self) -> bool:
        """Whether a button of the rules was pressed: then nothing is held against anything, and nothing is saved."""
        return self.is_bound and REDRAW in self.data

    def is_valid(self) -> bool:
        return not self.redraws and super().is_valid()

    def full_clean(self) -> None:
        if not self.redraws:
            super().full_clean()
            return
        self._errors, self.cleaned_data = ErrorDict(), {}

    def clean_level(self) -> str:
        """Put the level's family, key and next number into a new reading."""
        said: str = self.cleaned_data["level"].strip("/")
        level = self.of_level
        if level is None and not self.instance.pk:
            raise forms.ValidationError("There is no level “%(path)s” in force.", params={"path": said})
        if level is not None and not self.instance.pk:
            last = Reading.objects.of_level(level).aggregate(last=Max("number"))["last"] or 0
            self.instance.family, self.instance.level_key = level.edition.family, level.key
            self.instance.number = last + 1
        return said

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        if (self.instance.number or 1) > 1 and not cleaned.get("reason"):
            self.add_error("reason", "Say why the reading before is corrected.")
        return cleaned


def level_of(reading: Reading) -> Level | None:
    """Return the level in force that the reading is of."""
    levels = Level.objects.in_force().with_family()
    return levels.filter(edition__family=reading.family_id, key=reading.level_key).first()


def statements_of(level: Level, cited: set[str]) -> Iterator[tuple[str, Statement]]:
    """Yield (row label, statement) of all that a rule may rest on, in the level's order."""
    rows = level.statements.select_related("row__dimension").order_by("row__place", "place")
    for statement in rows:
        if statement.row.dimension.kind in TESTS or str(statement.key) in cited:
            yield statement.row.label, statement


def quotes_of(level: Level | None, reading: Reading) -> list[Quote]:
    """Return what the rules may rest on: the level's statements, and the words that its readings cite otherwise."""
    readings = Reading.objects.of_level(level) if level else [reading] if reading.pk else []
    cited = {quote_value(each): each for one in readings for each in cited_by(one.rules)}
    keys = {each["key"] for each in cited.values()}
    found = statements_of(level, keys) if level else ()
    current = [quoted({"key": str(each.key), "text": each.text}, label) for label, each in found]
    known = {quote.value for quote in current}
    return current + [quoted(each, NO_LONGER) for value, each in cited.items() if value not in known]


def quoted(citation: dict[str, str], place: str) -> Quote:
    return Quote(quote_value(citation), citation["key"], citation["text"], place)


def cited_by(rules: Any) -> Iterator[dict[str, str]]:
    """Yield every citation in stored rules, wherever it stands."""
    if isinstance(rules, dict):
        yield from rules.get("cites") or ()
        for value in rules.values():
            yield from cited_by(value)
    elif isinstance(rules, list):
        for each in rules:
            yield from cited_by(each)


def proposal_for(level: Level) -> Proposed:
    """Return what the parser makes of the level's qualifications."""
    found = statements_of(level, set())
    return propose_rules([Passage(str(each.key), each.text, label) for label, each in found])
