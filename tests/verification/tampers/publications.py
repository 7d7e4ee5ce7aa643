"""Tampers with what says that an edition was published or withdrawn."""

from tests.verification.tampers.editions import EDITION, FIRST, ROWS, SECOND, THIRD
from tests.verification.tampers.tamper import Tamper, changed, copied, gone, missing, not_sealed, past_the_site

PUBLICATION, WITHDRAWAL, MOVE = "jobfamilies_publication", "jobfamilies_withdrawal", "jobfamilies_transition"
NOBODY = "it is published, and nobody approved that; neither a document of the site nor a restore brought it."
OTHER = not_sealed("Publication", "publication")
WHO = FIRST + "who made the move “Publish” and when is not what was recorded."
LONG_AGO = "'2020-01-01 00:00:00+00:00'"
WITHDRAWN = (
    f"INSERT INTO {WITHDRAWAL} (id, publication_id, withdrawn_at, withdrawn_by_id, reason) "
    f"VALUES (99, {{publication}}, {LONG_AGO}, {{stranger}}, 'x')"
)

OF_PUBLICATIONS = [
    changed(PUBLICATION, "publication", "effective_on", "'2020-01-01'", ROWS),
    changed(PUBLICATION, "publication", "notice", "'Other.'", ROWS),
    changed(PUBLICATION, "publication", "kind", "'clerical'", ROWS),
    changed(PUBLICATION, "publication", "reference", "'R-8'", ROWS),
    changed(PUBLICATION, "publication", "reason", "'None.'", ROWS),
    changed(PUBLICATION, "publication", "authority", "'Nobody'", ROWS),
    changed(PUBLICATION, "publication", "published_at", LONG_AGO, OTHER),
    changed(PUBLICATION, "publication", "published_by_id", "{stranger}", WHO),
    changed(PUBLICATION, "publication", "published_by_id", "NULL", WHO),
    changed(PUBLICATION, "publication", "digest", "'0'", ROWS),
    changed(PUBLICATION, "publication", "previous_digest", "'0'", FIRST + "it does not follow the edition before."),
    changed(PUBLICATION, "publication", "document_version", "1", OTHER),
    changed(PUBLICATION, "publication", "salts", """'{{"x": "y"}}'""", OTHER),
    gone(PUBLICATION, "third_publication", THIRD + "marked as published, but without a publication."),
    Tamper(
        "an edition published by SQL that nobody approved",
        (
            f"UPDATE {EDITION} SET state = 'published' WHERE id = {{draft}}",
            *copied(
                PUBLICATION,
                "publication",
                "",
                edition_id="{draft}",
                published_by_id="NULL",
                published_at=LONG_AGO,
            ).statements,
        ),
        f"Acme: Typist, edition 1: {NOBODY}",
    ),
    changed(WITHDRAWAL, "withdrawal", "reason", "'Other.'", not_sealed("Withdrawal", "withdrawal")),
    changed(WITHDRAWAL, "withdrawal", "withdrawn_by_id", "{stranger}", not_sealed("Withdrawal", "withdrawal")),
    changed(
        WITHDRAWAL,
        "withdrawal",
        "withdrawn_at",
        "'2090-01-01 00:00:00+00:00'",
        SECOND + "it was withdrawn when it was in force.",
    ),
    gone(WITHDRAWAL, "withdrawal", SECOND + "it is published, and its moves left it withdrawn."),
    Tamper(
        "a withdrawal erased with its move",
        (f"DELETE FROM {WITHDRAWAL} WHERE id = {{withdrawal}}", f"DELETE FROM {MOVE} WHERE id = {{withdraw}}"),
        missing("Withdrawal", "withdrawal", "jobfamily {family}"),
    ),
    Tamper(
        "an edition in force withdrawn",
        (WITHDRAWN,),
        FIRST + "it is withdrawn, and its moves left it published.",
    ),
    Tamper(
        "an edition in force withdrawn with its move",
        (
            WITHDRAWN,
            *copied(
                MOVE,
                "withdraw",
                "",
                edition_id="{edition}",
                number="1",
                by_id="{stranger}",
                at=LONG_AGO,
                note="'x'",
            ).statements,
        ),
        past_the_site("Withdrawal"),
    ),
]
