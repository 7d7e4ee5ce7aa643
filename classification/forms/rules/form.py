"""The whole rules form: routes of conditions that read as sentences, drawn without scripts and read back as rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.template.loader import render_to_string

from classification.engine.eligibility import WrongRule, read_requirement
from classification.engine.proposing import Proposed
from classification.forms.rules.fields import Quote
from classification.forms.rules.lines import CONDITIONS, LINES, Line
from classification.forms.rules.tree import Node, as_data, redrawn, sent_tree, stored_tree

REDRAW = "redraw"
"""The name of the buttons that change the form and save nothing."""


@dataclass(frozen=True)
class Drawn:
    """A line as a page shows it: its form, its place (“0-2”), its number, and the lines below it."""

    form: Line
    place: str
    number: int
    parts: list["Drawn"]

    @property
    def kind(self) -> str:
        return self.form.kind

    @property
    def is_first(self) -> bool:
        return self.number == 1

    def lines(self) -> Iterator["Drawn"]:
        yield self
        for part in self.parts:
            yield from part.lines()


class RulesForm:
    """A tree of lines. Quiet, while people are still writing, it finds no fault with what is missing."""

    def __init__(self, tree: Node, prefix: str, quotes: Sequence[Quote] = (), *, quiet: bool = True) -> None:
        self.prefix, self.quotes, self.quiet = prefix, quotes, quiet
        self.data = as_data(tree, prefix)
        self.whole = self._drawn(tree, prefix, "", 1)

    def _drawn(self, node: Node, prefix: str, place: str, number: int) -> Drawn:
        form = LINES[node.kind](self.data, prefix, self.quotes, quiet=self.quiet)
        below = [f"{place}-{index}".strip("-") for index in range(len(node.parts))]
        parts = [
            self._drawn(part, f"{prefix}-{index}", below[index], index + 1) for index, part in enumerate(node.parts)
        ]
        return Drawn(form, place, number, parts)

    def is_valid(self) -> bool:
        """Check every line, so that each says what is wrong in it."""
        return not [line for line in self.whole.lines() if not line.form.is_valid()]

    def rules(self) -> dict[str, Any]:
        """Return what a valid form says, as rules are stored."""
        routes = [
            {**route.form.rule(), "conditions": [rule_of(part) for part in route.parts]} for route in self.whole.parts
        ]
        return {"routes": routes, "additional_screens": self.whole.form.cleaned_data["additional_screens"]}


def rule_of(line: Drawn) -> dict[str, Any]:
    rule = line.form.rule()
    return rule | {"of": [rule_of(part) for part in line.parts]} if line.kind == "several" else rule


class RulesWidget(forms.Widget):
    """Draws the rules form, and reads it as it was sent: a button of its own changes it and saves nothing."""

    template_name = "admin/classification/reading/_rules.html"
    use_fieldset = True

    def __init__(self) -> None:
        super().__init__()
        self.quotes: Sequence[Quote] = ()
        self.can_propose = False
        self.proposal: Proposed | None = None

    def value_from_datadict(self, data: Any, files: Any, name: str) -> RulesForm:
        sent = redrawn(sent_tree(data, name), data.get(REDRAW, ""))
        tree = stored_tree(self.proposal.rules) if self.proposal else sent
        return RulesForm(tree, name, self.quotes, quiet=REDRAW in data)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        form = value if isinstance(value, RulesForm) else RulesForm(stored_tree(value), name, self.quotes)
        context = {"rules": form, "kinds": CONDITIONS.values(), "redraw": REDRAW}
        return render_to_string(
            self.template_name, context | {"can_propose": self.can_propose, "proposal": self.proposal}
        )


class RulesField(forms.Field):
    """Rules as data, entered in the rules form."""

    widget = RulesWidget

    def clean(self, value: RulesForm) -> dict[str, Any]:
        if not value.is_valid():
            raise forms.ValidationError("What is wrong stands beside it in the rules.")
        rules = value.rules()
        if not rules["routes"]:
            raise forms.ValidationError("Add a route.")
        for number, route in enumerate(rules["routes"], start=1):
            if not route["conditions"]:
                raise forms.ValidationError(f"Add a condition to route {number}, “{route['name']}”, or take it out.")
        try:
            read_requirement(rules)
        except WrongRule as wrong:
            raise forms.ValidationError(wrong.faults) from wrong
        return rules

    def has_changed(self, initial: Any, data: Any) -> bool:
        return not data.is_valid() or not said_alike(data.rules(), initial)


def said_alike(rules: Any, others: Any) -> bool:
    """Return whether two stored rules say the same; what is no requirement says nothing."""
    try:
        return read_requirement(rules) == read_requirement(others)
    except WrongRule:
        return False
