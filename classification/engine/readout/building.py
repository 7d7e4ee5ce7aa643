"""Builds the page of a reading: numbered sentences in their sections, families, and dimensions beside their rows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from classification.engine.matching import Act, FamilyReading, Ladder, LevelReading, Reading
from classification.engine.matching.passages import Passage
from ladders.engine.cues.words import stem, words

from .marks import Segment, marks_of_reading, marks_of_statement, segments
from .shapes import ActLine, Dimension, FamilyLine, LevelOf, Numbered, ReadOut, Section

BANDS = {
    "clear": "Clear: the first stands well ahead of the next.",
    "likely": "Likely: the first leads, and the next is not far behind.",
    "open": "Open: the first are too close to tell apart by their words.",
    "none": "None of these families: most of it says what no ladder here says. No level is claimed.",
}
DOUBTFUL = "Open: the text tells too little."
TRACKS = {
    "management": "The duties show a position that manages people.",
    "professional": "The duties show nobody who manages people, so the professional track.",
    "open": "The duties show one act of a supervisor. That is too little to tell the tracks apart.",
}
ACTS = {
    "supervises": "Supervises people",
    "hires": "Hires",
    "rates": "Rates performance",
    "disciplines": "Disciplines",
    "how many": "How many",
}
WEIGHTS = ((0.45, "mostly here"), (0.25, "partly here"), (0.1, "a little"), (0.0, "hardly"))
"""How much of a dimension's evidence speaks for a level, in words: from so large a share on."""


def usual_key(reading: Reading) -> str:
    """Return the likeliest family whose ladder is of the position's track; the likeliest where none is."""
    fitting = [level.ladder for level in reading.levels if not level.is_other_track]
    return next(iter(fitting), reading.families[0].key if reading.levels else "")


def read_out(text: str, reading: Reading, key: str, ladder: Ladder | None) -> ReadOut:
    """Return the page of a reading against the ladder of one of its families; None where there is no family."""
    level = next((found for found in reading.levels if found.ladder == key), None)
    numbers = _numbers(reading)
    sentences = {one.number: one for one in _numbered(text, reading, level, numbers)}
    return ReadOut(
        tuple(_sections(reading, numbers, sentences)),
        sum(not one.left_out for one in sentences.values()),
        tuple(_left_out(sentences.values())),
        tuple(one for one in sentences.values() if one.is_unread),
        band_in_words(reading),
        reading.doubts,
        tuple(_family(family, reading, key) for family in reading.families),
        TRACKS[reading.track.track],
        _acts((*reading.track.acts, *reading.track.how_many), numbers),
        _acts(reading.track.asked, numbers),
        _acts(reading.track.denied, numbers),
        key,
        level.phrase if level else "",
        level.reason if level else "",
        tuple(_dimensions(level, ladder, numbers, sentences)) if level and ladder else (),
        is_none=reading.band == "none",
    )


def band_in_words(reading: Reading) -> str:
    """Return what is known of the family; nothing where there is one alone, and it fits."""
    if reading.band != "none" and reading.doubts:
        return DOUBTFUL
    return BANDS[reading.band] if len(reading.families) > 1 or reading.band == "none" else ""


def _numbers(reading: Reading) -> dict[int, int]:
    """Return the number of each sentence by where it starts; headings have none."""
    starts = (sentence.start for sentence in reading.sentences if not sentence.is_heading)
    return {start: number for number, start in enumerate(starts, start=1)}


def _numbered(
    text: str, reading: Reading, level: LevelReading | None, numbers: Mapping[int, int]
) -> Iterator[Numbered]:
    marks = [mark for found in (level.dimensions if level else ()) for mark in marks_of_reading(found)]
    rows: dict[int, list[tuple[int, str]]] = {}
    for place, found in enumerate(level.dimensions if level else (), start=1):
        for start, _ in found.evidence:
            rows.setdefault(start, []).append((place, found.label))
    unread = {start for start, _ in level.not_understood} if level else set()
    for one in (sentence for sentence in reading.sentences if not sentence.is_heading):
        mine = [mark for mark in marks if one.start <= mark[0] and mark[1] <= one.end]
        shown = segments(text[one.start : one.end], mine, one.start)
        where = tuple(rows.get(one.start, ()))
        yield Numbered(numbers[one.start], shown, one.boilerplate, one.start in unread, where)


def _sections(reading: Reading, numbers: Mapping[int, int], sentences: Mapping[int, Numbered]) -> Iterator[Section]:
    heading, held = "", []
    for sentence in reading.sentences:
        if not sentence.is_heading:
            held.append(sentences[numbers[sentence.start]])
            continue
        if heading or held:
            yield Section(heading, tuple(held))
        heading, held = sentence.text.rstrip(" :"), []
    yield Section(heading, tuple(held))


def _left_out(sentences: Iterable[Numbered]) -> Iterator[tuple[str, tuple[int, ...]]]:
    left = sorted((one.left_out, one.number) for one in sentences if one.left_out)
    for reason, found in groupby(left, key=lambda pair: pair[0]):
        yield reason, tuple(number for _, number in found)


def _family(family: FamilyReading, reading: Reading, key: str) -> FamilyLine:
    level = next((found for found in reading.levels if found.ladder == family.key), None)
    return FamilyLine(
        family.key,
        tuple(dict.fromkeys(place.text for place in family.speaks_for)),
        tuple(dict.fromkeys(place.text for place in family.against_next)),
        family.key == key,
        level.reason if level and level.is_other_track else "",
    )


def _acts(acts: Sequence[Act], numbers: Mapping[int, int]) -> tuple[ActLine, ...]:
    return tuple(ActLine(ACTS[act.name], act.text, _number_at(act.start, numbers)) for act in acts)


def _number_at(place: int, numbers: Mapping[int, int]) -> int:
    return max((number for start, number in numbers.items() if start <= place), default=0)


def _dimensions(
    level: LevelReading, ladder: Ladder, numbers: Mapping[int, int], sentences: Mapping[int, Numbered]
) -> Iterator[Dimension]:
    rows = {row.dimension: row for row in ladder.rows}
    for place, found in enumerate(level.dimensions, start=1):
        stems = frozenset(stem(word.text) for one in found.shared for word in words(one.text))
        most = max(found.shares)
        levels = tuple(
            LevelOf(title, _in_words(share), round(share * 100), share == most, _statements(cell, stems))
            for title, share, cell in zip(ladder.levels, found.shares, rows[found.dimension].cells, strict=True)
        )
        said = tuple(sentences[numbers[start]] for start, _ in found.evidence)
        yield Dimension(place, found.label, said, levels, bool(found.telling or found.cues))


def _in_words(share: float) -> str:
    return next(said for least, said in WEIGHTS if share >= least)


def _statements(cell: Iterable[str], stems: frozenset[str]) -> tuple[tuple[Segment, ...], ...]:
    return tuple(segments(said.text, marks_of_statement(said, stems)) for said in map(Passage, cell))
