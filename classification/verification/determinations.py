"""Whether the digest of every determination is that of what it rests on and says."""

from collections.abc import Iterator, Sequence

from classification.actions.records import digest_of
from classification.models import Determination
from jobfamilies.verification.findings import Finding, counted, each_row, note

RESTS_ON = ("sent__erasure", "sent__reading", "sent__level__edition__family__organization", "erasure")


def determination_findings() -> Iterator[Finding]:
    """Yield the findings of each determination, and how many cannot be held against what they rest on."""
    yield from each_row(Determination.objects.all(), held)
    if earlier := Determination.objects.filter(counted_by={}).count():
        yield note(f"Of a release that did not keep how it counted: {counted(earlier, 'determination')}.")


def held(keys: Sequence[int]) -> Iterator[Finding]:
    found = Determination.objects.select_related(*RESTS_ON).in_bulk(keys)
    for key in keys:
        determination = found.get(key)
        if determination is None:
            yield Finding(f"Determination {key}: what it rests on is gone.")
        elif is_whole(determination) and determination.keyed(digest_of(determination)) != determination.digest:
            yield Finding(f"Determination {key}: what it rests on or says is not what was signed.")


def is_whole(determination: Determination) -> bool:
    """Return whether all is there that the digest is of: no words erased, and how it was counted kept."""
    return not determination.is_erased and not determination.sent.is_erased and bool(determination.counted_by)
