"""A level's page tells in short what changes from below and what the next one asks."""

import pytest

from tests.factories import EditionFactory, UserFactory
from tests.ladders.changes_page.levels import CONSULTANT, II, III, I, documents
from tests.markup import read


@documents
def test_a_level_says_in_short_what_changes_from_below_and_what_the_next_one_asks(client, compare):
    page = read(client.get(f"{CONSULTANT}levels/it-consultant-ii/"))

    assert page.texts("aside h3") == ["What the next level asks", "What changes from the level below"]
    for block, pair in zip(page.find("div.account"), [(II, III), (I, II)], strict=True):
        counts = compare(*pair).context["pair"].counts
        assert block.texts("ul.legend-list b") == [str(number) for number in counts.values() if number]
        assert 1 <= len(block.find("ul.telling li")) <= 3
        assert block.find("a")[-1]["href"] == f"/compare/?level={pair[0]}&level={pair[1]}"


@documents
def test_the_telling_changes_lead_to_their_dimension_of_the_comparison(client):
    page = read(client.get(f"{CONSULTANT}levels/it-consultant-ii/"))

    for link in page.find("ul.telling a"):
        address, _, anchor = link["href"].partition("#")
        assert [
            body["id"] for body in read(client.get(address)).find("table.comparison tbody") if body["id"] == anchor
        ]


@documents
@pytest.mark.parametrize(
    ("slug", "headings"),
    [
        ("it-consultant-i", ["What the next level asks"]),
        ("senior-it-consultant", ["What changes from the level below"]),
    ],
)
def test_the_ends_of_a_ladder_have_one_account(client, slug, headings):
    assert read(client.get(f"{CONSULTANT}levels/{slug}/")).texts("aside h3") == headings


@pytest.mark.django_db
def test_a_level_of_a_draft_gives_the_account_of_its_own_edition(client):
    family = EditionFactory(published=True, levels=2).family
    draft = EditionFactory(family=family, draft=True, levels=2, statements=3)
    lower, upper = draft.levels.order_by("rank")
    client.force_login(UserFactory(hr_editor=True))

    page = read(client.get(upper.get_edition_url()))

    assert page.texts("div.account ul.legend-list li") == ["Changed 3"]
    address = page.find("div.account a")[-1]["href"]
    assert address == f"/compare/?level={lower.path}@2&level={upper.path}@2"
    assert [level.pk for level in client.get(address).context["levels"]] == [lower.pk, upper.pk]
