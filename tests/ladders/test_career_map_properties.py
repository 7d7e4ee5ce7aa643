"""What holds of every map: routes are shortest and made of known moves, no move stands twice, forbidden ones never."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ladders.engine.career_map import Column, Node, Record, Rung, bands, build, draw, shortest_routes
from ladders.engine.career_map.layout import HEIGHT, STEP

FAMILIES = ["a", "b", "c", "d"]
RUNGS = st.one_of(st.none(), st.integers(1, 4))


@st.composite
def ladders(draw_from):
    return [
        Node(f"o/{family}/{rank}", "x" * draw_from(st.integers(1, 90)), "o", family, rank, draw_from(RUNGS))
        for family in FAMILIES
        for rank in range(1, draw_from(st.integers(0, 4)) + 1)
    ]


@st.composite
def maps(draw_from):
    """Return (nodes, records, related) of a small map."""
    nodes = [*draw_from(ladders()), Node("o/outside", "Outside", "o")]
    keys = st.sampled_from([node.key for node in nodes])
    record = st.builds(
        Record, keys, keys, st.sampled_from(["promotion", "lateral"]), st.booleans(), is_forbidden=st.booleans()
    )
    pairs = st.tuples(st.sampled_from(FAMILIES), st.sampled_from(FAMILIES)).filter(lambda pair: pair[0] != pair[1])
    return nodes, draw_from(st.lists(record, max_size=6)), draw_from(st.lists(pairs, max_size=5))


def distance(graph, start, end):
    """Return the number of steps by widening circles, None where the end is never reached."""
    circle, seen, steps = {start}, {start}, 0
    while circle:
        if end in circle:
            return steps
        circle = {edge.end for edge in graph.edges if edge.start in circle} - seen
        seen |= circle
        steps += 1
    return None


@given(maps(), st.data())
def test_routes_are_shortest_and_every_step_is_a_known_move(found, data):
    graph = build(*found)
    start, end = (data.draw(st.sampled_from(sorted(graph.nodes))) for _ in range(2))

    routes = shortest_routes(graph, start, end)

    steps = distance(graph, start, end)
    assert bool(routes) == bool(steps)
    assert {len(route) for route in routes} <= {steps}
    assert len(set(routes)) == len(routes)
    for route in routes:
        assert set(route) <= set(graph.edges)
        assert [route[0].start, *(edge.end for edge in route)] == [*(edge.start for edge in route), end]
        assert route[0].start == start


@given(maps())
def test_no_move_stands_twice_and_none_leads_to_where_it_begins(found):
    graph = build(*found)
    ends = [(edge.start, edge.end) for edge in graph.edges]

    assert len(set(ends)) == len(ends)
    assert [start for start, end in ends if start == end] == []


@given(maps())
def test_what_is_forbidden_is_never_a_move(found):
    graph = build(*found)
    forbidden = {
        ends
        for record in found[1]
        if record.is_forbidden
        for ends in [(record.start, record.end), (record.end, record.start)][: 1 + record.both_ways]
    }

    assert forbidden.isdisjoint((edge.start, edge.end) for edge in graph.edges)


@given(maps(), st.randoms())
def test_the_order_of_ladders_and_pairs_does_not_matter(found, random):
    nodes, records, related = found
    mixed, turned = random.sample(nodes, len(nodes)), [pair[::-1] for pair in reversed(related)]

    assert build(mixed, records, turned).edges == build(nodes, records, related).edges


@given(maps())
def test_in_a_picture_every_level_stands_once_and_no_box_covers_another(found):
    graph = build(*found)
    families = {node.family for node in graph.nodes.values() if node.family}

    drawing = draw(
        graph, [Column(name, name, "F") for name in sorted(families)], [Rung(n, (str(n),)) for n in range(1, 5)]
    )

    boxes = [box for box in drawing.boxes if not box.node.is_outside]
    assert sorted(box.node.key for box in boxes) == sorted(key for key, node in graph.nodes.items() if node.family)
    places = sorted((box.place.x, box.place.y, box.place.height) for box in drawing.boxes)
    assert all(
        right - left == STEP or below - above >= height
        for (left, above, height), (right, below, _) in pairwise(places)
        if right - left < STEP
    )
    assert all(box.place.height >= HEIGHT and box.place.bottom < drawing.height for box in boxes)
    assert {line.edge for line in drawing.lines} <= set(graph.moves)


@given(maps())
def test_in_a_picture_higher_grades_stand_higher(found):
    graph = build(*found)
    families = sorted({node.family for node in graph.nodes.values() if node.family})

    drawing = draw(graph, [Column(name, name, "F") for name in families], [Rung(n, (str(n),)) for n in range(1, 5)])

    graded = [(box.place.y, box.node.rung) for box in drawing.boxes if box.node.rung]
    assert all(one[0] < other[0] for one in graded for other in graded if one[1] > other[1])


@given(
    st.dictionaries(st.sampled_from("xyz"), st.integers(0, 4), min_size=1),
    st.lists(
        st.tuples(st.sampled_from("xyz"), st.integers(0, 3), st.sampled_from("xyz"), st.integers(0, 3)), max_size=5
    ),
)
def test_on_every_scale_each_grade_stands_once_and_above_the_one_below_it(sizes, pairs):
    scales = {name: [f"{name}{order}" for order in range(size)] for name, size in sizes.items()}
    known = {grade for scale in scales.values() for grade in scale}
    equal = [(f"{a}{m}", f"{b}{n}") for a, m, b, n in pairs if {f"{a}{m}", f"{b}{n}"} <= known and a != b]

    found = bands(scales, equal)

    height = {grade: index for band in found for index, rung in enumerate(band.rungs) for grade in rung}
    assert sorted(height) == sorted(known)
    assert sorted(name for band in found for name in band.organizations) == sorted(scales)
    assert all(
        [height[grade] for grade in scale] == sorted({height[grade] for grade in scale}) for scale in scales.values()
    )
