"""Two people open the facts of one draft, level or row by two doors: the second sees what the first changed."""

import pytest
from django.test import Client
from django.urls import reverse

from jobfamilies.models import OwnFactDefinition
from ladders.models import CellChange
from tests.factories import EditionFactory, UserFactory
from tests.markup import as_sent, read

pytestmark = [pytest.mark.django_db, pytest.mark.engines]


class Door:
    """A page on which somebody reads facts, and from which they send them."""

    form = "main form"
    prefix = ""

    def __init__(self, draft):
        self.client, self.person = Client(), UserFactory(hr_editor=True)
        self.client.force_login(self.person)
        self.thing = self.of(draft)
        self.address = self.lead_to(draft)
        self.sent = as_sent(self.client.get(self.address), self.form)

    def lead_to(self, draft):
        return admin_of(self.thing)

    def name(self, fact):
        return f"{self.prefix}{fact}"

    def write(self, **facts):
        changed = {self.name(fact): [value] for fact, value in facts.items()}
        return self.client.post(self.address, self.sent | changed)

    def again(self, answer):
        """Send what the page shows now."""
        self.sent = as_sent(answer, self.form)
        return self.write()

    def shown(self, answer, fact):
        return as_sent(answer, self.form)[self.name(fact)]

    def stored(self, *facts):
        self.thing.refresh_from_db()
        return tuple(getattr(self.thing, fact) for fact in facts)


def admin_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


class OfLevel(Door):
    def of(self, draft):
        return draft.levels.get(rank=1)


class OfRow(Door):
    def of(self, draft):
        return draft.rows.get(place=1)


class LevelFacts(OfLevel):
    form = "form[novalidate]"

    def lead_to(self, draft):
        return reverse("admin:ladders_editor_facts", args=[draft.pk, "levels", self.thing.pk])


class LevelPage(OfLevel):
    form = "form#level_form"


class LevelOfEdition(OfLevel):
    form, prefix = "form#edition_form", "levels-0-"

    def lead_to(self, draft):
        return admin_of(draft)


class RowFacts(OfRow):
    form = "form[novalidate]"

    def lead_to(self, draft):
        return reverse("admin:ladders_editor_facts", args=[draft.pk, "rows", self.thing.pk])


class RowPage(OfRow):
    form = "form#row_form"


class RowOfEdition(OfRow):
    form, prefix = "form#edition_form", "rows-0-"

    def lead_to(self, draft):
        return admin_of(draft)


class EditionPage(Door):
    form = "form#edition_form"

    def of(self, draft):
        return draft


PAIRS = [
    (LevelFacts, LevelFacts, "title", "job_code"),
    (LevelFacts, LevelPage, "title", "job_code"),
    (LevelPage, LevelOfEdition, "title", "job_code"),
    (LevelOfEdition, LevelOfEdition, "title", "job_code"),
    (LevelOfEdition, LevelFacts, "title", "job_code"),
    (RowFacts, RowPage, "label", "heading"),
    (RowPage, RowOfEdition, "label", "heading"),
    (RowOfEdition, RowFacts, "label", "heading"),
    (EditionPage, EditionPage, "title", "function_text"),
]


@pytest.fixture
def draft():
    return EditionFactory(levels=2, rows=2)


@pytest.mark.parametrize(("first", "second", "fact", "other"), PAIRS)
def test_who_comes_second_is_told_who_changed_what_and_loses_nothing(draft, first, second, fact, other):
    one, two = first(draft), second(draft)
    assert one.write(**{fact: "Theirs", other: "T1"}).status_code == 302

    answer = two.write(**{fact: "Mine"})

    assert two.stored(fact, other) == ("Theirs", "T1")
    last = CellChange.objects.first()
    assert last.by == one.person
    told = " ".join(read(answer).texts("ul.errorlist li"))
    assert f"{one.person} changed this at {last.at:%H:%M}, after you opened it: " in told
    assert [told.count("is now “Theirs”"), told.count("is now “T1”")] == [1, 1]
    assert (two.shown(answer, fact), two.shown(answer, other)) == (["Mine"], ["T1"])

    assert two.again(answer).status_code == 302
    assert two.stored(fact, other) == ("Mine", "T1")
    assert CellChange.objects.first().by == two.person


@pytest.mark.parametrize(("first", "second", "fact", "other"), PAIRS)
def test_what_only_somebody_else_changed_stays_as_they_left_it(draft, first, second, fact, other):
    one, two = first(draft), second(draft)
    one.write(**{fact: "Theirs"})

    assert two.write().status_code == 302

    assert two.stored(fact) == ("Theirs",)
    assert [change.by for change in CellChange.objects.all()] == [one.person]


@pytest.mark.parametrize("door", [LevelFacts, LevelPage, LevelOfEdition, EditionPage])
def test_a_page_that_does_not_say_what_it_was_made_of_writes_nothing(draft, door):
    one = door(draft)
    del one.sent[one.name("version")]
    before = one.stored("title")

    answer = one.write(title="Mine")

    assert one.stored("title") == before
    assert "The page does not say what it was made of." in " ".join(read(answer).texts("ul.errorlist li"))


def test_a_level_that_somebody_moved_is_not_moved_back(draft):
    one, two = LevelPage(draft), LevelOfEdition(draft)
    one.write(rank="2")

    answer = two.write(title="Mine")

    assert "rank is now “2”" in " ".join(read(answer).texts("ul.errorlist li"))
    two.again(answer)
    assert two.stored("title", "rank") == ("Mine", 2)


def test_an_own_fact_of_a_level_is_as_safe_as_the_others(draft):
    OwnFactDefinition.objects.create(
        organization=draft.family.organization, slug="unit", label="Unit", kind="text", audience="everybody", place=1
    )
    one, two = LevelFacts(draft), LevelFacts(draft)
    one.write(**{"own-unit": "Local 7"})

    answer = two.write(title="Mine")

    assert "unit is now “Local 7”" in " ".join(read(answer).texts("ul.errorlist li"))
    two.again(answer)
    assert (two.stored("title"), [fact.value for fact in two.thing.own_fact_list]) == (("Mine",), ["Local 7"])


def test_facts_of_an_edition_are_kept_with_who_changed_them(draft):
    door = EditionPage(draft)

    door.write(summary="It files.")

    change = CellChange.objects.get()
    assert (change.kind, change.by) == ("edition changed", door.person)
    assert "job family summary: It files." in change.after.splitlines()
