"""The rules form as it is sent: a tree of lines with what their fields hold, that buttons change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.utils.datastructures import MultiValueDict

from classification.forms.rules.fields import SpanWidget
from classification.forms.rules.lines import CONDITIONS, LINES, Line

MOST = {"rules": 10, "route": 40, "several": 20}
"""How many lines stand below one."""
DEEPEST = 5
DEFAULTS = {"strength": "required", "part": "basic", "reading": "together"}
Values = dict[str, list[str]]


@dataclass(frozen=True)
class Node:
    """A line: its kind, what its fields hold as a browser sends it, and the lines below it."""

    kind: str
    values: Values = field(default_factory=dict)
    parts: tuple["Node", ...] = ()


def sent_tree(data: Any, prefix: str, kind: str = "rules") -> Node:
    """Return the tree that a form sent. What is no line of any kind is left out."""
    inside = re.compile(rf"{re.escape(prefix)}-([a-z_]+\d?)")
    values = {found[1]: data.getlist(name) for name in data if (found := inside.fullmatch(name))}
    return Node(kind, values, tuple(_sent_parts(data, prefix, kind, values)))


def _sent_parts(data: Any, prefix: str, kind: str, values: Values) -> Iterator[Node]:
    said = values.get("parts", ["0"])[-1]
    number = int(said) if said.isdecimal() and len(said) < 4 and prefix.count("-") < DEEPEST else 0
    for index in range(min(number, MOST.get(kind, 0))):
        below = f"{prefix}-{index}"
        of_kind = "route" if kind == "rules" else data.get(f"{below}-kind")
        if of_kind in LINES:
            yield sent_tree(data, below, of_kind)


def as_data(node: Node, prefix: str) -> "MultiValueDict[str, str]":
    """Return the tree as a form sends it, numbered anew."""
    sent: MultiValueDict[str, str] = MultiValueDict({f"{prefix}-{name}": value for name, value in node.values.items()})
    for index, part in enumerate(node.parts):
        sent.update(as_data(part, f"{prefix}-{index}"))  # type: ignore[arg-type]  # the stubs know no second kind
    return sent


def stored_tree(rules: Any) -> Node:
    """Return the tree of rules as they are stored; an empty route where there are none."""
    routes = tuple(
        Node("route", {"name": [route["name"]]}, tuple(map(_stored, route["conditions"])))
        for route in (rules or {}).get("routes", [])
    )
    screens = {"additional_screens": ["on"]} if (rules or {}).get("additional_screens") else {}
    return Node("rules", dict(screens), routes or (Node("route", {"name": ["Stated qualifications"]}),))


def _stored(rule: dict[str, Any]) -> Node:
    stands = rule.get("substitution")
    if stands is not None:
        flat = {"sub_fields": "fields", "sub_related": "related", "percent": "percent", "sub_cites": "cites"}
        rule = rule | {"substituted": True} | {name: stands.get(key) for name, key in flat.items()}
        rule["percent"] = rule["percent"] or 100
    parts = tuple(map(_stored, rule.get("of", [])))
    return Node(rule["kind"], dict(_entered(LINES[rule["kind"]], rule)), parts)


def _entered(line: type[Line], rule: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the values of a rule as the fields of its line send them."""
    for name, each in line.base_fields.items():
        value = rule.get(name, DEFAULTS.get(name))
        if isinstance(each.widget, SpanWidget):
            number, unit = each.widget.decompress(value)
            yield from ((f"{name}_0", [str(number)]), (f"{name}_1", [unit]))
        elif name.endswith("cites"):
            yield name, [quote_value(citation) for citation in value or ()]
        elif isinstance(value, list | tuple) and name != "kinds":
            yield name, ["; ".join(value)]
        elif value not in (None, False):
            yield name, list(value) if isinstance(value, list | tuple) else ["on" if value is True else str(value)]


def quote_value(citation: dict[str, str]) -> str:
    """Return how a form names a citation: by its key and a digest of its words, since words change under a key."""
    return f"{citation['key']}-{sha256(citation['text'].encode()).hexdigest()[:8]}"


# --- what buttons do -------------------------------------------------------------------------------------------------


def redrawn(tree: Node, asked: str) -> Node:
    """Return the tree as a button changes it: “add 0”, “remove 0-2”, “up 0-2”; as it is for anything else."""
    verb, _, path = asked.partition(" ")
    places = [int(place) for place in path.split("-") if place.isdecimal() and len(place) < 4]
    if verb == "add":
        return _at(tree, places, _added)
    if verb in ("remove", "up") and places:
        return _at(tree, places[:-1], lambda node: CHANGES[verb](node, places[-1]))
    return tree


def _at(node: Node, places: list[int], change: Any) -> Node:
    """Return the tree with what stands at the place changed."""
    if not places:
        changed: Node = change(node)
        return changed
    parts = tuple(
        _at(part, places[1:], change) if index == places[0] else part for index, part in enumerate(node.parts)
    )
    return replace(node, parts=parts)


def _added(node: Node) -> Node:
    """Return the node with one more line below it: of the kind that is chosen beside the button."""
    kind = "route" if node.kind == "rules" else (node.values.get("add") or [""])[-1]
    offered = kind == "route" or (kind in CONDITIONS and node.kind in ("route", "several"))
    if not offered or len(node.parts) >= MOST.get(node.kind, 0):
        return node
    return replace(node, parts=(*node.parts, Node(kind)))


def _removed(node: Node, index: int) -> Node:
    return replace(node, parts=node.parts[:index] + node.parts[index + 1 :])


def _raised(node: Node, index: int) -> Node:
    if not 0 < index < len(node.parts):
        return node
    parts = list(node.parts)
    parts[index - 1], parts[index] = parts[index], parts[index - 1]
    return replace(node, parts=tuple(parts))


CHANGES = {"remove": _removed, "up": _raised}
