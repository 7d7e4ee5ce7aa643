"""The families, the ladder and the texts that tests of the matcher read."""

from classification.engine.matching import Family, FamilyIndex, Ladder, Row
from classification.engine.matching.terms import terms_of

FAMILIES = FamilyIndex(
    [
        Family("network", "Network Engineering", ("Configures routers and switches.\nMonitors network traffic.",)),
        Family("payroll", "Payroll", ("Calculates wages and deductions.\nPrepares payroll tax reports.",)),
        Family("library", "Library Services", ("Catalogues books.\nHelps readers find books and journals.",)),
    ]
)
LEVELS = (
    "Learns simple tasks under supervision",
    "Works independently on own work",
    "Leads complex work across teams",
    "Sets the strategic vision for the company",
)
SUBJECTS = {"duties": "router configuration", "communication": "customer reports", "impact": "incident budgets"}

RICH = """Duties:
Learns router configuration under supervision and monitors network traffic.
Supervises two technicians, hires staff and rates their performance.
Prepares customer reports and incident budgets for the department.
Does not discipline employees.
Performs other duties as assigned.
Qualifications:
Experience supervising staff for 2 years.
"""


def ladder(track: str = "professional", levels: int = 4) -> Ladder:
    rows = tuple(
        Row(name, name.capitalize(), tuple((f"{said} of {subject}.",) for said in LEVELS[:levels]))
        for name, subject in SUBJECTS.items()
    )
    return Ladder("acme/network", "digest", track, ("I", "II", "III", "IV")[:levels], rows)


def only(*ladders):
    """A shelf that gives these ladders whatever families are likest."""
    return lambda keys: ladders


def ranked(index, *sentences):
    return index.rank(terms_of(sentences))


def described(level: int) -> str:
    return "\n".join(f"{LEVELS[level]} of {subject}." for subject in SUBJECTS.values())
