"""Whether what stands in the database is what was published: rows, digests and the chain of editions."""

from collections.abc import Iterator

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Q

from jobfamilies import document
from jobfamilies.models import Edition, JobFamily, Move, Publication, Transition, Withdrawal


def faults() -> Iterator[str]:
    """Yield one sentence for every published edition that is not as it was when it was published."""
    for family in JobFamily.objects.with_editions().select_related("organization"):
        yield from family_faults(family)
    yield from mismarked()
    yield from misrecorded()


def mismarked() -> Iterator[str]:
    """Yield the editions whose mark says that they are published, and whose publication is gone; and the reverse."""
    alone = Q(state=Edition.State.PUBLISHED) ^ Q(publication__isnull=False)
    for edition in Edition.objects.filter(alone).with_family().order_by("pk"):
        has = "with" if edition.is_published else "without"
        yield f"{edition}: marked as {edition.get_state_display().lower()}, but {has} a publication."


def misrecorded() -> Iterator[str]:
    """Yield where the record of moves and the publications and withdrawals do not say the same of who and when.

    What nobody of this site published has no move, and neither has what the first release published, which kept none.
    The digest names no person, so this is what keeps them.
    """
    moves_kept_since = MigrationRecorder.Migration.objects.get(app="jobfamilies", name="0002_workflow").applied
    published = Publication.objects.filter(published_by__isnull=False).values_list(
        "edition", "published_by", "published_at"
    )
    withdrawn = Withdrawal.objects.values_list("publication__edition", "withdrawn_by", "withdrawn_at")
    for move, written in ((Move.PUBLISH, published), (Move.WITHDRAW, withdrawn)):
        moves = set(Transition.objects.filter(move=move).values_list("edition", "by", "at"))
        before = {each for each in written if each[2] < moves_kept_since}
        odd = sorted({edition for edition, *_ in (moves - set(written)) | (set(written) - moves - before)})
        for edition in Edition.objects.filter(pk__in=odd).with_family().order_by("pk"):
            yield f"{edition}: who made the move “{move.label}” and when is not what was recorded."


def family_faults(family: JobFamily) -> Iterator[str]:
    """Yield the faults of one family's published editions, in the order of their numbers."""
    publications = Publication.objects.filter(edition__family=family).select_related("edition__family__organization")
    previous = ""
    for expected, publication in enumerate(publications.order_by("edition__number"), start=1):
        if publication.edition.number != expected:
            yield f"{family}: edition {expected} is missing."
            return
        yield from edition_faults(publication, previous)
        previous = publication.digest


def edition_faults(publication: Publication, previous: str) -> Iterator[str]:
    """Yield what is wrong with one published edition, given the digest of the one before.

    It is dumped in the version that it was sealed with; one that a newer release sealed cannot be checked here.
    """
    if publication.previous_digest != previous:
        yield f"{publication.edition}: it does not follow the edition before."
    try:
        digest = document.digest(document.dump(publication.edition))
    except document.UnreadableDocument as unknown:
        yield str(unknown)
        return
    if digest != publication.digest:
        yield f"{publication.edition}: its rows are not what was published."
