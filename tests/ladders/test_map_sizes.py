"""The career map of catalogues without the documents: empty, large, with drafts and with moves that lost a level."""

import re
import uuid

import pytest

from jobfamilies.models import Grade, Organization
from tests.factories import EditionFactory, GradeFactory, JobFunctionFactory, UserFactory, publish
from tests.ladders.large_maps import family, large_map
from tests.ladders.map_page import MAP, boxes, record, table

pytestmark = pytest.mark.django_db
QUERIES = 5


def test_the_map_of_an_empty_catalogue_is_a_page(client):
    assert "No family matches these filters." in client.get(MAP).text


def test_40_families_of_6_levels_take_as_many_queries_as_2_of_2(client, django_assert_num_queries):
    large_map(functions=1, families=2, levels=2)
    with django_assert_num_queries(QUERIES):
        client.get(MAP)
    for number in range(38):
        add_family(number)

    with django_assert_num_queries(QUERIES):
        text = client.get(MAP).text

    assert len(boxes(text)) == 2 * 2 + 38 * 6


def add_family(number):
    works = Organization.objects.get(slug="works")
    if number == 0:
        for order in range(50, 56):
            GradeFactory(organization=works, order=order, slug=f"h{order}")
    grades = list(Grade.objects.filter(organization=works, order__gte=50).order_by("order"))
    return family(works, JobFunctionFactory(), f"Craft {number}", 6, grades)


def test_many_families_are_drawn_function_by_function(client):
    large_map(functions=3, families=3, levels=1)

    text = client.get(MAP).text

    assert re.findall(r'<h3 class="map-function">(.*?)</h3>', text) == ["Function A", "Function B", "Function C"]
    assert text.count('class="career-map"') == 3


def test_more_families_than_are_drawn_are_counted(client, monkeypatch):
    monkeypatch.setattr("ladders.views.mapping.MOST_DRAWN", 2)
    large_map(functions=1, families=3, levels=1)

    text = client.get(MAP).text

    assert "3 families match; the first 2 are shown." in text
    assert len(boxes(text)) == 2


def test_the_ends_of_a_route_are_chosen_in_fields_that_hold_one_level_each(client):
    large_map(functions=1, families=2, levels=2)

    text = client.get(MAP, {"from": "works/trade-a1/trade-a1-1", "to": "works/trade-a1/trade-a1-2"}).text

    assert re.findall(r'name="(from|to)" value="([^"]*)"', text)[-2:] == [
        ("from", "works/trade-a1/trade-a1-1"),
        ("to", "works/trade-a1/trade-a1-2"),
    ]


def test_a_recorded_move_of_a_level_no_longer_in_force_is_told_to_hr(client):
    level = EditionFactory(published=True, levels=1).levels.get()
    gone = EditionFactory(published=True, levels=1).levels.get()
    gone.key = uuid.uuid4()
    record(level, gone)
    client.force_login(UserFactory(hr_editor=True))

    text = client.get(MAP).text

    assert "Recorded moves that name a level no longer in force (1)" in text
    assert table(text) == []


def test_a_draft_is_not_on_the_map(client):
    EditionFactory(draft=True)
    client.force_login(UserFactory(hr_editor=True))

    assert boxes(client.get(MAP).text) == []


def test_markup_in_titles_and_names_is_only_text(client):
    edition = EditionFactory(draft=True, levels=1, family__name="<i>Odd</i> & co", title="<i>Odd</i> & co")
    edition.levels.update(title="<script>alert(1)</script>")
    publish(edition)

    text = client.get(MAP).text

    assert ("<script>alert" in text, "<i>Odd" in text) == (False, False)
    assert "&lt;script&gt;" in text
