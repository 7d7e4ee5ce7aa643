"""Whether what stands in the database is what was published: rows, digests and the chain of editions."""

from collections.abc import Iterator

from jobfamilies import document
from jobfamilies.models import JobFamily, Publication


def faults() -> Iterator[str]:
    """Yield one sentence for every published edition that is not as it was when it was published."""
    for family in JobFamily.objects.with_editions().select_related("organization"):
        yield from family_faults(family)


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
