"""One row of every table that holds words of a person, and what the whole database says."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import SESSION_KEY
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils.timezone import now

from classification.models import (
    Appeal,
    AppealDecision,
    ClassificationRequest,
    Determination,
    OwnRecord,
    Precedent,
    RequestStep,
    Ruling,
    Run,
    Succession,
)
from jobfamilies.models import Comment, Edition, Transition
from ladders.models import CellChange, Confirmation, Waiver
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RatingFactory,
    RatingSheetFactory,
    RequestFactory,
    RulingFactory,
    SectionFactory,
    SentRecordFactory,
)
from tests.classification.scoring.schemes import SEEDED
from tests.factories import EditionFactory, UserFactory
from website.models import Message, User

POINTS = SEEDED["factor-evaluation-system"]


@dataclass
class Life:
    """What is kept of somebody: a case about their position, what they sent to HR, and what they wrote as HR."""

    person: User
    request: ClassificationRequest
    ruling: Ruling
    determination: Determination
    edition: Edition


def life(word: str, in_work: str) -> Life:
    """Return what is kept of a new person: `word` stands in all that is about them, `in_work` in what they wrote."""
    person = UserFactory(username=f"{word}-person", first_name=word, email=f"{word}@example.org", hr_editor=True)
    seat = PositionFactory(incumbent=person, supervisor=PositionFactory(held=True))
    case = described(seat, word)
    ruling = ruled(case, word)
    determination = determined(person, word)
    OwnRecord.objects.create(owner=person, record={"word": word}, kept_at=now())
    visited(person, word)
    return Life(person, case, ruling, determination, drafted(person, in_work))


def described(seat, word: str) -> ClassificationRequest:
    """Return a request, with words of each role, notes, a rating and a reading."""
    request = RequestFactory(
        position=seat, reason=f"{word} asks.", stage="ruled", description=DescriptionFactory(position=seat)
    )
    for role, author in (
        ("incumbent", seat.incumbent),
        ("supervisor", seat.supervisor.incumbent),
        ("hr", UserFactory()),
    ):
        part = PartFactory(description=request.description, role=role, author=author, origin=f"{word}.docx")
        SectionFactory(part=part, heading=f"What {word} is for", text=f"{word} keeps the wiki.")
        DutyFactory(part=part, text=f"{word} sorts letters.")
        if role != "hr":
            part.signed_at = now()
            part.save()
    by = {"by": UserFactory(hr_editor=True), "at": now()}
    step = {"step": "submit", "from_stage": "draft", "to_stage": "submitted"}
    RequestStep.objects.create(request=request, note=f"{word} asked.", **step, **by)
    RequestStep.objects.create(request=request, **step, **by)
    sheet = RatingSheetFactory(request=request, scheme__rules=POINTS)
    RatingFactory(
        sheet=sheet,
        factor=POINTS["factors"][0]["slug"],
        reason=f"{word} decides.",
        word=word,
        estimate={"level": 1, "evidence": [word]},
    )
    sheet.signed_at, sheet.result = now(), "Level 1"
    sheet.save()
    read = {"text": f"{word} sorts letters.", "output": f'["{word}"]', "engine": "1", "lexicon": "1", "editions": []}
    Run.objects.create(request=request, description=request.description, **read, **by)
    return request


def ruled(request: ClassificationRequest, word: str) -> Ruling:
    """Return a ruling with an appeal and its decision; the level's successor is decided for the position."""
    reasons = ("rationale", "exemption_reason", "past_reason", "consequence")
    ruling = RulingFactory(request=request, **{name: f"{word}: {name}." for name in reasons})
    appeal = Appeal.objects.create(
        ruling=ruling,
        stage=1,
        stage_name="Review",
        heard_by="A board",
        grounds=f"{word} does more.",
        filed_by=request.position.incumbent,
        filed_at=now(),
        decide_by=date(2026, 3, 2),
    )
    AppealDecision.objects.create(
        appeal=appeal, outcome="upheld", reasons=f"{word} does not.", decided_by=ruling.ruled_by, decided_at=now()
    )
    draft = EditionFactory()
    Succession.objects.create(
        edition=draft,
        retired_key=uuid.uuid4(),
        position=request.position,
        family=draft.family,
        successor_key=uuid.uuid4(),
        reason=f"{word} stays.",
        by=ruling.ruled_by,
        at=now(),
    )
    return ruling


def determined(person: User, word: str) -> Determination:
    sent = SentRecordFactory(sender=person, record={"word": word}, message=f"{word} writes.")
    said = {"reasons": f"{word} studied.", "judgements": [{"why": word}], "digest": "0" * 64}
    signed = {"signed_by": UserFactory(hr_approver=True), "signed_at": now()}
    return Determination.objects.create(sent=sent, result="meets", **said, **signed)


def visited(person: User, word: str) -> None:
    """Leave a session with something entered in it, a message, and a line of the admin's log about the account."""
    told = {"event": "ruling", "about_kind": "x", "about_key": "1", "wanted": "list", "created_at": now()}
    Message.objects.create(to=person, facts={"position": word}, **told)
    session = SessionStore()
    session.update({SESSION_KEY: str(person.pk), "own description": word})
    session.save()
    kind = ContentType.objects.get_for_model(User)
    facts = {"object_repr": str(person), "change_message": word}
    LogEntry.objects.create(user=UserFactory(), content_type=kind, object_id=person.pk, action_flag=CHANGE, **facts)


def drafted(person: User, word: str) -> Edition:
    """Return a draft of a ladder that the person worked on, and a precedent that they ruled."""
    edition = EditionFactory()
    by = {"by": person, "at": now()}
    facts = {"family": edition.family, "number": 1, "from_stage": "draft", "to_stage": "in review"}
    kept = {"content_digest": "0" * 64, "document_version": 1}
    Transition.objects.create(edition=edition, move="submit", note=f"{word} is done.", **facts, **kept, **by)
    Comment.objects.create(edition=edition, text=f"{word} is wrong.", author=person, at=now())
    key, slug = edition.levels.get().key, edition.rows.get().dimension.slug
    lines = {"before": f"{word} before.", "after": f"{word} after.", "keys_before": [str(uuid.uuid4())]}
    CellChange.objects.create(edition=edition, level_key=key, dimension=slug, **lines, **by)
    Waiver.objects.create(family=edition.family, code="x", digest="0" * 64, sentence="A fault.", reason=word, **by)
    levels = {"lower_level": key, "upper_level": uuid.uuid4(), "lower": [], "upper": []}
    Confirmation.objects.create(family=edition.family, reason=word, **levels, **by)
    Precedent.objects.create(
        organization=edition.family.organization,
        studied="Physics",
        asked="Computing",
        is_related=True,
        reason=f"{word} counts.",
        ruled_by=person,
        ruled_at=now(),
    )
    return edition


def whole_database() -> dict[str, list[dict[str, object]]]:
    """Return every row of every table, what sessions hold too."""
    found = {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in apps.get_models()}
    return found | {"sessions.Session": [session.get_decoded() for session in Session.objects.order_by("pk")]}
