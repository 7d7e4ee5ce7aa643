"""Whether what kept readings rest on is what it was: editions, and the signed words of decided positions."""

from functools import cached_property

from classification.models import Part, Run
from jobfamilies import document
from jobfamilies.models import Publication


class Inputs:
    """What readings rest on, as it stands now. Each edition and part is looked at once, however many rest on it."""

    def __init__(self) -> None:
        self._editions: dict[str, bool] = {}
        self._parts: dict[str, bool] = {}

    def faults(self, run: Run) -> list[str]:
        """Return what of a run's inputs is gone or changed, in sentences for people. Erased words are neither."""
        editions = [f"the edition of digest {each}" for each in run.editions if not self._edition_stands(each)]
        words = [
            f"the signed words of ruling {ruling}"
            for ruling, each in run.rulings
            if each not in self._erased and not self._part_stands(each)
        ]
        return [f"It rests on {one}: gone or changed." for one in (*editions, *words)]

    def erased(self, run: Run) -> tuple[str, ...]:
        """Return which words that a run rests on were erased, in sentences for people."""
        gone = (ruling for ruling, each in run.rulings if each in self._erased)
        return tuple(f"The signed words of ruling {ruling}, on which it rests, were erased." for ruling in gone)

    @cached_property
    def _erased(self) -> set[str]:
        """The digests of signed words that were erased."""
        return set(Part.objects.filter(erasure__isnull=False).values_list("words_digest", flat=True))

    def _edition_stands(self, digest: str) -> bool:
        if digest not in self._editions:
            found = Publication.objects.filter(digest=digest)
            self._editions[digest] = {_edition_digest(each) for each in found} == {digest}
        return self._editions[digest]

    def _part_stands(self, digest: str) -> bool:
        if digest not in self._parts:
            found = Part.objects.filter(words_digest=digest)
            self._parts[digest] = {each.digest_now() for each in found} == {digest}
        return self._parts[digest]


def _edition_digest(publication: Publication) -> str:
    """Return the digest of what an edition says now; "" where nothing here can tell."""
    try:
        return document.digest(document.dump(publication.edition))
    except document.UnreadableDocument:
        return ""
