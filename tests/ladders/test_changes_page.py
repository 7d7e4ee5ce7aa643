"""What changes from level to level, on the grid, on a level's page, and beside levels of numbered editions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jobfamilies.models import Level
from ladders.models import Statement
from tests.factories import EditionFactory, StatementFactory, UserFactory, days_from_now, publish
from tests.markup import read

CONSULTANT = "/mit/it-consultant/"
I, II, III = (f"mit/it-consultant/it-consultant-{number}" for number in ("i", "ii", "iii"))  # noqa: E741
MANAGER, MGT_V = "mit/it-manager/it-manager", "harvard/infrastructure-management/it-infrastructure-mgt-v"

documents = pytest.mark.usefixtures("documents", "db")


@pytest.fixture
def compare(client):
    """A function that asks for a comparison of levels by their paths."""

    def asked(*paths, **choices):
        return client.get(reverse("ladders:compare"), {"level": paths, **choices})

    return asked


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


# --- the grid --------------------------------------------------------------------------------------------------------


@documents
def test_a_grid_marks_what_changes_where_the_address_asks_for_it(client):
    plain, marked = (read(client.get(CONSULTANT, query)) for query in ({}, {"changes": "1"}))

    assert plain.find("table.ladder-grid .mark") + plain.find("ul.grid-legend") == []
    assert [box["value"] for box in marked.find("input[name=changes]") if "checked" in box.attributes] == ["1"]
    cell = next(cell for cell in marked.find("td") if cell["id"] == "it-consultant-ii--supervision-received")
    assert [item["data-change"] for item in cell.find("ul.source li")] != []
    assert [
        item["data-change"] for item in marked.find("tbody td[data-level=1] li") if "data-change" in item.attributes
    ] == []


@documents
@pytest.mark.parametrize("address", [CONSULTANT, "/mit/it-manager/", "/harvard/infrastructure-professional/"])
def test_marks_change_no_word_of_what_is_quoted_and_every_lower_statement_is_accounted_for(client, address):
    page = read(client.get(address, {"changes": "1"}))

    statements = Statement.objects.filter(edition=client.get(address).context["edition"])
    text = page.find("table.ladder-grid")[0].text
    assert [each.text for each in statements if " ".join(each.text.split()) not in text] == []


@documents
def test_what_is_no_longer_stated_is_said_in_words_in_the_cell_of_the_upper_level(client):
    page = read(client.get(CONSULTANT, {"changes": "1"}))

    cell = next(cell for cell in page.find("td") if cell["id"] == "it-consultant-ii--supervision-received")
    assert cell.texts("div.gone .mark") == ["No longer stated (from I)"]
    assert cell.texts("div.gone li") == ["Supervisor sets specific deadlines and schedules."]


@documents
def test_promotion_criteria_are_tests_and_bear_no_signs(client):
    page = read(client.get(CONSULTANT, {"changes": "1"}))

    assert page.find("tr.criteria-row .mark") == []
    assert len(page.find("tr.criteria-row td")) == 4


@documents
def test_the_legend_names_the_types_that_occur(client):
    response = client.get(CONSULTANT, {"changes": "1"})

    shown = {item["data-change"] for item in read(response).find("li[data-change]")}
    assert shown <= set(response.context["rendered"].kinds)
    assert len(read(response).find("ul.grid-legend li")) == len(response.context["rendered"].kinds)


@documents
def test_a_ladder_of_one_level_offers_no_changes(client):
    page = read(client.get("/district/class-specification/", {"changes": "1"}))

    assert page.find("input[name=changes]") + page.find("ul.grid-legend") == []


@documents
def test_a_wrong_choice_of_changes_is_named(client):
    response = client.get(CONSULTANT, {"changes": "all"})

    assert response.context["choices"].unknown == ["changes all"]
    assert response.context["choices"].changes_are_shown is False


@pytest.mark.django_db
def test_a_grid_with_its_changes_takes_as_many_queries_and_is_kept_beside_the_other(client):
    edition = EditionFactory(published=True, levels=4, rows=3, statements=2)
    address = edition.family.get_absolute_url()

    assert [queries_of(client, f"{address}?changes=1") for _ in range(2)] == [5, 1]
    assert "with-changes" not in client.get(f"{address}?level=1").text


@pytest.mark.django_db
def test_hostile_text_stays_text_among_the_marks(client):
    hostile = '<script>alert("2 years")</script>'
    edition = EditionFactory(levels=3, statements=0)
    for number, level in enumerate(edition.levels.order_by("rank")):
        StatementFactory(level=level, row=edition.rows.get(), text=f"{hostile} {'leads ' * number}")
    StatementFactory(level=edition.levels.get(rank=1), row=edition.rows.get(), text=f"Gone {hostile}")
    publish(edition)
    paths = [level.path for level in edition.levels.order_by("rank")]

    pages = [
        client.get(edition.family.get_absolute_url(), {"changes": "1"}),
        client.get(edition.levels.get(rank=2).get_absolute_url()),
        client.get(reverse("ladders:compare"), {"level": paths}),
    ]

    assert ["<script>alert" in page.text for page in pages] == [False] * 3


# --- a level's page --------------------------------------------------------------------------------------------------


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

    assert page.texts("div.account ul.legend-list li") == ["New 3", "No longer stated 3"]
    address = page.find("div.account a")[-1]["href"]
    assert address == f"/compare/?level={lower.path}@2&level={upper.path}@2"
    assert [level.pk for level in client.get(address).context["levels"]] == [lower.pk, upper.pk]


# --- three and four levels -------------------------------------------------------------------------------------------


@documents
def test_three_levels_stand_each_against_its_left_neighbour(compare):
    response = compare(I, II, III)

    steps = response.context["steps"]
    assert {number: step.counts for number, step in steps.items()} == {
        2: compare(I, II).context["pair"].counts,
        3: compare(II, III).context["pair"].counts,
    }
    page = read(response)
    assert page.texts("tr.steps td a") == ["From IT Consultant I", "From IT Consultant II"]
    assert page.texts("span.reason") != []


@documents
def test_across_ladders_the_columns_say_where_more_is_asked(compare):
    page = read(compare(MANAGER, MGT_V, I))

    words = {mark.split(" (")[0] for mark in page.texts("table .mark")}
    assert {"Stated only here", "Stated only there"} <= words
    assert words & {"New", "Raised", "Lowered", "No longer stated"} == set()


@pytest.mark.django_db
def test_columns_without_a_common_dimension_say_so(compare):
    editions = [EditionFactory(published=True) for _ in range(3)]

    page = read(compare(*(edition.levels.get().path for edition in editions)))

    names = [edition.levels.get().name for edition in editions]
    said = [text for text in page.texts("tr.steps p") if text.startswith("Shares")]
    assert said == [f"Shares no dimension with {name}: nothing stands beside anything." for name in names[:2]]


@pytest.mark.django_db
def test_two_levels_without_a_common_dimension_say_so(compare):
    editions = [EditionFactory(published=True) for _ in range(2)]

    page = read(compare(*(edition.levels.get().path for edition in editions)))

    assert page.texts("main p.notice") == [
        "These levels share no dimension: every statement is stated on one side only, "
        "and nothing stands beside anything."
    ]


# --- numbered editions -----------------------------------------------------------------------------------------------


@pytest.fixture
def two_editions():
    """One level in an edition in force and in a draft, where one of its two statements was reworded."""
    first = EditionFactory(statements=0)
    level = first.levels.get()
    kept, changed = (StatementFactory(level=level, row=first.rows.get(), text=text) for text in ("Kept.", "May lead."))
    publish(first)
    draft = EditionFactory(family=first.family, draft=True, levels=0, rows=0)
    row = first.rows.get()
    row.pk, row.edition = None, draft
    row.save()
    copy = Level.objects.create(edition=draft, key=level.key, slug=level.slug, title=level.title, rank=1)
    StatementFactory(level=copy, row=row, key=kept.key, text="Kept.")
    StatementFactory(level=copy, row=row, key=changed.key, text="Leads all.")
    return level, copy


@pytest.mark.django_db
def test_one_level_in_two_editions_is_compared_statement_by_statement(client, compare, two_editions):
    level, copy = two_editions
    client.force_login(UserFactory(hr_editor=True))

    response = compare(level.path, f"{copy.path}@2")

    pair = response.context["pair"]
    assert (pair.is_within, pair.is_one_level) == (True, True)
    assert [(relation.kind, relation.upper[0].statement.text) for relation in pair.comparison.relations] == [
        ("paired", "Kept."),
        ("paired", "Leads all."),
    ]
    page = read(response)
    assert page.texts("h1 span.side") == [f"{level.name}, edition 1", f"{level.name}, edition 2"]
    assert page.texts("p.criteria") == [
        "This is one level in two editions: what became of each of its statements from edition 1 to edition 2."
    ]
    assert f"?level={copy.path}@2&level={level.path}" in [link["href"] for link in page.find("nav.pair-nav a")]
    assert [option["value"] for option in page.find("option[selected]")] == [level.path, f"{copy.path}@2"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "is_found"),
    [({}, False), ({"employee": True}, False), ({"manager": True}, False), ({"hr_editor": True}, True)],
    ids=["nobody signed in", "employee", "manager", "HR editor"],
)
@pytest.mark.parametrize("kind", ["draft", "in_review", "scheduled", "withdrawn"])
def test_a_level_of_an_edition_that_has_not_taken_effect_is_compared_by_hr_alone(
    client, compare, kind, role, is_found
):
    level = EditionFactory(**{kind: True}).levels.get()
    path = f"{level.path}@1"
    if role:
        client.force_login(UserFactory(**role))

    selection = compare(path).context["selection"]

    assert [found.pk for found in selection.levels] == ([level.pk] if is_found else [])
    assert selection.notices == ([] if is_found else [f"There is no level “{path}” that you may read."])


@pytest.mark.django_db
def test_everybody_compares_a_level_of_a_superseded_edition(compare):
    old = EditionFactory(effective_on=days_from_now(-9))
    EditionFactory(family=old.family, published=True)

    level = old.levels.get()

    assert [found.pk for found in compare(f"{level.path}@1").context["levels"]] == [level.pk]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong", ["@", "@x", "@2", "@-1", "@0", "@01", "@1@1", "@" + "9" * 30, "@" + "9" * 280, "@²", "@١", "/x@1"]
)
def test_a_wrong_number_of_an_edition_is_said_and_the_rest_is_kept(compare, wrong):
    level = EditionFactory(published=True).levels.get()

    selection = compare(level.path, level.path + wrong).context["selection"]

    assert [found.pk for found in selection.levels] == [level.pk]
    assert selection.notices == [f"There is no level “{(level.path + wrong)[:300]}” that you may read."]


@pytest.mark.django_db
def test_a_level_in_force_and_the_same_by_its_edition_is_one_level(compare):
    level = EditionFactory(published=True).levels.get()

    selection = compare(level.path, f"{level.path}@1").context["selection"]

    assert [found.asked_path for found in selection.levels] == [level.path]
    assert selection.notices == ["The same level was asked for twice; it stands here once."]


@pytest.mark.django_db
def test_a_numbered_grid_compares_the_levels_of_its_own_edition(client):
    edition = EditionFactory(draft=True, levels=2)
    lower, upper = edition.levels.order_by("rank")
    client.force_login(UserFactory(hr_editor=True))

    link = read(client.get(edition.get_absolute_url())).find("a.to-next")[0]

    assert link["href"] == f"/compare/?level={lower.path}@1&level={upper.path}@1"
    assert [level.pk for level in client.get(link["href"]).context["levels"]] == [lower.pk, upper.pk]


@pytest.mark.django_db
def test_neighbours_of_a_numbered_pair_stay_in_its_edition(client, compare):
    edition = EditionFactory(draft=True, levels=3)
    paths = [level.path for level in edition.levels.order_by("rank")]
    client.force_login(UserFactory(hr_editor=True))

    page = read(compare(f"{paths[0]}@1", f"{paths[1]}@1"))

    assert [link["href"] for link in page.find("a[rel=next]")] == [f"/compare/?level={paths[1]}@1&level={paths[2]}@1"]


@documents
@pytest.mark.parametrize("paths", [(II, III), (III, II)])
def test_the_criteria_on_top_are_those_of_the_level_that_stands_higher(compare, paths):
    response = compare(*paths)

    assert read(response).texts("section.criteria h2") == ["To be promoted to IT Consultant III"]
    assert len(response.context["pair"].criteria) == 2


@documents
def test_an_unknown_type_of_change_is_named_and_the_known_one_is_shown(compare):
    response = compare(II, III, show=["new", "better"])

    assert response.context["shown"] == ["new"]
    assert read(response).texts("main p.notice") == ["Not a type of change: better. What does exist is shown."]


@documents
def test_each_change_of_a_pair_leads_to_the_next_one_shown(compare):
    response = compare(II, III, show=["new"])

    page = read(response)
    ids = [cell["id"] for cell in page.find("td.change[id]")]
    assert ids == [f"change-{number}" for number in range(1, len(ids) + 1)]
    assert len(ids) == response.context["pair"].total - response.context["pair"].counts["unchanged"]
    shown = page.find("tr[data-change=new]")
    follow = [row.find("a.to-change")[0]["href"] for row in shown[:-1]]
    assert follow == [f"#{row.find('td.change')[0]['id']}" for row in shown[1:]]


@documents
@pytest.mark.parametrize("paths", [(f"{II}@1", III), (f"{II}@1", f"{III}@1"), (I, II, III, f"{MANAGER}@1")])
def test_a_comparison_takes_at_most_eight_queries_with_numbered_editions_too(compare, paths):
    with CaptureQueriesContext(connection) as queries:
        compare(*paths)

    assert len(queries) <= 8
