"""The boxes of a form in which people write what their organization adds to a level's facts."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from jobfamilies.engine.own_facts import YES_OR_NO, Kind, OwnFact, checked, kept
from jobfamilies.engine.sections import Audience
from jobfamilies.models import Level, Organization, OwnFactDefinition

PREFIX = "own-"
SEEN_BY = {
    Audience.EVERYBODY: "",
    Audience.SIGNED_IN: " Shown to people who are signed in.",
    Audience.HR: " Shown to HR.",
}
HELP = {
    Kind.NUMBER: "A number like 40 or 37.5.",
    Kind.AMOUNT: "A number and a currency, like 1,200.00 USD.",
    Kind.DATE: "A day like 2026-01-31.",
}


class OwnFactField(forms.CharField):
    """One own fact as it is defined now; a value in the form in which an edition keeps it."""

    def __init__(self, definition: OwnFactDefinition) -> None:
        self.definition, self.kind = definition, Kind(definition.kind)
        words = f"{HELP.get(self.kind, '')}{SEEN_BY[Audience(definition.audience)]}".strip()
        offered = {Kind.CHOICE: definition.choice_list, Kind.YES_OR_NO: list(YES_OR_NO)}.get(self.kind)
        widget = forms.Select(choices=[("", "Not stated"), *((each, each) for each in offered)]) if offered else None
        super().__init__(label=definition.label, required=False, help_text=words, widget=widget)

    def offer(self, value: str) -> None:
        """Let a choice stand that the level states and that is no longer among those offered."""
        if self.kind is Kind.CHOICE and value not in self.definition.choice_list:
            self.definition.choices += f"\n{value}"
            self.widget.choices = [*self.widget.choices, (value, f"{value} (no longer offered)")]

    def clean(self, value: Any) -> str:
        try:
            return checked(self.kind, super().clean(value), self.definition.choice_list)
        except ValueError as fault:
            raise ValidationError(str(fault)) from fault


def own_fact_fields(organization: Organization) -> dict[str, OwnFactField]:
    """Return a field for each own fact of the organization, by its name in the form."""
    return {f"{PREFIX}{each.slug}": OwnFactField(each) for each in organization.own_facts.order_by("place")}


def initial_own_facts(level: Level, fields: Mapping[str, Any]) -> dict[str, str]:
    """Return what the level states of each; a choice that is no longer offered is offered once more."""
    initial = {f"{PREFIX}{fact.slug}": fact.value for fact in level.own_fact_list}
    for name, value in initial.items():
        if isinstance(field := fields.get(name), OwnFactField):
            field.offer(value)
    return initial


def chosen_own_facts(level: Level, fields: Mapping[str, Any], cleaned: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the level's own facts as the form says them, quoted as they are defined now.

    A fact that is no longer defined stays as the level has it.
    """
    defined = [field.definition for field in fields.values() if isinstance(field, OwnFactField)]
    others = [fact for fact in level.own_fact_list if fact.slug not in {each.slug for each in defined}]
    return kept([*(quoted(each, cleaned.get(f"{PREFIX}{each.slug}", "")) for each in defined), *others])


def quoted(definition: OwnFactDefinition, value: str) -> OwnFact:
    """Return the fact as an edition keeps it: with its name, kind and audience as they are now."""
    audience = Audience(definition.audience)
    return OwnFact(definition.slug, definition.label, Kind(definition.kind), audience, value)
