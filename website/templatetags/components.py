"""The components of the pages as template tags; a builtin of every template. Everything they print is escaped."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.template import Context
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString, mark_safe

from website.glyph import Bar, Dot, Rung, draw
from website.roles import is_of_hr, may

register = template.Library()


@register.simple_tag(takes_context=True)
def reader_may(context: Context, act: str, thing: Any = None) -> bool:
    """Return whether the reader may do the act ("app.codename") with the thing."""
    return may(context["user"], act, thing) if "user" in context else False


# What became of a statement, in the words that a page shows beside the sign. Each has a symbol in the sprite.
CHANGES = {
    "new": "New",
    "raised": "Raised",
    "broadened": "Broadened",
    "lowered": "Lowered",
    "narrowed": "Narrowed",
    "changed": "Changed",
    "reworded": "Reworded",
    "moved": "Moved",
    "unchanged": "Unchanged",
    "dropped": "No longer stated",
    "split": "Split",
    "merged": "Merged",
}

CAME_OR_WENT = {"ins": "added", "del": "left out"}

# What a page calls the files that it offers, by their ending.
FILES = {
    "pdf": "PDF to print",
    "xlsx": "Excel workbook",
    "docx": "Word document",
    "csv": "CSV, a row per statement",
    "json": "JSON, the ladder document",
}


class Entry(NamedTuple):
    """A page of the main navigation: its address by name, what readers call it, and in few words what it is for."""

    address: str
    label: str
    note: str = ""


# What the head of every page leads to: pages, and menus of pages under a name.
EXPLORE = (
    Entry("jobfamilies:home", "Families", "Every job family, by organization"),
    Entry("jobfamilies:levels", "Levels", "Every level, by title, code or grade"),
    Entry("ladders:map", "Career map", "Ways from one level to another"),
    Entry("ladders:dimensions", "Expectations", "One expectation, in every job that states it"),
    Entry("classification:classify", "Classify", "Which ladders a description reads like"),
    Entry("jobfamilies:sources", "Sources", "The documents that the texts are taken from"),
)
# Only for people who are signed in.
MY_WORK = (
    Entry("my-work", "Waiting for you", "What is yours to do, and by when"),
    Entry("classification:positions", "Positions", "Your position and those below it"),
    Entry("classification:sent-records", "Sent records", "What you sent of yourself, or received"),
    Entry("my-messages", "My messages", "What happened that concerns you"),
    Entry("usersessions_list", "Your account", "Your password, and where you are signed in"),
)
COMPARE, QUALIFY, HR = (
    Entry("ladders:compare", "Compare"),
    Entry("classification:qualify", "Do I qualify"),
    Entry("admin:index", "HR admin"),
)
# What stands in the foot of every page.
FOOT = (
    Entry("about", "About"),
    Entry("words", "Words"),
    Entry("help", "Help"),
    Entry("api-docs", "API"),
)


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return the symbol of the sprite as decoration: the words stand beside it."""
    return format_html('<svg aria-hidden="true"><use href="{}#i-{}"/></svg>', static("icons/sprite.svg"), name)


@register.simple_tag
def mark(kind: str, word: str = "", *, quiet: bool = False, is_likely: bool = False) -> SafeString:
    """Return the sign and word of a change, a key of CHANGES; `is_likely` says that it is not sure.

    Quiet: the word for screen readers only, as in grids.
    """
    word = f"{word or CHANGES[kind]}{', likely' if is_likely else ''}"
    said = format_html('<span class="visually-hidden">{}: </span>', word) if quiet else word
    return format_html('<span class="mark {}{}">{}{}</span>', kind, " likely" if is_likely else "", icon(kind), said)


def told_change(tag: str, text: str) -> str:
    """Return escaped words in `ins` or `del`, with hidden words that ears hear and copies keep, and a space after."""
    words = text.strip()
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :] if words else ""
    before = f'<span class="visually-hidden">[{CAME_OR_WENT[tag]}: </span>'
    return f'<{tag}>{lead}{before}{words}<span class="visually-hidden">] </span>{trail}</{tag}>'


@register.simple_tag
def ladder_glyph(rungs: Sequence[Rung], label: str) -> SafeString:
    """Return the drawing of a ladder on its grade scale, lowest grade first. The label says in words what it shows."""
    glyph = draw(rungs)
    return format_html(
        '<svg class="ladder-glyph{dim}" viewBox="0 0 {width} 27" width="{width}" height="27" role="img"'
        ' aria-label="{label}"><path class="base" d="M0 26.5h{width}"/>{shapes}</svg>',
        dim=" dim" if glyph.here else "",
        width=f"{glyph.width:g}",
        label=label,
        shapes=mark_safe("".join(_shape(shape) for shape in glyph.shapes)),
    )


def _shape(shape: Bar | Dot) -> str:
    if isinstance(shape, Dot):
        return f'<circle class="gap" cx="{shape.x:g}" cy="{shape.y:g}" r="{shape.radius:g}"/>'
    kind = "rung" + " unstated" * shape.outlined + " here" * shape.here
    return f'<rect class="{kind}" x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"/>'


@register.simple_tag
def not_stated(words: str = "Not stated in the source") -> SafeString:
    """Return what stands where the source says nothing: never a dash, never blank."""
    return format_html('<span class="not-stated">{}</span>', words)


@register.filter
def breakable(text: str) -> SafeString:
    """Return plain text escaped, with a place to break the line after every slash."""
    return SafeString(escape(text).replace("/", "/<wbr>"))


@register.simple_block_tag
def notice(content: str, kind: str = "") -> SafeString:
    """Return the block in a box; kind "wrong" for what failed."""
    return format_html('<div class="notice{}">{}</div>', f" {kind}" if kind else "", content)


@register.simple_tag
def print_button(words: str = "Print", size: str = "") -> SafeString:
    """Return a button that prints the page; size "small" or none. js/print.js shows it where it works."""
    return format_html(
        '<button class="button{}" type="button" data-print hidden>{}{}</button>',
        f" {size}" if size else "",
        icon("print"),
        words,
    )


@register.inclusion_tag("components/downloads.html")
def downloads(name: str, endings: str) -> dict[str, object]:
    """Offer the files of this page, which stand below its own address: "ladder", "pdf csv"."""
    return {"files": [(f"{name}.{ending}", FILES[ending]) for ending in endings.split()]}


@register.inclusion_tag("components/crumbs.html")
def crumbs(trail: Iterable[tuple[str, str | None]]) -> dict[str, object]:
    """Show the way to this page: pairs of label and address, the last one being the page itself."""
    return {"trail": list(trail)}


@register.inclusion_tag("components/pagination.html")
def pagination(page: "Page[Any]", address: QueryDict) -> dict[str, object]:
    """Show the pages of a list. The address holds the choices that every page keeps."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2)
    return {"page": page, "numbers": numbers, "choices": address}


class Link(NamedTuple):
    """An entry that exists, and what `aria-current` says of it: "page", "true" on pages below it, or nothing."""

    address: str
    label: str
    note: str
    current: str


class Menu(NamedTuple):
    """Links under a name; a name alone stands for one link that is no menu."""

    name: str
    links: list[Link]

    @property
    def is_here(self) -> bool:
        return any(link.current for link in self.links)


@register.inclusion_tag("components/main_nav.html", takes_context=True)
def main_nav(context: Context, *, elsewhere: bool = False, below: str = "") -> dict[str, object]:
    """Show what the head leads to, and where this page belongs, if it does not stand elsewhere.

    `below` names the page of the navigation that this page belongs to, where its address does not stand below that
    one's.
    """
    path = context["request"].path
    menus = _menus(getattr(context["request"], "user", None))
    addresses = {entry: address for _, entries in menus for entry in entries if (address := _address(entry.address))}
    here = (address for address in addresses.values() if path.startswith(address))
    section = "" if elsewhere else _address(below) or max(here, key=len, default="")

    def link(entry: Entry) -> Link:
        current = ("page" if section == path else "true") if addresses[entry] == section else ""
        return Link(addresses[entry], entry.label, entry.note, current)

    shown = [Menu(name, [link(entry) for entry in entries if entry in addresses]) for name, entries in menus]
    return {"menus": [menu for menu in shown if menu.links]}


def _menus(user: Any) -> list[tuple[str, tuple[Entry, ...]]]:
    """Return what a person sees in the head: names of menus with their entries, "" where an entry stands alone."""
    own = [("My work", MY_WORK)] if getattr(user, "is_authenticated", False) else []
    hr = [("", (HR,))] if is_of_hr(user) else []
    return [("Explore", EXPLORE), ("", (COMPARE,)), ("", (QUALIFY,)), *own, *hr]


@register.inclusion_tag("components/foot_nav.html")
def foot_nav() -> dict[str, object]:
    """Show what the foot of every page leads to."""
    return {"links": [(address, entry.label) for entry in FOOT if (address := _address(entry.address))]}


@register.simple_tag
def version() -> str:
    """Return which release of the site this is."""
    return str(settings.VERSION)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def page_panels(page: str, subject: Any) -> SafeString:
    """Return what higher apps add to a page about its subject: what PAGE_PANELS names for it, in order."""
    panels = (import_string(name)(subject) for name in settings.PAGE_PANELS.get(page, ()))
    return format_html_join("", "{}", ((panel,) for panel in panels))


@register.simple_tag
def canonical(request: HttpRequest) -> str:
    """Return the page's one address: absolute, and without the choices of whoever asked."""
    return request.build_absolute_uri(request.path)


@register.simple_tag
def choice(kind: str, name: str, value: str, label: str, is_chosen: bool) -> SafeString:
    """Return a checkbox or radio under a chip; kind is the input's type."""
    return format_html(
        '<label class="choice"><input type="{}" name="{}" value="{}"{}><span>{}</span></label>',
        kind,
        name,
        value,
        mark_safe(" checked") if is_chosen else "",
        label,
    )
