"""Whether what stands in the database is what was published: rows, digests and the chain of editions."""

from collections.abc import Iterator

from django.db.models import Q

from jobfamilies import document
from jobfamilies.models import Edition, JobFamily, Publication


def faults() -> Iterator[str]:
    """Yield one sentence for every published edition that is not as it was when it was published."""
    for family in JobFamily.objects.with_editions().select_related("organization"):
        yield from family_faults(family)
    yield from mismarked()


def mismarked() -> Iterator[str]:
    """Yield the editions whose mark says that they are published, and whose publication is gone; and the reverse."""
    alone = Q(state=Edition.State.PUBLISHED) ^ Q(publication__isnull=False)
    for edition in Edition.objects.filter(alone).with_family().order_by("pk"):
        has = "with" if edition.is_published else "without"
        yield f"{edition}: marked as {edition.get_state_display().lower()}, but {has} a publication."


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
    """Yield what is wrong with one published edition, given the digest of the one before."""
    if publication.document_version != document.VERSION:
        yield f"{publication.edition}: its digest is of document version {publication.document_version}."
        return
    if publication.previous_digest != previous:
        yield f"{publication.edition}: it does not follow the edition before."
    if document.digest(document.dump(publication.edition)) != publication.digest:
        yield f"{publication.edition}: its rows are not what was published."
