"""Tampers with what is described, asked, rated, ruled and determined of positions and people."""

from tests.verification.tampers.tamper import (
    Tamper,
    changed,
    copied,
    gone,
    missing,
    not_sealed,
    other_words,
    past_the_site,
)

POSITION, FAMILY = "position {position}", "jobfamily {family}"
CASE = "Request {request} ({request_position}): "
LONG_AGO = "'2020-01-01 00:00:00+00:00'"


def rows(name: str, table: str, row: str, chain: str, /, **values: str) -> list[Tamper]:
    """Return the row changed in each of these columns, and gone."""
    table = f"classification_{table}"
    others = [changed(table, row, column, value, otherwise(name, row, column)) for column, value in values.items()]
    return [*others, gone(table, row, missing(name, row, chain))]


def otherwise(name: str, row: str, column: str) -> str:
    return other_words(name, row) if column in WORDS else not_sealed(name, row)


WORDS = ("rationale", "grounds", "note", "reasons", "text", "output")


# That every column is proven is a test of its own.
OF_POSITIONS = [
    *rows("Ruling", "ruling", "ruling", POSITION, level_id="{level}", rationale="'Other.'", supersedes_id="NULL"),
    *rows("Appeal", "appeal", "appeal", POSITION, grounds="'Other.'"),
    *rows("Appeal decision", "appealdecision", "decision", POSITION, outcome="'upheld'"),
    *rows("Step of a request", "requeststep", "step", POSITION, note="'Other.'", by_id="{stranger}"),
    changed(
        "classification_classificationrequest",
        "request",
        "stage",
        "'in study'",
        CASE + "it is in study, and its steps left it ruled.",
    ),
    changed("classification_requeststep", "step", "from_stage", "'draft'", not_sealed("Step of a request", "step")),
    copied(
        "classification_requeststep",
        "step",
        past_the_site("Step of a request"),
    ),
    changed(
        "classification_ruling",
        "ruling",
        "ruled_at",
        LONG_AGO,
        CASE + "who ruled, and when, is not what its steps say.",
    ),
    changed(
        "classification_appeal",
        "appeal",
        "filed_at",
        LONG_AGO,
        CASE + "who appealed, and when, is not what its steps say.",
    ),
    changed(
        "classification_appealdecision",
        "decision",
        "decided_by_id",
        "{stranger}",
        CASE + "who decided an appeal, and when, is not what its steps say.",
    ),
    *rows(
        "Rating sheet",
        "ratingsheet",
        "sheet",
        POSITION,
        result="'Level 9'",
        scheme_id="{other_scheme}",
    ),
    changed(
        "classification_ratingsheet",
        "sheet",
        "rater_id",
        "{stranger}",
        CASE + "who signed a rating, and when, is not what its steps say.",
    ),
    changed("classification_rating", "rating", "level", "2", not_sealed("Rating sheet", "sheet")),
    changed("classification_rating", "rating", "reason", "'Other.'", other_words("Rating sheet", "sheet")),
    changed(
        "classification_rating", "rating", "estimate", """'{{"level": 2}}'""", other_words("Rating sheet", "sheet")
    ),
    gone("classification_rating", "rating", not_sealed("Rating sheet", "sheet")),
    Tamper(
        "a signature taken away",
        ("UPDATE classification_ratingsheet SET signed_at = NULL, result = '' WHERE id = {sheet}",),
        missing("Rating sheet", "sheet", POSITION),
    ),
    *rows("Part", "part", "part", POSITION, author_id="{stranger}", signed_at=LONG_AGO),
    changed("classification_section", "section", "text", "'Other words.'", other_words("Part", "part")),
    changed("classification_section", "section", "heading", "'Other'", other_words("Part", "part")),
    gone("classification_section", "section", not_sealed("Part", "part")),
    changed("classification_duty", "duty", "text", "'Other words.'", other_words("Part", "part")),
    changed("classification_duty", "duty", "percent", "50", not_sealed("Part", "part")),
    gone("classification_duty", "duty", not_sealed("Part", "part")),
    Tamper(
        "a duty of another part added",
        ('UPDATE classification_duty SET part_id = {part}, "order" = 9 WHERE id = {other_duty}',),
        not_sealed("Part", "part"),
    ),
    *rows(
        "Determination",
        "determination",
        "determination",
        FAMILY,
        result="'meets'",
        reasons="'Other.'",
    ),
    *rows(
        "Reading",
        "reading",
        "reading",
        FAMILY,
        rules="'{{}}'",
        approved_by_id="{stranger}",
    ),
    changed("classification_reading", "reading", "approved_at", "NULL", missing("Reading", "reading", FAMILY)),
    copied(
        "classification_reading",
        "reading",
        past_the_site("Reading"),
        key="'{uuid}'",
        number="2",
        reason="'Mended.'",
    ),
    *rows("Rating scheme", "scheme", "scheme", "site", rules="'{{}}'"),
    copied(
        "classification_scheme",
        "scheme",
        past_the_site("Rating scheme"),
        number="2",
    ),
    *rows(
        "Precedent",
        "precedent",
        "precedent",
        "organization {organization}",
        is_related="NOT is_related",
    ),
    *rows("Run", "run", "run", POSITION, text="'Other words.'", output="'{{}}'", editions="'[]'"),
    *rows(
        "Succession",
        "succession",
        "succession",
        FAMILY,
        successor_key="'{uuid}'",
    ),
]
