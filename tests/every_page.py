"""Opens every page that links lead to, from the home page and the admin's on: what is there is found, and kept so."""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve

from tests.markup import read

STARTS = ("/", "/admin/")


@dataclass
class Walk:
    """The addresses that were opened, by their route; and the links that led to a refusal, with the page they are on.

    One address of each route is opened, the nearest.
    """

    opened: dict[str, str] = field(default_factory=dict)
    refused: list[tuple[int, str, str]] = field(default_factory=list)


def walk(client: Client, *first: str) -> Walk:
    """Open what links lead to from these pages and from STARTS, as whoever is signed in."""
    done, waiting = Walk(), deque((start, "") for start in (*first, *STARTS))
    while waiting:
        address, page = waiting.popleft()
        route = route_of(address)
        if route and route not in done.opened:
            done.opened[route] = address
            waiting.extend((link, address) for link in _links(client, address, page, done))
    return done


def route_of(address: str) -> str | None:
    """Return the name of the route that answers an address of this site; None for other sites' and for no page."""
    parts = urlsplit(address)
    if parts.netloc or parts.scheme:
        return None
    try:
        found = resolve(parts.path)
    except Resolver404:
        return f"no page: {address}"
    return found.view_name or found.route


def routes(patterns: list[URLPattern | URLResolver] | None = None, space: str = "") -> set[str]:
    """Return the names of all routes of the site."""
    found = set()
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            found |= routes(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            found.add(f"{space}{each.name}" if each.name else str(each.pattern))
    return found


def _links(client: Client, address: str, page: str, done: Walk) -> list[str]:
    """Open an address, and return those that it links to and that its forms ask for."""
    try:
        answer = client.get(address)
    except Exception as error:
        error.add_note(f"At {address}, to which {page or 'nothing'} links")
        raise
    if answer.status_code in (301, 302):
        return [urljoin(address, answer["Location"])]
    if answer.status_code != 200:
        done.refused.append((answer.status_code, address, page))
    if answer.status_code != 200 or not answer.headers["Content-Type"].startswith("text/html"):
        return []
    html = read(answer)
    forms = [form for form in html.find("form[action]") if form.attributes.get("method", "get").lower() == "get"]
    links = [*(link["href"] for link in html.find("a[href]")), *(form["action"] for form in forms)]
    return [urldefrag(urljoin(address, link)).url for link in links]
