"""Finds the cues of the lexicon in a statement, each with its exact place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from .lexicon import SCALES, Direction, Scale
from .quantities import quantities
from .words import Word, forms, words

SCALE_OF: dict[str, Scale] = {
    **{scale.kind: scale for scale in SCALES},
    # Read as numbers. A statement that counts nothing speaks of one thing at most.
    "years": Scale("years", "demand", (), weight=4),
    "duration": Scale("duration", "reach", (), weight=4),
    "money": Scale("money", "reach", (), weight=4),
    "percent": Scale("percent", "reach", (), weight=4),
    "count": Scale("count", "reach", (), unsaid=0.9),
}
"""Every scale by its kind."""
DIRECTIONS: dict[str, Direction] = {kind: scale.direction for kind, scale in SCALE_OF.items()}
SERVING = frozenset("to in for of by through with on when from".split())
"""After these a verb says what for or how, not what the person does."""
NOUNS = frozenset(
    form
    for noun in "address advocate aid answer approach audit balance build chair challenge coach command design drive "
    "engineer guide head help hire influence lead mentor order plan process program report review schedule shape "
    "share sponsor support track train update work".split()
    for form in (noun, noun + "s", noun + "es")
) | frozenset("direct".split())
"""Forms of verbs that are nouns, or adjectives, as well."""
ARTICLES = frozenset("the a an its their his her your our this that".split())
"""After these a form in -ing is a noun."""
JOINING = frozenset("may might can could must will should i you they who that which not often also".split())
"""After these, an adverb in -ly or a comma such a form is a verb."""
LISTING = frozenset("and or".split())
"""After these it is what the words around it are."""
HELD = frozenset("of is are was were for in across within on with by".split())
"""Before these, or at the end, a listed form is a noun, which has no object; so is one that opens a statement ..."""
HELD_FIRST = frozenset("of is are was were".split())
"""... before these."""
DENYING = frozenset("not never cannot nor".split())
"""Words that deny what follows; so does every word in n't."""
WITHOUT = DENYING | frozenset("no without".split())
"""Words that deny a noun as well."""
AFTER_RELATIVE = frozenset("which that who whom where when if although".split())
"""After these what is denied is said of the matter, not of the person."""
NOT_DENYING = frozenset("only just limited obvious merely".split())
DENIED = 5
"""So many words after a denying one are denied with it, as long as no mark stands between."""
SUBJECT = 2
"""So many words may name who does it, before the verb that opens a statement."""
OPENING = 4
"""An obligation is that of the verb which opens a statement; a "may" further on speaks of something else."""
FREE = 5
"""The step of autonomy on which work stands that is not looked at."""
WATCHED = 3
"""The steps of autonomy up to this are of work that is."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show how much a statement asks: `text` stands at `start` to `end`, `level` is its place on the scale.

    For years, money and the other numbers the level is the number itself.
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
ACTING = frozenset("role people thinking influence".split())
"""The scales of what a person does: their words are verbs."""


def find(text: str, found: list[Word] | None = None) -> tuple[Cue, ...]:
    """Return the cues of a statement in the order of their places. Those of one kind never overlap.

    `found` are its words, where they are known already.
    """
    found = words(text) if found is None else found
    plain = [word.text for word in found]
    lexical = list(_lexical(text, found, plain))
    if (not WITHOUT.isdisjoint(plain) or "n't" in text.replace("’", "'")) and (denials := _denials(text, found)):
        lexical = _denied(lexical, denials, text)
    cues = [*_main_verbs(lexical, text, found), *_numeric(text, found)]
    return tuple(sorted(cues, key=attrgetter("start", "end", "kind")))


def _lexical(text: str, found: list[Word], plain: list[str]) -> Iterator[Cue]:
    ends: dict[str, int] = {}
    for place, word in enumerate(plain):
        if word not in PHRASES:
            continue
        for phrase, kind, level in PHRASES[word]:
            end = place + len(phrase)
            if place < ends.get(kind, 0) or kind == "negation" or (kind == "obligation" and place >= OPENING):
                continue
            if len(phrase) > 1 and tuple(plain[place:end]) != phrase:
                continue
            if len(phrase) == 1 and kind in ACTING and _stands_as_noun(text, found, place):
                continue
            ends[kind] = end
            yield _cue(text, kind, level, found[place], found[end - 1])


def _stands_as_noun(text: str, found: list[Word], place: int) -> bool:
    word = found[place].text
    if word.endswith("ing"):
        return place > 0 and found[place - 1].text in ARTICLES
    return word in NOUNS and _is_noun(text, found, place)


def _is_noun(text: str, found: list[Word], place: int) -> bool:
    """Whether a form that is a noun as well stands where no verb does, as in "performs the technical processes"."""
    following = found[place + 1] if place + 1 < len(found) else None
    is_last = following is None or bool(text[found[place].end : following.start].strip())
    is_held = following is None or is_last or following.text in HELD
    if not place:
        return following is not None and following.text in HELD_FIRST
    before = found[place - 1]
    if text[before.end : found[place].start].strip(' \n/("“'):
        return is_held or following is None or following.text in LISTING
    if before.text in LISTING:
        return is_held
    if before.text in JOINING or before.text.endswith("ly"):
        return False
    is_title = 1 < place <= SUBJECT and text[before.start].isupper()
    return not (is_title or (before.text == "to" and not is_last))


@dataclass(frozen=True, slots=True)
class _Denial:
    """A word that denies others: where it and the word after it stand, and the character up to which it denies."""

    start: int
    shown: int
    end: int
    is_verb: bool


def _denials(text: str, found: list[Word]) -> list[_Denial]:
    return [
        _Denial(
            word.start,
            found[min(place + 1, len(found) - 1)].end,
            _reach(text, found, place),
            is_verb=word.text not in ("no", "without"),
        )
        for place, word in enumerate(found)
        if (word.text in WITHOUT or word.text.endswith("n't"))
        and not AFTER_RELATIVE.intersection(other.text for other in found[max(place - DENIED, 0) : place])
        and not (place + 1 < len(found) and found[place + 1].text in NOT_DENYING)
    ]


def _reach(text: str, found: list[Word], place: int) -> int:
    """Return the character up to which a word denies: a mark or a "but" ends it."""
    end = found[place].end
    for word in found[place + 1 : place + 1 + DENIED + 1]:
        if text[end : word.start].strip(" \n-’'") or word.text in ("but", "and"):
            break
        end = word.end
    return end


def _denied(cues: list[Cue], denials: list[_Denial], text: str) -> list[Cue]:
    """Leave out what is denied. Where work is said not to be looked at, it is free."""
    kept: list[Cue] = []
    freed: set[int] = set()
    for cue in cues:
        denial = next((one for one in denials if one.start < cue.start < one.end), None)
        if denial is None:
            kept.append(cue)
        elif cue.kind == "autonomy" and cue.level <= WATCHED:
            freed.add(denial.start)
            start = denial.start
            kept.append(replace(cue, level=float(FREE), start=start, text=text[start : cue.end]))
        elif cue.kind not in ACTING | {"requirement", "expertise", "craft"}:
            kept.append(cue)
    scale = SCALE_OF["negation"]
    kept += [
        Cue("negation", scale.direction, 1, one.start, one.shown, text[one.start : one.shown])
        for one in denials
        if one.is_verb and one.start not in freed
    ]
    return kept


def _main_verbs(every: list[Cue], text: str, found: list[Word]) -> list[Cue]:
    """Of the verbs that show a person's part keep the main ones: who helps to define has a helper's part."""
    if [cue.kind for cue in every].count("role") < 2:
        return every
    places = {word.start: place for place, word in enumerate(found)}
    depths = {cue: _depth(cue, text, found, places[cue.start]) for cue in every if cue.kind == "role"}
    least = min(depths.values(), default=0)
    return [cue for cue in every if depths.get(cue, least) == least]


def _depth(cue: Cue, text: str, found: list[Word], place: int) -> int:
    """Return 0 for a main verb, 1 for one that serves another, 2 for one in an example in brackets."""
    if "(" in text and text.count("(", 0, cue.start) > text.count(")", 0, cue.start):
        return 2
    return int(place > 0 and found[place - 1].text in SERVING)


def _numeric(text: str, found: list[Word]) -> Iterator[Cue]:
    for kind, number, first, last in quantities(found, text):
        yield _cue(text, kind, number, found[first], found[last])


def _cue(text: str, kind: str, level: float, first: Word, last: Word) -> Cue:
    return Cue(kind, DIRECTIONS[kind], level, first.start, last.end, text[first.start : last.end])
