"""Moves of what is drafted, submitted and decided, as data: who may, what speaks against it, what follows."""

from website.workflow.rules import Follow, Objection, Permitted, Rule, Who, telling
from website.workflow.workflows import Workflow

__all__ = ["Follow", "Objection", "Permitted", "Rule", "Who", "Workflow", "telling"]
