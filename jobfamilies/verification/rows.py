"""Whether every sealed row says what its entry says that it said, and none was added or taken away."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from django.db.models import Count, Exists, OuterRef

from jobfamilies.models import SealEntry
from jobfamilies.sealing.forms import VERSION, row_digests
from jobfamilies.sealing.kinds import Kind, kinds
from jobfamilies.sealing.known import is_known
from jobfamilies.verification.findings import Finding, counted, each_row, guarded, note, on_day, row_name
from jobfamilies.verification.words import erasure_findings, word_faults

Act = SealEntry.Act


def row_findings() -> Iterator[Finding]:
    """Yield the findings of each kind of row, and how many rows of which kind were held against their entries."""
    entries = SealEntry.objects.of_rows().order_by().values_list("kind").annotate(Count("pk"))
    recorded, found = dict(entries), Counter[str]()
    for kind in kinds():
        yield from guarded(plural(kind), kind_findings(kind, recorded.pop(kind.label, 0), found))
    for label in sorted(recorded):
        yield Finding(f"There are entries of “{label}”, which nothing seals.")
    yield note(f"Held against the record of seals: {listed(found) or 'nothing, since nothing is sealed'}.")
    yield from recorded_later()
    yield from guarded("The erasures", erasure_findings())


def kind_findings(kind: Kind, entries: int, found: Counter[str]) -> Iterator[Finding]:
    """Yield the findings of one kind, of which there are so many entries; those with a row are counted in `found`."""
    yield from each_row(kind.sealed(), partial(held, kind, found))
    if found[kind.label] != entries:
        yield from gone(kind)


def held(kind: Kind, found: Counter[str], keys: Sequence[int]) -> Iterator[Finding]:
    """Hold rows against their entries: a query for the rows of each table, and one for the entries."""
    entries = {entry.row: entry for entry in SealEntry.objects.of_rows().filter(kind=kind.label, row__in=keys)}
    digests, words = row_digests(kind, keys), word_faults(kind, keys)
    found[kind.label] += len(entries)
    for key in keys:
        if fault := against(kind, key, entries.get(key), digests.get(key)) or words.get(key, ""):
            yield Finding(f"{row_name(kind.model, key)}: {fault}")


def gone(kind: Kind) -> Iterator[Finding]:
    """Yield the entries whose row is no longer there, or no longer sealed."""
    sealed = kind.sealed().filter(pk=OuterRef("row"))
    for entry in SealEntry.objects.of_rows().filter(~Exists(sealed), kind=kind.label).order_by("pk"):
        name = row_name(kind.model, entry.row)
        yield Finding(f"{name} is gone: it was sealed on {on_day(entry.at)}, of {entry.chain}.")


def against(kind: Kind, key: int, entry: SealEntry | None, digest: str | None) -> str:
    """Return what speaks against a row, in a sentence; "" where nothing does."""
    if entry is None:
        return "no entry says that it was sealed. It was written past the site."
    if entry.form != VERSION:
        return f"its digest is of a form {entry.form}, which is not known here."
    if entry.row_digest != digest:
        return f"it is not what was sealed on {on_day(entry.at)}."
    if entry.act == Act.LOADED and not is_known(kind.model._base_manager.get(pk=key)):
        return "it counts as loaded from the site’s own documents, and none of them says it."
    return ""


def recorded_later() -> Iterator[Finding]:
    """Yield how much was sealed before there was a record of it."""
    later = SealEntry.objects.filter(act=Act.RECORDED).order_by("at").values("at").annotate(rows=Count("pk"))
    for each in later:
        yield note(
            f"Recorded at the upgrade on {on_day(each['at'])}: {counted(each['rows'], 'row')}, "
            "proven from that day on and not before."
        )


def listed(found: Counter[str]) -> str:
    names = {kind.label: kind.model._meta for kind in kinds()}
    held = ((found[label], meta) for label, meta in names.items() if found[label])
    return ", ".join(counted(count, str(meta.verbose_name), str(meta.verbose_name_plural)) for count, meta in held)


def plural(kind: Kind) -> str:
    return str(kind.model._meta.verbose_name_plural)
