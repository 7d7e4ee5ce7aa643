"""The keys by which the tampers name the rows of the site, and what the sentences say besides."""

from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localdate

from classification.models import (
    Appeal,
    AppealDecision,
    ClassificationRequest,
    Determination,
    Duty,
    Part,
    Precedent,
    Rating,
    RatingSheet,
    Reading,
    RequestStep,
    Ruling,
    Run,
    Scheme,
    Section,
    Succession,
)
from jobfamilies.models import Edition, SealEntry, Transition, Withdrawal
from ladders.models import Dimension
from website.models import Erasure, User


def facts() -> dict[str, object]:
    """Return the key of each row that a tamper names, by its name."""
    first, second, third = Edition.objects.filter(family__slug="clerk").order_by("number")
    request = ClassificationRequest.objects.get()
    level, upper = first.levels.order_by("rank")
    moves = {move.move: move for move in Transition.objects.filter(edition=first)}
    part = Part.objects.get(description=request.description, role="incumbent")
    unsigned = Part.objects.get(description=request.description, role="supervisor")
    erasure = Erasure.objects.get()
    return {
        "family": first.family_id,
        "organization": first.family.organization_id,
        "edition": first.pk,
        "second": second.pk,
        "third": third.pk,
        "draft": Edition.objects.get(state="draft").pk,
        "other_family": Edition.objects.get(state="draft").family_id,
        "level": level.pk,
        "upper_level": upper.pk,
        "row": first.rows.order_by("place").first().pk,
        "other_dimension": Dimension.objects.latest("order").pk,
        "statement": level.statements.order_by("pk").first().pk,
        "lonely_statement": third.statements.order_by("pk").first().pk,
        "publication": first.publication.pk,
        "third_publication": third.publication.pk,
        "approve": moves["approve"].pk,
        "editor": moves["submit"].by_id,
        "approver": moves["approve"].by_id,
        "deletion": Transition.objects.get(move="delete").pk,
        "withdraw": Transition.objects.get(move="withdraw").pk,
        "withdrawal": Withdrawal.objects.get().pk,
        "request": request.pk,
        "request_position": str(request.position),
        "position": request.position_id,
        "ruling": Ruling.objects.get(supersedes__isnull=False).pk,
        "appeal": Appeal.objects.get().pk,
        "decision": AppealDecision.objects.get().pk,
        "step": RequestStep.objects.get(step="study").pk,
        "sheet": RatingSheet.objects.get().pk,
        "rating": Rating.objects.get().pk,
        "scheme": Scheme.objects.get(approved_by__isnull=False).pk,
        "other_scheme": Scheme.objects.get(approved_by=None).pk,
        "part": part.pk,
        "section": Section.objects.get(part=part).pk,
        "duty": Duty.objects.get(part=part).pk,
        "other_duty": Duty.objects.get(part=unsigned).pk,
        "determination": Determination.objects.get(erasure=None).pk,
        "sent": Determination.objects.get(erasure=None).sent_id,
        "reading": Reading.objects.get().pk,
        "precedent": Precedent.objects.get().pk,
        "run": Run.objects.get().pk,
        "succession": Succession.objects.get().pk,
        "erasure": erasure.pk,
        "erased_person": erasure.person_id,
        "erased_part": Part.objects.get(erasure=erasure).pk,
        "erased_section": Section.objects.get(erasure=erasure).pk,
        "erased_determination": Determination.objects.get(erasure=erasure).pk,
        "stranger": User.objects.get(username="stranger").pk,
        "uuid": UUID(int=7).hex,
        "day": date_format(localdate()),
        **entries(moves["approve"], f"jobfamily {first.family_id}"),
    }


def entries(move: Transition, chain: str) -> dict[str, object]:
    """Return keys and numbers of the entry of a move, the one after it, and others of its chain."""
    of_chain = SealEntry.objects.filter(chain=chain)
    entry = of_chain.get(kind="jobfamilies.transition", row=move.pk)
    following = of_chain.get(number=entry.number + 1)
    precedent = SealEntry.objects.get(kind="classification.precedent")
    return {
        "entry": entry.pk,
        "entry_number": entry.number,
        "next_entry": following.pk,
        "next_number": following.number,
        "end_number": of_chain.last_of_each().get().number + 1,
        "run_number": SealEntry.objects.get(kind="classification.run").number,
        "after_precedent": of_chain.get(seen=precedent.digest).number,
    }
