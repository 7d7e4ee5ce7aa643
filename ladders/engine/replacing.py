"""Other words in place of some, in one statement."""

import re

from ladders.engine.redline.wording import Run, joined


def pattern(words: str) -> "re.Pattern[str]":
    """Return what finds exactly these words, as whole words: “2 years” is not found in “12 years”."""
    folded = " ".join(words.split())
    before = r"(?<!\w)" if folded[:1].isalnum() else ""
    after = r"(?!\w)" if folded[-1:].isalnum() else ""
    return re.compile(before + re.escape(folded) + after)


def replaced(text: str, words: str, becomes: str) -> str:
    """Return the text with other words in place of these wherever they stand; the same where they do not.

    White space is folded, so that nothing is left of words that become none.
    """
    other = " ".join(becomes.split())
    changed = pattern(words).sub(lambda found: other, text)
    return text if changed == text else " ".join(changed.split())


def marked(text: str, words: str, becomes: str) -> tuple[Run, ...]:
    """Return the text as a redline: each time the words that go, and those that come in their place."""
    other, at = " ".join(becomes.split()), 0
    told: list[tuple[str, str]] = []
    for found in pattern(words).finditer(text):
        told += [("kept", text[at : found.start()]), ("gone", found[0]), ("come", other)]
        at = found.end()
    told.append(("kept", text[at:]))
    return joined([(kind, part) for kind, part in told if part])  # type: ignore[misc]
