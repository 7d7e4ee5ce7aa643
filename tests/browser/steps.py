"""What a person does on a page of the site."""

from playwright.sync_api import Locator


def follow(link: Locator) -> None:
    """Click a link or button and return once the page that it leads to has arrived; a click alone returns before."""
    with link.page.expect_navigation():
        link.click()
