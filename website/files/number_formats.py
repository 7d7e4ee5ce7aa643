"""Shows a number of a sheet as the sheet shows it: 20%, 00123, $55,000, 2027-03-01."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "m/d/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yyyy h:mm",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 45: "mm:ss",
    46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a file names by a number only (ECMA-376, part 1, 18.8.30)."""
LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)(?:-[^\]]*)?\]|\[[^\]]*\]')
DATE_PART = re.compile(r"yyyy|yy|y|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|AM/PM|A/P|\.0+", re.IGNORECASE)
DAY_ZERO, DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a sheet knows no zone
LAST_DAY = 2_958_465
MOST_DIGITS = 30


def shown(value: float, code: str, *, is_1904: bool = False) -> str:
    """Return a number as a format shows it; where the format is beyond this, the number as it is kept."""
    if code in ("", "General", "@") or "general" in code.lower():
        return general(value)
    if re.search(r"[#?0]+/[#?0-9]+", code):  # fractions
        return general(value)
    sections = code.split(";")
    section = sections[1] if value < 0 and len(sections) > 1 and sections[1] else sections[0]
    if value == 0 and len(sections) > 2 and sections[2]:
        section = sections[2]
    if is_date(section):
        return day(value, section, is_1904=is_1904)
    return _number(abs(value) if len(sections) > 1 and value < 0 else value, section)


def general(value: float) -> str:
    """Return a number without a format: up to 11 digits, as a sheet shows it."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    said = f"{value:.10g}"
    return said if "e" not in said else f"{value:.5E}"


def is_date(code: str) -> bool:
    return bool(re.search(r"[ymdhs]", LITERAL.sub("", code), re.IGNORECASE)) and not re.search(r"[#?]", code)


def _number(value: float, section: str) -> str:
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        words = found[1] or found[2] or found[3] or (" " if found[0][0] == "_" else "")
        kept.append(words)
        return f"\x01{len(kept) - 1}\x02" if words else ""

    body = LITERAL.sub(keep, section)
    digits = re.search(r"[#0?][#0?,.]*(?:E[+-]0+)?", re.sub(r"\x01\d+\x02", lambda m: "\x03" * len(m[0]), body))
    if digits is None:
        said = body
    else:
        said = body[: digits.start()] + _digits(value, digits[0], body.count("%")) + body[digits.end() :]
    return " ".join(re.sub(r"\x01(\d+)\x02", lambda found: kept[int(found[1])], said).split())


def _digits(value: float, pattern: str, percents: int) -> str:
    if "E" in pattern:
        return f"{value:.{len(pattern.partition('E')[0].partition('.')[2])}E}"
    whole, _, after = pattern.partition(".")
    scaled = Decimal(repr(value)) * (100**percents) / (1000 ** (len(pattern) - len(pattern.rstrip(","))))
    after = after.rstrip(",")[:MOST_DIGITS]
    rounded = scaled.quantize(Decimal(1).scaleb(-len(after)), ROUND_HALF_UP)
    said = f"{abs(rounded):,f}" if "," in whole.rstrip(",") else f"{abs(rounded):f}"
    left, _, right = said.partition(".")
    left = left.rjust(min(whole.count("0"), MOST_DIGITS), "0")
    fewest = len(after.rstrip("#?"))
    while len(right) > fewest and right.endswith("0"):
        right = right[:-1]
    return f"{'-' if rounded < 0 else ''}{left}{'.' + right if right else ''}"


def day(value: float, section: str, *, is_1904: bool) -> str:
    """Return the day and time that a number is, as the format writes it."""
    if not 0 <= value <= LAST_DAY:
        return general(value)
    if found := re.match(r"\[(h+|m+|s+)\]", section, re.IGNORECASE):
        return _elapsed(value, found[1].lower(), section[found.end() :])
    zero = DAY_ZERO_1904 if is_1904 else DAY_ZERO
    moment = zero + timedelta(seconds=round(value * 86_400))
    if not is_1904 and value < 60:  # a sheet counts a 29 February 1900
        moment += timedelta(days=1)
    code = LITERAL.sub(lambda found: found[1] or found[2] or "", section)
    is_halves = bool(re.search(r"AM/PM|A/P", code, re.IGNORECASE))
    made, before = "", ""
    for found in re.finditer(f"({DATE_PART.pattern})|(.)", code, re.IGNORECASE):
        part = (found[1] or "").lower()
        if part in ("m", "mm") and (before[:1] == "h" or re.match(r"\W*s", code[found.end() :], re.IGNORECASE)):
            part = f"minute{len(part)}"
        made += _part(moment, part, is_halves=is_halves) if part else found[0]
        before = part or before
    return " ".join(made.split())


def _part(moment: datetime, part: str, *, is_halves: bool) -> str:
    hour = (moment.hour + 11) % 12 + 1 if is_halves else moment.hour
    half = "AM" if moment.hour < 12 else "PM"
    return {
        "yyyy": f"{moment.year}", "yy": f"{moment.year % 100:02}", "y": f"{moment.year % 100:02}",
        "mmmmm": f"{moment:%B}"[:1], "mmmm": f"{moment:%B}", "mmm": f"{moment:%b}", "mm": f"{moment.month:02}",
        "m": f"{moment.month}", "dddd": f"{moment:%A}", "ddd": f"{moment:%a}", "dd": f"{moment.day:02}",
        "d": f"{moment.day}", "hh": f"{hour:02}", "h": f"{hour}", "minute2": f"{moment.minute:02}",
        "minute1": f"{moment.minute}", "ss": f"{moment.second:02}", "s": f"{moment.second}", "am/pm": half,
        "a/p": half[:1],
    }.get(part, "")  # fmt: skip


def _elapsed(value: float, unit: str, rest: str) -> str:
    seconds = round(value * 86_400)
    if unit[0] == "h":
        said = f"{seconds // 3600}" + (f":{seconds // 60 % 60:02}" if "m" in rest.lower() else "")
    else:
        said = f"{seconds // 60}" if unit[0] == "m" else f"{seconds}"
    return said + (f":{seconds % 60:02}" if "s" in rest.lower() else "")
