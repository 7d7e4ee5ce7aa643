"""Nonsense, as programs and mistakes send it: in an address, in what is asked of a page, in each field of a form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote_from_bytes, urldefrag, urlencode, urlsplit

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.every_page import route_of
from tests.markup import filled_in, read

VALUES = {
    "nothing": "",
    "20 digits": "9" * 20,
    "a number below all": "-1",
    "a wrong UUID": "00000000-0000-0000-0000-00000000000g",
    "NUL": "a\x00b",
    "a bell": "a\x07b",
    "no character": "a\uffffb",
    "enormous": "x" * 20_000,
    "many digits": "9" * 5_000,
    "deep JSON": "[" * 20_000,
    "JSON of the wrong kind": '{"version": [], "table": null}',
    "markup": "'\"><b>",
    "no date": "2027-02-31",
    "the last day": "9999-12-31",
}
BYTES = {"half a letter": b"\xc3", "UTF-16": "ä".encode("utf-16"), "a surrogate": b"\xed\xa0\x80", "no byte": b"\xff"}
"""What is no UTF-8."""
IN_ADDRESSES = {
    "a key of no row": "4242",
    "20 digits": "9" * 20,
    "0": "0",
    "a wrong UUID": "00000000-0000-0000-0000-00000000000g",
    "a UUID of nothing": "00000000-0000-0000-0000-000000000000",
    "NUL": "%00",
    "a bell": "a%07b",
    "enormous": "x" * 3_000,
    **{what: quote_from_bytes(value) for what, value in BYTES.items()},
}
FORM = "application/x-www-form-urlencoded"
REQUESTS: dict[str, tuple[str, dict[str, Any]]] = {
    "an address that is none": ("GET", {"headers": {"HX-Request": "true", "HX-Current-URL": "http://["}}),
    "another": ("GET", {"headers": {"HX-Request": "true", "HX-Current-URL": "%ff\x07", "HX-Target": "\x07"}}),
    "broken headers": ("GET", {"headers": {"If-None-Match": '"', "If-Modified-Since": "x", "Accept": "\x07"}}),
    "a broken cookie": ("GET", {"headers": {"Cookie": "sessionid=\x07; csrftoken=%ff; messages=nonsense"}}),
    "JSON too deep": ("POST", {"data": "[" * 100_000, "content_type": "application/json"}),
    "a form in UTF-16": ("POST", {"data": "a=ä".encode("utf-16"), "content_type": f"{FORM}; charset=utf-16"}),
    "a form in no charset": ("POST", {"data": b"a=b", "content_type": f"{FORM}; charset=nonsense"}),
    "parts without a boundary": ("POST", {"data": b"a=b", "content_type": "multipart/form-data"}),
    "torn parts": ("POST", {"data": b"--x\r\nContent-Disp", "content_type": "multipart/form-data; boundary=x"}),
    **{
        f"{what} in a form": ("POST", {"data": b"name=" + value, "content_type": FORM})
        for what, value in BYTES.items()
    },
}


@dataclass
class Sender:
    """Sends requests as one client, each undone again, and keeps which of them were an error of the server."""

    client: Client
    failed: list[tuple[str, str, str]] = field(default_factory=list)

    def send(self, what: str, method: str, address: str, **request: Any) -> Any:
        """Send one request and return its answer; None where there was none."""
        cookies = SimpleCookie(self.client.cookies.output(header="", sep=";"))
        try:
            with transaction.atomic():
                response = self.client.generic(method, address, **request)
                transaction.set_rollback(True)
        except Exception as error:  # noqa: BLE001 any error of a page is what is looked for
            self.failed.append((f"{method} {address[:200]}", what, f"{type(error).__name__}: {str(error)[:200]}"))
            return None
        finally:
            self.client.cookies = cookies
        if response.status_code >= 500:
            self.failed.append((f"{method} {address[:200]}", what, str(response.status_code)))
        return response

    def fill_in(self, what: str, form: "Form", values: dict[str, Any]) -> None:
        """Send a form with these values."""
        sent = urlencode(values, doseq=True, errors="surrogatepass")
        if form.method == "GET":
            self.send(what, "GET", f"{urlsplit(form.address).path}?{sent}")
        else:
            self.send(what, "POST", form.address, data=sent, content_type=FORM)


# --- addresses -------------------------------------------------------------------------------------------------------


def addresses(value: str) -> list[str]:
    """Return the address of each route of the site, with this value (quoted already) in each place that is open."""
    return list(dict.fromkeys(f"/{_filled(route, value)}" for route in _routes(get_resolver().url_patterns)))


def _routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _routes(each.url_patterns, route)
        else:
            yield route


def _filled(route: str, value: str) -> str:
    """Return the route with the value for each of its converters, and for each group of a regular expression."""
    of_groups = re.sub(r"\(\?P<\w+>(?:[^()]|\\.)*\)", value, re.sub(r"[\^$]", "", route))
    return re.sub(r"\\(.)", r"\1", re.sub(r"<(?:\w+:)?\w+>", value, of_groups))


# --- forms -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Form:
    """A form of a page: where it goes, and what it sends where nobody changes anything."""

    method: str
    address: str
    names: tuple[str, ...]
    values: dict[str, Any]

    @property
    def kind(self) -> tuple[str, str | None, tuple[str, ...]]:
        """What two forms of one kind have in common: whatever answers them."""
        return self.method, route_of(self.address), self.names


def forms_of(page: Any, address: str) -> Iterator[Form]:
    """Yield the forms of a page, each with the names of all its fields, those of buttons and files too."""
    for form in read(page).find("form"):
        action = urldefrag(form.attributes.get("action") or address).url
        names = tuple(dict.fromkeys(each["name"] for each in form.find("[name]")))
        yield Form(form.attributes.get("method", "get").upper(), action, names, filled_in(form))
