"""The numbers of a statement: years of experience, sums of money, and how many things."""

import re
from collections.abc import Iterator

from .words import Word

NUMBERS = {
    name: number
    for number, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
}
"""Numbers as job texts write them."""
MANY = dict.fromkeys(("several", "multiple", "various", "many", "numerous"), 3.0)
"""Words that stand for more than two things."""
NAMED = NUMBERS.keys() | MANY.keys() | {"number"}
THOUSANDS = {"k": 1e3, "m": 1e6, "thousand": 1e3, "million": 1e6, "billion": 1e9}
MONEY = re.compile(r"[$€£](?P<amount>[\d.,]+)(?P<unit>[km]?)[+]?")
PERIODS = {"month": 1 / 12, "months": 1 / 12, "month's": 1 / 12, "months'": 1 / 12}
YEARS = {"year", "years", "year's", "yrs", "yr"}


def quantities(words: list[Word]) -> Iterator[tuple[str, float, int, int]]:
    """Yield (kind, number, first word, last word) of each quantity: years, money or count."""
    for place, (text, _, _) in enumerate(words):
        if text[0].isalpha() and text not in NAMED:
            continue
        following = [other.text for other in words[place + 1 : place + 4]]
        if (amount := money(text)) is not None:
            yield "money", amount * THOUSANDS.get("".join(following[:1]), 1), place, place
        elif (value := number(text)) is not None:
            yield from _counted(text, value, place, following)
        elif text in MANY or [text, *following[:1]] == ["number", "of"]:
            yield "count", 3.0, place, place + (text == "number")


def money(word: str) -> float | None:
    """Return the sum a word names: $100k is 100000."""
    if not (found := MONEY.fullmatch(word)):
        return None
    amount = _digits(found["amount"])
    return None if amount is None else amount * THOUSANDS.get(found["unit"], 1)


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


def _counted(word: str, value: float, place: int, following: list[str]) -> Iterator[tuple[str, float, int, int]]:
    """Tell years from other things by what follows within three words; a number that counts nothing is none."""
    for ahead, other in enumerate(following, start=1):
        if other in YEARS or other in PERIODS:
            yield "years", value * PERIODS.get(other, 1), place, place + ahead
            return
        if number(other) is not None:
            return
    if following[:2] == ["or", "more"]:
        yield "count", value + 0.5, place, place + 2
    elif word in NUMBERS or any(other.endswith("s") for other in following[:2]):
        yield "count", value, place, place
