"""The steps of Set up: which there are, and how far an organization is with each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.timezone import now

from jobfamilies.actions.organizations import set_up_organization, write_grades
from jobfamilies.models import Edition, Organization, Publication
from ladders.actions.setting_up import start_first_ladder, take_starter
from ladders.admin.setup.forms import GradesForm, LadderForm, OrganizationForm, RowsForm
from ladders.models import Dimension
from ladders.starters import starters
from website.models import Role, User

FormOf = Callable[..., forms.Form]


@dataclass(frozen=True)
class Step:
    """A step: what it is called, what it asks, whether a ladder can be read without it, and what it says of itself.

    `answer` returns what is done of it in words; "" where nothing is. `act` does it and returns an edition to open.
    """

    name: str
    title: str
    answer: Callable[[Organization], str]
    lead: str = ""
    is_needed: bool = False
    form: FormOf | None = None
    act: Callable[[Organization, dict[str, Any], User], Edition | None] | None = None
    links: Callable[[Organization], list[tuple[str, str]]] = lambda organization: []
    links_are_for: str = ""
    """The act of those who may follow the links; of everybody who sets up where it is empty."""


def counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}" if number else ""


def grades_in_words(organization: Organization) -> str:
    names = list(organization.grades.order_by("order").values_list("name", flat=True))
    return f"{counted(len(names), 'grade', 'grades')}, {names[0]} to {names[-1]}" if names else ""


def rows_in_words(organization: Organization) -> str:
    if starter := starters().get(organization.starter):
        return f"{starter.name}, {len(starter.rows)} rows"
    return counted(Dimension.objects.count(), "dimension", "dimensions")


def publications_in_words(organization: Organization) -> str:
    published = Publication.objects.filter(edition__family__organization=organization)
    return counted(published.values("edition__family").distinct().count(), "ladder published", "ladders published")


def people_in_words(organization: Organization) -> str:
    others = User.objects.filter(is_active=True, pk__in=Role.objects.current().values("person")).count()
    return f"{others} people of HR" if others > 1 else ""


def links_of_people(organization: Organization) -> list[tuple[str, str]]:
    return [(reverse("admin:people"), "People and roles")]


def links_of_jobs(organization: Organization) -> list[tuple[str, str]]:
    return [(reverse("admin:ladders_bring_in"), "Bring in jobs from files")]


def links_to_publish(organization: Organization) -> list[tuple[str, str]]:
    editions = Edition.objects.filter(Edition.is_open(), family__organization=organization).select_related("family")
    return [
        (reverse("admin:jobfamilies_edition_change", args=[edition.pk]), f"{edition.name}, {edition.standing}")
        for edition in editions[:8]
    ]


def keep_name(organization: Organization, facts: dict[str, Any], by: User) -> None:
    set_up_organization(organization=organization, by=by, slug=organization.slug, **facts)


def keep_grades(organization: Organization, facts: dict[str, Any], by: User) -> None:
    write_grades(organization=organization, names=facts["grades"], by=by)


def keep_rows(organization: Organization, facts: dict[str, Any], by: User) -> None:
    take_starter(organization=organization, by=by, **facts)


def begin_ladder(organization: Organization, facts: dict[str, Any], by: User) -> Edition:
    return start_first_ladder(organization=organization, by=by, at=now(), **facts)


STEPS = (
    Step(
        "organization",
        "Name, and who writes the texts",
        lambda organization: f"{organization}. " + ("Own texts" if organization.writes_own else "Transcribed texts"),
        is_needed=True,
        form=OrganizationForm,
        act=keep_name,
    ),
    Step(
        "grades",
        "Grades",
        grades_in_words,
        lead="Grades order levels and place them on the career map.",
        form=GradesForm,
        act=keep_grades,
    ),
    Step(
        "rows",
        "What levels are described by",
        rows_in_words,
        lead="What every level says something about. Each ladder can have other rows, and more at any time.",
        is_needed=True,
        form=RowsForm,
        act=keep_rows,
    ),
    Step(
        "people",
        "People",
        people_in_words,
        lead="Nobody approves what they wrote: publishing needs somebody of HR beside the writer.",
        links=links_of_people,
        links_are_for="website.give_role",
    ),
    Step(
        "jobs",
        "Bring in jobs",
        lambda organization: counted(organization.families.count(), "job family", "job families"),
        lead="Word, Excel, PDF and other files that you have become ladders. Or write the first one here, below.",
        links=links_of_jobs,
        links_are_for="jobfamilies.add_edition",
    ),
    Step(
        "ladder",
        "First ladder",
        lambda organization: counted(
            Edition.objects.filter(family__organization=organization).values("family").distinct().count(),
            "ladder begun",
            "ladders begun",
        ),
        lead="A name and its levels; the grid opens at once, for you to write what each level expects.",
        is_needed=True,
        form=LadderForm,
        act=begin_ladder,
    ),
    Step(
        "publish",
        "Publish",
        publications_in_words,
        lead="A draft is submitted, approved by somebody else, and published from a day. Then employees read it.",
        is_needed=True,
        links=links_to_publish,
    ),
)
BY_NAME = {step.name: step for step in STEPS}
