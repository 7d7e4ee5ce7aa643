"""What a person does on a page of the site."""

from django.utils.timezone import localdate
from playwright.sync_api import Locator, Page

from jobfamilies.models import Level


def follow(link: Locator) -> None:
    """Click a link or button and return once the page that it leads to has arrived; a click alone returns before."""
    with link.page.expect_navigation():
        link.click()


def fill_in_ruling(page: Page, level: Level, *, reasons: str, authority: str) -> None:
    """Say all that a ruling on this level says, but for its outcome."""
    page.get_by_label("Level", exact=True).select_option(str(level.pk))
    page.get_by_label("Reasons", exact=True).fill(reasons)
    page.get_by_label("Authority").fill(authority)
    page.get_by_label("Exemption", exact=True).select_option("exempt")
    page.get_by_label("Reasons for the exemption").fill("Professional duties.")
    page.get_by_label("Effective on").fill(localdate().isoformat())
    page.get_by_label("What it means for the incumbent").fill("Your pay follows the grade.")
