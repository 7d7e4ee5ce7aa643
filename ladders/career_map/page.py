"""What the page of the career map shows: pictures by organization, and what one may choose."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jobfamilies.picking import Chosen
from ladders.career_map.choices import NOT_STATED, MapChoices
from ladders.career_map.known import Family, KnownMoves
from ladders.engine.career_map import Band, Column, Drawing, Node, Rung, draw

MOST_DRAWN = 60
"""Families on one page at most; the filters lead to the others."""
MOST_ACROSS = 8
"""Families side by side in one picture at most, where they belong to several functions."""
A4_LANDSCAPE = 1240
"""Px of a drawing that is still read easily on a landscape A4."""
NO_FUNCTION = "Job function not stated"


@dataclass(frozen=True)
class Picture:
    """One drawing and the function that all its families belong to, "" where it shows several or the only ones."""

    drawing: Drawing
    function: str


@dataclass(frozen=True)
class Section:
    """The organizations of one band, their pictures, and whether the chosen level stands here."""

    anchor: str
    title: str
    pictures: list[Picture]
    is_chosen: bool
    is_joint: bool

    @property
    def is_wide(self) -> bool:
        """Return whether it takes a whole A3 to print."""
        return any(picture.drawing.width > A4_LANDSCAPE for picture in self.pictures)


def shown_families(known: KnownMoves, choices: MapChoices) -> list[Family]:
    return [family for family in known.families.values() if choices.shows(family)]


def sections(known: KnownMoves, families: Sequence[Family], chosen: str) -> list[Section]:
    """Return a section for each band that the families stand on, in the order of the catalogue."""
    by_organization: dict[str, list[Family]] = defaultdict(list)
    for family in families:
        by_organization[family.organization].append(family)
    order = list(by_organization)
    bands = [band for band in known.bands if by_organization.keys() & set(band.organizations)]
    bands.sort(key=lambda band: min(order.index(name) for name in band.organizations if name in order))
    return [_section(known, band, by_organization, chosen) for band in bands]


def _section(
    known: KnownMoves, band: Band[str, int], by_organization: dict[str, list[Family]], chosen: str
) -> Section:
    families = [family for name in band.organizations for family in by_organization.get(name, ())]
    names = list(dict.fromkeys(family.organization_name for family in families))
    pictures = _pictures(known, families, known.rungs(band))
    return Section(
        anchor=f"map-{families[0].organization}",
        title=" and ".join(names),
        pictures=pictures,
        is_chosen=any(box.node.key == chosen for picture in pictures for box in picture.drawing.boxes),
        is_joint=len(band.organizations) > 1,
    )


def _pictures(known: KnownMoves, families: list[Family], rungs: list[Rung]) -> list[Picture]:
    """Return one picture, or one for each function where the families are too many to stand side by side."""
    by_function: dict[str, list[Column]] = defaultdict(list)
    for family in families:
        column = Column(family.path, family.name, family.function_name or NO_FUNCTION)
        by_function[column.function].append(column)
    if len(families) <= MOST_ACROSS:
        return [Picture(draw(known.graph, [column for each in by_function.values() for column in each], rungs), "")]
    return [Picture(draw(known.graph, by_function[name], rungs), name) for name in sorted(by_function)]


@dataclass(frozen=True)
class Chip:
    """A choice of a filter: its value in the address, its name, and whether it is made."""

    value: str
    name: str
    is_chosen: bool


def outside(known: KnownMoves) -> list[Node]:
    """Return the classes outside the catalogue that a way may begin at, by name."""
    return sorted((node for node in known.graph.nodes.values() if node.is_outside), key=lambda node: node.title)


def ends(known: KnownMoves, choices: MapChoices) -> dict[str, Chosen]:
    """Return the two ends of the way as their fields show them, as far as they are chosen."""
    chosen = {"from": choices.start, "to": choices.end}
    return {name: _end(known, known.graph.nodes[key]) for name, key in chosen.items() if key}


def _end(known: KnownMoves, node: Node) -> Chosen:
    family = known.families.get(node.family)
    where = f"{family.organization_name}, {family.name}" if family else "Outside the catalogue"
    return Chosen(node.key, node.title, " · ".join(filter(None, (where, node.grade))))


def organization_chips(known: KnownMoves, choices: MapChoices) -> list[Chip]:
    names = {family.organization: family.organization_name for family in known.families.values()}
    return [Chip(slug, name, slug in choices.organizations) for slug, name in names.items()]


def function_options(known: KnownMoves, choices: MapChoices) -> list[Chip]:
    """Return the functions by name with how many families each has, those without any last."""
    found = Counter((family.function_name, family.function) for family in known.families.values())
    ordered = sorted(found, key=lambda each: (not each[1], each))
    return [
        Chip(
            slug or NOT_STATED,
            f"{name or NO_FUNCTION} ({found[name, slug]})",
            (slug or NOT_STATED) == choices.function,
        )
        for name, slug in ordered
    ]
