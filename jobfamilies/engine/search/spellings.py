"""British and American spellings of one word, brought to one. Neither is shown; both find the same.

The stems decide which way: "organise" keeps apart from "organ", and "analyse" goes with "analyses".
"""

import re

_OUR = "arm|behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|parl|rig|rum|sav|splend|val|vap|vig"
_DOUBLE = (
    "cancel|channel|counsel|dial|equal|fuel|initial|label|level|marshal|model|panel|quarrel|rival|signal|total|travel|"
    "tunnel"
)
RULES = [
    (re.compile(pattern), written)
    for pattern, written in (
        (r"iz(e|ed|er|ers|es|ing|able|ation|ations|ational)$", r"is\1"),
        (r"yz(e|ed|er|ers|es|ing)$", r"ys\1"),
        (rf"^((?:un|dis|mis|re)?(?:{_OUR}))our", r"\1or"),
        (r"^((?:kilo|centi|milli|epi)?(?:cent|theat|met|lit|fib|calib|spect|sab|meag))re(s|d)?$", r"\1er\2"),
        (r"^(catal|dial|anal|monol|prol)ogue", r"\1og"),
        (r"^(re)?programme(s?)$", r"\1program\2"),
        (rf"^((?:re|un)?(?:{_DOUBLE}))l(?=ed|ing|er|or|ation)", r"\1"),
        (r"^(fulfil|enrol|instal|distil)(?=s?$|ment)", r"\1l"),
        (r"^(skil|wil)ful", r"\1lful"),
        (r"^(licen|defen|offen|preten)ce", r"\1se"),
        (r"^practis", r"practic"),
        (r"dgement", r"dgment"),
        (r"^ageing$", r"aging"),
        (r"^grey", r"gray"),
        (r"^adviser", r"advisor"),
        (r"^artefact", r"artifact"),
        (r"^sceptic", r"skeptic"),
        (r"^manoeuvr", r"maneuver"),
        (r"anaesth", r"anesth"),
        (r"paed", r"ped"),
        (r"haem", r"hem"),
        (r"gynaec", r"gynec"),
        (r"archaeo", r"archeo"),
        (r"^oestro", r"estro"),
        (r"^foet", r"fet"),
        (r"sulph", r"sulf"),
    )
]


def one_spelling(word: str) -> str:
    """Return the one spelling of a word in small letters: "colour" and "color" are one, as are "-ise" and "-ize"."""
    for pattern, written in RULES:
        word = pattern.sub(written, word, count=1)
    return word
