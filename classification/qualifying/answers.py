"""The answer to “Do I qualify?” as a page says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from classification.engine.eligibility import Answer, Counting, Finding, Record, RouteFinding, Standing, evaluate
from classification.engine.eligibility.rules import Citation, Experience
from classification.engine.eligibility.service_time import overlaps
from classification.engine.eligibility.wording import condition_in_words, finding_in_words, rulings_in_words
from classification.models import Reading
from classification.models.counting import counting_of
from jobfamilies.models import Level

SIGNS = {Standing.MET: "Reached", Standing.UNKNOWN: "Open", Standing.SHORT: "Short"}


@dataclass(frozen=True)
class Line:
    """One condition of a checklist: what is asked, what the record makes of it, and the words it is read from."""

    asked: str
    said: str
    standing: str
    sign: str
    role: str
    quotes: tuple[Citation, ...]
    ruled: list[str]
    parts: list["Line"]


@dataclass(frozen=True)
class Checklist:
    """One route, in sentences: the conditions that decide it, and what else the text says."""

    name: str
    said: str
    earliest: date | None
    is_short: bool
    is_nearest: bool
    lines: list[Line]
    others: list[Line]


@dataclass(frozen=True)
class Shown:
    """What the page shows of a level: its reading, whether it states a minimum, and each route."""

    reading: Reading
    states_a_minimum: bool
    routes: list[Checklist]
    overlapping: bool


def answer_for(level: Level, record: Record, on: date) -> Shown | None:
    """Return the answer by the reading in force; None where nobody has read the level's qualifications."""
    reading = Reading.objects.in_force_of(level)
    if reading is None:
        return None
    return answer_by(reading, level, record, on)


def answer_by(reading: Reading, level: Level, record: Record, on: date) -> Shown:
    """Return the answer by one reading of the level, as its organization counts."""
    counting = counting_of(level.edition.family.organization)
    answer = evaluate(reading.requirement, record, counting, on)
    return Shown(reading, answer.states_a_minimum, list(checklists(answer)), overlapping(record, counting, on))


def overlapping(record: Record, counting: Counting, on: date) -> bool:
    return overlaps(job.span(on, counting.percent(job)) for job in record.jobs)


def checklists(answer: Answer) -> Iterator[Checklist]:
    """Yield the routes, the nearest of several marked."""
    for route in answer.routes:
        nearest = len(answer.routes) > 1 and route is answer.nearest
        earliest = route.earliest if route.earliest != answer.on else None
        short = route.standing is Standing.SHORT
        lines, others = (
            [line(node) for node in route.findings if node.decides is decides] for decides in (True, False)
        )
        yield Checklist(route.name, in_short(route), earliest, short, nearest, lines, others)


def in_short(route: RouteFinding) -> str:
    """Return where a route stands: “On what you entered, 2 conditions are short and 1 is open.”"""
    deciding = [finding.standing for finding in route.findings if finding.decides]
    short, unknown = deciding.count(Standing.SHORT), deciding.count(Standing.UNKNOWN)
    if not short and not unknown:
        return "On what you entered, every condition of this route is reached."
    missing = f"{number(short)} short" if short else "nothing that can be counted is missing"
    still = f", and {number(unknown)} open" if unknown else ""
    return f"On what you entered, {missing}{still}."


def number(conditions: int) -> str:
    return "1 condition is" if conditions == 1 else f"{conditions} conditions are"


def line(finding: Finding) -> Line:
    rule = finding.condition
    quotes = rule.cites
    if isinstance(rule, Experience) and rule.substitution:
        quotes += rule.substitution.cites
    asked = (
        "" if rule.kind == "judgement" else f"{rule.number} of these" if finding.parts else condition_in_words(rule)
    )
    said = finding_in_words(finding)
    return Line(
        asked=asked,
        said=said,
        standing=finding.standing.value,
        sign=SIGNS[finding.standing],
        role=role(finding),
        quotes=quotes,
        ruled=rulings_in_words(finding),
        parts=[line(part) for part in finding.parts],
    )


def role(finding: Finding) -> str:
    """Return why a condition decides nothing; "" where it does."""
    rule = finding.condition
    if rule.strength == "preferred":
        return "Preferred; it decides nothing"
    if rule.strength == "guidance":
        return "Guidance; it decides nothing"
    return "" if finding.decides else "Additional; as HR reads it, it does not screen out"
