"""Recording, in a migration, what was sealed before there was a record of it."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any

from jobfamilies.models import SealEntry
from jobfamilies.sealing.chains import follow
from jobfamilies.sealing.forms import row_digests
from jobfamilies.sealing.kinds import Kind

AT_ONCE = 500


def record_standing(entries: type[SealEntry], kinds: Iterable[Kind], *, at: datetime) -> None:
    """Write an entry for each sealed row that none speaks of. The models are those of the migration."""
    ends = {entry.chain: entry for entry in entries._base_manager.order_by("number")}
    newest = entries._base_manager.order_by("-pk").first()
    for kind in kinds:
        for rows in batches(entries, kind):
            made = []
            for facts in rows:
                entry = entries(act=SealEntry.Act.RECORDED, at=at, **facts)
                newest = follow(entry, ends.get(entry.chain), seen=newest.digest if newest else "")
                ends[entry.chain] = newest
                made.append(newest)
            entries._base_manager.bulk_create(made)


def batches(entries: type[SealEntry], kind: Kind) -> Iterator[list[dict[str, Any]]]:
    """Yield what the entries say of the rows, many at once."""
    recorded = set(entries._base_manager.filter(kind=kind.label, row__isnull=False).values_list("row", flat=True))
    keys = (key for key in kind.sealed().values_list("pk", flat=True) if key not in recorded)
    while batch := list(islice(keys, AT_ONCE)):
        digests = row_digests(kind, batch)
        chains = kind.chains(kind.model._base_manager.filter(pk__in=batch).order_by("pk"))
        yield [
            {"kind": kind.label, "row": key, "row_digest": digests[key], "chain": chain}
            for key, chain in chains.items()
        ]
