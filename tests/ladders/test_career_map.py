"""The graph of levels and moves: what ladders and grades give, what HR adds, corrects and forbids."""

import pytest

from ladders.engine.career_map import Band, Edge, Node, Record, bands, build, contradicts, shortest_routes

COORDINATOR = ["coordinator", 2, 3]
CONSULTANT = ["consultant", None, 2, 3, 4]
MANAGER = ["manager", 4, 5]
RELATED = [("coordinator", "consultant"), ("consultant", "manager"), ("coordinator", "manager")]


def ladder(family, *rungs, organization="mit"):
    """Return the levels of a family from the lowest up, each on its rung: consultant-1, consultant-2, …"""
    return [
        Node(f"{family}-{rank}", f"{family} {rank}", organization, family, rank, rung)
        for rank, rung in enumerate(rungs, start=1)
    ]


def graph(*records, related=RELATED, outside=()):
    ladders = [node for each in (COORDINATOR, CONSULTANT, MANAGER) for node in ladder(*each)]
    return build([*ladders, *(Node(key, key, "district") for key in outside)], records, related)


def moves(graph, basis):
    return [(edge.start, edge.end) for edge in graph.edges if edge.basis == basis]


def test_each_ladder_leads_from_each_level_to_the_next():
    assert moves(graph(), "ladder") == [
        ("consultant-1", "consultant-2"),
        ("consultant-2", "consultant-3"),
        ("consultant-3", "consultant-4"),
        ("coordinator-1", "coordinator-2"),
        ("manager-1", "manager-2"),
    ]


def test_equal_grades_of_related_families_make_lateral_moves_both_ways():
    assert moves(graph(), "derived") == [
        ("consultant-2", "coordinator-1"),
        ("consultant-3", "coordinator-2"),
        ("consultant-4", "manager-1"),
        ("coordinator-1", "consultant-2"),
        ("coordinator-2", "consultant-3"),
        ("manager-1", "consultant-4"),
    ]


def test_families_that_nobody_related_have_no_lateral_moves():
    assert moves(graph(related=[("consultant", "manager")]), "derived") == [
        ("consultant-4", "manager-1"),
        ("manager-1", "consultant-4"),
    ]


def test_two_levels_without_a_grade_are_not_of_equal_grade():
    found = build([*ladder("one", None), *ladder("two", None)], related=[("one", "two")])

    assert found.edges == ()


def test_a_lateral_move_both_ways_is_told_once():
    assert [(edge.start, edge.end) for edge in graph().moves if edge.kind == "lateral"] == [
        ("consultant-2", "coordinator-1"),
        ("consultant-3", "coordinator-2"),
        ("consultant-4", "manager-1"),
    ]


def test_a_forbidden_move_is_taken_out_in_its_direction_alone():
    found = graph(Record("consultant-2", "coordinator-1", "lateral", is_forbidden=True))

    assert ("consultant-2", "coordinator-1") not in moves(found, "derived")
    assert ("coordinator-1", "consultant-2") in moves(found, "derived")
    assert [edge.start for edge in found.moves if edge.kind == "lateral"][-1] == "coordinator-1"


def test_a_move_forbidden_both_ways_is_taken_out_in_both():
    found = graph(Record("consultant-2", "coordinator-1", "lateral", both_ways=True, is_forbidden=True))

    assert {("consultant-2", "coordinator-1"), ("coordinator-1", "consultant-2")}.isdisjoint(moves(found, "derived"))


def test_what_is_forbidden_stays_so_whatever_else_is_recorded_of_it():
    found = graph(
        Record("consultant-2", "coordinator-1", "lateral", is_forbidden=True),
        Record("coordinator-1", "consultant-2", "lateral", both_ways=True),
    )

    assert [(edge.start, edge.basis) for edge in found.into["consultant-2"]] == [
        ("consultant-1", "ladder"),
        ("coordinator-1", "recorded"),
    ]
    assert "coordinator-1" not in [edge.end for edge in found.out["consultant-2"]]


def test_what_is_recorded_stands_in_the_place_of_what_is_derived():
    found = graph(Record("consultant-2", "coordinator-1", "lateral", note="After a talk."))

    assert [edge for edge in found.out["consultant-2"] if edge.end == "coordinator-1"] == [
        Edge("consultant-2", "coordinator-1", "lateral", "recorded", "After a talk.")
    ]
    assert not found.is_both_ways(found.out["consultant-2"][1])


def test_a_move_that_cites_a_statement_is_stated():
    found = graph(Record("analyst", "consultant-3", "way in", source="One year as an analyst."), outside=["analyst"])

    assert moves(found, "stated") == [("analyst", "consultant-3")]


def test_a_record_of_a_level_that_is_not_there_is_left_out():
    assert graph(Record("consultant-2", "gone-1", "promotion"), Record("gone-1", "manager-1", "promotion")) == graph()


def test_dead_ends_and_levels_without_a_way_in_are_levels_of_the_catalogue():
    found = graph(Record("analyst", "consultant-1", "way in"), outside=["analyst", "idle"])

    assert [node.key for node in found.dead_ends] == ["manager-2"]
    assert [node.key for node in found.without_way_in] == []
    assert [node.key for node in graph().without_way_in] == ["consultant-1"]


def test_a_ladder_of_one_unrelated_level_is_both():
    found = build(ladder("clerk", None))

    assert [node.key for node in found.dead_ends] == [node.key for node in found.without_way_in] == ["clerk-1"]


# --- routes ----------------------------------------------------------------------------------------------------------


def keys(routes):
    return [[route[0].start, *(edge.end for edge in route)] for route in routes]


def test_all_shortest_routes_are_found_those_that_begin_with_a_promotion_first():
    assert keys(shortest_routes(graph(), "coordinator-1", "manager-2")) == [
        ["coordinator-1", "coordinator-2", "consultant-3", "consultant-4", "manager-1", "manager-2"],
        ["coordinator-1", "consultant-2", "consultant-3", "consultant-4", "manager-1", "manager-2"],
    ]


@pytest.mark.parametrize(
    ("start", "end"),
    [("manager-2", "consultant-1"), ("consultant-2", "consultant-1"), ("consultant-2", "consultant-2")],
    ids=["from the top", "down", "to oneself"],
)
def test_where_no_way_is_known_there_is_none(start, end):
    assert shortest_routes(graph(), start, end) == []


def test_of_many_routes_of_one_length_only_so_many_are_shown():
    steps = 6
    families = [ladder(name, *range(steps)) for name in ("a", "b")]
    found = build([node for each in families for node in each], related=[("a", "b")])

    assert len(shortest_routes(found, "a-1", "b-6")) == 6
    assert len(shortest_routes(found, "a-1", "b-6", most=2)) == 2


# --- scales ----------------------------------------------------------------------------------------------------------

SCALES = {"mit": ["m2", "m3", "m4"], "harvard": ["h56", "h57"], "district": []}


def test_without_equal_grades_each_organization_has_a_band_of_its_own():
    assert bands(SCALES, []) == [
        Band(("mit",), (("m2",), ("m3",), ("m4",))),
        Band(("harvard",), (("h56",), ("h57",))),
        Band(("district",), ()),
    ]


def test_equal_grades_join_two_scales_and_keep_both_orders():
    joined, alone = bands(SCALES, [("m3", "h56")])

    assert joined.organizations == ("mit", "harvard")
    assert [set(rung) for rung in joined.rungs][:2] == [{"m2"}, {"m3", "h56"}]
    assert {frozenset(rung) for rung in joined.rungs[2:]} == {frozenset({"m4"}), frozenset({"h57"})}
    assert alone == Band(("district",), ())


@pytest.mark.parametrize(
    ("equal", "is_contradiction"),
    [
        ([("m2", "h56"), ("m3", "h57")], False),
        ([("m2", "h57"), ("m3", "h56")], True),
        ([("m2", "h56"), ("m3", "h56")], True),
    ],
    ids=["in order", "crossed", "two grades equal to one"],
)
def test_equal_grades_may_not_contradict_the_orders(equal, is_contradiction):
    assert contradicts(SCALES, equal) is is_contradiction
    assert (len(bands(SCALES, equal)) == len(SCALES)) is is_contradiction
