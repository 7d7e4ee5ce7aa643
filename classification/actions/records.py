"""What people do with their own records: keep, delete, send and take back; and what HR determines on a copy sent."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from classification.engine.eligibility import Answer, Record, Standing, evaluate
from classification.engine.eligibility.determining import Point, Word, allows, points
from classification.engine.eligibility.record_data import dump_record, read_record
from classification.engine.eligibility.wording import condition_in_words
from classification.models import Determination, OwnRecord, Reading, SentRecord
from classification.models.counting import counting_of
from classification.models.records import people_above
from jobfamilies import document
from jobfamilies.actions.seals import seal
from jobfamilies.models import Level
from website.mail import tell
from website.models import User
from website.refusals import Refused


class CannotSend(Refused):
    """The record cannot be sent to that person, or about that level."""


class CannotTakeBack(Refused):
    """The copy is not the person's own, or was taken back already."""


class CannotDetermine(Refused):
    """The person may not sign this, or what they say does not bear the result."""


SIGN = "classification.sign_determination"
TAKEN_BACK = "Its sender took it back."


@transaction.atomic
def keep_own_record(*, owner: User, record: Record, at: datetime) -> None:
    """Keep a record with its owner's account, in place of what was kept."""
    OwnRecord.objects.update_or_create(owner=owner, defaults={"record": dump_record(record), "kept_at": at})


@transaction.atomic
def delete_own_record(*, owner: User) -> None:
    """Delete what the owner's account keeps. Copies that were sent stay until they are taken back."""
    OwnRecord.objects.filter(owner=owner).delete()


def reasons_against_sending(*, sender: User, to: User | None, level: Level, record: Record) -> list[str]:
    """Return why the sender cannot send the record to that person (None: HR), in sentences."""
    if record == Record():
        return ["There is nothing to send: enter your record first."]
    if Reading.objects.in_force_of(level) is None:
        return ["HR has not read the qualifications of this level as rules yet, so there is no answer to send."]
    if to is not None and to not in people_above(sender):
        return ["You can send it to HR, or to somebody who holds a position above yours."]
    return []


@transaction.atomic
def send_record(
    *, sender: User, to: User | None, level: Level, on: date, record: Record, message: str, at: datetime
) -> SentRecord:
    """Send a copy of the record with the answer for the level on the day. Raises CannotSend."""
    reading = Reading.objects.in_force_of(level)
    reasons = reasons_against_sending(sender=sender, to=to, level=level, record=record)
    if reasons or reading is None:
        raise CannotSend(reasons)
    sent = SentRecord.objects.create(
        sender=sender,
        to=to,
        level=level,
        reading=reading,
        as_of_on=on,
        record=dump_record(record),
        message=message.strip(),
        sent_at=at,
    )
    tell("record sent", about=sent, by=sender, at=at)
    return sent


@transaction.atomic
def take_back(*, sent: SentRecord, by: User, at: datetime) -> None:
    """Take a copy back: it is deleted, or hidden where a determination rests on it. Raises CannotTakeBack."""
    if sent.sender_id != by.pk:
        raise CannotTakeBack(["Only who sent it takes it back."])
    stored = SentRecord.objects.select_for_update().filter(pk=sent.pk, taken_back_at=None).first()
    if stored is None:
        raise CannotTakeBack(["You took it back already."])
    if not Determination.objects.filter(sent=stored).exists():
        stored.delete()
        return
    SentRecord.objects.filter(pk=stored.pk).update(taken_back_at=at)


# --- determinations --------------------------------------------------------------------------------------------------


def answer_of(sent: SentRecord) -> Answer:
    """Return what the record comes to by the reading that it was sent with, as the organization counts now."""
    counting = counting_of(sent.level.edition.family.organization)
    return evaluate(sent.reading.requirement, read_record(sent.record), counting, sent.as_of_on)


def reasons_against_signing(*, sent: SentRecord, by: User) -> list[str]:
    """Return why this person cannot determine it now, in sentences."""
    if not by.has_perm(SIGN, sent):
        return ["Only HR approvers sign a determination."]
    if sent.sender_id == by.pk:
        return ["Nobody signs a determination about themselves."]
    if sent.to_id is not None:
        return ["This copy was sent to a manager. Only what is sent to HR is determined."]
    if sent.taken_back_at is not None:
        return [TAKEN_BACK]
    if sent.is_erased:
        return ["Its words were erased."]
    if read_record(sent.record) == Record():  # what is sent is never empty
        return ["It was kept in a shape that this release cannot read."]
    return ["It is determined already."] if Determination.objects.filter(sent=sent).exists() else []


ALLOWED = {
    Determination.Result.MEETS: (Standing.MET, "No route is reached in all that decides: it cannot be said to meet."),
    Determination.Result.DOES_NOT_MEET: (
        Standing.SHORT,
        "A route is still open or reached: it cannot be said not to meet.",
    ),
}


def reasons_against_result(answer: Answer, result: str, words: Mapping[str, Word]) -> list[str]:
    """Return why the words said do not bear the result. That it cannot be decided can always be said."""
    standing, said = ALLOWED.get(Determination.Result(result), (None, ""))
    return [] if standing in (None, allows(answer, words)) else [said]


@transaction.atomic
def sign_determination(
    *,
    sent: SentRecord,
    result: str,
    reasons: str,
    judgements: Mapping[str, tuple[Word, str]],
    by: User,
    at: datetime,
) -> Determination:
    """Sign HR's word on a record. `judgements` are (word, why) by the name of the point. Raises CannotDetermine."""
    stored = SentRecord.objects.select_for_update(of=("self",)).with_people().filter(pk=sent.pk).first()
    if stored is None:
        raise CannotDetermine([TAKEN_BACK])
    sent, answer = stored, answer_of(stored)
    words = {name: word for name, (word, _) in judgements.items()}
    refused = reasons_against_signing(sent=sent, by=by) or reasons_against_result(answer, result, words)
    if not reasons.strip():
        refused = [*refused, "Give the reasons."]
    if refused:
        raise CannotDetermine(refused)
    determination = Determination(
        sent=sent,
        result=result,
        reasons=reasons.strip(),
        judgements=[as_judged(point, *judgements.get(point.name, (Word.OPEN, ""))) for point in points(answer)],
        counted_by=counted_by(sent),
        signed_by=by,
        signed_at=at,
    )
    determination.digest = determination.keyed(digest_of(determination))
    determination.save(force_insert=True)
    seal(determination, at=at)
    tell("determination", about=determination, by=by, at=at)
    return determination


def as_judged(point: Point, word: Word, why: str) -> dict[str, Any]:
    """Return a judgement as a determination keeps it: what was asked, the words cited, and what HR says of it."""
    return {
        "route": point.route,
        "asked": condition_in_words(point.finding.condition),
        "cited": [citation.text for citation in point.finding.condition.cites],
        "word": word.value,
        "why": why.strip(),
    }


def counted_by(sent: SentRecord) -> dict[str, Any]:
    """Return how the level's organization counts now, and what its analysts ruled, as a determination keeps it."""
    counting = counting_of(sent.level.edition.family.organization)
    ruled = [asdict(ruled) for _, ruled in sorted(counting.ruled.items())]
    return {
        "years_per_degree": {degree.value: years for degree, years in counting.years_per_degree.items()},
        "part_time": counting.part_time,
        "ruled": [each | {"on": each["on"] and each["on"].isoformat()} for each in ruled],
    }


def digest_of(determination: Determination) -> str:
    """Return the SHA-256 of all that a determination rests on and says, of its canonical JSON: the same whenever it is
    taken, since nothing of it is read from what may change.
    """
    sent = determination.sent
    said = {
        "record": sent.record,
        "as_of_on": sent.as_of_on.isoformat(),
        "level": str(sent.level.key),
        "edition": [*sent.level.edition.family.natural_key(), sent.level.edition.number],
        "reading": [str(sent.reading.key), sent.reading.number, sent.reading.rules],
        **determination.counted_by,
        "result": determination.result,
        "reasons": determination.reasons,
        "judgements": determination.judgements,
    }
    return document.digest(said)
