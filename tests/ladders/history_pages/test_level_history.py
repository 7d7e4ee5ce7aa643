"""One level through all editions, and what changed of it since a day."""

from datetime import date

import pytest

from jobfamilies.actions import start_draft
from ladders.models import Statement
from tests.factories import EditionFactory, LevelFactory, StatementFactory, days_from_now, publish
from tests.ladders.clerks import EDITOR, address, clerk, sign_in
from tests.markup import marked, read

pytestmark = pytest.mark.django_db

FILES = "Files letters of -[one team]+[two teams]."


def test_a_level_tells_what_each_edition_changed_of_it(client, two):
    page = read(client.get(address("level-history", "clerk-i")))

    stays = page.find("ol.stays")[0].find("li.redline-part")
    assert [stay.find("h2")[0].text for stay in stays] == ["Edition 2 In force", "Edition 1"]
    assert [marked(each) for each in stays[0].find("td.said")] == [
        "Files letters of -[one team]+[two teams].",
        "-[Asks.]",
    ]
    assert stays[1].texts("p")[-1] == "The first edition that took effect; the level stands in it."
    assert stays[0].find("a")[-1]["href"] == "/compare/?level=acme/clerk/clerk-i@1&level=acme/clerk/clerk-i@2"


def test_a_level_tells_when_it_was_added_and_retired(client, two):
    draft = start_draft(edition=two[1])
    draft.levels.get(slug="clerk-ii").delete()
    publish(draft, date(2022, 1, 2))

    page = read(client.get(address("level-history", "clerk-ii")))

    assert [stay.texts("p")[-1] for stay in page.find("li.redline-part")] == [
        "The level is no longer in the ladder.",
        "The level was added.",
    ]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2020-05-05", [FILES, "-[Asks.]"]),
        ("2021-01-02", []),
    ],
)
def test_since_you_were_placed_here(client, two, since, said):
    page = read(client.get(address("level-history", "clerk-i"), {"since": since}))

    section = page.find("section.since")[0]
    assert [marked(each) for each in section.find("td.said")] == said
    assert ("Nothing of this level changed." in section.text) is (not said)


@pytest.mark.parametrize(
    ("slug", "since", "notice"),
    [
        ("clerk-i", "1990-01-01", "No edition of this family was in force on January 1, 1990."),
        ("clerk-ii", "2020-05-05", "Edition 1, in force then, had no such level."),
        ("clerk-i", "2199-01-01", "That day is still to come: what changed since then is told afterwards."),
        ("clerk-i", "soon", "“soon” is not a date such as 2027-01-31."),
    ],
)
def test_a_day_since_when_nothing_can_be_told_is_said(client, two, slug, since, notice):
    page = read(client.get(address("level-history", slug), {"since": since}))

    assert page.texts("p.notice") == [notice]


def test_a_level_is_followed_by_its_key_when_its_address_changed(client, two):
    draft = start_draft(edition=two[1])
    draft.levels.filter(slug="clerk-i").update(slug="office-clerk")
    publish(draft, date(2022, 1, 2))

    for slug in ("clerk-i", "office-clerk"):
        page = read(client.get(address("level-history", slug)))
        assert page.texts("li.redline-part h2") == ["Edition 3 In force", "Edition 2", "Edition 1"]


def test_a_level_of_a_draft_alone_has_a_history_for_hr_alone(client, two):
    LevelFactory(edition=start_draft(edition=two[1]), slug="clerk-iii", rank=9)

    assert client.get(address("level-history", "clerk-iii")).status_code == 404
    assert client.get(address("level-history", "none")).status_code == 404
    sign_in(client, EDITOR)
    assert client.get(address("level-history", "clerk-iii")).status_code == 200


def test_a_level_asks_the_same_whatever_the_number_of_editions(client, two, django_assert_num_queries):
    edition = two[1]
    with django_assert_num_queries(6):
        client.get(address("level-history", "clerk-i"))
    for year in (2022, 2023, 2024):
        edition = publish(start_draft(edition=edition), date(year, 1, 2))
    with django_assert_num_queries(6):
        client.get(address("level-history", "clerk-i"))


def test_hostile_text_is_escaped(client):
    hostile = '<script>alert("1")</script>'
    first = EditionFactory(family=clerk(), levels=0, rows=0, title=hostile)
    level = LevelFactory(edition=first, title=hostile, slug="clerk-i")
    StatementFactory(level=level, text=hostile, row__label=hostile)
    draft = start_draft(edition=publish(first, days_from_now(-9)))
    Statement.objects.filter(edition=draft).update(text=f"{hostile} {hostile}")
    publish(draft)

    for page in (address("editions"), address("redline", 1, 2), address("level-history", "clerk-i")):
        assert "<script>alert" not in client.get(page).text
