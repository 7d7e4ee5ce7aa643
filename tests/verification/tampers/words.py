"""Tampers with words that were erased, and with what says that they were."""

from tests.verification.tampers.tamper import Tamper, changed, gone, missing, not_sealed, other_words

DETERMINATION, PART, ERASURE = "classification_determination", "classification_part", "website_erasure"
NO_ERASURE = "its words were erased, and no erasure says so."
SOME_STAND = "its words were erased, and some of them stand there."
NOT_WHOLE = "Part {{{}}}: words of it were erased, and not the whole."
NAME = "Erasure of a person’s words"

OF_WORDS = [
    Tamper(
        "words erased past the site",
        (
            "UPDATE classification_determination SET reasons = '', judgements = '[]', words_key = '', "
            "erasure_id = {erasure} WHERE id = {determination}",
        ),
        f"Determination {{determination}}: {NO_ERASURE}",
    ),
    changed(DETERMINATION, "determination", "words_key", "'0'", other_words("Determination", "determination")),
    changed(DETERMINATION, "determination", "words_digest", "'0'", not_sealed("Determination", "determination")),
    changed(
        DETERMINATION,
        "erased_determination",
        "reasons",
        "'Other.'",
        f"Determination {{erased_determination}}: {SOME_STAND}",
    ),
    changed(PART, "erased_part", "erasure_id", "NULL", NOT_WHOLE.format("erased_part")),
    changed("classification_section", "erased_section", "text", "'Other.'", f"Part {{erased_part}}: {SOME_STAND}"),
    changed(
        "classification_section",
        "section",
        "erasure_id",
        "{erasure}",
        NOT_WHOLE.format("part"),
    ),
    changed(ERASURE, "erasure", "by_id", "{stranger}", not_sealed(NAME, "erasure")),
    changed(ERASURE, "erasure", "reason", "'Other.'", not_sealed(NAME, "erasure")),
    changed(ERASURE, "erasure", "emptied", "'{{}}'", f"Part {{erased_part}}: {NO_ERASURE}"),
    gone(ERASURE, "erasure", missing(NAME, "erasure", "user {erased_person}")),
    changed(
        "classification_sentrecord",
        "sent",
        "record",
        """'{{"studies": []}}'""",
        "Determination {determination}: what it rests on or says is not what was signed.",
    ),
]
