"""The page on which a request is ruled on: read once more before it is written, with what compares beside it."""

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from classification.models import Ruling
from classification.rulings.comparables import comparable_positions
from tests.classification.factories import RulingFactory
from tests.classification.rulings.steps import said
from tests.factories import EditionFactory, days_from_now, publish
from tests.markup import read

pytestmark = pytest.mark.django_db


def sent(level, **said_otherwise):
    """Return what a browser sends of a complete ruling, but for what is given."""
    return said(level and level.pk, effective_on=localdate().isoformat()) | said_otherwise


@pytest.fixture
def address(client, request_, approver):
    client.force_login(approver)
    return reverse("classification:rule", args=[request_.pk])


def test_a_ruling_is_read_once_more_before_it_is_written(client, address, request_, ladder):
    asked = client.post(address, sent(ladder[1]))
    assert (asked.templates[0].name, Ruling.objects.count()) == (
        "classification/rulings/confirm.html",
        0,
    )

    back = client.post(address, sent(ladder[1], change="1"))
    assert back.context["form"]["rationale"].value() == "Leads projects of one department."

    done = client.post(address, sent(ladder[1], confirmed="1"))
    ruling = Ruling.objects.get(request=request_)
    assert (done.headers["Location"], ruling.level) == (ruling.get_absolute_url(), ladder[1])


def test_nothing_is_filled_in_beforehand(client, address, request_, ladder):
    RulingFactory(request__position=request_.position, level=ladder[0])

    form = client.get(address).context["form"]

    assert [(field.name, field.value()) for field in form if field.value()] == []


def test_the_form_offers_the_levels_in_force_of_the_organization_alone(client, address, ladder):
    EditionFactory(published=True)
    EditionFactory(family__organization=ladder[0].edition.family.organization)

    form = client.get(address).context["form"]

    offered = [int(key) for _, rungs in form.fields["level"].choices[1:] for key, _ in rungs]
    assert offered == [level.pk for level in ladder]


def test_of_many_levels_those_of_one_ladder_are_offered(client, address, ladder, monkeypatch):
    monkeypatch.setattr("classification.views.rulings.MOST_OFFERED", 2)
    family = ladder[0].edition.family

    without = client.get(address).context
    chosen = client.get(address, {"family": family.slug}).context
    wrong = client.get(address, {"family": "no\0ne"}).context

    assert [len(context["form"].levels) for context in (without, chosen, wrong)] == [0, 3, 0]
    assert without["families"] == [family]


def test_what_is_wrong_stands_beside_its_field(client, address, ladder):
    RulingFactory()
    wrong = sent(ladder[0], outcome="up", rationale="", effective_on="2020-02-30") | {"level": "9" * 30}

    errors = client.post(address, wrong).context["form"].errors

    assert sorted(errors) == ["effective_on", "level", "rationale"]


@pytest.mark.parametrize("text", ["\0", "x" * 20_001])
def test_bad_text_is_refused_and_kept(text, client, address, ladder):
    response = client.post(address, sent(ladder[0], rationale=text, confirmed="1"))

    assert (response.status_code, Ruling.objects.count()) == (200, 0)
    assert list(response.context["form"].errors) == ["rationale"]


def test_whoever_may_not_rule_here_reads_why_and_gets_no_form(client, address, request_, approver):
    request_.requested_by = approver
    request_.save()

    response = client.get(address)

    assert response.context["reasons"] == ["You opened this request: somebody else decides."]
    assert b"<textarea" not in response.content


def test_positions_that_compare_stand_beside_it_without_their_people(client, address, request_, ladder):
    organization = request_.position.organization
    near = RulingFactory(
        request__position__organization=organization,
        request__position__title="Wiki keeper",
        request__position__unit="Hidden unit",
        request__position__number="HIDDEN-1",
        level=ladder[1],
        rationale="word " * 60,
    )
    RulingFactory(request__position=request_.position, level=ladder[0])
    RulingFactory(level=EditionFactory(published=True).levels.get())

    response = client.get(address)

    [found] = response.context["comparables"]
    assert (found.title, found.level, found.outcome) == ("Wiki keeper", near.level, "First classification")
    assert found.words == "word " * 39 + "word…"
    aside = read(response).find(".comparables")[0].text
    assert [word for word in ("Hidden unit", "HIDDEN-1", near.position.incumbent.username) if word in aside] == []


def test_comparables_are_of_the_same_ladder_or_a_grade_beside(request_, ladder):
    organization = request_.position.organization
    other = EditionFactory(published=True, levels=3, family__organization=organization)
    above = EditionFactory(levels=2, family__organization=organization)
    for level, grade in zip(above.levels.order_by("rank"), (ladder[1].grade, None), strict=True):
        level.grade, level.grade_text = grade, grade.name if grade else ""
        level.save()
    above = publish(above, days_from_now(-1))
    chosen = [ladder[2], ladder[0], above.levels.get(rank=1), above.levels.get(rank=2), other.levels.get(rank=1)]
    for level in chosen:
        RulingFactory(request__position__organization=organization, level=level)

    found = comparable_positions(request_.position, ladder[0], localdate())

    assert [each.level for each in found] == [ladder[0], ladder[2], above.levels.get(rank=1)]


def test_the_page_asks_as_many_queries_for_one_comparable_as_for_four(
    client, address, request_, ladder, django_assert_max_num_queries
):
    for _ in range(4):
        RulingFactory(request__position__organization=request_.position.organization, level=ladder[1])

    with django_assert_max_num_queries(32):
        client.get(address)
