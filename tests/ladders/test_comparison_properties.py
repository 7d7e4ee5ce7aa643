"""What holds for every comparison, whatever the texts are."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladders.engine.comparison import Comparison, Relation, compare
from ladders.engine.comparison.difference import blocks
from ladders.engine.comparison.verdicts import TURNED
from ladders.engine.grid import Line

OPPOSITE = {
    "new": "dropped",
    "dropped": "new",
    "split": "merged",
    "merged": "split",
    "paired": "paired",
    "moved": "moved",
    "raised": "lowered",
    "lowered": "raised",
    "broadened": "narrowed",
    "narrowed": "broadened",
    "unchanged": "unchanged",
    "reworded": "reworded",
    "changed": "changed",
    "both": "both",
    "neither": "neither",
    "lower only": "upper only",
    "upper only": "lower only",
}

# Statements such as ladders have them, made of words that the lexicon and the subjects know and of others, so that all
# kinds of relations occur; and any text at all.
PARTS = [
    ["may", "typically", "independently", "occasionally", "clearly able to", ""],
    [
        "participates in",
        "contributes to",
        "leads",
        "defines",
        "coaches",
        "reviews",
        "has basic knowledge of",
        "decides on",
    ],
    ["one", "two or more", "several", "complex", "routine", "technical", "five years of", "$100K of", "strategic"],
    ["projects", "budgets", "problems", "conflicts", "standards", "vendors", "presentations", "experience", "trends"],
    [
        "",
        "within the team",
        "across IS&T and MIT",
        "for clients",
        "over the long term.",
        "(e.g., weekly)",
        "– naïve ✓",
    ],
]
sentences = st.tuples(*map(st.sampled_from, PARTS)).map(lambda parts: " ".join(filter(None, parts)))
statements = st.one_of(sentences, st.tuples(sentences, sentences).map(". ".join), st.text(max_size=30))
dimensions = st.sampled_from(["position-summary", "supervision-received", "essential-duties"])
sides = st.dictionaries(dimensions, st.lists(statements, max_size=6), max_size=3)
standings = st.sampled_from(list(TURNED))
keys = st.sampled_from(["", "", "k1", "k2", "k3", "k4"])
keyed_sides = st.dictionaries(dimensions, st.lists(st.builds(Line, text=statements, key=keys), max_size=5), max_size=3)

Side = dict[str, Sequence[Line | str]]


def stated(side: Side) -> Counter[tuple[str, int, str]]:
    return Counter(
        (dimension, place, line if isinstance(line, str) else line.text)
        for dimension, lines in side.items()
        for place, line in enumerate(lines, start=1)
    )


def shown(comparison: Comparison, name: str) -> Counter[tuple[str, int, str]]:
    found = (side.statement for relation in comparison.relations for side in getattr(relation, name))
    return Counter((statement.dimension, statement.place, statement.text) for statement in found)


def content(relation: Relation, turned: bool = False) -> tuple[object, ...]:
    """Return all that a relation says, as seen from the other side if `turned`."""
    lower, upper = (relation.upper, relation.lower) if turned else (relation.lower, relation.upper)
    seen = OPPOSITE if turned else {name: name for name in OPPOSITE}
    reasons = frozenset(
        (one.kind, seen[one.verdict], *((one.upper, one.lower) if turned else (one.lower, one.upper)))
        for one in relation.reasons
    )
    verdicts = frozenset(seen[verdict] for verdict in relation.verdicts)
    return seen[relation.kind], lower, upper, verdicts, relation.certainty, reasons


def without_places(relation: Relation) -> tuple[object, ...]:
    said, became = (
        frozenset((side.statement.dimension, side.statement.text, side.cues) for side in sides)
        for sides in (relation.lower, relation.upper)
    )
    return relation.kind, said, became, relation.verdicts, relation.certainty


@given(sides, sides)
def test_every_statement_of_both_sides_appears_exactly_once(lower, upper):
    comparison = compare(lower, upper)

    assert (shown(comparison, "lower"), shown(comparison, "upper")) == (stated(lower), stated(upper))


@given(keyed_sides, keyed_sides)
def test_every_statement_appears_exactly_once_with_keys_too(lower, upper):
    comparison = compare(lower, upper)

    assert (shown(comparison, "lower"), shown(comparison, "upper")) == (stated(lower), stated(upper))


@given(sides)
def test_identical_columns_are_all_unchanged(side):
    comparison = compare(side, side)

    assert {(relation.kind, relation.verdicts) for relation in comparison.relations} <= {("paired", ("unchanged",))}
    assert comparison.summary.unchanged == tuple(name for name, lines in side.items() if lines)


@settings(max_examples=300)
@given(sides, sides, standings)
def test_swapping_sides_and_order_maps_everything_to_its_opposite(lower, upper, standing):
    there, back = compare(lower, upper, standing), compare(upper, lower, TURNED[standing])

    assert Counter(map(content, there.relations)) == Counter(content(one, turned=True) for one in back.relations)
    assert {one.dimension: one.stated for one in there.dimensions} == {
        one.dimension: OPPOSITE[one.stated] for one in back.dimensions
    }
    assert {OPPOSITE[name]: count for name, count in there.summary.counts} == dict(back.summary.counts)


@given(keyed_sides, keyed_sides)
def test_swapping_the_sides_of_two_editions_maps_everything_to_its_opposite(lower, upper):
    there, back = compare(lower, upper), compare(upper, lower)

    assert Counter(map(content, there.relations)) == Counter(content(one, turned=True) for one in back.relations)


@given(sides, sides, standings, st.data())
def test_the_order_of_statements_makes_no_difference(lower, upper, standing, data):
    mixed = {name: data.draw(st.permutations(lines)) for name, lines in lower.items()}
    other = {name: data.draw(st.permutations(lines)) for name, lines in upper.items()}

    there, again = compare(lower, upper, standing), compare(mixed, other, standing)

    assert Counter(map(without_places, there.relations)) == Counter(map(without_places, again.relations))


@given(
    statements,
    st.integers(1, 4),
    st.integers(1, 4),
    st.lists(st.uuids().map(str), min_size=8, max_size=8, unique=True),
)
def test_equal_statements_pair_off_whatever_their_order(text, below, above, names):
    lower = {"essential-duties": [Line(text, key=name) for name in names[:below]]}
    upper = {"essential-duties": [Line(text, key=name) for name in reversed(names[4 : 4 + above])]}

    counts = Counter(relation.types for relation in compare(lower, upper).relations)

    extra = {("new",): max(above - below, 0), ("dropped",): max(below - above, 0)}
    assert counts == Counter({("unchanged",): min(below, above), **extra})


@given(sides, sides)
def test_segments_rejoin_to_the_exact_text(lower, upper):
    for relation in compare(lower, upper).relations:
        for side in (*relation.lower, *relation.upper):
            assert "".join(segment.text for segment in side.segments) == side.statement.text


@given(sides, sides)
def test_what_both_sides_share_is_the_same_words(lower, upper):
    for relation in compare(lower, upper).relations:
        common = [
            "".join(segment.text for side in sides for segment in side.segments if segment.is_equal)
            for sides in (relation.lower, relation.upper)
        ]
        assert "".join(common[0].casefold().split()) == "".join(common[1].casefold().split())


@settings(max_examples=500)
@given(*[st.lists(st.sampled_from("abcdefgh"), max_size=9)] * 2)
def test_runs_of_words_are_those_that_sequence_matcher_finds(one, other):
    runs = [tuple(run) for run in SequenceMatcher(None, one, other).get_matching_blocks()]

    assert [run for run in blocks(one, other) if run[2]] == [run for run in runs if run[2]]


@given(statements)
def test_cues_stand_where_they_say(text):
    (relation,) = compare({"duties": [text]}, {}).relations
    for cue in relation.lower[0].cues:
        assert text[cue.start : cue.end] == cue.text != ""


@given(sides, sides, standings)
def test_verdicts_fit_together(lower, upper, standing):
    for relation in compare(lower, upper, standing).relations:
        verdicts = set(relation.verdicts)
        assert not {"raised", "lowered"} <= verdicts
        assert not {"broadened", "narrowed"} <= verdicts
        assert bool(verdicts) == (relation.kind not in ("new", "dropped"))
        assert len(verdicts) == 1 or not verdicts & {"unchanged", "reworded", "changed"}
        assert relation.claims == (("changed",) if verdicts and relation.certainty == "open" else relation.verdicts)


@given(sides, sides, standings)
def test_of_other_languages_nothing_is_claimed_but_what_is_the_same(lower, upper, standing):
    for relation in compare(lower, upper, standing, is_english=False).relations:
        assert set(relation.verdicts) <= {"unchanged", "changed"}
        assert relation.reasons == ()


@given(sides, sides)
def test_kinds_fit_their_statements(lower, upper):
    fits = {
        "paired": lambda below, above: below == above == 1,
        "moved": lambda below, above: below == above == 1,
        "split": lambda below, above: below == 1 < above,
        "merged": lambda below, above: above == 1 < below,
        "new": lambda below, above: (below, above) == (0, 1),
        "dropped": lambda below, above: (below, above) == (1, 0),
    }
    for relation in compare(lower, upper).relations:
        assert fits[relation.kind](len(relation.lower), len(relation.upper))
        assert (relation.kind == "moved") == (relation.dimension != relation.to_dimension)


@settings(max_examples=5, deadline=20_000)
@given(st.lists(statements, min_size=1, max_size=20), st.lists(statements, min_size=1, max_size=20))
def test_two_hundred_statements_in_a_cell_come_to_an_end(lower, upper):
    below, above = (
        [f"{text} {number}" for number in range(10) for text in (side * 20)[:20]] for side in (lower, upper)
    )

    comparison = compare({"essential-duties": below}, {"essential-duties": above})

    assert sum(len(relation.lower) + len(relation.upper) for relation in comparison.relations) == 400


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\x00", "—", "𝕏 ⁵", "ﬁrst", "ẞ ı İ", "\ud800", "👩‍💻 מנהל 部门", "$", "1" * 400]
)
def test_any_text_is_compared(text):
    comparison = compare({"duties": [text, "Leads projects"]}, {"duties": ["Leads projects", text]})

    assert [relation.types for relation in comparison.relations] == [("unchanged",), ("unchanged",)]
