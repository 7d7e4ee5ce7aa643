"""Tampers with the record of seals itself."""

from tests.verification.tampers.tamper import Tamper, changed, gone, not_sealed

ENTRY = "jobfamilies_sealentry"
NOT_WRITTEN = "jobfamily {family}, entry {entry_number}: it is not what was written."
NEXT = "jobfamily {family}, entry {next_number}: "
LONG_AGO = "'2020-01-01 00:00:00+00:00'"

OF_SEALS = [
    changed(ENTRY, "entry", "row_digest", "'0'", not_sealed("Move of an edition", "approve")),
    changed(ENTRY, "entry", "at", LONG_AGO, NOT_WRITTEN),
    changed(ENTRY, "entry", "act", "'recorded'", NOT_WRITTEN),
    changed(ENTRY, "entry", "act", "'loaded'", NOT_WRITTEN),
    changed(ENTRY, "entry", "row", "4321", NOT_WRITTEN),
    changed(ENTRY, "entry", "kind", "'nonsense'", NOT_WRITTEN),
    changed(ENTRY, "entry", "form", "9", NOT_WRITTEN),
    changed(ENTRY, "entry", "seen", "'0'", NOT_WRITTEN),
    changed(
        ENTRY, "entry", "number", "999", "jobfamily {family}, entry 999: entry {end_number} is missing before it."
    ),
    changed(ENTRY, "entry", "chain", "'elsewhere'", "elsewhere, entry {entry_number}: entry 1 is missing before it."),
    changed(ENTRY, "entry", "digest", "'0'", NEXT + "it does not follow on the entry before."),
    changed(ENTRY, "next_entry", "previous", "'0'", NEXT + "it does not follow on the entry before."),
    gone(ENTRY, "entry", NEXT + "entry {entry_number} is missing before it."),
    Tamper(
        "a precedent gone with its chain",
        (
            "DELETE FROM classification_precedent WHERE id = {precedent}",
            f"DELETE FROM {ENTRY} WHERE chain = 'organization {{organization}}'",
        ),
        "jobfamily {family}, entry {after_precedent}: the entry that was the newest of the site before it is gone.",
    ),
]
