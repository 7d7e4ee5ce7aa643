"""What became of a demand, and how sure that is: raised, broadened, lowered, narrowed, reworded or changed.

Levels of one ladder have an order, and higher levels ask more: there, words that are merely absent lower nothing, and
what was changed without a deciding word is likeliest raised. Elsewhere both sides are judged alike. Every judgement
compares a step of the lower side with a step of the upper side, so that turning sides and order turns it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from ladders.engine.cues import SCALE_OF, Cue, Direction, Scale
from ladders.engine.cues.quantities import NUMBERS
from ladders.engine.cues.words import stem

from .relations import Certainty, Reason, Verdict
from .subjects import FUNCTION_WORDS

Standing = Literal["below", "above", "apart", "same"]
"""How the first side stands to the second: its level is the lower or the higher one of a ladder, it is of another
ladder, or it is the same level in another edition."""

UPWARD: dict[Direction, Verdict] = {"demand": "raised", "reach": "broadened"}
DOWNWARD: dict[Direction, Verdict] = {"demand": "lowered", "reach": "narrowed"}
OPPOSITE: dict[Verdict, Verdict] = {
    "raised": "lowered",
    "lowered": "raised",
    "broadened": "narrowed",
    "narrowed": "broadened",
    "unchanged": "unchanged",
    "reworded": "reworded",
    "changed": "changed",
}


def opposite(verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Return what verdicts are once the sides are turned."""
    return tuple(OPPOSITE[verdict] for verdict in verdicts)


TURNED: dict[Standing, Standing] = {"below": "above", "above": "below", "apart": "apart", "same": "same"}
EXPLICIT = frozenset(("years", "duration", "money", "percent", "count", "schooling", "requirement"))
"""Scales on which a fall is evidence by itself, whatever else the statements say."""


@dataclass(frozen=True, slots=True)
class Said:
    """One side of a relation: its cues, and the words that it says."""

    cues: Sequence[Cue]
    words: Sequence[str]

    @property
    def substance(self) -> frozenset[str]:
        """The stems of the words that say something; five is 5."""
        telling = (word for word in self.words if word not in FUNCTION_WORDS)
        return frozenset(f"{NUMBERS[word]:g}" if word in NUMBERS else stem(word) for word in telling)

    @property
    def levels(self) -> dict[str, float]:
        """How far up the side stands on each scale it has a cue of: its highest one."""
        levels: dict[str, float] = {}
        for cue in self.cues:
            levels[cue.kind] = max(cue.level, levels.get(cue.kind, cue.level))
        return levels

    @property
    def parts(self) -> int:
        """How many things a person is said to do."""
        return sum(cue.kind == "role" for cue in self.cues)


@dataclass(frozen=True, slots=True)
class Step:
    """How much higher the upper side stands on a scale; `is_said` of both sides, or silence is read on one."""

    scale: Scale
    size: int
    is_said: bool

    @property
    def weight(self) -> int:
        return self.size * self.scale.weight


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts on a relation in the order raised, broadened, lowered, narrowed; how sure; and the reasons."""

    verdicts: tuple[Verdict, ...]
    certainty: Certainty
    reasons: tuple[Reason, ...] = ()

    def turned(self) -> "Judgement":
        reasons = tuple(Reason(one.kind, OPPOSITE[one.verdict], one.upper, one.lower) for one in self.reasons)
        return Judgement(opposite(self.verdicts), self.certainty, reasons)


def judge(lower: Said, upper: Said, standing: Standing, is_firm: bool) -> Judgement:
    """Return the judgement on a relation that did change.

    `is_firm` says that the statements surely belong together: of others no verdict is sure.
    """
    if standing == "above":
        return judge(upper, lower, "below", is_firm).turned()
    steps = _steps(lower, upper)
    if standing == "below":
        return _rising(steps, lower, upper, is_firm)
    return _level(steps, lower, upper, is_firm)


def _steps(lower: Said, upper: Said) -> list[Step]:
    below, above = lower.levels, upper.levels
    return [
        Step(scale, size, kind in below and kind in above)
        for kind, scale in SCALE_OF.items()
        if (kind in below or kind in above) and (size := _size(scale, below, above))
    ]


def _size(scale: Scale, lower: Mapping[str, float], upper: Mapping[str, float]) -> int:
    """Return how much higher the upper side stands: 1 or -1 for a step, 2 or -2 for more, 0 where neither is known.

    What a side does not say stands where silence does, and must be further away than one step.
    """
    below, above = lower.get(scale.kind, scale.unsaid), upper.get(scale.kind, scale.unsaid)
    if below is None or above is None:
        return 0
    further = abs(above - below)
    if further <= 1 and not (scale.kind in lower and scale.kind in upper):
        return 0
    size = 2 if scale.steps and further >= 2 else 1
    return size * ((above > below) - (above < below))


# --- up a ladder -----------------------------------------------------------------------------------------------------


def _rising(steps: Sequence[Step], lower: Said, upper: Said, is_firm: bool) -> Judgement:
    """Judge what a higher level makes of a statement of the lower one."""
    up = [step for step in steps if step.size > 0]
    against = [step for step in steps if step.size < 0 and step.is_said]
    less = _explicit(steps, lower, upper) if is_firm else []
    reasons = tuple(_reasons({*up, *against, *less}, lower, upper))
    if less:
        directions = {step.scale.direction for step in (up or less)}
        return Judgement(_named(UPWARD if up else DOWNWARD, directions), "open" if up else "likely", reasons)
    directions = {step.scale.direction for step in up}
    if any(step.scale.direction == "reach" for step in against):
        directions.discard("reach")
    if verdicts := _named(UPWARD, directions):
        outweighs = _weight(up) > 2 * _weight(against)
        return Judgement(verdicts, "sure" if is_firm and outweighs else "likely", reasons)
    return Judgement(*_without_cue(lower, upper, bool(steps)), reasons)


def _weight(steps: Iterable[Step]) -> int:
    return sum(abs(step.weight) for step in steps)


def _named(names: Mapping[Direction, Verdict], directions: Set[Direction]) -> tuple[Verdict, ...]:
    return tuple(verdict for direction, verdict in names.items() if direction in directions)


def _explicit(steps: Sequence[Step], lower: Said, upper: Said) -> list[Step]:
    """Return the falls that are said outright: a number that falls, an opposite in the same words, a thing denied."""
    falls = [step for step in steps if step.size < 0]
    opposites = {step.scale.kind for step in falls if step.is_said}
    are_same = _rest(lower, opposites) == _rest(upper, opposites)
    return [
        step
        for step in falls
        if (step.is_said and (are_same or step.scale.kind in EXPLICIT))
        or (step.scale.kind == "negation" and _spoken(lower) & frozenset(map(stem, upper.words)))
    ]


def _spoken(said: Said, kinds: Set[str] = SCALE_OF.keys()) -> frozenset[str]:
    """Return the stems of the words by which a side stands on these scales."""
    return frozenset(stem(word) for cue in said.cues if cue.kind in kinds for word in cue.text.casefold().split())


def _rest(said: Said, kinds: Set[str]) -> frozenset[str]:
    """Return what a side says beside its words on these scales."""
    return said.substance - _spoken(said, kinds)


def _without_cue(lower: Said, upper: Said, has_steps: bool) -> tuple[tuple[Verdict, ...], Certainty]:
    """Judge by the words alone: no cue decides, so no page claims more than that something changed."""
    below, above = lower.substance, upper.substance
    if below == above and not has_steps:
        return ("reworded",), "sure"
    if below < above:
        return ("broadened",), "open"
    if above < below and upper.parts < lower.parts:
        return ("narrowed",), "open"
    return ("raised",), "open"


# --- on one level ----------------------------------------------------------------------------------------------------


def _level(steps: Sequence[Step], lower: Said, upper: Said, is_firm: bool) -> Judgement:
    """Judge two sides of which neither is the higher: the scales of a direction are added up, the balance decides."""
    reasons = tuple(_reasons(steps, lower, upper))
    balance = {direction: sum(one.weight for one in steps if one.scale.direction == direction) for direction in UPWARD}
    verdicts = _balanced(balance)
    if verdicts:
        agree = all((step.size > 0) == (balance[step.scale.direction] > 0) for step in steps)
        # What one side merely does not say is no sure sign: nobody knows whether it still holds.
        is_said = any(step.is_said or step.scale.kind == "negation" for step in steps)
        certainty: Certainty = "sure" if agree and is_firm and is_said else "likely" if agree or is_firm else "open"
        return Judgement(verdicts, certainty, reasons)
    below, above = lower.substance, upper.substance
    if below == above and not steps:
        return Judgement(("reworded",), "sure")
    added = (below < above) - (above < below)
    if added and not steps:
        return Judgement(_balanced({"demand": 0, "reach": added}), "likely" if is_firm else "open", reasons)
    return Judgement(("changed",), "open", reasons)


def _balanced(balance: Mapping[Direction, int]) -> tuple[Verdict, ...]:
    upward = [verdict for direction, verdict in UPWARD.items() if balance[direction] > 0]
    downward = [verdict for direction, verdict in DOWNWARD.items() if balance[direction] < 0]
    return (*upward, *downward)


# --- the words that show it ------------------------------------------------------------------------------------------


def _reasons(steps: Iterable[Step], lower: Said, upper: Said) -> Iterator[Reason]:
    for step in sorted(steps, key=lambda step: KINDS[step.scale.kind]):
        verdict = (UPWARD if step.size > 0 else DOWNWARD)[step.scale.direction]
        yield Reason(step.scale.kind, verdict, _shown(step.scale.kind, lower), _shown(step.scale.kind, upper))


KINDS = {kind: place for place, kind in enumerate(SCALE_OF)}


def _shown(kind: str, said: Said) -> tuple[str, ...]:
    """Return the words that stand highest on a scale, each once."""
    found = [cue for cue in said.cues if cue.kind == kind]
    top = max((cue.level for cue in found), default=0.0)
    return tuple(dict.fromkeys(cue.text for cue in found if cue.level == top))
