"""The numbers of a statement: years of experience, how long, sums of money, shares, and how many things."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from .words import Word

NUMBERS = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
}
"""Numbers as job texts write them."""
MANY = {"few": 2.0, "several": 3.0, "multiple": 3.0, "various": 3.0, "many": 4.0, "numerous": 4.0}
"""Words that stand for more than one thing, in their order."""
NAMED = NUMBERS.keys() | MANY.keys() | {"number"}
THOUSANDS = {"k": 1e3, "m": 1e6, "b": 1e9, "thousand": 1e3, "million": 1e6, "billion": 1e9}
MONEY = re.compile(r"[$€£](?P<amount>[\d.,]+)(?P<unit>[km]?)[+]?")
CURRENCIES = {"dollars", "dollar", "euros", "euro", "pounds", "usd", "eur", "gbp"}
PERIODS = {"month": 1 / 12, "months": 1 / 12, "month's": 1 / 12, "months'": 1 / 12}
YEARS = {"year", "years", "year's", "yrs", "yr"}
WITHIN = {"in", "within", "over", "next", "every", "lasting", "spanning", "last", "past", "ahead"}
"""After these a span of time is how long something takes or reaches, not how long somebody did something."""
LABELS = {"level", "tier", "grade", "step", "phase", "section", "part", "version", "type", "class", "band", "office"}
"""After these a number names a thing and counts none."""
LISTED = re.compile(r"\s*[(\[]?\d{1,3}[.):\]](?=\s)")
"""A number of a list, before the text."""
BETWEEN = re.compile(r"\s*(?:-|–|—|to|or|and)\s*")
"""What stands between the two ends of a range."""
AHEAD = 3
"""A number counts what is named within so many words."""
YEAR = 1900
"""From here on a number before a plural is a year."""


class Quantity(NamedTuple):
    """A number of a kind: years, duration, money, percent or count; and the words that it stands on, the last too."""

    kind: str
    number: float
    first: int
    last: int


def quantities(words: list[Word], text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text. Of a range the number is its middle, so that "2-4" is less than "3-5"."""
    listed = LISTED.match(text)
    place = 1 if listed and words and words[0].start < listed.end() else 0
    for at, (word, _, _) in enumerate(words):
        if at < place or (word[0].isalpha() and word not in NAMED):
            continue
        if found := _quantity(words, text, at):
            yield found
            place = found.last + 1


def _quantity(words: list[Word], text: str, place: int) -> Quantity | None:
    """Read the quantity that begins with a number, a sum or one of NAMED."""
    word = words[place].text
    following = _following(words, place)
    if (amount := money(word)) is not None:
        size = THOUSANDS.get(following[0]) if following else None
        return Quantity("money", amount * (size or 1), place, place + (size is not None))
    if word.endswith("%") and (share := _digits(word[:-1])) is not None:
        return Quantity("percent", share, place, place)
    if number(word) is not None:
        return _numbered(words, text, place)
    if word in MANY or [word, *following[:1]] == ["number", "of"]:
        return Quantity("count", MANY.get(word, 3.0), place, place + (word == "number"))
    return None


def _following(words: list[Word], place: int) -> list[str]:
    return [text for text, _, _ in words[place + 1 : place + 1 + AHEAD]]


def _numbered(words: list[Word], text: str, place: int) -> Quantity | None:
    """Read a number or a range by what follows it; one that counts nothing is none."""
    value, last = _range(words, text, place)
    if place and words[place - 1].text in LABELS:
        return None
    following = _following(words, last)
    if following[:1] == ["percent"]:
        return Quantity("percent", value, place, last + 1)
    if CURRENCIES.intersection(following[:2]):
        size = THOUSANDS.get(following[0])
        return Quantity("money", value * (size or 1), place, last + (2 if size else 1))
    return _span(words, place, last, value, following) or _count(words, place, last, value, following)


def _range(words: list[Word], text: str, place: int) -> tuple[float, int]:
    """Return a number and its place, or the middle of a range and the place of its end."""
    value = number(words[place].text) or 0.0
    for end in range(place + 1, min(place + 3, len(words))):
        top = number(words[end].text)
        if top is not None and top > value and BETWEEN.fullmatch(text[words[place].end : words[end].start]):
            return (value + top) / 2, end
    return value, place


def _span(words: list[Word], place: int, last: int, value: float, following: list[str]) -> Quantity | None:
    """Read years of experience, or how long something takes; no other number may stand between."""
    for ahead, other in enumerate(following, start=1):
        if other in YEARS or other in PERIODS:
            before = words[place - 1].text if place else ""
            is_experience = any(word.text.startswith("experience") for word in words)
            kind = "duration" if before in WITHIN and not is_experience else "years"
            return Quantity(kind, value * PERIODS.get(other, 1), place, last + ahead)
        if number(other) is not None:
            return None
    return None


def _count(words: list[Word], place: int, last: int, value: float, following: list[str]) -> Quantity | None:
    if following[:2] == ["or", "more"]:
        return Quantity("count", value + 0.5, place, last + 2)
    is_plural = any(other.endswith("s") and not other.endswith("ss") for other in following)
    if words[place].text in NUMBERS or (is_plural and value < YEAR):
        return Quantity("count", value, place, last)
    return None


@lru_cache(maxsize=2_000)
def money(word: str) -> float | None:
    """Return the sum a word names: $100k is 100000."""
    if not (found := MONEY.fullmatch(word)):
        return None
    amount = _digits(found["amount"])
    return None if amount is None else amount * THOUSANDS.get(found["unit"], 1)


@lru_cache(maxsize=2_000)
def number(word: str) -> float | None:
    """Return the number a word names in digits or letters; 5+ is 5."""
    return float(NUMBERS[word]) if word in NUMBERS else _digits(word.rstrip("+"))


def _digits(text: str) -> float | None:
    if text[:1].isalpha() or not text.isascii():
        return None
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
