"""The records that tests keep, send and judge, and a determination on one that was sent."""

from datetime import date

from django.utils.timezone import now

from classification.actions.records import sign_determination
from classification.engine.eligibility import Degree, Job, Record, Study
from classification.engine.eligibility.determining import Word
from tests.factories import UserFactory

ON = date(2026, 11, 1)
OPEN = Record(
    (Study(Degree.BACHELOR, "computer science"),),
    (Job(date(2020, 1, 1), area="project management", kinds=frozenset({"professional"})),),
)
REACHED = Record((Study(Degree.BACHELOR, "information technology"),), OPEN.jobs)
SHORT = Record(jobs=(Job(date(2026, 1, 1), area="project management"),))
SHOWN = {"0-0": (Word.SHOWN, "The same faculty."), "1-0": (Word.OPEN, "")}


def determine(copy, result="meets", by=None, words=SHOWN, reasons="The open route is reached."):
    return sign_determination(
        sent=copy, result=result, reasons=reasons, judgements=words, by=by or UserFactory(hr_approver=True), at=now()
    )
