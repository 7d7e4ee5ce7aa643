"""Tampers with the rows of a published edition."""

from tests.verification.tampers.tamper import Tamper, changed, copied, gone, missing

FIRST, SECOND, THIRD = (f"Acme: Clerk, edition {number}: " for number in (1, 2, 3))
ROWS = FIRST + "its rows are not what was published."
EDITION, LEVEL = "jobfamilies_edition", "jobfamilies_level"
ROW, STATEMENT = "ladders_row", "ladders_statement"

OF_EDITIONS = [
    changed(STATEMENT, "statement", "text", "'Other words.'", ROWS),
    changed(STATEMENT, "statement", "text", "text || ' '", ROWS),
    changed(STATEMENT, "statement", "key", "'{uuid}'", ROWS),
    changed(STATEMENT, "statement", "begins_paragraph", "NOT begins_paragraph", ROWS),
    changed(STATEMENT, "statement", "place", "9", ROWS),
    changed(STATEMENT, "lonely_statement", "level_id", "{level}", THIRD + "its rows are not what was published."),
    gone(STATEMENT, "statement", ROWS),
    copied(
        STATEMENT,
        "statement",
        ROWS,
        key="'{uuid}'",
        place="9",
    ),
    changed(LEVEL, "level", "title", "'Chief'", ROWS),
    changed(LEVEL, "level", "job_code", "'C9'", ROWS),
    changed(LEVEL, "level", "grade_text", "'99'", ROWS),
    changed(LEVEL, "level", "grade_id", "NULL", ROWS),
    changed(LEVEL, "level", "exemption", "'exempt'", ROWS),
    changed(LEVEL, "level", "rank", "9", ROWS),
    changed(LEVEL, "level", "slug", "'chief'", ROWS),
    changed(LEVEL, "level", "key", "'{uuid}'", ROWS),
    changed(LEVEL, "upper_level", "edition_id", "{draft}", ROWS),
    Tamper(
        "a level gone",
        (
            f"DELETE FROM {STATEMENT} WHERE level_id = {{upper_level}}",
            f"DELETE FROM {LEVEL} WHERE id = {{upper_level}}",
        ),
        ROWS,
    ),
    changed(ROW, "row", "label", "'Other'", ROWS),
    changed(ROW, "row", "note", "'Torn.'", ROWS),
    changed(ROW, "row", "dimension_id", "{other_dimension}", ROWS),
    Tamper(
        "a row gone",
        (f"DELETE FROM {STATEMENT} WHERE row_id = {{row}}", f"DELETE FROM {ROW} WHERE id = {{row}}"),
        ROWS,
    ),
    changed(EDITION, "edition", "summary", "'Other.'", ROWS),
    changed(EDITION, "edition", "title", "'Other'", ROWS),
    changed(EDITION, "edition", "state", "'draft'", FIRST + "marked as draft, but with a publication."),
    changed(EDITION, "edition", "state", "'nonsense'", FIRST + "it is nonsense, and its moves left it published."),
    changed(EDITION, "third", "family_id", "{other_family}", "Acme: Typist: edition 1 is missing."),
    Tamper(
        "the numbers of two editions",
        tuple(
            f"UPDATE {EDITION} SET number = {number} WHERE id = {{{edition}}}"
            for edition, number in (("edition", 99), ("second", 1), ("edition", 2))
        ),
        SECOND + "it does not follow the edition before.",
    ),
    Tamper(
        "the family gone",
        ("DELETE FROM jobfamilies_jobfamily WHERE id = {family}",),
        "3 publications of no edition, or of no family, that is there.",
    ),
    changed("jobfamilies_jobfamily", "family", "slug", "'other'", ROWS),
    Tamper(
        "an edition gone with all that was its",
        (
            *(
                f"DELETE FROM {table} WHERE edition_id = {{third}}"
                for table in (
                    STATEMENT,
                    ROW,
                    LEVEL,
                    "classification_succession",
                    "jobfamilies_transition",
                    "jobfamilies_publication",
                )
            ),
            f"DELETE FROM {EDITION} WHERE id = {{third}}",
        ),
        missing("Publication", "third_publication", "jobfamily {family}"),
    ),
]
