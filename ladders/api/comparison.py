"""Two levels compared statement by statement, as the engine tells it."""

from typing import Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import Field

from jobfamilies.models import Level
from jobfamilies.schemas import LevelName
from ladders.engine import comparison as engine
from ladders.side_by_side.pair import DimensionShown, Pair, pair_of
from ladders.side_by_side.selection import find, missing
from website.api.parameters import LevelPath, query_fault
from website.api.problems import Refused

router = Router(tags=["Comparison"])

PATH_SAID = "organization/family/level of the edition in force; with @2 at its end, of edition 2."


class ComparisonQuery(Schema):
    """Which two levels are compared."""

    lower: LevelPath = Field(
        description=f"The lower level: {PATH_SAID}", json_schema_extra={"example": "mit/it-consultant/it-consultant-i"}
    )
    upper: LevelPath = Field(
        description=f"The upper level: {PATH_SAID}",
        json_schema_extra={"example": "mit/it-consultant/it-consultant-ii"},
    )


class SegmentFacts(Schema):
    """A run of words."""

    text: str = Field(description="The words; a side's segments rejoin to its exact text.")
    is_equal: bool = Field(description="Whether the other side has these words too.")


class CueFacts(Schema):
    """Words that show how much a statement asks."""

    kind: str = Field(description="The scale that they stand on: scope, autonomy, years, …")
    direction: Literal["demand", "reach"] = Field(description="Whether more of it raises or broadens.")
    level: float = Field(description="The place on the scale; for years, money and counts the number itself.")
    start: int = Field(description="Where the words begin in the text, counted from 0.")
    end: int = Field(description="Where they end.")
    text: str = Field(description="The words.")


class SideFacts(Schema):
    """One statement of a relation."""

    dimension: str = Field(description="The dimension that it stands in, by its slug.")
    place: int = Field(description="Its place among the statements of its level there, from 1.")
    key: str = Field(description="The statement's key.")
    text: str = Field(description="The statement.")
    segments: list[SegmentFacts] = Field(description="The text, cut where the other side begins or ends to agree.")
    cues: list[CueFacts] = Field(description="What of it shows how much is asked.")

    @classmethod
    def of(cls, side: engine.Side) -> "SideFacts":
        stated = side.statement
        return cls(
            dimension=stated.dimension,
            place=stated.place,
            key=stated.key,
            text=stated.text,
            segments=[SegmentFacts.from_orm(segment) for segment in side.segments],
            cues=[CueFacts.from_orm(cue) for cue in side.cues],
        )


class ReasonFacts(Schema):
    """What speaks for a verdict; other reasons may outweigh it."""

    kind: str = Field(description="The scale.")
    verdict: engine.Verdict = Field(description="The verdict that it speaks for.")
    lower: list[str] = Field(description="The words on the lower side. None: it says nothing.")
    upper: list[str] = Field(description="The words on the upper side. None: it says nothing.")


class RelationFacts(Schema):
    """What became of one or more statements."""

    kind: engine.Kind = Field(description="How the statements belong together.")
    verdicts: list[engine.Verdict] = Field(
        description="What changed, as it reads best; of what is open no page says more than “changed”. None: new, or "
        "no longer stated."
    )
    certainty: engine.Certainty = Field(description="How far to believe the verdicts, measured on judged pairs.")
    claims: list[engine.Verdict] = Field(description="What pages say that changed.")
    is_confirmed: bool = Field(description="Whether HR confirmed or corrected this.")
    note: str = Field(description="What HR says of it to every reader; may be empty.")
    reasons: list[ReasonFacts] = Field(description="The words that show it.")
    lower: list[SideFacts] = Field(description="The statements on the lower side.")
    upper: list[SideFacts] = Field(description="The statements on the upper side.")

    @classmethod
    def of(cls, relation: engine.Relation) -> "RelationFacts":
        return cls(
            kind=relation.kind,
            verdicts=list(relation.verdicts),
            certainty=relation.certainty,
            claims=list(relation.claims),
            is_confirmed=relation.confirmed is not None,
            note=relation.confirmed.reason if relation.confirmed else "",
            reasons=[ReasonFacts.from_orm(reason) for reason in relation.reasons],
            lower=[SideFacts.of(side) for side in relation.lower],
            upper=[SideFacts.of(side) for side in relation.upper],
        )


class DimensionCompared(Schema):
    """One dimension. A moved relation stands in both its dimensions, any other in one."""

    dimension: str = Field(description="The dimension by its slug.")
    label: str = Field(description="As the documents label it where they agree, else its own name.")
    note: str = Field(description="How the documents label it where they do not agree.")
    stated: engine.Stated = Field(description="Which side says anything of it.")
    relations: list[RelationFacts] = Field(description="In the order of the upper statements.")

    @classmethod
    def of(cls, shown: DimensionShown) -> "DimensionCompared":
        return cls(
            dimension=shown.slug,
            label=shown.label,
            note=shown.note,
            stated=shown.compared.stated,
            relations=[RelationFacts.of(relation) for relation in shown.compared.relations],
        )


class SummaryFacts(Schema):
    """What changes, counted; dimensions by their slugs."""

    counts: dict[str, int] = Field(description="How many relations are of each kind and verdict that occurs.")
    unchanged: list[str] = Field(description="Dimensions in which nothing changes.")
    says_the_same: list[str] = Field(description="Dimensions that ask the same, be it in other words.")
    lower_only: list[str] = Field(description="Dimensions that only the lower side states.")
    upper_only: list[str] = Field(description="Dimensions that only the upper side states.")

    @classmethod
    def of(cls, summary: engine.Summary) -> "SummaryFacts":
        return cls(
            counts=dict(summary.counts),
            unchanged=list(summary.unchanged),
            says_the_same=list(summary.says_the_same),
            lower_only=list(summary.lower_only),
            upper_only=list(summary.upper_only),
        )


class SideName(LevelName):
    """A compared level, and the edition that states it."""

    edition: int = Field(description="The number of its family's edition.")

    @classmethod
    def of_side(cls, level: Level) -> "SideName":
        return cls(**LevelName.of(level).model_dump(), edition=level.edition.number)


class ComparisonFacts(Schema):
    """Two levels compared."""

    lower: SideName = Field(description="The lower side.")
    upper: SideName = Field(description="The upper side.")
    is_within: bool = Field(
        description="Whether both are of one family. Across families nobody raised anything: there “raised” says that "
        "the upper side asks more."
    )
    summary: SummaryFacts = Field(description="What changes in all.")
    dimensions: list[DimensionCompared] = Field(description="Dimension by dimension, in the documents' order.")

    @classmethod
    def of(cls, pair: Pair) -> "ComparisonFacts":
        return cls(
            lower=SideName.of_side(pair.lower),
            upper=SideName.of_side(pair.upper),
            is_within=pair.lower.edition.family_id == pair.upper.edition.family_id,
            summary=SummaryFacts.of(pair.comparison.summary),
            dimensions=[DimensionCompared.of(shown) for shown in pair.dimensions],
        )


@router.get(
    "/comparison",
    response=ComparisonFacts,
    operation_id="compareLevels",
    summary="Two levels, statement by statement",
    url_name="comparison",
)
def comparison(request: HttpRequest, query: Query[ComparisonQuery]) -> ComparisonFacts:
    """What became of every statement from the lower level to the upper one, with the words that show it.

    Both levels may be of any family, or one level of two editions.
    """
    found = find([query.lower, query.upper], request.user)
    asked = {"lower": query.lower, "upper": query.upper}
    if faults := [query_fault(name, path, missing(path)) for name, path in asked.items() if path not in found]:
        raise Refused(faults)
    lower, upper = found[query.lower], found[query.upper]
    if lower == upper:
        raise Refused([query_fault("upper", query.upper, "It is the lower level itself.")])
    return ComparisonFacts.of(pair_of(lower, upper))
