"""Proposes rules from the words of qualifications, for people to confirm: nothing here writes a rule."""

from classification.engine.proposing.passages import Passage, Proposed, Understood, propose_rules
from classification.engine.proposing.sentences import Proposal, propose

__all__ = ["Passage", "Proposal", "Proposed", "Understood", "propose", "propose_rules"]
