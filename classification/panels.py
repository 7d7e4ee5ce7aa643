"""What stands on pages and in files of lower apps about a level: who qualifies. See PAGE_PANELS and FILE_PASSAGES."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from classification.engine.eligibility.rules import Cited, Requirement
from classification.engine.eligibility.wording import condition_in_words
from classification.models import Reading
from jobfamilies.models import Level
from website.passages import Passage, Section

NOT_READ = "HR has not read the qualifications as rules yet."
NOT_COUNTED = "No minimum that can be counted is stated"


def qualify_panel(level: Level) -> SafeString | str:
    """Return what the level in force asks, with the way to check it; "" for a level of a numbered edition."""
    passage = who_qualifies(level)
    return render_to_string("classification/_panel.html", {"level": level, "passage": passage}) if passage else ""


def who_qualifies(level: Level) -> Passage | None:
    """Return what the level in force asks, in sentences by the reading in force.

    Asks one query; None for a level of a numbered edition, which nobody qualifies for today.
    """
    if level.asked_path != level.path:
        return None
    reading = Reading.objects.in_force_of(level)
    if reading is None:
        return Passage("Who qualifies", (), (NOT_READ,))
    routes = asked_by(reading.requirement)
    is_one = len(routes) == 1
    sections = tuple(section_of("" if is_one else name, counted, judged) for name, counted, judged in routes)
    return Passage("Who qualifies", sections, (f"As HR reads the text (reading {reading.number}).",))


def section_of(name: str, counted: list[str], judged: int) -> Section:
    """Return a route: what is counted, and how much else a person judges."""
    said = [] if counted else [NOT_COUNTED]
    if judged:
        said.append(f"{judged} more {'statement is' if judged == 1 else 'statements are'} for a person to judge.")
    return Section(name, tuple(counted), tuple(said))


def asked_by(requirement: Requirement) -> list[tuple[str, list[str], int]]:
    """Return (route, what is counted and decides, how much else a person judges) of each route."""
    routes = []
    for route in requirement.routes:
        deciding = [node for node in route.conditions if requirement.decides(node)]
        counted = [with_proviso(node) for node in deciding if is_counted(node)]
        routes.append((route.name, counted, len(deciding) - len(counted)))
    return routes


def with_proviso(node: Cited) -> str:
    """Return the condition, with what of its words a person judges."""
    judged = getattr(node, "judged", "")
    return condition_in_words(node) + (f"; whether it is {judged}, HR judges" if judged else "")


def is_counted(node: Cited) -> bool:
    return getattr(node, "kind", "") != "judgement"
