"""What people are told of records that they send, of HR's word on them, and of what they drafted."""

from django.urls import reverse

from classification.models import Approvable, Determination, SentRecord
from website.mail.events import Audience, Event
from website.mail.people import those, who_may
from website.models import User


def receivers(sent: SentRecord) -> list[User]:
    """Return whom the copy was sent to: somebody, or all of HR who sign for it."""
    return those(sent.to) if sent.to_id else list(who_may("classification.sign_determination", sent))


def page_of_copy(sent: SentRecord) -> str:
    return reverse("classification:sent-record", args=[sent.pk])


def of_copy(sent: SentRecord) -> dict[str, str]:
    return {"level": sent.level.name, "organization": sent.level.edition.family.organization.name}


def page_of_determination(determination: Determination) -> str:
    return reverse("classification:determination", args=[determination.pk])


def in_admin(draft: Approvable) -> str:
    return reverse(f"admin:{draft._meta.app_label}_{draft._meta.model_name}_change", args=[draft.pk])


EVENTS = (
    Event(
        "record sent",
        "A record for {level} was sent to you",
        "{by} sent it, with the answer for that level at {organization}.",
        (Audience("Whom it was sent to", receivers, page_of_copy),),
        of_copy,
        lambda sent: sent.level.edition.family.organization.slug,
    ),
    Event(
        "determination",
        "Your record for {level} is determined",
        "{by} signed a determination on it, for {organization}.",
        (Audience("Who sent the record", lambda signed: those(signed.sent.sender), page_of_determination),),
        lambda signed: of_copy(signed.sent),
        lambda signed: signed.sent.level.edition.family.organization.slug,
        is_decision=True,
    ),
    Event(
        "draft approved",
        "{draft} is approved",
        "{by} approved it. It is in force.",
        (Audience("Who drafted it", lambda draft: those(draft.drafted_by), in_admin),),
        lambda draft: {"draft": str(draft)},
        lambda draft: "",
    ),
)
