"""What became of a demand: raised, broadened, lowered, narrowed, reworded or unchanged, and the cues that show it.

Every judgement compares a level of the lower side with a level of the upper side, so that turning the sides turns it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ladders.engine.cues import SCALE_OF, Cue, Scale
from ladders.engine.cues.words import stem

from .relations import Reason, Verdict
from .subjects import FUNCTION_WORDS

UPWARD: dict[str, Verdict] = {"demand": "raised", "reach": "broadened"}
DOWNWARD: dict[str, Verdict] = {"demand": "lowered", "reach": "narrowed"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdicts on a relation in the order raised, broadened, lowered, narrowed; and the reasons for them."""

    verdicts: tuple[Verdict, ...]
    reasons: tuple[Reason, ...]


def judge(
    lower: Sequence[Cue], upper: Sequence[Cue], said_below: Sequence[str], said_above: Sequence[str]
) -> Judgement:
    """Return the judgement on a relation that did change, from the cues and the words of both its sides.

    Within a direction the scales are added up, each by its weight; the balance decides, so that a statement is never
    both raised and lowered. Where no scale says anything, words that are only left out narrow it, and only added ones
    broaden it.
    """
    below, above = _levels(lower), _levels(upper)
    steps = {kind: step for kind in below.keys() | above.keys() if (step := _step(SCALE_OF[kind], below, above))}
    balance = {"demand": 0, "reach": 0}
    for kind, step in steps.items():
        balance[SCALE_OF[kind].direction] += step * SCALE_OF[kind].weight
    if not balance["reach"] and not balance["demand"]:
        balance["reach"] = _added(said_below, said_above)
    return Judgement(_verdicts(balance), tuple(_reasons(steps, lower, upper)))


def _levels(cues: Iterable[Cue]) -> dict[str, float]:
    """Return how far up a side stands on each scale it has a cue of: its highest one."""
    levels: dict[str, float] = {}
    for cue in cues:
        levels[cue.kind] = max(cue.level, levels.get(cue.kind, cue.level))
    return levels


def _step(scale: Scale, lower: Mapping[str, float], upper: Mapping[str, float]) -> int:
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


def _added(lower: Sequence[str], upper: Sequence[str]) -> int:
    """Return 1 where the upper side has all that the lower one says and more, -1 where it is the other way round."""
    below, above = _substance(lower), _substance(upper)
    return (below < above) - (above < below)


def _substance(said: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in said if word not in FUNCTION_WORDS)


def _verdicts(balance: dict[str, int]) -> tuple[Verdict, ...]:
    upward = [verdict for direction, verdict in UPWARD.items() if balance[direction] > 0]
    downward = [verdict for direction, verdict in DOWNWARD.items() if balance[direction] < 0]
    return (*upward, *downward) or ("reworded",)


def _reasons(steps: dict[str, int], lower: Sequence[Cue], upper: Sequence[Cue]) -> Iterable[Reason]:
    for kind, scale in SCALE_OF.items():
        if step := steps.get(kind):
            verdict = (UPWARD if step > 0 else DOWNWARD)[scale.direction]
            yield Reason(kind, verdict, _shown(kind, lower), _shown(kind, upper))


def _shown(kind: str, cues: Sequence[Cue]) -> tuple[str, ...]:
    """Return the words that stand highest on a scale, each once."""
    found = [cue for cue in cues if cue.kind == kind]
    top = max((cue.level for cue in found), default=0.0)
    return tuple(dict.fromkeys(cue.text for cue in found if cue.level == top))
