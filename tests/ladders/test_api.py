"""The API on what levels expect: one level with its statements, and two compared."""

from dataclasses import asdict

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobfamilies.models import Level
from ladders.models import Statement
from ladders.side_by_side.pair import pair_of
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory

pytestmark = pytest.mark.django_db

II = "mit/it-consultant/it-consultant-ii"
III = "mit/it-consultant/it-consultant-iii"
HARVARD = "harvard/infrastructure-management/it-infrastructure-mgt-v"


def test_a_level_is_told_with_every_row_and_statement(client, documents, db):
    told = client.get(f"/api/levels/{II}").json()

    (level,) = Level.objects.at_paths([II])
    said = Statement.objects.filter(level=level).order_by("row__place", "place")
    assert [one["text"] for row in told["rows"] for one in row["statements"]] == [one.text for one in said]
    assert [row["dimension"] for row in told["rows"]] == list(
        level.edition.rows.order_by("place").values_list("dimension__slug", flat=True)
    )
    assert (told["path"], told["edition"], told["below"]["path"], told["above"]["path"]) == (
        II,
        1,
        "mit/it-consultant/it-consultant-i",
        III,
    )


def test_the_ends_of_a_ladder_have_no_neighbour_there(client, documents, db):
    lowest = client.get("/api/levels/mit/it-consultant/it-consultant-i").json()
    only = client.get("/api/levels/district/class-specification/class-specification").json()

    assert (lowest["below"], only["below"], only["above"]) == (None, None, None)


def test_a_row_that_says_nothing_of_the_level_is_there_and_empty(client):
    edition = EditionFactory(draft=True, family__organization__slug="acme", family__slug="clerk", statements=0)
    client.force_login(UserFactory(hr_editor=True))

    told = client.get(f"/api/families/acme/clerk/editions/1/levels/{edition.levels.get().slug}").json()

    assert [row["statements"] for row in told["rows"]] == [[]]


def test_a_level_of_a_numbered_edition_says_what_it_said_then(client):
    family = JobFamilyFactory(organization__slug="acme", slug="clerk")
    for _ in range(2):
        EditionFactory(family=family, published=True)
    first = family.editions.get(number=1)
    level = first.levels.get()

    told = client.get(f"/api/families/acme/clerk/editions/1/levels/{level.slug}").json()

    assert (told["edition"], told["rows"][0]["statements"][0]["text"]) == (1, first.statements.get().text)


@pytest.mark.parametrize(("lower", "upper"), [(II, III), (III, II), (II, HARVARD), (II, f"{III}@1")])
def test_a_comparison_is_what_the_engine_says(client, documents, db, lower, upper):
    told = client.get("/api/comparison", {"lower": lower, "upper": upper}).json()

    sides = [Level.objects.at_paths([path.removesuffix("@1")]).with_family().get() for path in (lower, upper)]
    engine = pair_of(*sides).comparison
    relations = [relation for one in told["dimensions"] for relation in one["relations"]]
    expected = [relation for one in engine.dimensions for relation in one.relations]
    assert told["summary"] == asdict(engine.summary) | {
        "counts": dict(engine.summary.counts),
        **{
            name: list(getattr(engine.summary, name))
            for name in ("unchanged", "says_the_same", "lower_only", "upper_only")
        },
    }
    assert [(one["kind"], tuple(one["verdicts"])) for one in relations] == [
        (one.kind, one.verdicts) for one in expected
    ]
    assert [
        [(reason["kind"], reason["verdict"], reason["lower"], reason["upper"]) for reason in one["reasons"]]
        for one in relations
    ] == [
        [(reason.kind, reason.verdict, list(reason.lower), list(reason.upper)) for reason in one.reasons]
        for one in expected
    ]
    for side, shown in zip(
        [side for one in expected for side in (*one.lower, *one.upper)],
        [side for one in relations for side in (*one["lower"], *one["upper"])],
        strict=True,
    ):
        assert "".join(segment["text"] for segment in shown["segments"]) == shown["text"] == side.statement.text
        assert shown["segments"] == [asdict(segment) for segment in side.segments]
        assert shown["cues"] == [asdict(cue) for cue in side.cues]
    assert told["is_within"] == (HARVARD not in (lower, upper))


def test_a_level_is_not_compared_with_itself(client, documents, db):
    response = client.get("/api/comparison", {"lower": II, "upper": f"{II}@1"})

    assert (response.status_code, response.json()["errors"][0]["name"]) == (422, "upper")


def test_a_draft_is_compared_for_those_alone_who_may_read_it(client):
    family = JobFamilyFactory(organization__slug="acme", slug="clerk")
    one = EditionFactory(family=family, published=True).levels.get()
    two = EditionFactory(family=family, draft=True).levels.get()
    asked = {"lower": f"acme/clerk/{one.slug}", "upper": f"acme/clerk/{two.slug}@2"}

    assert client.get("/api/comparison", asked).json()["errors"][0]["message"] == (
        f"There is no level “acme/clerk/{two.slug}@2” that you may read."
    )

    client.force_login(UserFactory(hr_editor=True))
    told = client.get("/api/comparison", asked).json()

    assert (told["lower"]["edition"], told["upper"]["edition"]) == (1, 2)


def test_a_level_and_a_comparison_ask_as_often_for_one_statement_as_for_many(client):
    asked = []
    for size in (1, 4):
        levels = EditionFactory(published=True, levels=size + 1, rows=size, statements=size).levels.order_by("rank")
        paths = [level.path for level in levels.with_family()[:2]]
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/api/levels/{paths[0]}")
            client.get("/api/comparison", {"lower": paths[0], "upper": paths[1]})
        asked.append(len(queries))

    assert asked[0] == asked[1] <= 9
