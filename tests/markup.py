"""Reads a page, so that a test can say exactly what stands where."""

import re
from html.parser import HTMLParser
from typing import Any

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
STEP = re.compile(r"(?P<tag>^[\w-]+)|\.(?P<class>[\w-]+)|#(?P<id>[\w-]+)|\[(?P<name>[\w-]+)(?:=(?P<value>[^\]]*))?\]")


class Element:
    """An element of a page. `text` is all that it says, white space folded, without hidden words of ins and del."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Element | str] = []

    @property
    def text(self) -> str:
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        return "".join(each if isinstance(each, str) else each._raw() for each in self.shown)

    @property
    def shown(self) -> "list[Element | str]":
        """What stands in it, without the words by which ears hear that something came or went."""
        if self.tag not in ("ins", "del"):
            return self.content
        return [each for each in self.content if isinstance(each, str) or not each._is(".visually-hidden")]

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def find(self, selector: str) -> "list[Element]":
        """Return the elements below this one that a selector names, in their order.

        Of CSS it knows tags, classes, ids, attributes ([name], [name=value]) and descendants ("dl.facts dd").
        """
        *outer, last = selector.split()
        found = [each for each in self._below() if each._is(last)]
        if not outer:
            return found
        inside = {id(each) for element in self.find(" ".join(outer)) for each in element._below()}
        return [each for each in found if id(each) in inside]

    def texts(self, selector: str) -> list[str]:
        return [each.text for each in self.find(selector)]

    def _below(self) -> "list[Element]":
        children = [each for each in self.content if isinstance(each, Element)]
        return [element for child in children for element in (child, *child._below())]

    def _is(self, step: str) -> bool:
        return all(
            self.tag == part["tag"]
            or part["class"] in self.attributes.get("class", "").split()
            or (part["id"] is not None and part["id"] == self.attributes.get("id"))
            or (part["name"] in self.attributes and part["value"] in (None, self.attributes[part["name"]]))
            for part in STEP.finditer(step)
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Element("", {})
        self.open = [self.page]

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attributes})
        self.open[-1].content.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open[-1].content.append(Element(tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}>.")
        self.open.pop()

    def handle_data(self, text: str) -> None:
        self.open[-1].content.append(text)


def read(response: Any) -> Element:
    """Return the page of a response of Django's test client. Raises ValueError for a stray tag."""
    reader = _Reader()
    reader.feed(response.text)
    reader.close()
    return reader.page


def marked(element: Element) -> str:
    """Return what an element says, what went as -[…] and what came as +[…]."""
    signs = {"del": "-", "ins": "+"}
    return "".join(
        each if isinstance(each, str) else f"{signs.get(each.tag, '')}[{marked(each)}]" for each in element.shown
    )


def rows(response: Any) -> list[list[str]]:
    """Return what each row of a list page's table says, cell by cell."""
    lines = read(response).find("table.listing tbody tr")
    return [[cell.text for cell in line.content if isinstance(cell, Element)] for line in lines]


def messages(response: Any) -> list[str]:
    """Return what the site says once, of what was done before this page."""
    return [str(message) for message in response.context["messages"]]


def filled_in(form: Element) -> dict[str, Any]:
    """Return what a browser would send of the form if somebody changed nothing in it and pressed no button.

    A name has its value, or all its values as a list where it has several.
    """
    return {name: values if len(values) > 1 else values[0] for name, values in _sent_by(form).items()}


def as_sent(response: Any, form: str = "form") -> dict[str, list[str]]:
    """Return the same of the page's only such form, always as lists of values."""
    (found,) = read(response).find(form)
    return _sent_by(found)


def _sent_by(form: Element) -> dict[str, list[str]]:
    sent: dict[str, list[str]] = {}
    for field in form.find("[name]"):
        for value in _values_of(field):
            sent.setdefault(field["name"], []).append(value)
    return sent


def _values_of(field: Element) -> list[str]:
    kind = field.attributes.get("type", "text")
    if "disabled" in field.attributes:
        return []
    elif field.tag == "textarea":
        return [field._raw().removeprefix("\n")]
    elif field.tag == "select":
        return _chosen_in(field)
    elif field.tag != "input" or kind in ("submit", "button", "file"):
        return []
    elif kind in ("checkbox", "radio"):
        return [field.attributes.get("value", "on")] if "checked" in field.attributes else []
    return [field.attributes.get("value", "")]


def _chosen_in(select: Element) -> list[str]:
    options = select.find("option")
    chosen = [option for option in options if "selected" in option.attributes]
    if not chosen and "multiple" not in select.attributes:
        chosen = options[:1]
    return [option.attributes.get("value", option.text) for option in chosen]
