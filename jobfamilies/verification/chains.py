"""Whether the record of seals is whole: each entry follows on the one before, and only our keys anchored it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from django.conf import settings
from django.db.models import Exists, OuterRef

from jobfamilies.models import SealEntry
from jobfamilies.sealing.anchor import is_anchored, keys
from jobfamilies.sealing.chains import entry_digest
from jobfamilies.verification.findings import Finding, Weight, counted, note

NAMED = 5
"""How many chains a sentence names of many."""


@dataclass
class End:
    """Where a chain ends: the number of its last entry, and of the last one that an anchor holds."""

    chain: str
    number: int = 0
    anchored: int = 0

    @property
    def said(self) -> str:
        return f"{self.chain} (anchored until entry {self.anchored})" if self.anchored else self.chain


def chain_findings() -> Iterator[Finding]:
    """Yield what is wrong with each chain, in the order of their names, and whether they end with an anchor."""
    entries, ends = 0, []
    for chain, listed in groupby(SealEntry.objects.in_order().iterator(), key=attrgetter("chain")):
        end, before = End(chain), None
        for entry in listed:
            yield from (Finding(f"{entry}: {fault}") for fault in link_faults(entry, before))
            entries, before, end.number = entries + 1, entry, entry.number
            end.anchored = entry.number if is_anchored(entry) else end.anchored
        ends.append(end)
    chains = counted(len(ends), "chain")
    yield note(f"Held against each other: {counted(entries, 'entry', 'entries')} in {chains}.")
    yield from not_seen()
    yield anchor_finding(ends)


def link_faults(entry: SealEntry, before: SealEntry | None) -> Iterator[str]:
    """Yield what is wrong with an entry, given the one before in its chain."""
    number, previous = (before.number + 1, before.digest) if before else (1, "")
    if entry.number != number:
        yield f"entry {number} is missing before it."
    elif entry.previous != previous:
        yield "it does not follow on the entry before."
    if entry_digest(entry) != entry.digest:
        yield "it is not what was written."
    if entry.key_id in keys() and not is_anchored(entry):
        yield "its anchor was not made with our key."


def not_seen() -> Iterator[Finding]:
    """Yield which entries saw another one that is gone: an end was cut off its chain."""
    stands = SealEntry.objects.filter(digest=OuterRef("seen"))
    for entry in SealEntry.objects.exclude(seen="").filter(~Exists(stands)).in_order():
        yield Finding(f"{entry}: the entry that was the newest of the site before it is gone.")


def anchor_finding(ends: list[End]) -> Finding:
    """Return whether every chain ends with an anchor of ours."""
    open_ones = [end for end in ends if end.anchored != end.number]
    if not settings.SEAL_KEY:
        return Finding("The anchor is not checked: SEAL_KEY is not set.", Weight.UNANCHORED)
    if not open_ones:
        return note("Every chain ends with an anchor of our keys.")
    named = ", ".join(end.said for end in open_ones[:NAMED]) + (", …" if len(open_ones) > NAMED else "")
    said = f"Chains that end without an anchor of our keys, {len(open_ones)} of {len(ends)}: {named}."
    return Finding(f"{said} `manage.py anchor_seals` anchors them.", Weight.UNANCHORED)
