"""What somebody does who knows how the site makes every digest and does not have the key: all of them anew."""

from collections import Counter

from jobfamilies import document
from jobfamilies.models import Publication, SealEntry, Transition
from jobfamilies.sealing.chains import entry_digest
from jobfamilies.sealing.forms import row_digests
from jobfamilies.sealing.kinds import kinds
from website.models import SealedWords

KINDS = {kind.label: kind for kind in kinds()}


def forge() -> None:
    """Make the digests of editions, moves and entries anew, of what the rows say now; whose row is gone goes too."""
    forge_editions()
    forge_words()
    made: dict[str, str] = {"": ""}
    numbers: Counter[str] = Counter()
    for entry in SealEntry.objects.order_by("pk"):
        before, digest = entry.digest, row_digests(KINDS[entry.kind], [entry.row]).get(entry.row)
        if digest is None:
            made[before] = made.get(entry.previous, "")
            SealEntry.objects.filter(pk=entry.pk).delete()
            continue
        numbers[entry.chain] += 1
        entry.number, entry.row_digest = numbers[entry.chain], digest
        entry.previous, entry.seen = made[entry.previous], made[entry.seen]
        entry.digest = made[before] = entry_digest(entry)
        entry.save()


def forge_words() -> None:
    for kind in KINDS.values():
        if issubclass(kind.model, SealedWords):
            for row in kind.sealed():
                kind.model._base_manager.filter(pk=row.pk).update(words_digest=row.digest_now())


def forge_editions() -> None:
    previous: dict[int, str] = {}
    for publication in Publication.objects.order_by("edition__family", "edition__number"):
        edition = publication.edition
        publication.previous_digest = edition.publication.previous_digest = previous.get(edition.family_id, "")
        publication.digest = previous[edition.family_id] = document.digest(document.dump(edition))
        publication.save()
        for move in Transition.objects.filter(edition=edition):
            move.content_digest = document.content_digest(edition, move.document_version)
            move.save()
