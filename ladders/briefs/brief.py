"""A promotion brief: the stated tests for the higher level, and as context what it asks once held."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format

from jobfamilies.engine.wording import OWN, TRANSCRIBED
from jobfamilies.level_facts import identity
from jobfamilies.models import Level
from ladders.engine.comparison import Relation, Standing
from ladders.engine.hedges import Part, parts
from ladders.ladder import CRITERIA
from ladders.side_by_side.pair import DimensionShown, Pair, standing_of

TESTS = {CRITERIA: "Promotion criteria", "minimum-qualifications": "Minimum qualifications"}
"""The only dimensions that decide a promotion, in the order of reading; every other one is context."""

DATE = TRANSCRIBED.date
Fact = tuple[str, tuple[str, str]]
"""What it is, and how it stands at the lower and the upper level; "" where that is not stated."""


@dataclass(frozen=True)
class Asked:
    """A statement of the higher level, and what became of it since the lower one."""

    text: str
    relation: Relation
    tests: tuple[str, ...] = ()
    """What is a test elsewhere: the same words are required of everyone here too."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the text cut at its hedged clauses ("may", "typically")."""
        return parts(self.text, self.tests)

    @property
    def is_hedged(self) -> bool:
        return any(part.is_hedge for part in self.parts)


@dataclass(frozen=True)
class Section:
    """A dimension as the brief shows it: what the higher level asks, and what it no longer states."""

    slug: str
    label: str
    asked: tuple[Asked, ...]
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Brief:
    """What a manager reads before a promotion from `lower` to `upper`."""

    lower: Level
    upper: Level
    is_within: bool
    """Whether both stand in one ladder: only there something is raised or no longer stated."""
    tests: tuple[Section, ...]
    """The tests in the order of TESTS, each of them also where the source states none."""
    context: tuple[Section, ...]
    relations: tuple[tuple[str, Relation], ...]
    """Every relation of the two levels once, with the name of its dimension."""

    @property
    def levels(self) -> tuple[Level, Level]:
        return self.lower, self.upper

    @property
    def standing(self) -> Standing:
        return standing_of(self.lower, self.upper)

    @property
    def names(self) -> tuple[str, str]:
        return self.lower.name, self.upper.name

    @property
    def facts(self) -> tuple[Fact, ...]:
        lower, upper = facts_of(self.lower), facts_of(self.upper)
        named = [label for label in upper if label in lower and not (label == DATE and self.is_own)]
        return tuple((label, (lower[label], upper[label])) for label in named)

    @property
    def is_own(self) -> bool:
        """Whether both levels are of employers' own texts, which have no source to speak of."""
        return self.lower.edition.wording.is_own and self.upper.edition.wording.is_own

    @property
    def not_stated(self) -> str:
        """What stands where neither text says anything."""
        return (OWN if self.is_own else TRANSCRIBED).not_stated

    @property
    def is_across(self) -> bool:
        """Whether the levels are of two organizations."""
        return self.lower.edition.family.organization_id != self.upper.edition.family.organization_id

    @property
    def has_hedges(self) -> bool:
        return any(asked.is_hedged for section in (*self.tests, *self.context) for asked in section.asked)


def facts_of(level: Level) -> dict[str, str]:
    """Return what identifies the level and its edition; "" for what is not stated."""
    edition = level.edition
    return {
        "Organization": str(edition.family.organization),
        "Ladder": f"{edition.name}, edition {edition.number}",
        "In effect": f"From {date_format(edition.publication.effective_on)}"
        if edition.is_published
        else "Not published",
        DATE: level.stated_date or edition.stated_date,
        **identity(level),
    }


def brief_of(pair: Pair) -> Brief:
    """Return the brief of a compared pair. No statement of the upper level is left out of it."""
    stated_tests = tuple(text for shown in pair.dimensions if shown.slug in TESTS for _, text, _ in stated(shown))
    sections = {shown.slug: section(shown, () if shown.slug in TESTS else stated_tests) for shown in pair.dimensions}
    labels = {shown.slug: shown.label for shown in pair.dimensions}
    return Brief(
        pair.lower,
        pair.upper,
        is_within=pair.is_within,
        tests=tuple(sections.get(slug) or Section(slug, label, ()) for slug, label in TESTS.items()),
        context=tuple(each for slug, each in sections.items() if slug not in TESTS),
        relations=tuple((labels[relation.dimension], relation) for relation in pair.comparison.relations),
    )


def section(shown: DimensionShown, tests: tuple[str, ...] = ()) -> Section:
    """Return a compared dimension with the upper level's statements in order; `tests` are those stated elsewhere."""
    return Section(
        shown.slug,
        shown.label,
        asked=tuple(
            Asked(text, relation, tests) for _, text, relation in sorted(stated(shown), key=lambda one: one[0])
        ),
        dropped=tuple(
            side.statement.text
            for relation in shown.compared.relations
            if relation.kind == "dropped"
            for side in relation.lower
        ),
    )


def stated(shown: DimensionShown) -> Iterator[tuple[int, str, Relation]]:
    """Yield place, text and relation of each statement that the upper level makes in the dimension."""
    for relation in shown.compared.relations:
        for side in relation.upper:
            if side.statement.dimension == shown.slug:
                yield side.statement.place, side.statement.text, relation
