"""The gold set is complete and consistent. It reads only the JSON fixtures and needs no database."""

import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FIXTURES = HERE.parent.parent / "fixtures"

FAMILIES = {
    "it-consultant": 3,
    "it-manager": 1,
    "project-coordinator": 1,
    "infrastructure-professional": 4,
    "infrastructure-management": 3,
}
RELATIONS = {"paired", "split", "merged", "moved", "new", "dropped"}
CHANGES = ["raised", "broadened", "lowered", "narrowed"]
OPPOSITES = [{"raised", "lowered"}, {"broadened", "narrowed"}]
KEYS = ["dimension", "from", "to", "type", "relation", "to_dimension", "why"]


def read_ladders():
    """Per (organization, family): the level slugs, the dimensions, and the texts of each cell, all in order."""
    levels, dimensions, cells, slugs = defaultdict(list), defaultdict(list), defaultdict(list), {}
    for path in sorted(FIXTURES.glob("*.json")):
        for item in json.loads(path.read_text(encoding="utf-8")):
            fields = item["fields"]
            if item["model"] == "jobfamilies.level":
                family = tuple(fields["edition"][:2])
                levels[family].append((fields["rank"], fields["slug"]))
                slugs[*fields["edition"], fields["key"]] = fields["slug"]
            elif item["model"] == "ladders.row":
                dimensions[tuple(fields["edition"][:2])].append((fields["place"], fields["dimension"][0]))
            elif item["model"] == "ladders.statement":
                family = tuple(fields["edition"][:2])
                cells[family, tuple(fields["level"]), fields["row"][-1]].append((fields["place"], fields["text"]))
    return {
        family: (
            [slug for _, slug in sorted(levels[family])],
            [dimension for _, dimension in sorted(dimensions[family])],
            {
                (slugs[level], dimension): [text for _, text in sorted(texts)]
                for (owner, level, dimension), texts in cells.items()
                if owner == family
            },
        )
        for family in levels
    }


LADDERS = read_ladders()
GOLD = {name: json.loads((HERE / "gold" / f"{name}.json").read_text(encoding="utf-8")) for name in FAMILIES}
PAIRS = [
    pytest.param((gold["organization"], name), pair, id=f"{pair['from']}:{pair['to']}")
    for name, gold in GOLD.items()
    for pair in gold["pairs"]
]


def words(texts):
    return [re.findall(r"\w+", text.casefold()) for text in texts]


def test_no_other_files():
    assert {path.stem for path in (HERE / "gold").glob("*.json")} == set(FAMILIES)


@pytest.mark.parametrize("name", FAMILIES)
def test_all_adjacent_pairs(name):
    gold = GOLD[name]
    assert gold["family"] == name
    levels, _, _ = LADDERS[gold["organization"], name]
    pairs = [(pair["from"], pair["to"]) for pair in gold["pairs"]]
    assert pairs == list(pairwise(levels))
    assert len(pairs) == FAMILIES[name]


@pytest.mark.parametrize(("family", "pair"), PAIRS)
def test_every_statement_exactly_once(family, pair):
    _, dimensions, cells = LADDERS[family]
    stated, judged = Counter(), Counter()
    for side in ("from", "to"):
        for dimension in dimensions:
            texts = cells.get((pair[side], dimension), [])
            assert len(texts) == len(set(texts)), f"a text stands twice in {pair[side]}, {dimension}"
            stated.update((side, dimension, text) for text in texts)
    for relation in pair["relations"]:
        judged.update(("from", relation["dimension"], text) for text in relation["from"])
        to_dimension = relation.get("to_dimension", relation["dimension"])
        judged.update(("to", to_dimension, text) for text in relation["to"])
    assert judged == stated


@pytest.mark.parametrize(("family", "pair"), PAIRS)
def test_relations_and_types_fit(family, pair):
    for relation in pair["relations"]:
        kind, types, lower, upper = relation["relation"], relation["type"], relation["from"], relation["to"]
        assert list(relation) == [key for key in KEYS if key in relation], relation
        assert kind in RELATIONS, relation
        sides = {
            "paired": len(lower) == len(upper) == 1,
            "moved": len(lower) == len(upper) == 1,
            "split": len(lower) == 1 and len(upper) > 1,
            "merged": len(lower) > 1 and len(upper) == 1,
            "new": not lower and len(upper) == 1,
            "dropped": len(lower) == 1 and not upper,
        }
        assert sides[kind], relation
        assert ("to_dimension" in relation) == (kind == "moved"), relation
        assert relation.get("to_dimension") != relation["dimension"], relation
        assert relation.get("why", "-").strip(), relation
        if kind in ("new", "dropped"):
            assert types == [kind], relation
            continue
        if types not in (["unchanged"], ["reworded"]):
            assert types, relation
            assert types == [change for change in CHANGES if change in types], relation
            assert not any(opposites <= set(types) for opposites in OPPOSITES), relation
        assert (types == ["unchanged"]) == (words(lower) == words(upper)), relation


@pytest.mark.parametrize(("family", "pair"), PAIRS)
def test_same_words_in_a_row_are_never_dropped_and_new(family, pair):
    for dimension in LADDERS[family][1]:
        alone = {"new": [], "dropped": []}
        for relation in pair["relations"]:
            if relation["dimension"] == dimension and relation["relation"] in alone:
                alone[relation["relation"]] += words(relation["from"] + relation["to"])
        assert not [text for text in alone["new"] if text in alone["dropped"]]


@pytest.mark.parametrize(("family", "pair"), PAIRS)
def test_order(family, pair):
    """By row, then by upper statement; moved ones after these, in the row of the lower one; dropped ones last."""
    _, dimensions, cells = LADDERS[family]

    def place(relation):
        dimension = relation["dimension"]
        group = {"moved": 1, "dropped": 2}.get(relation["relation"], 0)
        side = "from" if group else "to"
        return dimensions.index(dimension), group, cells[pair[side], dimension].index(relation[side][0])

    places = [place(relation) for relation in pair["relations"]]
    assert places == sorted(places)
    for relation in pair["relations"]:
        for side, dimension in (
            ("from", relation["dimension"]),
            ("to", relation.get("to_dimension", relation["dimension"])),
        ):
            order = [cells[pair[side], dimension].index(text) for text in relation[side]]
            assert order == sorted(order)
