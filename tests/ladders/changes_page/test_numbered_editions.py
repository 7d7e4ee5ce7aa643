"""Levels of numbered editions are compared, by whoever may read them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobfamilies.models import Level
from tests.factories import EditionFactory, StatementFactory, UserFactory, days_from_now, publish
from tests.ladders.changes_page.levels import II, III, MANAGER, I, documents
from tests.markup import read


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
    assert [slot.level.asked_path for slot in response.context["slots"] if slot.level] == [
        level.path,
        f"{copy.path}@2",
    ]


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
@pytest.mark.parametrize("paths", [(f"{II}@1", III), (f"{II}@1", f"{III}@1"), (I, II, III, f"{MANAGER}@1")])
def test_a_comparison_takes_at_most_eight_queries_with_numbered_editions_too(compare, paths):
    with CaptureQueriesContext(connection) as queries:
        compare(*paths)

    assert len(queries) <= 8
