"""Letters as people type them: without case and marks, and the key by which names are sorted."""

import re
import unicodedata

# Letters that are no other letter with a mark, as people write them who have no key for them.
APART = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n"}
)
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
ROMAN = {numeral: str(number) for number, numeral in enumerate(_NUMERALS, start=1)}
"""The numerals of levels, in small letters."""
DIGITS = re.compile(r"\d+")


def plain_letters(text: str) -> str:
    """Return the text in small letters without marks: "Łódź" and "Lodz" are one."""
    # Of "𝕊", which has no case of its own, only the decomposition has one.
    apart = unicodedata.normalize("NFKD", text.casefold()).casefold()
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(APART)


def sort_key(name: str) -> bytes:
    """Return what sorts names alike in every database: by letters, then "2" before "10", "IX" after "VIII".

    Marks and signs count only between names that are otherwise equal.
    """
    words = re.findall(r"[^\W_]+", plain_letters(name))
    if len(words) > 1:
        words[-1] = ROMAN.get(words[-1], words[-1])
    plain = " ".join(DIGITS.sub(lambda number: number[0].zfill(10), word) for word in words)
    return f"{plain}\0{name}".encode("utf-8", "replace")
