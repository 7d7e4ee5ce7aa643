"""Finds the cues of the lexicon in a statement, each with its exact place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .lexicon import SCALES, Direction, Scale
from .quantities import quantities
from .words import Word, forms, words

SCALE_OF: dict[str, Scale] = {
    **{scale.kind: scale for scale in SCALES},
    # Read as numbers. A statement that counts nothing speaks of one thing at most.
    "years": Scale("years", "demand", (), weight=4),
    "money": Scale("money", "reach", (), weight=4),
    "count": Scale("count", "reach", (), unsaid=0.4),
}
"""Every scale by its kind."""
SERVING = frozenset("to in for of by through with on when from".split())
"""After these a verb says what for or how, not what the person does."""
NOUNS = frozenset(
    "answer answers approach balance build builds design designs drive drives head heads help influence lead leads "
    "order orders plan plans process processes report reports schedule schedules shape share shares support track "
    "tracks update updates work works".split()
)
"""Forms of verbs that are nouns as well."""
JOINING = frozenset("and or also may might can could must will should i you they who that which not often".split())
"""After these, an adverb in -ly or a comma such a form may be a verb."""
SUBJECT = 2
"""So many words may name who does it, before the verb that opens a statement."""
OPENING = 4
"""An obligation is that of the verb which opens a statement; a "may" further on speaks of something else."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show how much a statement asks: `text` stands at `start` to `end`, `level` is its place on the scale.

    For years, money and counts the level is the number itself.
    """

    kind: str
    direction: Direction
    level: float
    start: int
    end: int
    text: str


Phrase = tuple[tuple[str, ...], str, int]


def _phrases() -> Iterator[Phrase]:
    for scale in SCALES:
        for level, step in enumerate(scale.steps, start=1):
            for phrase in filter(None, step.split(",")):
                yield from ((form, scale.kind, level) for form in _forms(phrase.strip()))


def _forms(phrase: str) -> Iterator[tuple[str, ...]]:
    verb, _, rest = phrase.partition("~")
    following = tuple(word.text for word in words(rest))
    if verb == phrase:
        yield tuple(word.text for word in words(phrase))
    else:
        yield from ((form, *following) for form in sorted(forms(verb) | forms(_british(verb))))


def _british(verb: str) -> str:
    return verb[:-2] + "se" if verb.endswith(("ize", "yze")) else verb


def _by_first_word() -> dict[str, list[Phrase]]:
    """Longer phrases come first, so that "little or no guidance" is not read as "guidance"."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(_phrases(), key=lambda phrase: -len(phrase[0])):
        found.setdefault(phrase[0][0], []).append(phrase)
    return found


PHRASES = _by_first_word()


def find(text: str, found: list[Word] | None = None) -> tuple[Cue, ...]:
    """Return the cues of a statement in the order of their places. Those of one kind never overlap.

    `found` are its words, where they are known already.
    """
    found = words(text) if found is None else found
    cues = [*_main_verbs(_lexical(text, found), text, found), *_numeric(text, found)]
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end, cue.kind)))


def _lexical(text: str, found: list[Word]) -> Iterator[Cue]:
    plain = [word.text for word in found]
    ends: dict[str, int] = {}
    for place, word in enumerate(plain):
        for phrase, kind, level in PHRASES.get(word, ()):
            end = place + len(phrase)
            if place < ends.get(kind, 0) or (kind == "obligation" and place >= OPENING):
                continue
            if len(phrase) == 1 or tuple(plain[place:end]) == phrase:
                ends[kind] = end
                yield _cue(text, kind, level, found[place], found[end - 1])


def _main_verbs(cues: Iterable[Cue], text: str, found: list[Word]) -> list[Cue]:
    """Of the verbs that show a person's part keep the main ones: who helps to define has a helper's part."""
    every = list(cues)
    if sum(cue.kind == "role" for cue in every) < 2:
        return every
    places = {word.start: place for place, word in enumerate(found)}
    depths = {cue: _depth(cue, text, found, places[cue.start]) for cue in every if cue.kind == "role"}
    least = min(depths.values(), default=0)
    return [cue for cue in every if depths.get(cue, least) == least]


def _depth(cue: Cue, text: str, found: list[Word], place: int) -> int:
    """Return 0 for a main verb, 1 for a noun or one that serves another, 2 for one in an example in brackets."""
    if "(" in text and text.count("(", 0, cue.start) > text.count(")", 0, cue.start):
        return 2
    if not place:
        return 0
    before = found[place - 1]
    return int(before.text in SERVING or (place > SUBJECT and _is_noun(cue, text, before)))


def _is_noun(cue: Cue, text: str, before: Word) -> bool:
    """Whether a form that is a noun as well stands where no verb does, as in "performs the technical processes"."""
    after_mark = bool(text[before.end : cue.start].strip())
    after_joining = before.text in JOINING or before.text.endswith("ly")
    return cue.text.casefold() in NOUNS and not after_mark and not after_joining


def _numeric(text: str, found: list[Word]) -> Iterator[Cue]:
    for kind, number, first, last in quantities(found):
        yield _cue(text, kind, number, found[first], found[last])


def _cue(text: str, kind: str, level: float, first: Word, last: Word) -> Cue:
    return Cue(kind, SCALE_OF[kind].direction, level, first.start, last.end, text[first.start : last.end])
