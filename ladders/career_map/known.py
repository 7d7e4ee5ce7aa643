"""Every level in force and every move known between them, read in five queries, whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Q
from django.urls import reverse

from jobfamilies.models import Edition, Grade, Level
from jobfamilies.models.level import untitled
from ladders.engine.career_map import Band, Graph, Node, Record, Rung, bands, build
from ladders.models import GradeEquivalence, Move, MoveQuerySet, RelatedFamilies


@dataclass(frozen=True)
class Family:
    """A family of the map by its path ("mit/it-manager"), as its edition in force calls it."""

    path: str
    name: str
    organization: str
    organization_name: str
    function: str
    function_name: str


@dataclass(frozen=True)
class Citation:
    """A statement that a move is cited from, and where it is read."""

    text: str
    address: str


@dataclass(frozen=True)
class KnownMoves:
    """The graph, its families in the order of the catalogue, and the scales that its bands stand on.

    `lost` are the recorded moves that name a level which is in force no more.
    """

    graph: Graph
    families: dict[str, Family]
    bands: list[Band[str, int]]
    grades: dict[int, Grade]
    lost: list[Move]

    def rungs(self, band: Band[str, int]) -> list[Rung]:
        """Return the heights of a band as a picture names them, with the organization where there are several."""
        is_joint = len(band.organizations) > 1
        return [
            Rung(rung[0], tuple(str(self.grades[pk]) if is_joint else self.grades[pk].name for pk in rung))
            for rung in band.rungs
        ]


COLUMNS = (
    "key",
    "slug",
    "title",
    "rank",
    "grade_id",
    "grade_text",
    "edition__title",
    "edition__family_id",
    "edition__family__slug",
    "edition__family__name",
    "edition__family__organization__slug",
    "edition__family__organization__name",
    "edition__family__organization__writes_own",
    "edition__family__function__slug",
    "edition__family__function__name",
)


def known_moves() -> KnownMoves:
    """Return all that is known of moves between levels in force."""
    levels = Level.objects.in_force().of_open_families().ladder_by_ladder()
    return _read(levels, RelatedFamilies.objects.values_list("first", "second"), Move.objects.with_names())


def moves_near(edition: Edition) -> KnownMoves:
    """Return what is known of moves from and to the levels of one ladder, reading only families that they touch."""
    family = edition.family_id
    pairs = RelatedFamilies.objects.filter(Q(first=family) | Q(second=family))
    related = list(pairs.values_list("first", "second"))
    moves = list(Move.objects.touching(edition.family).with_names())
    near = {family, *(pk for pair in related for pk in pair)}
    near |= {pk for move in moves for pk in (move.from_family_id, move.to_family_id) if pk}
    levels = Level.objects.in_force().filter(edition__family__in=near).ladder_by_ladder()
    return _read(levels, related, moves)


def _read(levels: Any, related: Iterable[tuple[int, int]], moves: MoveQuerySet | list[Move]) -> KnownMoves:
    rows = list(levels.values_list(*COLUMNS, named=True))
    families = {family_path(row): _family(row) for row in rows}
    paths = {row.edition__family_id: family_path(row) for row in rows}
    grades = {grade.pk: grade for grade in Grade.objects.select_related("organization").order_by("order")}
    scales: dict[str, list[int]] = {family.organization: [] for family in families.values()}
    for grade in grades.values():
        scales.setdefault(grade.organization.slug, []).append(grade.pk)
    found = bands(scales, GradeEquivalence.objects.values_list("first", "second"))
    rung_of = {grade: rung[0] for band in found for rung in band.rungs for grade in rung}
    nodes = {(row.edition__family_id, row.key): _node(row, rung_of) for row in rows}
    kept = [move for move in moves if _ends(move) <= nodes.keys()]
    outside = {move.from_outside: _outside(move) for move in kept if move.from_outside}
    graph = build(
        [*nodes.values(), *outside.values()],
        [_record(move, nodes) for move in kept],
        [(paths[first], paths[second]) for first, second in related if first in paths and second in paths],
    )
    return KnownMoves(graph, families, found, grades, [move for move in moves if not _ends(move) <= nodes.keys()])


def family_path(row: Any) -> str:
    return f"{row.edition__family__organization__slug}/{row.edition__family__slug}"


def _family(row: Any) -> Family:
    return Family(
        path=family_path(row),
        name=row.edition__title or row.edition__family__name,
        organization=row.edition__family__organization__slug,
        organization_name=row.edition__family__organization__name,
        function=row.edition__family__function__slug or "",
        function_name=row.edition__family__function__name or "",
    )


def _node(row: Any, rung_of: dict[int, int]) -> Node:
    return Node(
        key=f"{family_path(row)}/{row.slug}",
        title=row.title or untitled(row.rank, is_own=row.edition__family__organization__writes_own),
        organization=row.edition__family__organization__slug,
        family=family_path(row),
        rank=row.rank,
        rung=rung_of.get(row.grade_id),
        grade=row.grade_text if row.grade_id else "",
    )


def _outside(move: Move) -> Node:
    assert move.from_outside
    organization = move.from_outside.organization
    return Node("/".join(move.from_outside.natural_key()), move.from_outside.name, organization.slug)


def _ends(move: Move) -> set[tuple[int, Any]]:
    """Return the levels that the move names."""
    start = {(move.from_family_id, move.from_key)} if move.from_family_id else set()
    return {(move.to_family_id, move.to_key), *start}


def _record(move: Move, nodes: dict[tuple[int, Any], Node]) -> Record:
    start = _outside(move) if move.from_outside else nodes[move.from_family_id or 0, move.from_key]
    return Record(
        start=start.key,
        end=nodes[move.to_family_id, move.to_key].key,
        kind=move.kind,  # type: ignore[arg-type]
        both_ways=move.both_ways,
        is_forbidden=move.is_forbidden,
        note=move.note,
        source=_citation(move),
    )


def _citation(move: Move) -> Citation | None:
    said = move.statement
    return Citation(said.text, said.level.get_edition_url()) if said else None


def address_of(node: Node) -> str:
    """Return where a level is read; "" of a class outside the catalogue."""
    return "" if node.is_outside else _level_address(node.key)


@lru_cache(maxsize=8192)  # a large map asks for each several times, and putting an address together takes long
def _level_address(path: str) -> str:
    return reverse("ladders:level", args=path.split("/"))
