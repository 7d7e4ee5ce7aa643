"""Whether every published edition is what was published, in the chain of its family's editions."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.timezone import localdate

from jobfamilies import document
from jobfamilies.models import Edition, JobFamily, Publication
from jobfamilies.verification.findings import Finding, counted, guarded, note
from jobfamilies.verification.moves import move_faults


def edition_findings() -> Iterator[Finding]:
    """Yield the findings of each family's editions and their moves."""
    held: set[int] = set()
    for family in JobFamily.objects.select_related("organization").order_by("pk").iterator():
        yield from guarded(str(family), map(Finding, family_faults(family, held)))
    yield from map(Finding, mismarked())
    if strays := Publication.objects.count() - len(held):
        yield Finding(f"{counted(strays, 'publication')} of no edition, or of no family, that is there.")
    yield note(f"Held against their digests: {counted(len(held), 'published edition')}.")


def family_faults(family: JobFamily, held: set[int]) -> Iterator[str]:
    """Yield the faults of one family's editions, in the order of their numbers; add the published ones to `held`."""
    editions = list(Edition.objects.filter(family=family).with_family().order_by("number"))
    held.update(edition.pk for edition in editions if edition.is_published)
    yield from chain_faults(family, [edition.publication for edition in editions if edition.is_published])
    yield from move_faults(family, editions)
    for edition in editions:
        if edition.is_published and edition.publication.is_withdrawn:
            yield from withdrawal_faults(edition)


def chain_faults(family: JobFamily, publications: list[Publication]) -> Iterator[str]:
    """Yield where a published edition is missing, does not follow on the one before, or says something else."""
    previous = ""
    for expected, publication in enumerate(publications, start=1):
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


def withdrawal_faults(edition: Edition) -> Iterator[str]:
    publication = edition.publication
    if localdate(publication.withdrawal.withdrawn_at) >= publication.effective_on:
        yield f"{edition}: it was withdrawn when it was in force."


def mismarked() -> Iterator[str]:
    """Yield the editions whose mark says that they are published, and whose publication is gone; and the reverse."""
    alone = Q(state=Edition.State.PUBLISHED) ^ Q(publication__isnull=False)
    for edition in Edition.objects.filter(alone).with_family().order_by("pk"):
        has = "with" if edition.is_published else "without"
        yield f"{edition}: marked as {edition.get_state_display().lower()}, but {has} a publication."
