"""Writing the record of seals: an entry in the transaction that seals a row."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model, QuerySet

from jobfamilies.models import SealEntry
from jobfamilies.sealing.anchor import is_anchored, is_anchored_now
from jobfamilies.sealing.chains import follow, newest_digest, unrecorded
from jobfamilies.sealing.forms import row_digests
from jobfamilies.sealing.kinds import Kind, kind_of, kinds
from jobfamilies.sealing.known import is_known
from website.models import Erasure

Act = SealEntry.Act


def seal(row: Model, *, at: datetime, act: Act = Act.SEALED) -> SealEntry:
    """Record what a sealed row says, as the database holds it now. Raises IntegrityError where it is recorded."""
    kind = kind_of(row)
    [entry] = seal_rows(kind, kind.model._base_manager.filter(pk=row.pk), at=at, act=act)
    return entry


def seal_erasure(erasure: Erasure) -> SealEntry:
    """Record that a person's words were erased: whose, by whom, when, and in which rows."""
    return seal(erasure, at=erasure.at)


@transaction.atomic
def seal_rows(kind: Kind, rows: "QuerySet[Any]", *, at: datetime, act: Act = Act.SEALED) -> list[SealEntry]:
    """Record what each of the rows says, in their order."""
    chains = kind.chains(rows)
    digests = row_digests(kind, list(chains))
    return [
        append(chain=chain, act=act, kind=kind.label, row=key, row_digest=digests[key], at=at)
        for key, chain in chains.items()
    ]


def append(*, chain: str, act: Act, at: datetime, **facts: Any) -> SealEntry:
    """Write the next entry of a chain. Where somebody else writes it first, this one follows on theirs."""
    while True:
        before = SealEntry.objects.filter(chain=chain).order_by("-number").first()
        entry = follow(SealEntry(chain=chain, act=act, at=at, **facts), before, seen=newest_digest())
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError:
            if not SealEntry.objects.filter(chain=chain, number=entry.number).exists():
                raise
        else:
            return entry


@transaction.atomic
def record_loaded(*, at: datetime) -> list[SealEntry]:
    """Record the sealed rows that the site's own documents brought and that are not recorded yet."""
    return [
        seal(row, at=at, act=Act.LOADED) for kind in kinds() for row in unrecorded(kind).iterator() if is_known(row)
    ]


@transaction.atomic
def anchor_chains(*, at: datetime, after_a_gap: bool) -> tuple[list[str], list[str]]:
    """Anchor every chain whose end the present key does not anchor, by an entry that says so.

    Return the chains that were anchored, and those that were left since they went on without an anchor after they had
    one; `after_a_gap` anchors these too.
    """
    ends = [end for end in SealEntry.objects.last_of_each().in_order() if not is_anchored_now(end)]
    anchored_once = set(SealEntry.objects.exclude(mac="").values_list("chain", flat=True))
    gaps = [] if after_a_gap else [end.chain for end in ends if not is_anchored(end) and end.chain in anchored_once]
    anchored = [end.chain for end in ends if end.chain not in gaps]
    for chain in anchored:
        append(chain=chain, act=Act.ANCHORED, at=at)
    return anchored, gaps
