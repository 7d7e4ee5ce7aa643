"""The browser tests' own checks find what they are there to find."""

import pytest
from playwright.sync_api import Page, Route

from tests.browser.checks import faults, is_complaint, printed

POLICY = {"Content-Security-Policy": "default-src 'self'"}


@pytest.fixture
def shown(page: Page):
    """A function that opens a page with the given body under the site's kind of policy."""

    def show(body: str) -> Page:
        html = f"<!doctype html><html lang=en><title>Page</title>{body}"
        page.route("**/made-up", lambda route: answer(route, html))
        page.goto("/made-up")
        return page

    return show


def answer(route: Route, html: str) -> None:
    route.fulfill(body=html, content_type="text/html", headers=POLICY)


def test_a_good_page_has_no_faults(shown):
    assert faults(shown("<main><h1>A heading</h1><p>Words.</p></main>")) == []


def test_an_image_without_a_text_is_a_fault_at_every_width(shown):
    page = shown("<main><h1>A heading</h1><img src='/healthz'></main>")

    assert [fault.partition(": ")[2][:9] for fault in faults(page)] == ["image-alt"] * 2


def test_pale_text_is_a_fault_on_every_screen(shown):
    page = shown("<main><h1>A heading</h1><p><font color='#ccc'>Words.</font></p></main>")

    assert [fault.partition(": ")[2][:14] for fault in faults(page)] == ["color-contrast"] * 3


def test_a_page_wider_than_the_phone_is_a_fault_there(shown):
    page = shown("<main><h1>A heading</h1><table width=600><caption>Wide</caption><tr><td>Words</td></table></main>")

    assert [fault.partition(" px wide")[0][:16] for fault in faults(page)] == ["360 px, light: 6"]


@pytest.mark.parametrize(
    "body",
    [
        "<p style='color: red'>Words.</p>",
        "<script>document.title = 'run'</script>",
        "<img alt='' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
        "<img alt='' src='/no-such-image.png'>",
    ],
    ids=["inline style", "inline script", "data image", "missing image"],
)
def test_what_the_policy_refuses_and_what_is_missing_is_a_complaint(browser, body):
    page = browser.new_page(base_url="http://localhost:1")
    complaints = []
    page.on("console", lambda message: complaints.append(is_complaint(message)))
    page.route("**/made-up", lambda route: answer(route, body))

    page.goto("/made-up", wait_until="networkidle")

    assert complaints == [True]


def test_a_page_prints(shown):
    reader = printed(shown("<main><h1>A heading</h1></main>"), format="A4")

    assert [page.extract_text() for page in reader.pages] == ["A heading"]
