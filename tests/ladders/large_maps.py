"""A map as large as an employer's: many families of several functions, related within each function."""

from itertools import combinations

from jobfamilies.models import Edition, Grade, JobFamily
from ladders.models import RelatedFamilies
from tests.factories import (
    EditionFactory,
    GradeFactory,
    JobFamilyFactory,
    JobFunctionFactory,
    LevelFactory,
    OrganizationFactory,
    StatementFactory,
    publish,
)


def large_map(functions: int, families: int, levels: int) -> list[JobFamily]:
    """Make so many functions, families of each and levels of each, published; the families of a function are related.

    The n-th family of a function begins at the n-th grade of its organization. One long title stands among them.
    """
    organization = OrganizationFactory(name="Works", slug="works")
    grades = [
        GradeFactory(organization=organization, order=order, slug=f"g{order}", name=f"Grade {order}")
        for order in range(1, families + levels)
    ]
    made = []
    for number in range(functions):
        function = JobFunctionFactory(name=f"Function {chr(65 + number)}", slug=f"function-{number}")
        own = [
            family(organization, function, name, levels, grades[place:])
            for place, name in enumerate(f"Trade {chr(65 + number)}{each + 1}" for each in range(families))
        ]
        RelatedFamilies.objects.bulk_create(RelatedFamilies(first=a, second=b) for a, b in combinations(own, 2))
        made += own
    return made


def family(organization, function, name: str, levels: int, grades: list[Grade]) -> JobFamily:
    slug = name.lower().replace(" ", "-")
    found = JobFamilyFactory(organization=organization, function=function, name=name, slug=slug)
    draft: Edition = EditionFactory(family=found, levels=0)
    row = draft.rows.get()
    for rank, grade in zip(range(1, levels + 1), grades, strict=False):
        title = f"{name} Level {rank}" + " with Responsibility for a Title of Length" * (rank == 3)
        level = LevelFactory(
            edition=draft, rank=rank, slug=f"{slug}-{rank}", title=title, grade=grade, grade_text=grade.name
        )
        StatementFactory(level=level, row=row)
    publish(draft)
    return found
