"""Finds the statements of a row: the items and lines of lists, or the sentences of running text.

No letter is changed and none is lost: signs of lists that hold letters or digits (1., a) come back apart.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ladders.engine.grid import Line
from website.files import blocks

SURE = "•▪◦‣·●○■□➢➤▸►✓✔☑❖◆◇▶∙⁃\u2043\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8"
"""Signs that begin items and nothing else."""
SIGN = re.compile(rf"[{SURE}]\s*(?=\S)|[-–—*+]\s+(?=\S)")
RARE = re.compile(r"(?:-(?=[^\W\d])|[o§Øü¨→»>]\s+(?=\S))")
"""Signs that begin items where several lines of a cell have them."""
NUMBER = re.compile(r"(?P<open>[(\[]?)(?P<said>\d{1,3}|[ivxIVX]{1,5}|[^\W\d_])(?P<close>[.)\]])\s+(?=\S)")
LOST = " •\uf0b7"
"""Signs of items that begin none."""
INSIDE = re.compile(r"\s+[•▪●◦‣■➢\uf0b7]\s*(?=\S)")
ONLY_SIGNS = re.compile(rf"[{SURE}\s*–—-]*")
DASHES = re.compile(r"[\s–—-]*")
END = re.compile(r"(?<=[.!?…؟۔।])[\"'”’»)\]]*\s+(?=\S)|(?<=[。！？])[”’」』）]*\s*(?=\S)")
"""Where a sentence may end: it does where no small letter follows."""
OPENING = "\"'“‘«„([¿¡"
ABBREVIATION = re.compile(
    r"(?:^\d{1,3}|(?:^|[\s(\[/“„\"'])(?:[^\W\d_]|[A-Z]{1,2}\.[A-Z]|e\.g|i\.e|cf|vs|approx|incl|Dr|Mr|Ms|Mrs|St|No|Nos|Art|Sec|Fig|Vol|Ph\.D|"
    r"z\. ?B|d\. ?h|u\. ?a|o\. ?ä|u\. ?U|i\. ?d\. ?R|bzw|ca|Nr|Abs|ggf|evtl|inkl|vgl|sog|max|min|usw|bspw|"
    r"p\. ?ex|c\.-à-d|env|Mme|M|Sr|Sra|Ud|Uds|p\. ?ej|pág|núm|aprox|Sig|ad es|"
    r"т\. ?е|т\. ?д|т\. ?п|г|ул|напр|см))\.$"
)
FEW_SENTENCES, FEW_WORDS, LONG_LINE = 3, 60, 45
LISTS_ARE_USUAL = 0.4


@dataclass(frozen=True, slots=True)
class Stated:
    """The statements of a row by its cells, and the signs left out that are words, each with its cell's place."""

    is_prose: bool
    cells: tuple[tuple[Line, ...], ...]
    signs: tuple[tuple[int, str], ...] = ()


@dataclass
class Item:
    """A line of a cell without its sign. `number` is the sign where it is a word."""

    text: str
    is_item: bool = False
    number: str = ""


Lines = Sequence[blocks.Line]


def lists_are_usual(cells: Iterable[Lines]) -> float:
    """Return the share of cells, of those that say something, that have several lines or a sign."""
    filled = [cell for cell in cells if any(line.text for line in cell)]
    lists = [cell for cell in filled if sum(bool(line.text) for line in cell) > 1 or _has_sign(cell)]
    return len(lists) / len(filled) if filled else 0.0


def stated(cells: Sequence[Lines], *, usual: float = 0.0) -> Stated:
    """Return the statements of the cells of one row, given how usual lists are around it."""
    items = [unsigned(cell) for cell in cells]
    is_prose = not _is_list(cells, items, usual)
    made, signs = [], list[tuple[int, str]]()
    for place, (cell, found) in enumerate(zip(cells, items, strict=True)):
        if is_prose:
            made.append(tuple(_prose(found, cell)))
        else:
            made.append(tuple(Line(text) for text in _joined(found)))
        signs += [(place, item.number) for item in found if item.number]
    return Stated(is_prose, tuple(made), tuple(signs))


def _is_list(cells: Sequence[Lines], items: Sequence[Sequence[Item]], usual: float) -> bool:
    filled = [[item for item in found if item.text] for found in items]
    if any(item.is_item for found in filled for item in found):
        return True
    said = [item.text for found in filled for item in found]
    if not said:
        return usual > LISTS_ARE_USUAL
    counts = [len(sentences(text)) for text in said]
    words = sum(len(text.split()) for text in said) / len(said)
    if any(len(found) > 1 for found in filled):
        has_gaps = any(not line.text for cell in cells for line in cell)
        is_running = sum(counts) >= 2 * len(counts) and (has_gaps or words >= LONG_LINE)
        return not is_running
    if max(counts) == 1:
        return usual > LISTS_ARE_USUAL or not any(text.endswith(".") for text in said)
    return usual > LISTS_ARE_USUAL and max(counts) <= FEW_SENTENCES and words <= FEW_WORDS


# --- items -----------------------------------------------------------------------------------------------------------


def _has_sign(cell: Lines) -> bool:
    return any(line.sign or SIGN.match(line.text) for line in cell if not ONLY_SIGNS.fullmatch(line.text))


def unsigned(cell: Lines) -> list[Item]:
    """Return the lines of a cell without the signs of its lists. A cell that is only a tick keeps it."""
    said = [line for line in cell if line.text.strip()]
    if len(said) == 1 and ONLY_SIGNS.fullmatch(said[0].text):
        return [] if DASHES.fullmatch(said[0].text) else [Item(said[0].text.strip())]
    texts = [line.text.strip().rstrip(LOST) for line in said]
    rare = sum(bool(RARE.match(text)) for text in texts) > 1
    numbered = _numbered(texts)
    found: list[Item] = []
    for place, (line, text) in enumerate(zip(said, texts, strict=True)):
        is_first = len(found) == 0
        if sign := SIGN.match(text) or (RARE.match(text) if rare else None):
            rest, is_item = text[sign.end() :], True
            number = sign[0].strip() if sign[0].strip().isalnum() else ""
        elif place in numbered and (sign := NUMBER.match(text)):
            rest, is_item, number = text[sign.end() :], True, sign[0].strip()
        else:
            rest, is_item, number = text, bool(line.sign), ""
        if ONLY_SIGNS.fullmatch(rest) and not is_first:
            continue
        parts = INSIDE.split(rest)
        found.append(Item(parts[0], is_item or len(parts) > 1, number))
        found += [Item(part, True) for part in parts[1:]]
    return found


def _numbered(texts: Sequence[str]) -> set[int]:
    """Return the places of the lines whose number or letter is that of a list: it begins one, or goes on."""
    found: set[int] = set()
    before: dict[str, tuple[int, int]] = {}
    for place, text in enumerate(texts):
        sign = NUMBER.match(text)
        if sign is None:
            continue
        for form, value in _values(sign):
            last = before.get(form)
            if last and value == last[1] + 1:
                found |= {place, last[0]}
            elif value == 1 and sign["said"].isdigit():
                found.add(place)
            if not last or value == last[1] + 1 or value == 1:
                before[form] = (place, value)
    return found


def _values(sign: re.Match[str]) -> Iterator[tuple[str, int]]:
    """Yield what a sign may count: its form, and its number in that."""
    said, form = sign["said"], sign["open"] + sign["close"]
    if said.isdigit():
        yield f"1{form}", int(said)
        return
    if len(said) == 1 and said.lower() in "abcdefghijklmnopqrstuvwxyz":
        yield f"{'a' if said.islower() else 'A'}{form}", ord(said.lower()) - 96
    romans = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split()
    if said.lower() in romans:
        yield f"{'i' if said.islower() else 'I'}{form}", romans.index(said.lower()) + 1


def _joined(items: Sequence[Item]) -> Iterator[str]:
    """Yield the items; a line without a sign that goes on in the middle of a sentence belongs to the one above."""
    has_items = any(item.is_item for item in items)
    waiting = ""
    for item in items:
        goes_on = (
            has_items and not item.is_item and item.text[:1].islower() and waiting[-1:] not in (".", "!", "?", ":")
        )
        if waiting and goes_on:
            waiting = f"{waiting} {item.text}"
            continue
        if waiting:
            yield waiting
        waiting = " ".join(item.text.split())
    if waiting:
        yield waiting


# --- sentences -------------------------------------------------------------------------------------------------------


def _prose(items: Sequence[Item], cell: Lines) -> Iterator[Line]:
    has_gaps = any(not line.text for line in cell[1:-1]) if len(cell) > 2 else False
    texts = _paragraphs(cell) if has_gaps else [item.text for item in items]
    for text in texts:
        for place, sentence in enumerate(sentences(text)):
            yield Line(" ".join(sentence.split()), begins_paragraph=place == 0)


def _paragraphs(cell: Lines) -> list[str]:
    """Return the paragraphs of a cell that parts them by empty lines."""
    made = [""]
    for line in cell:
        if line.text:
            made[-1] = f"{made[-1]} {line.text}".strip()
        elif made[-1]:
            made.append("")
    return [text for text in made if text]


def sentences(text: str) -> list[str]:
    """Return the sentences of running text, in any script; an abbreviation ends none, nor does a colon."""
    found, start = [], 0
    for end in END.finditer(text):
        closing = len(end[0]) - len(end[0].lstrip("\"'”’»)]」』）"))
        follows = text[end.end() : end.end() + 5].lstrip(OPENING)[:1]
        if not follows.islower() and not ABBREVIATION.search(text[max(start, end.start() - 20) : end.start()]):
            found.append(text[start : end.start() + closing].strip())
            start = end.start() + closing
    return [said for said in (*found, text[start:].strip()) if said]
