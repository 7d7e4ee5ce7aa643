"""How tests rule on a request: what a complete ruling says, and why one is refused."""

import pytest
from django.utils.timezone import localdate, now

from classification.actions.rulings import CannotRule, rule
from classification.models import Ruling


def said(level, **facts):
    """Return what a complete ruling says, but for what is given."""
    return {
        "outcome": "first",
        "level": level,
        "rationale": "Leads projects of one department.",
        "authority": "Delegation to HR",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": localdate(),
        "past_reason": "",
        "consequence": "Your pay stays.",
    } | facts


def rule_on(request, by, facts):
    return rule(request=request, by=by, at=now(), facts=facts)


def refused(request, by, facts):
    with pytest.raises(CannotRule) as refusal:
        rule_on(request, by, facts)
    assert not Ruling.objects.filter(request=request).exists()
    return refusal.value.reasons
