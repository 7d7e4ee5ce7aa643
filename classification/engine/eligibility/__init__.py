"""Requirements as rules, and what a record of study and work makes of them. Plain Python that knows no Django."""

from classification.engine.eligibility.evaluation import Answer, Finding, RouteFinding, Standing, evaluate
from classification.engine.eligibility.record import Counting, Degree, Holding, Job, Record, Ruled, Study
from classification.engine.eligibility.rules import Requirement, WrongRule, dump_requirement, read_requirement

__all__ = [
    "Answer",
    "Counting",
    "Degree",
    "Finding",
    "Holding",
    "Job",
    "Record",
    "Requirement",
    "RouteFinding",
    "Ruled",
    "Standing",
    "Study",
    "WrongRule",
    "dump_requirement",
    "evaluate",
    "read_requirement",
]
