"""Who may make which move at which stage, and why one is refused."""

import pytest

from jobfamilies.actions import CannotMove
from jobfamilies.models import Edition, Move, Publication, Transition, Withdrawal
from ladders.models import Statement
from tests.cases import cases
from tests.factories import EditionFactory, UserFactory
from tests.jobfamilies.moves.steps import make_move

pytestmark = pytest.mark.django_db

ROLES = ["hr_editor", "hr_approver", "manager", "employee"]
STAGES = ["draft", "in_review", "approved", "scheduled", "published", "withdrawn"]
EDITED, REVIEWED = ("hr_editor",), ("hr_approver",)
MAY = {
    Move.SUBMIT: (EDITED, ["draft"]),
    Move.TAKE_BACK: (EDITED, ["in_review", "approved"]),
    Move.RETURN: (REVIEWED, ["in_review", "approved"]),
    Move.APPROVE: (REVIEWED, ["in_review"]),
    Move.PUBLISH: (REVIEWED, ["approved"]),
    Move.WITHDRAW: (REVIEWED, ["scheduled"]),
    Move.DELETE: (EDITED, ["draft"]),
}
CASES = [
    (move, role, stage, role in roles and stage in stages)
    for move, (roles, stages) in MAY.items()
    for role in ROLES
    for stage in STAGES
]


def everything():
    return [
        list(model.objects.order_by("pk").values())
        for model in (Edition, Publication, Withdrawal, Transition, Statement)
    ]


@cases(("move", "role", "stage", "is_allowed"), CASES)
def test_a_move_is_made_by_its_people_at_its_stages_and_by_nobody_else(move, role, stage, is_allowed):
    edition, person = EditionFactory(**{stage: True}), UserFactory(**{role: True})
    before = everything()

    if is_allowed:
        make_move(move, edition, person)
        made = Transition.objects.first()
        assert (made.family, made.number, made.move, made.by) == (edition.family, 1, move, person)
    else:
        with pytest.raises(CannotMove):
            make_move(move, edition, person)
        assert everything() == before


@pytest.mark.parametrize(
    ("move", "role", "stage", "reason"),
    [
        (Move.APPROVE, "hr_editor", "in_review", "Only HR approvers may do this."),
        (Move.SUBMIT, "hr_approver", "draft", "Only HR editors may do this."),
        (Move.PUBLISH, "employee", "approved", "Only HR approvers may do this."),
        (
            Move.PUBLISH,
            "hr_approver",
            "draft",
            "The edition is draft, and “Publish” needs one that is approved.",
        ),
        (
            Move.RETURN,
            "hr_approver",
            "published",
            "The edition is published, and “Return with comments” needs one that is in review or approved.",
        ),
        (
            Move.WITHDRAW,
            "hr_approver",
            "withdrawn",
            "The edition is withdrawn, and “Withdraw” needs one that is published.",
        ),
    ],
)
def test_a_refusal_says_why(move, role, stage, reason):
    with pytest.raises(CannotMove) as refused:
        make_move(move, EditionFactory(**{stage: True}), UserFactory(**{role: True}))

    assert refused.value.reasons == [reason]
