"""One change in many ladders: find and change words in drafts, then move the drafts together."""

from django.contrib.admin import AdminSite
from django.urls import URLPattern, path

from ladders.admin.changing.find import ChangeMade, ChangePage, FindPage
from ladders.admin.changing.shared import SharedTextPage, SharedTexts
from ladders.admin.changing.together import MoveTogether, TogetherPage


def changing_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages below the admin's front page."""
    return [
        path("find-and-change/", FindPage.view_in(site), name="find_and_change"),
        path("find-and-change/change/", ChangePage.view_in(site), name="find_and_change_ask"),
        path("find-and-change/<int:change>/", ChangeMade.view_in(site), name="find_and_change_done"),
        path("shared-texts/", SharedTexts.view_in(site), name="shared_texts"),
        path("shared-texts/<int:shared>/", SharedTextPage.view_in(site), name="shared_text"),
        path("drafts-together/", TogetherPage.view_in(site), name="drafts_together"),
        path("drafts-together/<slug:move>/", MoveTogether.view_in(site), name="drafts_together_move"),
    ]
