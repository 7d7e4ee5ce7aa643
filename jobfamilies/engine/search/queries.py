"""What a reader asks for: words, quoted phrases, any of several, and what must not stand there.

Anything typed is a query. What is one word to people is one here: hyphens both ways, “II” and “2” after a title, and
the synonyms that HR keeps.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jobfamilies.engine.search.terms import WORD as A_WORD
from jobfamilies.engine.search.terms import composed, compounds, plain_word, terms
from website.letters import ROMAN

PIECE = re.compile(
    r'(?P<any>[,;]|OR(?!\S))|(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<bare>(?:[^\s",;]|(?<=\d),(?=\d))+))'
)
MOST_PHRASES = 20
"""Words and phrases that count; more would only narrow what is found already."""
NUMERALS = {**{number: numeral for numeral, number in ROMAN.items()}, **ROMAN}

Phrase = tuple[str, ...]
"""Terms that stand one after the other."""


@dataclass(frozen=True)
class Piece:
    """One word or phrase as it was typed: what stood between blanks, quotes or commas. `group` counts the commas."""

    typed: str
    phrase: Phrase
    is_wanted: bool
    group: int = 0
    also: tuple[Phrase, ...] = ()
    plain: tuple[str, ...] = ()


@dataclass(frozen=True)
class Synonym:
    """A word or phrase that means what others mean, as HR writes it."""

    words: str
    phrase: Phrase


@dataclass(frozen=True)
class Want:
    """What a text must have in one of its spellings, else as a synonym. `plain` are the words while they are typed."""

    phrases: tuple[Phrase, ...]
    synonyms: tuple[Synonym, ...] = ()
    plain: tuple[str, ...] = ()

    @property
    def all_phrases(self) -> tuple[Phrase, ...]:
        return (*self.phrases, *(synonym.phrase for synonym in self.synonyms))


@dataclass(frozen=True)
class Query:
    """A text is found that has everything that one group wants, and nothing that is unwanted."""

    groups: tuple[tuple[Want, ...], ...] = ()
    unwanted: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        """Return whether there is something to look for."""
        return bool(self.groups)

    @property
    def wants(self) -> tuple[Want, ...]:
        """All that any group wants, once."""
        return tuple(dict.fromkeys(want for group in self.groups for want in group))

    @property
    def wanted(self) -> tuple[Phrase, ...]:
        """The phrases that make a text be found."""
        return tuple(dict.fromkeys(phrase for want in self.wants for phrase in want.all_phrases))

    @property
    def synonyms(self) -> tuple[str, ...]:
        """The words that nobody typed and that are looked for as well."""
        return tuple(dict.fromkeys(synonym.words for want in self.wants for synonym in want.synonyms))


def pieces(text: str) -> list[Piece]:
    """Return what was typed, piece by piece, without those that hold no letter or digit.

    Parts of one word, as in "IS&T" or "cross-functional", are a phrase. A quote that is never closed ends with the
    text, since the reader may still be typing.
    """
    found: list[Piece] = []
    group, is_first = 0, True
    for match in PIECE.finditer(text):
        if match["any"]:
            group, is_first = group + 1, True
            continue
        words = composed(match["bare"] or match["quoted"] or "")
        if not (phrase := tuple(terms(words))):
            continue
        also = _also(words, phrase, is_first=is_first) if match["bare"] else ()
        plain = tuple(filter(None, map(plain_word, A_WORD.findall(words))))
        found.append(Piece(match[0], phrase, not match["minus"], group, also, plain))
        is_first = False
    return found[:MOST_PHRASES]


def _also(words: str, phrase: Phrase, *, is_first: bool) -> tuple[Phrase, ...]:
    """Return how a word is written too: in one where it has hyphens, with another numeral after a title."""
    joined = [(word.term,) for word in compounds(words)]
    numeral = NUMERALS.get(phrase[0]) if len(phrase) == 1 and not is_first else None
    return (*joined, (numeral,)) if numeral else tuple(joined)


def synonyms_of(lists: Sequence[str]) -> list[tuple[Synonym, ...]]:
    """Return HR's lists of synonyms, each written with commas, as what a query reads."""
    read = [[Synonym(words.strip(), tuple(terms(words))) for words in each.split(",")] for each in lists]
    return [tuple(synonym for synonym in each if synonym.phrase) for each in read]


def read_query(text: str, synonyms: Sequence[Sequence[Synonym]] = ()) -> Query:
    """Return the query that a reader typed, with HR's synonyms for what it wants."""
    found = pieces(text)
    groups: dict[int, list[Piece]] = {}
    for piece in found:
        if piece.is_wanted:
            groups.setdefault(piece.group, []).append(piece)
    unwanted = [phrase for piece in found if not piece.is_wanted for phrase in (piece.phrase, *piece.also)]
    wants = [tuple({want.phrases: want for want in _wants(group, synonyms)}.values()) for group in groups.values()]
    return Query(tuple(dict.fromkeys(wants)), tuple(dict.fromkeys(unwanted)))


def _wants(group: Sequence[Piece], lists: Sequence[Sequence[Synonym]]) -> list[Want]:
    """Return what a group wants. Words that together are one of HR's ("system administrator") are one phrase."""
    wants, place = [], 0
    while place < len(group):
        length, synonyms = _longest(group[place:], lists)
        together = group[place : place + length]
        phrase = tuple(term for piece in together for term in piece.phrase)
        also = together[0].also if length == 1 else ()
        plain = tuple(word for piece in together for word in piece.plain)
        wants.append(Want(tuple(dict.fromkeys((phrase, *also))), synonyms, plain))
        place += length
    return wants


def _longest(group: Sequence[Piece], lists: Sequence[Sequence[Synonym]]) -> tuple[int, tuple[Synonym, ...]]:
    """Return how many of the first pieces are together something that HR has synonyms for, and those."""
    for length in range(len(group), 0, -1):
        phrase = tuple(term for piece in group[:length] for term in piece.phrase)
        spellings = {phrase, *(group[0].also if length == 1 else ())}
        others = [one for each in lists if spellings & {other.phrase for other in each} for one in each]
        if others:
            return length, tuple(dict.fromkeys(one for one in others if one.phrase not in spellings))
    return 1, ()
