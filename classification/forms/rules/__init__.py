"""The form in which HR reads a level's qualifications as rules, a sentence for each condition."""

from classification.forms.rules.fields import Quote
from classification.forms.rules.form import REDRAW, RulesField, RulesForm
from classification.forms.rules.tree import Node, quote_value, stored_tree

__all__ = ["REDRAW", "Node", "Quote", "RulesField", "RulesForm", "quote_value", "stored_tree"]
