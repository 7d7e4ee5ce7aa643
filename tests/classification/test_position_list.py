"""The list of positions says what each is classified as today: the level in force, through successors and titles."""

import json

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification.actions.successions import give_successor
from classification.rulings.current_levels import level_now
from jobfamilies.actions import start_draft
from tests.classification.factories import PositionFactory, RulingFactory
from tests.factories import EditionFactory, OrganizationFactory, UserFactory, days_from_now, publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def organization():
    return OrganizationFactory()


@pytest.fixture
def ladder(organization):
    """A ladder of the levels Aide, Baker, Clerk and Dean, in force since a while."""
    edition = EditionFactory(levels=4, family__organization=organization)
    for rank, title in enumerate(["Aide", "Baker", "Clerk", "Dean"], start=1):
        edition.levels.filter(rank=rank).update(title=title)
    return publish(edition, days_from_now(-30))


def seat(edition, rank, number):
    """Return a position that was ruled to be of that rank's level."""
    position = PositionFactory(organization=edition.family.organization, number=number)
    requester = UserFactory()
    RulingFactory(
        request__position=position,
        request__requested_by=requester,
        request__description__started_by=requester,
        level=edition.levels.get(rank=rank),
        effective_on=edition.publication.effective_on,
    )
    return position


@pytest.fixture
def seats(organization, ladder):
    """One position of each level, two of Baker, and one without a ruling, numbered in this order."""
    ranks = {"P-1": 1, "P-2": 2, "P-3": 2, "P-4": 3, "P-5": 4}
    held = [seat(ladder, rank, number) for number, rank in ranks.items()]
    return [*held, PositionFactory(organization=organization, number="P-6")]


@pytest.fixture
def changed(ladder, seats):
    """The next edition, in force: Aide is called Yeoman; Baker retired to Dean, but P-3 to Clerk; Dean is Zealot."""
    draft, editor = start_draft(edition=ladder), UserFactory(hr_editor=True)
    draft.levels.filter(rank=1).update(title="Yeoman")
    draft.levels.filter(rank=4).update(title="Zealot")
    retired = draft.levels.get(rank=2).key
    draft.levels.get(rank=2).delete()
    for rank, position in ((4, None), (3, seats[2])):
        give_successor(
            edition=draft,
            retired=retired,
            successor=draft.levels.get(rank=rank),
            by=editor,
            at=now(),
            reason="Its work moves there.",
            position=position,
        )
    return publish(draft, days_from_now(-1))


LEVELS = {
    "P-1": "Yeoman",
    "P-2": "Zealot",
    "P-3": "Clerk",
    "P-4": "Clerk",
    "P-5": "Zealot",
    "P-6": "Nothing yet",
}


def listed(client, **query):
    """Return what the list says each position is classified as, by number, in its order."""
    table = client.get(reverse("classification:positions"), query).context["table"]
    return {row.record.number: row.record.now and row.record.now.level.title for row in table.paginated_rows}


@pytest.mark.usefixtures("changed")
def test_each_position_is_listed_with_the_level_in_force_now(client, hr):
    hr("hr_editor")

    assert listed(client) == {number: None if number == "P-6" else level for number, level in LEVELS.items()}


@pytest.mark.usefixtures("changed")
def test_the_list_says_of_each_position_what_its_page_says(client, hr, seats):
    hr("hr_editor")

    rows = client.get(reverse("classification:positions")).context["table"].paginated_rows
    assert [row.record.now for row in rows] == [level_now(each, localdate()) for each in seats]


def test_the_level_links_to_the_edition_in_force(client, hr, changed):
    hr("hr_editor")

    page = client.get(reverse("classification:positions"))

    assert changed.levels.get(title="Yeoman").get_edition_url() in page.text


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("level", ["P-3", "P-4", "P-1", "P-2", "P-5", "P-6"]),
        ("-level", ["P-2", "P-5", "P-1", "P-3", "P-4", "P-6"]),
    ],
)
def test_it_sorts_by_the_level_in_force_with_what_is_not_classified_last(client, hr, sort, numbers):
    hr("hr_editor")

    assert list(listed(client, sort=sort)) == numbers


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize(
    ("choice", "numbers"), [("yes", ["P-1", "P-2", "P-3", "P-4", "P-5"]), ("no", ["P-6"]), ("", [*LEVELS])]
)
def test_a_filter_by_whether_it_is_classified_stays_right(client, hr, choice, numbers):
    hr("hr_editor")

    assert sorted(listed(client, classified=choice, sort="level")) == numbers


@pytest.mark.usefixtures("changed")
def test_the_file_says_what_the_page_says(client, hr):
    hr("hr_editor")

    response = client.get(reverse("classification:positions"), {"download": "json", "sort": "number"})

    rows = json.loads(response.content)["rows"]
    assert {row["number"]: row["level"] for row in rows} == LEVELS


def test_a_level_that_retired_without_a_successor_is_marked(client, hr, ladder):
    hr("hr_editor")
    draft = start_draft(edition=ladder)
    draft.levels.get(rank=2).delete()
    publish(draft, days_from_now(-1))
    seat(ladder, 2, "P-1")  # ruled on past the edition that retired its level

    page = client.get(reverse("classification:positions"))

    assert [row.get_cell_value("level").split("</a>")[1] for row in page.context["table"].paginated_rows] == [
        ' <span class="small quiet">(no longer stated)</span>'
    ]


@pytest.mark.usefixtures("changed")
@pytest.mark.parametrize("sort", ["number", "level"])
def test_many_positions_ask_as_few_queries_as_one(client, hr, ladder, sort, django_assert_max_num_queries):
    hr("hr_editor")
    address = reverse("classification:positions")
    client.get(address)
    with django_assert_max_num_queries(50) as few:
        client.get(address, {"sort": sort, "q": "P-2"})
    for number in range(10, 30):
        seat(ladder, 2, f"P-{number}")

    with django_assert_max_num_queries(len(few)):
        assert len(listed(client, sort=sort)) == 26
