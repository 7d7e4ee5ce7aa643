"""Facts that an organization adds to its levels, such as a union code: each is quoted with its name on the edition."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from jobfamilies.engine.sections import Audience


class Kind(StrEnum):
    """What an own fact holds."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    DATE = "date"
    YES_OR_NO = "yes or no"
    CHOICE = "choice"


LONGEST = 200
"""Characters of a value."""
YES_OR_NO = ("yes", "no")
AMOUNT = re.compile(r"(?P<number>-?[\d.,]+)\s*(?P<currency>[A-Z]{3})")


@dataclass(frozen=True)
class OwnFact:
    """What one level states: the fact's name and kind as they were when it was written, and the value.

    `slug` tells one fact from another, whatever it is called. The value is a text in one form: 40.5; 1200.00 USD;
    2026-01-31; yes; else the words themselves.
    """

    slug: str
    label: str
    kind: Kind
    audience: Audience
    value: str

    @property
    def words(self) -> str:
        """The value as people read it."""
        if self.kind is Kind.DATE:
            day = date.fromisoformat(self.value)
            return f"{day:%B} {day.day}, {day.year}"
        if self.kind is Kind.YES_OR_NO:
            return self.value.capitalize()
        if self.kind is Kind.NUMBER:
            return f"{Decimal(self.value):,}"
        if self.kind is Kind.AMOUNT:
            number, _, currency = self.value.partition(" ")
            return f"{Decimal(number):,} {currency}"
        return self.value


def checked(kind: Kind, text: str, choices: Sequence[str] = ()) -> str:
    """Return the value that somebody entered in its one form, "" for nothing. Raises ValueError with a sentence."""
    text = " ".join(text.split())
    if not text:
        return ""
    if len(text) > LONGEST:
        raise ValueError(f"This has {len(text)} characters; {LONGEST} fit.")
    if kind is Kind.CHOICE and text not in choices:
        raise ValueError(f"“{text}” is none of the choices: {', '.join(choices)}.")
    return _FORMS[kind](text) if kind in _FORMS else text


def _number(text: str) -> str:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(f"“{text}” is no number. Write one like 40 or 37.5.")
    return f"{number:f}"


def _amount(text: str) -> str:
    found = AMOUNT.fullmatch(text)
    if not found:
        raise ValueError(f"“{text}” is no amount. Write a number and a currency, like 1,200.00 USD.")
    return f"{_number(found['number'])} {found['currency']}"


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{text}” is no date. Write one like 2026-01-31.") from None


def _yes_or_no(text: str) -> str:
    if text.lower() not in YES_OR_NO:
        raise ValueError(f"“{text}” is neither yes nor no.")
    return text.lower()


_FORMS = {Kind.NUMBER: _number, Kind.AMOUNT: _amount, Kind.DATE: _date, Kind.YES_OR_NO: _yes_or_no}


# --- as a row and a document hold them -------------------------------------------------------------------------------


def kept(facts: Iterable[OwnFact]) -> list[dict[str, str]]:
    """Return the facts as plain JSON; what says nothing is left out."""
    return [{name: str(value) for name, value in asdict(fact).items()} for fact in facts if fact.value]


def read(given: Any) -> tuple[OwnFact, ...]:
    """Return the facts of plain JSON, which anybody may have written. Raises ValueError with a sentence."""
    if not isinstance(given, list):
        raise ValueError("Its own facts are no list.")
    facts = tuple(_read(each) for each in given)
    if len({fact.slug for fact in facts}) < len(facts):
        raise ValueError("Two of its own facts are the same.")
    return facts


def _read(given: Any) -> OwnFact:
    names = {field.name for field in fields(OwnFact)}
    if not isinstance(given, Mapping) or given.keys() != names or not all(isinstance(v, str) for v in given.values()):
        raise ValueError(f"An own fact has {', '.join(sorted(names))}, each a text.")
    try:
        kind, audience = Kind(given["kind"]), Audience(given["audience"])
    except ValueError:
        raise ValueError(f"The own fact “{given['label']}” has an unknown kind or audience.") from None
    value = given["value"]
    if not _is_kept(kind, value):
        raise ValueError(f"The own fact “{given['label']}” says “{value}”, which is no {kind}.")
    return OwnFact(given["slug"], given["label"], kind, audience, value)


def _is_kept(kind: Kind, value: str) -> bool:
    """Return whether it is a value of that kind in its one form."""
    try:
        return bool(value) and checked(kind, value, [value]) == value
    except ValueError:
        return False
