"""Setting up an employer: its name, who writes its texts, its grades, and what can wait."""

from collections.abc import Iterable, Sequence
from itertools import count

from django.db import transaction
from django.utils.text import slugify

from jobfamilies.models import Grade, JobFamily, JobFunction, Organization
from website.models import User
from website.ordering import make_room
from website.refusals import Refused


class CannotSetUp(Refused):
    """The person may not, or what they state cannot be."""


@transaction.atomic
def set_up_organization(
    *, by: User, name: str, slug: str, writes_own: bool, organization: Organization | None = None
) -> Organization:
    """Return a new organization, or the given one with another name and other authors; its slug stays.

    Raises CannotSetUp.
    """
    _refuse_others(by, "change_organization" if organization else "add_organization", organization)
    organization = organization or Organization(slug=slug)
    organization.name, organization.writes_own = name, writes_own
    organization.save()
    return organization


@transaction.atomic
def write_grades(*, organization: Organization, names: Sequence[str], by: User) -> list[Grade]:
    """Let the organization have grades of these names, lowest first, and return them in that order.

    A name that stands keeps its grade wherever it comes; those that are left out stay above the others, since levels
    may hold them. Raises CannotSetUp.
    """
    _refuse_others(by, "change_grade", organization)
    stored = {grade.name.casefold(): grade for grade in organization.grades.order_by("order")}
    left = [grade for name, grade in stored.items() if name not in {each.casefold() for each in names}]
    used = {grade.slug for grade in stored.values()}
    above = max((grade.order for grade in stored.values()), default=0)
    found = []
    for name in names:
        if name.casefold() not in stored:
            above += 1
            slug = _free(slugify(name)[:40] or "grade", used)
            used.add(slug)
            grade = Grade.objects.create(organization=organization, name=name, slug=slug, order=above)
            stored[name.casefold()] = grade
        found.append(stored[name.casefold()])
    ordered = [*found, *left]
    make_room(organization.grades.all(), "order", {grade.pk: place for place, grade in enumerate(ordered, start=1)})
    return found


@transaction.atomic
def add_family(*, organization: Organization, name: str, function: str, by: User) -> JobFamily:
    """Return a new family of the organization, in a job function of that name, which is made where there is none.

    Raises CannotSetUp.
    """
    _refuse_others(by, "add_jobfamily", organization)
    if organization.families.filter(name__iexact=name).exists():
        raise CannotSetUp([f"{organization} has a family “{name}” already."])
    used = set(organization.families.values_list("slug", flat=True))
    field = function_named(function) if function else None
    slug = _free(slugify(name)[:40] or "family", used)
    return JobFamily.objects.create(organization=organization, name=name, slug=slug, function=field)


def function_named(name: str) -> JobFunction:
    """Return the job function of that name, made where there is none."""
    found = JobFunction.objects.filter(name__iexact=name).first()
    used = set(JobFunction.objects.values_list("slug", flat=True))
    return found or JobFunction.objects.create(name=name, slug=_free(slugify(name)[:40] or "function", used))


def set_aside(*, organization: Organization, step: str, by: User) -> None:
    """Note that a step of Set up can wait. Raises CannotSetUp."""
    _refuse_others(by, "change_organization", organization)
    if step not in organization.set_aside:
        organization.set_aside = [*organization.set_aside, step]
        organization.save(update_fields=["set_aside"])


def _free(slug: str, used: Iterable[str]) -> str:
    """Return the slug, with a number behind it where it is used already."""
    held = set(used)
    return next(each for n in count(1) if (each := slug if n == 1 else f"{slug}-{n}") not in held)


def _refuse_others(by: User, permission: str, organization: Organization | None) -> None:
    if not by.has_perm(f"jobfamilies.{permission}", organization):
        raise CannotSetUp(["Only HR editors set up an organization."])
