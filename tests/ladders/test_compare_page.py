"""The page that sets levels side by side, and two of them statement by statement."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ladders.models import Statement
from tests.factories import EditionFactory, LevelFactory, StatementFactory, days_from_now, publish
from tests.markup import read

II, III, SENIOR = (
    f"mit/it-consultant/{slug}" for slug in ("it-consultant-ii", "it-consultant-iii", "senior-it-consultant")
)
MANAGER, MGT_V = "mit/it-manager/it-manager", "harvard/infrastructure-management/it-infrastructure-mgt-v"
DISTRICT = "district/class-specification/class-specification"

pytestmark = pytest.mark.usefixtures("documents", "db")


def texts(path):
    organization, family, level = path.split("/")
    of_level = Statement.objects.filter(level__slug=level, level__edition__family__slug=family)
    return sorted(of_level.filter(edition__family__organization__slug=organization).values_list("text", flat=True))


@pytest.mark.parametrize("paths", [(II, III), (III, II), (MANAGER, MGT_V)])
def test_every_statement_of_both_levels_stands_there_once(compare, paths):
    pair = compare(*paths).context["pair"]

    sides = [(relation.lower, relation.upper) for relation in pair.comparison.relations]
    assert sorted(side.statement.text for lower, _ in sides for side in lower) == texts(paths[0])
    assert sorted(side.statement.text for _, upper in sides for side in upper) == texts(paths[1])
    assert pair.total == len(sides)


def test_the_promotion_criteria_into_the_higher_level_stand_on_top(compare):
    criteria = compare(II, III).context["pair"].criteria

    assert [line.text for line in criteria] == [
        "Demonstrated ability to lead projects, or components of a larger project",
        "Viewed as an 'expert' in at least one area",
    ]


def test_a_ladder_without_promotion_criteria_says_so(compare):
    page = compare(MGT_V.replace("mgt-v", "mgt-iv"), MGT_V)

    assert "Promotion criteria not stated in the source" in page.text


def test_neighbours_lead_to_the_pairs_beside_them(compare):
    pair = compare(II, III).context["pair"]

    assert [level.path for level in pair.before] == [II[:-1], II]
    assert [level.path for level in pair.after] == [III, SENIOR]
    assert compare(II, SENIOR).context["pair"].after is None


def test_across_ladders_nobody_raised_or_dropped_anything(compare):
    page = compare(MANAGER, MGT_V).text

    assert "Only at IT Infrastructure Mgt V" in page
    assert "Only at IT Manager" in page
    assert [word for word in ("Raised", "Lowered", "Not repeated", "To be promoted") if word in page] == []


@pytest.mark.parametrize(
    ("asked", "shown"), [({}, "all"), ({"show": ["new", "raised"]}, ["new", "raised"]), ({"show": "none"}, [])]
)
def test_what_is_shown_stands_in_the_address(compare, asked, shown):
    context = compare(II, III, **asked).context

    assert context["shown"] == (list(context["pair"].counts) if shown == "all" else shown)


def test_a_wrong_choice_of_what_is_shown_shows_everything(compare):
    context = compare(II, III, show="<script>").context

    assert context["shown"] == list(context["pair"].counts)


def test_three_levels_stand_side_by_side(compare):
    grid = compare(MANAGER, MGT_V, DISTRICT).context["grid"]

    assert [column.title for column in grid.columns] == [
        "IT Manager",
        "IT Infrastructure Mgt V",
        "Title not stated in the source",
    ]
    assert sorted(line.text for row in grid.rows for line in row.cells[2].lines) == texts(DISTRICT)


@pytest.mark.parametrize(
    ("paths", "compared", "notices"),
    [
        ((), [], []),
        ((II,), [II], []),
        ((II, ""), [II], []),
        ((II, II), [II], ["The same level was asked for twice; it stands here once."]),
        ((II, "no/such/level"), [II], ["There is no level “no/such/level” in force."]),
        (("x", "a/b/c/d"), [], ["There is no level “x” in force.", "There is no level “a/b/c/d” in force."]),
        (("\0",), [], ["There is no level “” in force."]),
        (
            (II, III, SENIOR, MANAGER, MGT_V),
            [II, III, SENIOR, MANAGER],
            ["At most 4 levels stand side by side; the first 4 are shown."],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_left_out_and_said(compare, paths, compared, notices):
    selection = compare(*paths).context["selection"]

    assert [level.path for level in selection.levels] == compared
    assert selection.notices == notices


@pytest.mark.parametrize("paths", [(II, III), (MANAGER, MGT_V), (MANAGER, MGT_V, DISTRICT)])
def test_a_comparison_takes_at_most_eight_queries(compare, paths):
    with CaptureQueriesContext(connection) as queries:
        compare(*paths)

    assert len(queries) <= 8


def test_a_level_of_a_draft_cannot_be_compared(compare):
    draft = LevelFactory()

    assert compare(draft.path, II).context["selection"].notices == [f"There is no level “{draft.path}” in force."]


def test_hostile_text_is_only_text(compare):
    hostile = '<script>alert("1 year")</script> & leads <b>'
    edition = EditionFactory(levels=2, statements=0)
    lower, upper = edition.levels.order_by("rank")
    for level, text in ((lower, hostile), (upper, f"{hostile} 2 years")):
        StatementFactory(level=level, row=edition.rows.get(), text=text)
    publish(edition, days_from_now(-1))

    page = compare(lower.path, upper.path).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(&quot;1 year&quot;)&lt;/script&gt; &amp; leads &lt;b&gt;" in page


def test_levels_that_state_nothing_are_said_to_have_nothing_to_compare(compare):
    edition = EditionFactory(levels=3, statements=0)
    lower, upper, stated = edition.levels.order_by("rank")
    StatementFactory(level=stated, row=edition.rows.get())
    publish(edition, days_from_now(-1))

    page = compare(lower.path, upper.path).text

    assert "These levels state nothing that could be compared." in page
    assert "js/comparison.js" not in page  # it works on the table


def test_of_three_levels_a_fact_that_none_of_them_states_has_no_row(compare):
    labels = read(compare(II, III, MANAGER)).texts("th[scope=row]")

    shown = [
        label
        for label in ("Job code", "Grade", "Exemption", "Edition")
        if any(each.startswith(label) for each in labels)
    ]
    assert shown == ["Grade", "Edition"]
