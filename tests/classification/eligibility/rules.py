"""The rules and records that tests of eligibility are about, and how they are evaluated."""

from datetime import date

from classification.engine.eligibility import Counting, Degree, Job, Record, Study, evaluate, read_requirement

ON = date(2026, 11, 1)
IT = "information technology"
PM = {"area": "project management", "kinds": frozenset({"professional"})}

DEGREE = {"kind": "education", "degree": Degree.BACHELOR, "fields": [IT, "public administration"], "related": True}
TWO_YEARS = {"kind": "experience", "months": 24, "areas": ["project management"], "kinds": ["professional"]}
POOL = {"kind": "pool", "months": 24}
GRADUATE = {"substitution": {"fields": [IT], "related": True}}
BACHELOR = Study(Degree.BACHELOR, IT)

ELSEWHERE = Record(jobs=(Job(date(2020, 1, 1), area="Programme  Management", job_class="Lead", kinds=PM["kinds"]),))
UNTICKED = Record(jobs=(Job(date(2020, 1, 1), area="project management", job_class="Lead"),))


def requirement(*conditions, **choices):
    return read_requirement({"routes": [{"name": "Open", "conditions": list(conditions)}], **choices})


def found(condition, record, on=ON, counting=None):
    """Return (standing, missing) of one condition."""
    finding = evaluate(requirement(condition), record, counting or Counting(), on).routes[0].findings[0]
    return finding.standing, finding.missing
