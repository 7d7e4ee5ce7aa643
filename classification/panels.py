"""What stands on pages of lower apps about a level: whether somebody qualifies for it. Named in PAGE_PANELS."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from classification.eligibility.rules import Cited, Requirement
from classification.eligibility.wording import condition_in_words
from classification.models import Reading
from jobfamilies.models import Level


def qualify_panel(level: Level) -> SafeString | str:
    """Return what the level in force asks, in sentences by the reading in force, with the way to check it.

    Asks one query; "" for a level of a numbered edition, which nobody qualifies for today.
    """
    if level.asked_path != level.path:
        return ""
    reading = Reading.objects.in_force_of(level)
    routes = asked_by(reading.requirement) if reading else []
    context = {"level": level, "reading": reading, "routes": routes}
    return render_to_string("classification/_panel.html", context)


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
