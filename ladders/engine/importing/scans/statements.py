"""Finds the statements of a cell: the items of a list, or the sentences of running text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ladders.engine.grid import Line

SIGNS = "•▪◦‣·●○■□➢✓\uf0b7\uf0a7"
BEFORE_ALL = re.compile(rf"^\s*(?:[{SIGNS}]\s*|[-–*]\s*(?=\S))")
INNER = re.compile(rf"(?:^|(?<=\s))(?:[{SIGNS}]\s*|-(?=[A-Z\"'(])|(?<=\n)[-–*]\s*(?=\S))|\n\s*[-–*]\s+(?=\S)")
RUN_ON = re.compile(r"(?<=[a-z)\]”\"])(?=[A-Z][a-z])|(?<=[A-Z][A-Z])(?=[A-Z][a-z]{2})")
CAMEL = re.compile(
    r"\b(?:DevOps|DevSecOps|MLOps|JavaScript|TypeScript|GitHub|GitLab|PowerPoint|PowerShell|SharePoint|LinkedIn|"
    r"YouTube|MySQL|PostgreSQL|OneDrive|ServiceNow|WordPress|Ma?c[A-Z]\w+|[a-z]{1,2}[A-Z]\w+|PhD)s?\b"
)
SENTENCE = re.compile(r"(?<=[.!?:])[\"'”’)\]]?\s+(?=[\"'“‘(]?[A-Z])")
ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|vs|Dr|Mr|Ms|Mrs|St|No|cf|approx|incl|U\.S)|\b[A-Z])\.$")
CAPITAL = re.compile(r"(?<=\s)[A-Z][a-z]+\b")
VERB_LIKE = re.compile(r"[A-Z][a-z]{2,}(?:ing|[^s\W]s)$")
LEADING = frozenset("a an the of and or to with for in by on at from as into within than is are be & per via".split())
"""After these words a capital begins a name, not a statement."""


@dataclass
class Habits:
    """What one document shows of how it writes: words that begin statements, and whether list signs survive."""

    starters: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    keeps_signs: bool = False


def has_sign(text: str) -> bool:
    return bool(BEFORE_ALL.match(text))


def habits(texts: Iterable[str], *, signs_survive: bool) -> Habits:
    """Return the habits of a document, given the text of all its cells, and whether list signs can be relied on."""
    found, seen = Habits(), list(texts)
    for text in seen:
        parts = [part for part in INNER.split(text) if part.strip()]
        found.keeps_signs |= signs_survive and has_sign(text) and len(parts) > 1
        found.starters |= _firsts(sentence for part in parts for sentence in _sentences(part))
        found.names |= {
            word[0]
            for word in CAPITAL.finditer(text)
            if _last_word(text[max(word.start() - 100, 0) : word.start()]).lower() in LEADING
        }
    found.starters -= found.names
    for text in filter(has_sign, seen):
        found.starters |= _firsts(line.text for line in items(text, found)[0])
    return found


def _firsts(texts: Iterable[str]) -> set[str]:
    return {first[1] for text in texts if (first := re.match(r"\s*([A-Z][a-z]+)\b", text))}


def items(text: str, habits: Habits) -> tuple[list[Line], list[str]]:
    """Return the items of a list, and what was doubted: where one item ran into the next."""
    doubts: list[str] = []
    parts = [part.strip() for part in INNER.split(BEFORE_ALL.sub("", text))]
    if not habits.keeps_signs and len([part for part in parts if part]) == 1:
        parts = [piece for part in parts for piece in _at_capitals(part, habits, doubts)]
    parts = [piece for part in parts for piece in _run_on(part, doubts)]
    if "\n" in text and not has_sign(text):
        parts = [piece for part in parts for piece in part.split("\n")]
    return [Line(words) for part in parts if (words := " ".join(part.split()))], doubts


def _run_on(part: str, doubts: list[str]) -> list[str]:
    camels = [(camel.start(), camel.end()) for camel in CAMEL.finditer(part)]
    cuts = [
        cut.start() for cut in RUN_ON.finditer(part) if not any(start < cut.start() < end for start, end in camels)
    ]
    for cut in cuts:
        doubts.append(f"“{_last_word(part[:cut])}{_first_word(part[cut:])}” runs on: taken as two statements")
    return [part[start:end] for start, end in zip([0, *cuts], [*cuts, len(part)], strict=True)]


def _at_capitals(part: str, habits: Habits, doubts: list[str]) -> list[str]:
    cuts = [word.start() for word in CAPITAL.finditer(part) if _begins_item(part, word, habits)]
    for cut in cuts:
        doubts.append(f"no list sign before “{_first_word(part[cut:])}”: taken as a new statement")
    return [part[start:end] for start, end in zip([0, *cuts], [*cuts, len(part)], strict=True)]


def _begins_item(part: str, word: re.Match[str], habits: Habits) -> bool:
    before = _last_word(part[: word.start()])
    if before.lower() in LEADING or before[-1:] in ",;:/&–-":
        return False
    return not before[:1].isupper() or word[0] in habits.starters or before[-1:] in ".?!"


def sentences(text: str, habits: Habits) -> tuple[list[Line], list[str]]:
    """Return the sentences of running text, and what was doubted: where a full stop is missing.

    A line of its own, and a double space, begin a paragraph.
    """
    doubts: list[str] = []
    lines: list[Line] = []
    for paragraph in _paragraphs(text):
        parts = [piece for part in _sentences(paragraph) for piece in _without_stop(part, habits, doubts)]
        words = [" ".join(part.split()) for part in parts]
        lines += [Line(said, begins_paragraph=place == 0) for place, said in enumerate(filter(None, words))]
    return lines, doubts


def _paragraphs(text: str) -> list[str]:
    """Return the paragraphs of running text; a line that goes on in the middle of a sentence begins none."""
    text = re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t\u00a0]{3,}", "  ", text))  # or long gaps would take quadratic time
    whole = re.sub(r"(?<![.!?:;\"”')\n])\s*\n\s*(?=[a-z])", " ", text.strip())
    return re.split(r"\s*\n\s*|(?<=\S)[ \u00a0]{2,}(?=[A-Z\"“(])", whole)


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for end in SENTENCE.finditer(text):
        if not ABBREVIATION.search(text[: end.start()]):
            closing = len(end[0]) - len(end[0].lstrip("\"'”’)]"))
            yield text[start : end.start() + closing]
            start = end.end()
    yield text[start:]


def _without_stop(sentence: str, habits: Habits, doubts: list[str]) -> list[str]:
    cuts = [word.start() for word in CAPITAL.finditer(sentence) if _begins_sentence(sentence, word, habits)]
    for cut in cuts:
        doubts.append(f"no full stop before “{_first_word(sentence[cut:])}”: taken as a new statement")
    return [sentence[start:end] for start, end in zip([0, *cuts], [*cuts, len(sentence)], strict=True)]


def _begins_sentence(sentence: str, word: re.Match[str], habits: Habits) -> bool:
    before, after = _last_word(sentence[: word.start()]), sentence[word.end() :].lstrip(" ,")
    if before.lower() in LEADING or not re.search(r"[a-z][)'\"]*$", before) or before[:1].isupper():
        return False
    is_known = word[0] in habits.starters or (VERB_LIKE.match(word[0]) and word[0] not in habits.names)
    return bool(is_known) and after[:1].islower()


def _last_word(text: str) -> str:
    return (text[-100:].split() or [""])[-1]


def _first_word(text: str) -> str:
    return (text[:100].split() or [""])[0]
