"""The forms of an appeal, of the decision on it, and of its withdrawal."""

from django import forms

from classification.forms.rulings import words
from classification.models import AppealDecision

OUTCOMES = [choice for choice in AppealDecision.Outcome.choices if choice[0] != AppealDecision.Outcome.WITHDRAWN]


class AppealForm(forms.Form):
    """Why the ruling is wrong."""

    use_required_attribute = False
    grounds = words("What is wrong with the ruling", "Say which facts of the work were missed or misread.", rows=8)


class DecisionForm(forms.Form):
    """How the appeal ends, and why."""

    use_required_attribute = False
    outcome = forms.ChoiceField(label="Decision", choices=OUTCOMES, widget=forms.RadioSelect)
    reasons = words("Reasons for the decision", rows=6)

    @property
    def changes_the_ruling(self) -> bool:
        return self.is_valid() and self.cleaned_data["outcome"] == AppealDecision.Outcome.CHANGED


class WithdrawalForm(forms.Form):
    """Why the appeal is taken back; nobody has to say."""

    use_required_attribute = False
    reasons = words("Reasons", "You need not give any.", rows=3, required=False)
