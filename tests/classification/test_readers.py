"""Unsigned words are their author's alone on every page; signed ones are for whom classification.readers names."""

from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification import urls
from classification.models import Appeal, ClassificationRequest
from classification.readers import ABOVE, ANALYSTS, APPROVERS, AUTHOR, DESCRIPTION, INCUMBENT, RATING, SHOWN
from jobfamilies.models import Organization
from tests.classification.conftest import DUTIES
from tests.classification.factories import (
    DescriptionFactory,
    DutyFactory,
    PartFactory,
    PositionFactory,
    RatingFactory,
    RatingSheetFactory,
    RequestFactory,
    RulingFactory,
)
from tests.classification.scoring.schemes import SEEDED
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

POINTS = SEEDED["factor-evaluation-system"]


@dataclass
class Case:
    """A request that was ruled on and appealed against, with the people around it and what each of them wrote."""

    request: ClassificationRequest
    people: dict = field(default_factory=dict)
    marks: dict = field(default_factory=dict)
    """The word that stands in what somebody wrote: (what it is, who wrote it), by the word."""

    def keys(self):
        """Return the keys that addresses name."""
        ruling = self.request.rulings.get()
        return {
            "classification:description": [self.request.position_id, self.request.description.number],
            "classification:rule": [self.request.pk],
            "classification:request": [self.request.pk],
            "classification:rating": [self.request.sheets.get().pk],
            "classification:decide": [ruling.pk, 1],
            "classification:classify": [],
        }


@pytest.fixture
def case():
    mit = Organization.objects.get(slug="mit")
    seat = PositionFactory(organization=mit, supervised=True)
    request = RequestFactory(position=seat, stage="ruled", description=DescriptionFactory(position=seat))
    ruling = RulingFactory(request=request)
    facts = {"stage": 1, "stage_name": "Review", "heard_by": "A board", "grounds": "It is more."}
    Appeal.objects.create(ruling=ruling, filed_by=seat.incumbent, filed_at=now(), decide_by=localdate(), **facts)
    rater = UserFactory(hr_editor=True)
    case = Case(request)
    case.people = {
        INCUMBENT: seat.incumbent,
        ABOVE: seat.supervisor.incumbent,
        ANALYSTS: UserFactory(hr_editor=True),
        APPROVERS: UserFactory(hr_approver=True),
        "rater": rater,
        "employee": UserFactory(employee=True),
        "manager": UserFactory(manager=True),
        "nobody": None,
    }
    for role, who in (("incumbent", INCUMBENT), ("supervisor", ABOVE), ("hr", "rater")):
        part = PartFactory(
            description=request.description, role=role, author=case.people[who], origin=f"{role}wort.txt"
        )
        for text in (f"Tends the {role}wort.", *DUTIES[:3]):
            DutyFactory(part=part, text=text, percent=25)
        case.marks[f"{role}wort"] = (DESCRIPTION, who)
    sheet = RatingSheetFactory(request=request, rater=rater, scheme__rules=POINTS)
    RatingFactory(sheet=sheet, factor=POINTS["factors"][0]["slug"], reason="It says ratingwort.")
    case.marks["ratingwort"] = (RATING, "rater")
    return case


def sign(case):
    for part in case.request.description.parts.all():
        part.signed_at = now()
        part.save()
    sheet = case.request.sheets.get()
    sheet.signed_at, sheet.result = now(), "Level 1"
    sheet.save()


def addresses(case, page, who):
    """Return the addresses of a page as somebody would open it."""
    if page == "classification:describe":
        role = {ABOVE: "supervisor", "rater": "hr", ANALYSTS: "hr"}.get(who, "incumbent")
        return [reverse(page, args=[case.request.position_id, role])]
    if page == "classification:case-file":
        return [reverse(page, args=[case.request.pk, "json"])]
    return [reverse(page, args=case.keys()[page])]


def seen(client, case, page, more, who):
    """Return the words that somebody finds on a page."""
    client.logout()
    if user := case.people[who]:
        client.force_login(user)
    answers = [client.get(address + more.format(request=case.request.pk)) for address in addresses(case, page, who)]
    said = "".join(answer.content.decode() for answer in answers)
    return {mark for mark in case.marks if mark in said}


def expected(case, page, more, who, *, is_signed):
    found = set()
    for shown in (each for each in SHOWN if (each.page, each.more) == (page, more)):
        for mark, (words, author) in case.marks.items():
            is_own = author == who
            roles = {who, *({ANALYSTS} if who == "rater" else ()), *({AUTHOR} if is_own else ())}
            reads = roles & shown.readers if is_signed else is_own and shown.is_authors_own
            if words == shown.words and reads:
                found.add(mark)
    return found


@pytest.mark.parametrize("is_signed", [False, True], ids=["unsigned", "signed"])
def test_each_page_shows_words_to_those_whom_the_list_names(client, case, is_signed):
    if is_signed:
        sign(case)
    pages = sorted({(shown.page, shown.more) for shown in SHOWN})

    wrong = [
        (page + more, who, found, right)
        for page, more in pages
        for who in case.people
        if (found := seen(client, case, page, more, who))
        != (right := expected(case, page, more, who, is_signed=is_signed))
    ]

    assert wrong == []


def every_address(case):
    """Yield the address of every page of positions that can be opened, and of the admin's lists and rows."""
    keys = {case.request.position_id, case.request.pk, case.request.sheets.get().pk, case.request.rulings.get().pk}
    for pattern in urls.urlpatterns:
        names = set(pattern.pattern.converters or pattern.pattern.regex.groupindex)
        given = {name: value for name, value in GIVEN.items() if name in names}
        for key in keys if "pk" in names else [None]:
            yield reverse(f"classification:{pattern.name}", kwargs=given | ({"pk": key} if key else {}))
    for model in apps.get_app_config("classification").get_models():
        if admin.site.is_registered(model):
            yield reverse(f"admin:classification_{model._meta.model_name}_changelist")
            for row in model._base_manager.all()[:3]:
                yield reverse(f"admin:classification_{model._meta.model_name}_change", args=[row.pk])


GIVEN = {"role": "incumbent", "number": 1, "stage": 1, "step": "withdraw", "ending": "json"}
"""What addresses name besides the key of a row."""


def test_unsigned_words_stand_on_no_page_of_whoever_may_see_the_most(client, case):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    shown = {
        address: found
        for address in every_address(case)
        if (found := {mark for mark in case.marks if mark in client.get(address).content.decode("utf-8", "replace")})
    }

    assert shown == {}
