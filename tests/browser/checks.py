"""What every page is held to in the browser: accessible, and no wider than the screen."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page
from pypdf import PdfReader

SCREENS = [(1440, "light"), (1440, "dark"), (360, "light")]
RULES = {
    "light": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    },
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
"""What axe judges in a scheme: in the dark one only what colours change."""
WIDER_THAN_SCREEN = """() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > width + 0.5);
    return [`${document.documentElement.scrollWidth} px wide: ` + wide.slice(0, 5).map(
        e => e.tagName.toLowerCase() + (e.id && `#${e.id}`) + [...e.classList].map(c => `.${c}`).join("")).join(", ")];
}"""

CLIPPED = """() => [...document.body.querySelectorAll("*")].filter(e => {
    // What is a pixel wide is for screen readers.
    if (e.clientWidth < 2 || e.clientHeight < 2 || e.closest("svg, .visually-hidden") || !e.textContent.trim()) {
        return false;
    }
    const [right, below] = [e.scrollWidth > e.clientWidth + 1, e.scrollHeight > e.clientHeight + 1];
    if (!right && !below) return false;
    const style = getComputedStyle(e), cut = flow => flow === "hidden" || flow === "clip";
    return right && cut(style.overflowX) || below && cut(style.overflowY);
}).slice(0, 5).map(e => "clipped: " + e.tagName.toLowerCase() + [...e.classList].map(c => `.${c}`).join("") + " “"
    + e.textContent.trim().replace(/\\s+/g, " ").slice(0, 60) + "”")"""
"""Finds text that its box cuts off, so that nobody can read it."""


STANDS_STILL = """() => Promise.race([
    Promise.all(document.getAnimations().map(a => a.finished.catch(() => null))),
    new Promise(resolve => setTimeout(resolve, 2000)),
])"""
"""Waits until nothing moves on a page; not for ever, since an animation that is held up never ends."""


def faults(page: Page) -> list[str]:
    """Return what axe says against the open page on each of SCREENS, what is wider, and what text is cut off."""
    return [
        f"{width} px, {scheme}: {fault}"
        for width, scheme in on_screens(page)
        for fault in [*axe_violations(page, scheme), *page.evaluate(WIDER_THAN_SCREEN), *page.evaluate(CLIPPED)]
    ]


def on_screens(page: Page) -> Iterator[tuple[int, str]]:
    """Show the open page on each of SCREENS in turn, and yield it once the page stands still."""
    page.wait_for_load_state()  # A click returns once the next page begins to arrive.
    for width, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate(STANDS_STILL)
        yield width, scheme


def axe_violations(page: Page, scheme: str = "light") -> list[str]:
    """Return a line for each rule of WCAG 2.0 to 2.2 A and AA, or best practice, that the page breaks as shown."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # Without preload: it would fetch imported style sheets from addresses that do not exist.
    options = {"runOnly": RULES[scheme], "resultTypes": ["violations"], "preload": False}
    return [told(violation) for violation in page.evaluate("options => axe.run(options)", options)["violations"]]


def told(violation: dict[str, Any]) -> str:
    places = "; ".join(" ".join(map(str, node["target"])) for node in violation["nodes"][:5])
    return f"{violation['id']}: {violation['help']} ({len(violation['nodes'])}: {places})"


def is_complaint(message: ConsoleMessage) -> bool:
    """Return whether the console's message is an error: a violation of the policy, a missing file, a failed script.

    That a page itself is answered with 404 or 403, which the console tells too, is the test's to judge; that a search
    gives way to the next one, which htmx tells as an error, is meant so.
    """
    page = message.page
    about_the_page = message.text.startswith("Failed to load resource") and (
        page is not None and message.location["url"] == page.url
    )
    gave_way = message.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))
    return message.type == "error" and not about_the_page and not gave_way


def printed(page: Page, **options: Any) -> PdfReader:
    """Return the open page as it prints; options as Playwright's `page.pdf` takes them, such as `format="A4"`."""
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, **options)))
