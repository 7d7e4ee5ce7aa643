"""Editions by their number: who may read them, what their banner says, and what a later renaming leaves alone."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from jobfamilies.models import Grade, JobFamily, JobFunction
from ladders.models import Dimension
from tests.factories import (
    EditionFactory,
    JobFunctionFactory,
    LevelFactory,
    StatementFactory,
    days_from_now,
    publish,
)
from tests.ladders.clerks import APPROVER, DRAFT, EDITOR, EMPLOYEE, MANAGER, NEVER, NOW, OLD, SOON, STRANGER, sign_in
from tests.markup import read, rows

pytestmark = pytest.mark.django_db


def pages_of(family, number):
    """Return the addresses of an edition's grid and of its first level."""
    edition = family.editions.get(number=number)
    return [edition.get_absolute_url(), edition.levels.get().get_edition_url()]


@pytest.mark.parametrize(
    ("role", "readable"),
    [
        (STRANGER, [OLD, NOW]),
        (EMPLOYEE, [OLD, NOW]),
        (MANAGER, [OLD, NOW]),
        (EDITOR, [OLD, NOW, NEVER, SOON, DRAFT]),
        (APPROVER, [OLD, NOW, NEVER, SOON, DRAFT]),
    ],
    ids=["stranger", "employee", "manager", "HR editor", "HR approver"],
)
def test_what_has_not_taken_effect_is_read_by_hr_alone(client, family, role, readable):
    sign_in(client, role)

    answers = {
        number: {client.get(address).status_code for address in pages_of(family, number)}
        for number in (OLD, NOW, NEVER, SOON, DRAFT)
    }

    assert answers == {number: {200 if number in readable else 404} for number in (OLD, NOW, NEVER, SOON, DRAFT)}


@pytest.mark.parametrize("role", [STRANGER, EDITOR], ids=["stranger", "HR editor"])
def test_the_familys_address_shows_the_edition_in_force_without_a_banner(client, family, role):
    sign_in(client, role)

    response = client.get(family.get_absolute_url())

    assert response.context["edition"].number == NOW
    assert read(response).texts("main p.notice") == []


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (OLD, "Edition 1, in effect since January 2, 2020."),
        (NOW, "Edition 2, in effect since January 2, 2021."),
        (NEVER, "Edition 3, withdrawn before it took effect."),
        (SOON, "Edition 4, takes effect on January 2, 2099."),
        (DRAFT, "Edition 5, draft: not published."),
    ],
    ids=["superseded", "in force", "withdrawn", "scheduled", "draft"],
)
def test_a_numbered_edition_says_which_one_it_is_and_leads_to_the_one_in_force(client, family, number, line):
    sign_in(client, EDITOR)

    for address in pages_of(family, number):
        page = read(client.get(address))

        assert page.texts("main p.notice") == [f"You are reading edition {number}. {line} Read the edition in force"]
        assert [link["href"] for link in page.find("main p.notice a")] == [family.get_absolute_url()]


def test_an_edition_in_review_says_so(client):
    edition = EditionFactory(in_review=True)
    sign_in(client, EDITOR)

    page = read(client.get(edition.get_absolute_url()))

    assert page.texts("main p.notice") == [
        "You are reading edition 1. Edition 1, in review: not published. No edition of this family is in force."
    ]


def test_a_draft_of_a_new_family_has_no_other_page(client):
    edition = EditionFactory(draft=True)
    sign_in(client, EDITOR)

    assert client.get(edition.family.get_absolute_url()).status_code == 404
    assert client.get(edition.get_absolute_url()).status_code == 200
    assert client.get(edition.levels.get().get_absolute_url()).status_code == 404


def test_a_transcribed_edition_is_never_said_to_be_in_effect_since_its_source(client):
    edition = EditionFactory(published=True, transcribed=True, effective_on=date(2021, 1, 2))
    document = edition.levels.get().source_document.title
    expected = f"Edition 1. Undated in the source; shown here since January 2, 2021. Transcribed from {document}."

    grid = read(client.get(edition.get_absolute_url()))
    spec = read(client.get(edition.levels.get().get_edition_url()))

    assert [page.texts("main p.notice") for page in (grid, spec)] == [
        [f"You are reading edition 1. {expected} Read the edition in force"]
    ] * 2
    assert (grid.texts("p.edition-line"), spec.texts("section.spec-source p")) == ([expected], [expected])


def test_a_transcribed_edition_that_waits_says_so(client):
    edition = EditionFactory(transcribed=True, effective_on=date(2099, 1, 2))
    sign_in(client, APPROVER)

    page = read(client.get(edition.get_absolute_url()))

    document = edition.levels.get().source_document.title
    assert page.texts("p.edition-line") == [
        f"Edition 1, takes effect on January 2, 2099. Transcribed from {document}."
    ]


def test_the_links_of_a_numbered_edition_stay_in_it(client, family):
    draft = family.editions.get(number=DRAFT)
    StatementFactory(level=LevelFactory(edition=draft), row=draft.rows.get())
    lower, upper = draft.levels.order_by("rank")
    sign_in(client, EDITOR)

    grid = read(client.get(draft.get_absolute_url()))
    spec = read(client.get(lower.get_edition_url()))

    here = draft.get_absolute_url()
    assert [link["href"] for link in grid.find("thead a.source")] == [
        f"{here}levels/{lower.slug}/",
        f"{here}levels/{upper.slug}/",
    ]
    assert [link["href"] for link in spec.find("aside a.way")] == [f"{here}levels/{upper.slug}/"]
    assert [link["href"] for link in spec.find("aside div.actions a")] == [
        "spec.pdf",
        "spec.docx",
        f"{here}#l1",
        reverse("ladders:level-history", args=[*family.natural_key(), lower.slug]),
        f"/compare/?level={lower.path}@{DRAFT}&level={upper.path}@{DRAFT}",
    ]
    assert [link["href"] for link in spec.find("nav.crumbs a")][-1] == here


def test_the_links_of_the_edition_in_force_carry_no_number(client, family):
    edition = family.editions.get(number=NOW)
    client.get(edition.get_absolute_url())  # which is kept for readers of the numbered page alone

    page = read(client.get(family.get_absolute_url()))

    assert [link["href"] for link in page.find("thead a.source")] == [edition.levels.get().get_absolute_url()]


def test_a_numbered_page_is_its_own_canonical_address(client, family):
    address = family.editions.get(number=OLD).get_absolute_url()

    page = read(client.get(address))

    assert [link["href"] for link in page.find("link[rel=canonical]")] == [f"http://testserver{address}"]


def test_an_edition_takes_effect_on_its_day_by_itself(client, monkeypatch):
    edition = EditionFactory(effective_on=days_from_now(1))
    sign_in(client, EDITOR)
    assert client.get(edition.family.get_absolute_url()).status_code == 404
    client.get(edition.get_absolute_url())

    tomorrow = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)

    day = date_format(tomorrow, "F j, Y")
    for address in (edition.family.get_absolute_url(), edition.get_absolute_url()):
        assert read(client.get(address)).texts("p.edition-line") == [f"Edition 1, in effect since {day}."]


# --- renaming --------------------------------------------------------------------------------------------------------


def test_renaming_what_families_share_does_not_reach_a_published_page(client):
    edition = EditionFactory(graded=True, levels=2, rows=2)
    LevelFactory(edition=edition, grade=edition.levels.first().grade, grade_text="57")
    edition = publish(edition)
    addresses = [
        edition.family.get_absolute_url(),
        edition.get_absolute_url(),
        *(level.get_absolute_url() for level in edition.levels.all()),
    ]
    before = [read(client.get(address)).find("main")[0].text for address in addresses]
    listed = rows(client.get(reverse("jobfamilies:levels")))

    JobFamily.objects.update(name="Renamed")
    Grade.objects.filter(name=edition.levels.first().grade.name).update(name="57")
    Grade.objects.exclude(name="57").update(name="Renamed")
    for dimension in Dimension.objects.all():
        dimension.name = f"Renamed {dimension.pk}"
        dimension.save()
    cache.clear()

    assert [read(client.get(address)).find("main")[0].text for address in addresses] == before
    assert rows(client.get(reverse("jobfamilies:levels"))) == listed


def test_renaming_does_not_reach_comparisons_and_files_of_a_published_edition(client, monkeypatch):
    moment = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)  # files say when they were made
    edition = EditionFactory(graded=True, levels=2, rows=2, function_text="Finance")
    edition.family.function = JobFunctionFactory()
    edition.family.save()
    edition = publish(edition)
    levels = edition.levels.order_by("rank")
    pages = [
        f"{reverse('ladders:compare')}?level={levels[0].path}@1&level={levels[1].path}@1",
        reverse("ladders:redline", args=[*edition.family.natural_key(), 1, 1]) + "?unchanged=1",
        reverse("ladders:level-history", args=[*edition.family.natural_key(), levels[0].slug]),
    ]
    files = [f"{edition.get_absolute_url()}ladder.{ending}" for ending in ("csv", "json")]

    def shown():
        cache.clear()
        texts = [read(client.get(page)).find("main")[0].text for page in pages]
        return texts + [b"".join(client.get(name)) for name in files]

    before = shown()
    JobFamily.objects.update(name="Renamed")
    JobFunction.objects.update(name="Renamed")
    Grade.objects.update(name=Concat("name", Value(", renamed")))
    Dimension.objects.update(name=Concat("name", Value(", renamed")))

    assert shown() == before


# --- hostile text ----------------------------------------------------------------------------------------------------


def test_hostile_text_is_escaped_and_shown_as_it_is(client):
    hostile = '<script>alert("1")</script>&amp;'
    edition = EditionFactory(
        levels=0, rows=0, title=hostile, summary=hostile, function_text=hostile, track_text=hostile
    )
    named = {"title": hostile, "short_title": hostile, "job_code": hostile[:30], "grade_text": hostile}
    level = LevelFactory(edition=edition, **named)
    row_named = {"row__label": hostile, "row__heading": hostile, "row__note": hostile}
    StatementFactory(level=level, text=hostile, **row_named)
    publish(edition)

    for address in (edition.family.get_absolute_url(), level.get_absolute_url()):
        page = read(client.get(address))

        assert {script["type"] for script in page.find("script") if script.text} <= {"application/ld+json"}
        assert page.texts("h1") == [hostile]
        assert page.texts("ul.source li") == [hostile]
