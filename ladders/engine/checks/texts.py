"""Checks of what single statements say."""

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache

from ladders.engine.cues.words import words
from ladders.engine.grid import Line

from .draft import Draft, LevelFacts, RowFacts
from .found import Found
from .words import GENDERED, PLACEHOLDERS, VAGUE

LONGEST = 60
"""Words of a statement. Plain language asks for 15 to 20 in a sentence; beyond this several demands are in one."""
NEARLY = 0.9
"""How much of their words two statements share, in order (0 to 1), to be nearly the same."""
FEWEST = 5
"""Words that a statement needs to be nearly another; shorter ones are alike by chance."""


def placeholders(draft: Draft) -> Iterator[Found]:
    return _by_words(draft, _found_by(PLACEHOLDERS), "Text is still to come here: {words}.")


def vague_words(draft: Draft) -> Iterator[Found]:
    """A word counts as defined where the dimension's definition or the row's note has it in quotation marks."""
    for level, row, line in draft.statements():
        defined = {quoted.casefold() for quoted in re.findall(r"[“\"]([^”\"]+)[”\"]", row.definitions)}
        found = [word for word in _found_by(_as_words(VAGUE))(line.text) if word.casefold() not in defined]
        if found:
            yield _at(level, row, line, f"People may read this differently: {_quoted(found)}. Say how much, or which.")


def gendered_words(draft: Draft) -> Iterator[Found]:
    """Words inside a quotation count too: what it says can be said in other words."""
    find = _found_by(_as_words(GENDERED))
    for level, row, line in draft.statements():
        if found := find(line.text):
            instead = "; ".join(f"instead of “{word}” write {GENDERED[word.casefold()]}" for word in found)
            yield _at(level, row, line, f"This names people of one sex: {instead}.")


def long_statements(draft: Draft) -> Iterator[Found]:
    for level, row, line in draft.statements():
        if (count := len(words(line.text))) > LONGEST:
            yield _at(level, row, line, f"One statement of {count} words; at most {LONGEST} are read well. Split it.")


def gone_titles(draft: Draft) -> Iterator[Found]:
    """Titles are found as they are written, the longest first, so that “Clerk” is not found in “Clerk II”."""
    known = sorted({*draft.titles, *draft.gone_titles}, key=len, reverse=True)
    find = _found_by(tuple(rf"(?<!\w){re.escape(title)}(?!\w)" for title in known))
    for level, row, line in draft.statements() if draft.gone_titles else ():
        for title in (each for each in find(line.text) if each in draft.gone_titles):
            where = draft.gone_titles[title]
            yield _at(level, row, line, f"No level is called “{title}” any more; it was last read in {where}.")


def twice_in_a_cell(draft: Draft) -> Iterator[Found]:
    for level in draft.levels:
        for row in draft.rows:
            for line, earlier in _repeats((row, line) for line in draft.lines(level, row)):
                if _said(line[1].text) == _said(earlier[1].text):
                    yield _at(level, row, line[1], "The cell says this twice.")


def twice_in_a_level(draft: Draft) -> Iterator[Found]:
    """Nearly the same in a cell counts too; word for word in one cell is a finding of its own."""
    for level in draft.levels:
        for (row, line), (other, earlier) in _repeats(draft.of_level(level)):
            is_same = _said(line.text) == _said(earlier.text)
            if not (is_same and row == other):
                how = "The same" if is_same else "Nearly the same"
                sentence = f"{how} stands under {other.label} already: “{earlier.text}”"
                yield _at(level, row, line, sentence, about=f"{line.text}\n{earlier.text}")


# --- finding words ---------------------------------------------------------------------------------------------------

Placed = tuple[RowFacts, Line]


def _by_words(draft: Draft, find: Callable[[str], list[str]], sentence: str) -> Iterator[Found]:
    for level, row, line in draft.statements():
        if found := find(line.text):
            yield _at(level, row, line, sentence.format(words=_quoted(found)))


def _at(level: LevelFacts, row: RowFacts, line: Line, sentence: str, about: str = "") -> Found:
    return Found(
        sentence=sentence,
        level_key=level.key,
        dimension=row.dimension,
        statement_key=line.key or None,
        quote=line.text,
        about=about or line.text,
    )


def _quoted(found: Iterable[str]) -> str:
    return ", ".join(f"“{word}”" for word in found)


def _as_words(listed: Iterable[str]) -> tuple[str, ...]:
    """Return the words as expressions, the longest first; none is found inside another word or after a slash."""
    return tuple(rf"(?i:(?<![\w/'’-]){re.escape(word)}(?![\w/-]))" for word in sorted(listed, key=len, reverse=True))


@cache
def _found_by(expressions: tuple[str, ...]) -> Callable[[str], list[str]]:
    """Return what finds the expressions in a text, in order, each wording once."""
    pattern = re.compile("|".join(expressions) or r"(?!)")
    return lambda text: list(dict.fromkeys(found[0] for found in pattern.finditer(text)))


def _said(text: str) -> tuple[str, ...]:
    return tuple(word.text for word in words(text)) or (text,)


def _repeats(placed: Iterable[Placed]) -> Iterator[tuple[Placed, Placed]]:
    """Yield each statement that says nearly what an earlier one says, with the first such."""
    seen: list[tuple[Placed, tuple[str, ...], frozenset[str]]] = []
    for each in placed:
        said = _said(each[1].text)
        kinds = frozenset(said)
        if earlier := next((one for one, other, others in seen if _nearly(said, kinds, other, others)), None):
            yield each, earlier
        seen.append((each, said, kinds))


def _nearly(one: tuple[str, ...], kinds: frozenset[str], other: tuple[str, ...], others: frozenset[str]) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < FEWEST or len(kinds & others) < (2 * NEARLY - 1) * max(len(kinds), len(others)):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= NEARLY
