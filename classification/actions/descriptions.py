"""What is written of descriptions: each person's own part, until it is signed."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from classification.engine.describing import Words, against_signing
from classification.models import Description, Duty, Part, Position, Section, Stage
from jobfamilies.actions.seals import seal
from website.models import User
from website.refusals import Refused

JUDGED = (Stage.SUBMITTED, Stage.IN_STUDY, Stage.RULED)
"""Stages at which a request holds the description that it was submitted with as it is."""


class CannotDescribe(Refused):
    """The part is somebody else's, is signed, or belongs to another version."""


class WordsChanged(CannotDescribe):
    """The part says something else than the person was shown; `stored` are its words."""

    def __init__(self, stored: Words) -> None:
        super().__init__(["This part was saved elsewhere meanwhile. Both texts are shown; nothing of yours is lost."])
        self.stored = stored


@dataclass(frozen=True)
class Place:
    """Where somebody writes next: the number of the version, and their part of it where they have begun one."""

    number: int
    part: Part | None = None


def roles_of(position: Position, by: User) -> list[Part.Role]:
    """Return as whom this person may write of the position: as many as they are."""
    holders = {above.incumbent_id for above in position.above()}
    is_role = {
        Part.Role.INCUMBENT: position.incumbent_id == by.pk,
        Part.Role.SUPERVISOR: by.pk in holders,
        Part.Role.HR: by.has_perm("classification.study_request", position),
    }
    return [role for role, holds in is_role.items() if holds]


def place_to_write(*, position: Position, role: Part.Role, by: User) -> Place:
    """Return the last version where the person may still write in it, else the next one."""
    last = position.descriptions.with_parts().order_by("-number").first()
    if last is None:
        return Place(1)
    part = next((part for part in last.parts.all() if part.role == role), None)
    is_closed = part is not None and (part.is_signed or part.is_erased or part.author_id != by.pk)
    if is_closed or last.requests.filter(stage__in=JUDGED).exists():
        return Place(last.number + 1)
    return Place(last.number, part)


def words_before(*, position: Position, role: Part.Role, by: User) -> Words | None:
    """Return what the person wrote in that role last, in whatever version; None where they wrote nothing."""
    own = Part.objects.filter(description__position=position, role=role, author=by, erasure=None)
    last = own.order_by("-description__number").prefetch_related("sections", "duties").first()
    return last.words if last else None


def locked(position: Position) -> Position:
    """Return the position as it stands now, and let nobody else write, sign or submit until this transaction ends."""
    return Position.objects.select_for_update(of=("self",), no_key=True).get(pk=position.pk)


@transaction.atomic
def write_part(
    *,
    position: Position,
    role: Part.Role,
    number: int,
    words: Words,
    read_at: datetime | None,
    by: User,
    at: datetime,
    origin: str = "",
) -> Part:
    """Save somebody's words as their part of a version, which is started where it is not there. Complete or not.

    `read_at` is when the part that the person was shown was changed last; None where they were shown none. Raises
    CannotDescribe, WordsChanged where the part says something else meanwhile.
    """
    position = locked(position)
    place = place_to_write(position=position, role=role, by=by)
    reasons = reasons_against_writing(position, role, number, place, by)
    if not reasons and any(duty.percent is None for duty in words.duties):
        reasons = ["Say of each duty what percent of the time it takes."]
    if reasons:
        raise CannotDescribe(reasons)
    if place.part and place.part.changed_at != read_at and place.part.words != words:
        raise WordsChanged(place.part.words)
    description, _ = Description.objects.get_or_create(
        position=position, number=number, defaults={"started_by": by, "started_at": at}
    )
    part, _ = Part.objects.update_or_create(
        description=description, role=role, defaults={"author": by, "changed_at": at, "origin": origin}
    )
    put_words(part, words)
    return part


def reasons_against_writing(position: Position, role: Part.Role, number: int, place: Place, by: User) -> list[str]:
    """Return why the person cannot write in that version in that role, in sentences for people."""
    if role not in roles_of(position, by):
        return [f"The {role.label if role == Part.Role.HR else role.label.lower()}’s part is not yours to write."]
    if number == place.number:
        return []
    return [f"Description {number} takes no more words of yours. What you save now begins description {place.number}."]


def put_words(part: Part, words: Words) -> None:
    """Put words in the place of all that a part says."""
    part.sections.all().delete()
    part.duties.all().delete()
    Section.objects.bulk_create(
        Section(part=part, kind=said.kind, heading=said.heading, text=said.text, order=order)
        for order, said in enumerate(words.passages, start=1)
    )
    Duty.objects.bulk_create(
        Duty(part=part, text=duty.text, percent=duty.percent or 0, order=order)
        for order, duty in enumerate(words.duties, start=1)
    )


@transaction.atomic
def sign_part(*, part: Part, digest: str, by: User, at: datetime) -> None:
    """Sign one's own part; its words stay from then on. `digest` is that of the words that the person was shown.

    Raises CannotDescribe.
    """
    locked(part.description.position)
    part = Part.objects.get(pk=part.pk)
    if reasons := reasons_against_signing(part, by):
        raise CannotDescribe(reasons)
    if part.words.digest != digest:
        raise CannotDescribe(["The part says something else than you were shown. Read it again before you sign."])
    part.signed_at = at
    part.save(update_fields=["signed_at", "words_digest"])
    seal(part, at=at)


def reasons_against_signing(part: Part, by: User) -> list[str]:
    """Return why this person cannot sign the part, in sentences for people; empty where they can."""
    if part.author_id != by.pk or part.role not in roles_of(part.description.position, by):
        return ["Only who wrote a part signs it, as long as they are who it speaks for."]
    if part.is_signed:
        return ["This part is signed already."]
    if part.is_erased:
        return ["The words of this part were erased."]
    if part.description.requests.filter(stage__in=JUDGED).exists():
        return ["This description is judged as it was submitted. Sign a new version instead."]
    return against_signing(part.words)
