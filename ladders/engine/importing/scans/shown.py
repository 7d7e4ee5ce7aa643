"""Whether a text shows that it came from a scan, or that an extraction from PDF tore it."""

import re
from collections import Counter

LIGATURE = re.compile("[ﬀ-ﬆ\u00ad]")
FOOT = re.compile(
    r"^\s*(?:last (?:updated|revised)|prepared by|page \d+( of \d+)?)\b.{0,60}$", re.IGNORECASE | re.MULTILINE
)
CUT_ROW = re.compile(r"^\t+\S", re.MULTILINE)
RUN_ON = re.compile(r"[a-z]{3}[A-Z][a-z]{3}\w* \w+")
CUT_WORD = re.compile(r"[a-z]{2}- (?!(?:and|or|to|und|bis|through)\b)[a-z]{2}")
SIDE_BY_SIDE = re.compile(r"^(?:Job|Position|Class) Title:[^\t\n]*\t+(?:Job|Position|Class) Title:", re.MULTILINE)
"""Forms beside each other in one line: only an extraction puts the columns of a page so."""
ENOUGH = 2
"""How many kinds of damage a text must show."""


def shows_a_scan(text: str) -> bool:
    """Return whether a text with tabs shows at least two kinds of what only an extraction does to it.

    One kind alone stands in clean files too: a product's name that runs words together, a hyphen that ends a word.
    """
    if "\t" not in text:
        return False
    if SIDE_BY_SIDE.search(text):
        return True
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    often = Counter(line for line in lines if "\t" not in line and len(line) > 3)
    kinds = [
        len(LIGATURE.findall(text)) > 1,
        any(times > 1 for times in often.values()),
        bool(FOOT.search(text)),
        len(CUT_ROW.findall(text)) > 1 and "\n\n\t" in text,
        len(RUN_ON.findall(text)) > 4,
        len(CUT_WORD.findall(text)) > 2,
        "<p>" in text,
    ]
    return sum(kinds) >= ENOUGH
