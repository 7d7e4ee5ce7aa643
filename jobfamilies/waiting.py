"""What of editions waits for a person, and of their families."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate

from jobfamilies.models import Comment, Edition, Level, Move, Stage, Transition
from jobfamilies.parts import edition_parts
from jobfamilies.reviews import reviews_due
from website.models import User
from website.roles import within
from website.waiting import Reason, Waiting

SOON = timedelta(days=31)
"""How long before its day an edition is listed that takes effect."""

RETURNED = Reason("Returned to you", "An approver sent it back")
REVIEW = Reason("To review", "Submitted by others")
PUBLISH = Reason("To publish", "Approved, and not published yet")
ANSWER = Reason("To answer", "Comments on what you wrote, or replies to yours")
LOOK = Reason("Due for review", "On its day, or some months after its last edition")
EFFECT = Reason("Takes effect soon", "Published, and waits for its day")


def waiting(person: User, today: date) -> Iterator[Waiting]:
    """Yield what of editions waits for the person."""
    if not person.has_perm("jobfamilies.read_open_edition"):
        return
    changed = changed_editions(person)
    opened = list(open_editions())

    def those(act: str) -> list[Edition]:
        return [edition for edition in opened if person.has_perm(act, edition)]

    yield from returned(those("jobfamilies.submit_edition"), person, changed)
    yield from to_review(those("jobfamilies.approve_edition"), person, changed)
    yield from to_publish(those("jobfamilies.add_publication"))
    yield from to_answer(those("jobfamilies.add_comment"), person, changed)
    yield from soon_in_effect(person, today)
    yield from to_look_through(person, today)


def changed_editions(person: User) -> set[int]:
    """Return the keys of the open editions that the person is known to have changed."""
    return set[int]().union(*(part.open_editions_changed_by(person.pk) for part in edition_parts()))


def open_editions() -> QuerySet[Edition]:
    """Return the open editions, each with who submitted it last and the last move that was made with it."""
    moves = Transition.objects.filter(edition=OuterRef("pk"))
    last = {name: Subquery(moves.values(name)[:1]) for name in ("move", "at", "note")}
    submitted = moves.filter(move=Move.SUBMIT).values("by")[:1]
    return (
        Edition.objects.filter(Edition.is_open())
        .annotate(submitted_by=Subquery(submitted), **{f"last_{name}": value for name, value in last.items()})
        .select_related("family__organization")
        .order_by("pk")
    )


def returned(opened: list[Any], person: User, changed: set[int]) -> Iterator[Waiting]:
    """Drafts that were returned, to who submitted or changed them."""
    for edition in opened:
        is_theirs = edition.submitted_by == person.pk or edition.pk in changed
        if edition.state == Stage.DRAFT and edition.last_move == Move.RETURN and is_theirs:
            link = reverse("admin:ladders_editor", args=[edition.pk])
            yield thing(RETURNED, edition, link, "Mend", quoted=edition.last_note)


def to_review(opened: list[Any], person: User, changed: set[int]) -> Iterator[Waiting]:
    """What others submitted; nobody approves what they submitted or changed themselves."""
    for edition in opened:
        if edition.state == Stage.IN_REVIEW and edition.submitted_by != person.pk and edition.pk not in changed:
            yield thing(REVIEW, edition, in_admin(edition), "Review")


def to_publish(opened: list[Edition]) -> Iterator[Waiting]:
    for edition in opened:
        if edition.state == Stage.APPROVED:
            yield thing(PUBLISH, edition, in_admin(edition), "Publish")


def to_answer(opened: list[Any], person: User, changed: set[int]) -> Iterator[Waiting]:
    """Open comments whose last word is somebody else's, to who wrote the draft or a word of the thread."""
    editions = {edition.pk: edition for edition in opened}
    comments = list(Comment.objects.unresolved().filter(edition__in=editions).with_replies())
    keys = {comment.level_key for comment in comments if comment.level_key}
    levels = {
        (level.edition_id, level.key): level for level in Level.objects.filter(edition__in=editions, key__in=keys)
    }
    for comment in comments:
        said, edition = [comment, *comment.replies.all()], editions[comment.edition_id]
        is_theirs = edition.submitted_by == person.pk or edition.pk in changed
        if said[-1].author_id == person.pk or not (is_theirs or person.pk in {each.author_id for each in said}):
            continue
        level = levels.get((edition.pk, comment.level_key))  # type: ignore[arg-type]
        page = reverse("admin:jobfamilies_edition_change", args=[edition.pk])
        link, organization = f"{page}#comment-{comment.pk}", edition.family.organization.name
        detail = f"{organization}, on {edition.name}, edition {edition.number}"
        title, since = level.name if level else edition.name, localdate(said[-1].at)
        yield Waiting(ANSWER, title, link, "Answer", organization, detail, since=since)


def soon_in_effect(person: User, today: date) -> Iterator[Waiting]:
    """Editions whose day is near: they can be withdrawn until then."""
    scheduled = Edition.objects.scheduled(today).filter(publication__effective_on__lte=today + SOON)
    theirs = within(scheduled, person, "jobfamilies.read_open_edition")
    for edition in theirs.with_family().order_by("publication__effective_on", "pk"):
        day = edition.publication.effective_on
        yield named(EFFECT, edition, in_admin(edition), "Look", comes_on=day)


def to_look_through(person: User, today: date) -> Iterator[Waiting]:
    """Families whose review is due or near, to who writes their ladders."""
    for review in reviews_due(today + SOON):
        family, organization = review.family, review.family.organization.name
        if person.has_perm("jobfamilies.submit_edition", family):
            link = reverse("admin:ladders_edit_ladder", args=[family.pk])
            yield Waiting(LOOK, family.name, link, "Look through", organization, organization, due_on=review.due_on)


def in_admin(edition: Edition) -> str:
    return reverse("admin:jobfamilies_edition_change", args=[edition.pk])


def thing(reason: Reason, edition: Any, link: str, act: str, *, quoted: str = "") -> Waiting:
    """Return an edition that waits since its last move."""
    since = localdate(edition.last_at) if edition.last_at else None
    return named(reason, edition, link, act, since=since, quoted=quoted)


def named(reason: Reason, edition: Edition, link: str, act: str, **said: Any) -> Waiting:
    organization = edition.family.organization.name
    return Waiting(reason, edition.name, link, act, organization, f"{organization}, edition {edition.number}", **said)


def published_lately(person: User, today: date) -> QuerySet[Edition]:
    """Return what was published last by people where the person has a role, newest first."""
    recent = Q(publication__published_by__isnull=False, publication__published_at__date__lte=today)
    theirs = within(Edition.objects.published().filter(recent), person, "jobfamilies.read_open_edition")
    return theirs.with_family().order_by("-publication__published_at")[:5]
