"""Opens the XML of packed files without its entities, and finds the parts that others name."""

import posixpath
from typing import Any

from lxml import etree

from website.files.blocks import Unreadable

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Element = Any
"""An element of lxml, which has no types of its own."""


def parsed(content: bytes, name: str) -> Element:
    """Return the root of a part. Raises Unreadable where it is no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as broken:
        raise Unreadable(
            f"The file is broken: its part {name} cannot be read. Save it anew, and send that."
        ) from broken


def local(element: Element) -> str:
    """Return the name of an element without its namespace; "" for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value(element: Element, name: str) -> str:
    """Return an attribute by its name without a namespace, or "". Old and strict files differ in their namespaces."""
    found = element.get(name)
    if found is not None:
        return str(found)
    return next((str(said) for key, said in element.attrib.items() if key.rpartition("}")[2] == name), "")


def related(parts: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """Return what a part relates to inside the file, by id: the kind of the relation and the name of the part."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if not parts.get(path):
        return found
    for link in parsed(parts[path], path):
        if local(link) == "Relationship" and link.get("TargetMode") != "External":
            target = link.get("Target", "")
            whole = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
            found[link.get("Id", "")] = (link.get("Type", "").rpartition("/")[2], whole)
    return found


def relations(parts: dict[str, bytes], part: str, kind: str) -> list[str]:
    """Return the names of the parts to which a part relates in that way, those that the file has."""
    return [name for said, name in related(parts, part).values() if said == kind and parts.get(name)]
