"""Whether what kept readings rest on is what it was: editions, and the signed words of decided positions."""

from classification.models import Part, Run
from jobfamilies import document
from jobfamilies.models import Publication


class Inputs:
    """What readings rest on, as it stands now. Each edition and part is looked at once, however many rest on it."""

    def __init__(self) -> None:
        self._known: dict[tuple[type[Publication | Part], str], bool] = {}

    def faults(self, run: Run) -> list[str]:
        """Return what of a run's inputs is gone or changed, in sentences for people."""
        editions = [f"the edition of digest {each}" for each in run.editions if not self._stands(Publication, each)]
        words = [
            f"the signed words of ruling {ruling}" for ruling, each in run.rulings if not self._stands(Part, each)
        ]
        return [f"It rests on {one}: gone or changed." for one in (*editions, *words)]

    def _stands(self, model: type[Publication | Part], digest: str) -> bool:
        if (model, digest) not in self._known:
            rows: list[Publication | Part] = list(model._default_manager.filter(digest=digest))
            self._known[model, digest] = bool(rows) and {_digest_now(row) for row in rows} == {digest}
        return self._known[model, digest]


def _digest_now(row: Publication | Part) -> str:
    """Return the digest of what an edition or a signed part says now; "" where nothing here can tell."""
    if isinstance(row, Part):
        return row.words.digest
    try:
        return document.digest(document.dump(row.edition))
    except document.UnreadableDocument:
        return ""
