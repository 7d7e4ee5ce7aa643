"""What the headings of many files mean: asked once for each, and then the same in all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from ladders.engine.importing import fitting
from ladders.engine.importing.fitting import LEFT_OUT, Draft, Vocabulary
from ladders.engine.importing.found import FoundLadder, FoundLevel, FoundRow, Leftover
from ladders.engine.importing.many.series import Proposal
from ladders.engine.importing.wording import fact_of, plain, section_of

FACT = "fact:"
"""How the name of a fact's heading begins; that of a row has nothing before it."""
OWN = "own:"
"""How the meaning of a fact begins that the organization adds to its levels."""
FUNCTION = "function"
"""The meaning of a fact that names the job function of its family."""
NOTHING = Draft((), ())

Meanings = Mapping[str, str]
"""By the name of a heading: a dimension's slug, “own:” and the slug of an own fact, FUNCTION or LEFT_OUT."""


@dataclass
class Heading:
    """A heading of the files: how they write it, a first text, in how many jobs it stands, and what it means.

    `meaning` is "" where nobody knows: a guess is told in `why`, which also says how a meaning is known.
    """

    name: str
    label: str
    first: str
    jobs: int = 0
    meaning: str = ""
    why: str = ""

    @property
    def is_fact(self) -> bool:
        return self.name.startswith(FACT)


def headings(
    found: Iterable[Proposal], known: Sequence[Vocabulary], owned: Meanings, chosen: Meanings
) -> list[Heading]:
    """Return the headings of all ladders: those to choose first, then by how many jobs have them.

    `owned` are the organization's own facts by their labels, `chosen` what people said before.
    """
    rows: dict[str, Heading] = {}
    for proposal in found:
        for row in proposal.ladder.rows:
            texts = [cell[0].text for cell in row.cells if cell]
            name = plain(row.label)
            if name not in rows:
                rows[name] = _row(name, row, texts, known, chosen)
            rows[name].jobs += len(texts)
        for level in proposal.ladder.levels:
            for label, value in level.facts:
                name = FACT + plain(label)
                if name not in rows:
                    rows[name] = _fact(name, label, value, owned, chosen)
                rows[name].jobs += 1
    return sorted(rows.values(), key=lambda each: (bool(each.meaning), each.is_fact, -each.jobs, each.name))


def _row(name: str, row: FoundRow, texts: Sequence[str], known: Sequence[Vocabulary], chosen: Meanings) -> Heading:
    heading = Heading(name, row.label, texts[0] if texts else "")
    slugs = {each.slug for each in known}
    if chosen.get(name) in (*slugs, LEFT_OUT):
        heading.meaning, heading.why = chosen[name], "Said before"
    elif sure := fitting.dimension_of(row, NOTHING, known):
        heading.meaning, heading.why = sure, "A dimension or a row has this name"
    elif (section := section_of(row.label)) in slugs:
        heading.meaning, heading.why = section, "Class specifications name it so"
    else:
        likely = fitting.dimension_suggested(row, known)
        names = [each.name for each in known if each.slug == likely]
        heading.why = f"Perhaps “{names[0]}”" if names else "No dimension has such a name"
    return heading


def _fact(name: str, label: str, value: str, owned: Meanings, chosen: Meanings) -> Heading:
    heading = Heading(name, label, value)
    if chosen.get(name) in (*owned.values(), FUNCTION, LEFT_OUT):
        heading.meaning, heading.why = chosen[name], "Said before"
    elif fact_of(label) == "function":
        heading.meaning, heading.why = FUNCTION, "Catalogues name the job function so"
    elif plain(label) in owned:
        heading.meaning, heading.why = owned[plain(label)], "An own fact has this name"
    else:
        heading.meaning, heading.why = LEFT_OUT, "No fact has such a name: it is left over until you say"
    return heading


# --- what a ladder says with them ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Meant:
    """A ladder with the dimensions of its rows, what is left over of it by a choice, and what is not yet chosen."""

    ladder: FoundLadder
    leftovers: tuple[Leftover, ...]
    open: tuple[str, ...]
    """Labels of rows whose dimension nobody knows."""


def meant(ladder: FoundLadder, meanings: Meanings) -> Meant:
    """Return what a ladder says with these meanings: rows of one dimension are put together under the first label."""
    rows: dict[str, FoundRow] = {}
    leftovers: list[Leftover] = []
    waiting: list[str] = []
    for row in ladder.rows:
        meaning = meanings.get(plain(row.label), "")
        if meaning == LEFT_OUT:
            leftovers += _left(row, ladder)
        elif not meaning:
            waiting.append(row.label)
            rows[f"{len(rows)}?"] = row
        elif meaning in rows:
            leftovers.append(Leftover(row.where or "a heading", row.label, f"put together with {rows[meaning].label}"))
            rows[meaning] = _joined(rows[meaning], row)
        else:
            rows[meaning] = replace(row, dimension=meaning)
    for level in ladder.levels:
        leftovers += [
            Leftover(level.title, f"{label}: {value}", "no fact of ours has that name")
            for label, value in level.facts
            if meanings.get(FACT + plain(label), LEFT_OUT) == LEFT_OUT
        ]
    return Meant(replace(ladder, rows=tuple(rows.values())), tuple(leftovers), tuple(waiting))


def _left(row: FoundRow, ladder: FoundLadder) -> Iterable[Leftover]:
    for level, cell in zip(ladder.levels, row.cells, strict=True):
        if cell:
            yield Leftover(f"{row.label}, {level.title}", " ".join(line.text for line in cell), "left out by you")


def _joined(one: FoundRow, other: FoundRow) -> FoundRow:
    """Return two rows as one, with the label of the first."""
    cells = tuple((*above, *below) for above, below in zip_longest(one.cells, other.cells, fillvalue=()))
    return replace(one, cells=cells, is_prose=one.is_prose and other.is_prose)


def facts_meant(level: FoundLevel, meanings: Meanings) -> dict[str, str]:
    """Return the own facts that a file states of a level, values by slug; of two that mean one, both with a comma."""
    said: dict[str, list[str]] = {}
    for label, value in level.facts:
        meaning = meanings.get(FACT + plain(label), "")
        if meaning.startswith(OWN):
            said.setdefault(meaning.removeprefix(OWN), []).append(value)
    return {slug: ", ".join(dict.fromkeys(values)) for slug, values in said.items()}


def function_meant(ladder: FoundLadder, meanings: Meanings) -> str:
    """Return the job function that the levels of a ladder state, "" where they state none or several."""
    said = {
        value
        for level in ladder.levels
        for label, value in level.facts
        if meanings.get(FACT + plain(label)) == FUNCTION
    }
    return said.pop() if len(said) == 1 else ""
