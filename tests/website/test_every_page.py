"""Every page of the site is opened once, by everybody whom links lead there."""

import re

import pytest

from tests.every_page import routes, walk
from tests.filled_site import fill

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

OF_A_ROW = re.compile(r"admin:\w+_(add|change|delete|history|password_change)$|<path:object_id>/$")
"""Django's own pages of a row: they stand and fall with the list before them, and not everybody may open them."""
NOT_LINKED = {
    # asked by programs and scripts
    "session-state",
    "healthz", "readyz", "api/", "api/<path:rest>", "api:api-root", "admin:autocomplete", "admin:jsi18n",
    "jobfamilies:found-levels", "(?P<url>.*)$", "admin:ladders_editor_checks",
    # led to by a mail, or after a step of signing in
    "account_inactive", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "account_set_password", "signed-in",
    # posted to, or seen after a post
    "account_logout", "admin:logout", "admin:password_change_done", "admin:ladders_editor_cell",
    "admin:ladders_editor_move",
    "admin:jobfamilies_comment_answer", "admin:ladders_lift", "ladders:start-draft", "admin:ladders_import_check",
    "admin:classification_take_back", "classification:send-record", "classification:sign-part", "classification:run",
    "classification:take-back", "work", "choose-mail", "read-all-messages",
    "admin:take-role", "admin:let-in", "admin:invite-again",
    "admin:set_up_step", "admin:set_up_skip", "admin:find_and_change_ask", "admin:find_and_change_done",
    "admin:shared_text",
    "admin:drafts_together_move", "admin:ladders_bring_in_new", "admin:ladders_bring_in_make",
    "admin:ladders_bring_in_grades", "admin:ladders_bring_in_undo", "admin:ladders_bring_in_end",
    # led to where it is closed
    "admin:jobfamilies_jobfamily_reopen", "admin:jobfamilies_organization_reopen",
    # for a trial alone
    "outbox",
}  # fmt: skip


@pytest.fixture
def starts(settings):
    return fill(settings)


def test_every_page_is_opened_and_no_link_leads_to_a_refusal(client, starts):
    opened, refused = {}, []
    for reader, first in starts.items():
        client.logout()
        if reader:
            client.force_login(reader)
        done = walk(client, *first)
        opened |= done.opened
        # Django's admin leads from a record to its person, whoever may open that; and its front page is tried by all.
        own = ("/admin/website/user/", "/admin/login/")
        refused += [each for each in done.refused if not each[1].startswith(own)]

    assert refused == []
    assert {route for route in routes() - opened.keys() if not OF_A_ROW.search(route)} == NOT_LINKED
