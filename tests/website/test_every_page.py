"""Every page of the site is opened once, by everybody whom links lead there."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification.actions.appeals import file_appeal
from classification.actions.records import send_record
from classification.models import Ruling, SentRecord, Stage
from jobfamilies.actions import start_draft
from jobfamilies.models import Edition, Level, Organization
from tests.classification.factories import RulingFactory
from tests.classification.records.examples import ON, OPEN, determine
from tests.classification.requests import request_at
from tests.classification.whole_case import whole_case
from tests.every_page import routes, walk
from tests.factories import EditionFactory, UserFactory
from website.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

PAIR = "/compare/?level=mit/it-consultant/it-consultant-ii&level=mit/it-consultant/it-consultant-iii"
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
    "admin:jobfamilies_comment_resolve", "admin:ladders_lift", "ladders:start-draft", "admin:ladders_import_check",
    "admin:classification_take_back", "classification:send-record", "classification:sign-part", "classification:run",
    "classification:take-back", "work", "choose-mail", "read-all-messages",
    # led to by messages, and for a trial alone
    "open-message", "outbox",
}  # fmt: skip


def user(name):
    return User.objects.get(username=name)


@pytest.fixture
def starts(settings):
    """The demo, and what people have begun beside it; where each of them starts, besides the first pages."""
    settings.DEBUG = True
    call_command("demo", "--no-serve", stdout=StringIO())
    settings.DEBUG = False
    draft, in_review = (start_draft(edition=edition) for edition in Edition.objects.in_force()[:2])
    Edition.objects.filter(pk=in_review.pk).update(state="in review")
    EditionFactory(scheduled=True)
    mit = Organization.objects.get(slug="mit")
    requests = {stage: request_at(stage, position__organization=mit) for stage in Stage.values[:3]}
    case = whole_case()
    appealed = Ruling.objects.get(supersedes__request=case)
    other = RulingFactory(request__position__organization=appealed.position.organization, appeal_by=localdate())
    file_appeal(ruling=appealed, by=case.position.incumbent, at=now(), grounds="It is still more.")
    determined, copy = sent(), sent()
    determine(determined, by=user("hr-approver"))
    sheet = reverse("admin:ladders_edit_ladder", args=[draft.family_id])
    return {
        user("hr-editor"): [at(requests[Stage.SUBMITTED]), sheet],
        user("hr-approver"): [at(requests[Stage.IN_STUDY]), at(appealed), at(determined)],
        user("manager"): [PAIR],
        user("employee"): [at(copy)],
        case.position.incumbent: [at(appealed)],
        other.position.incumbent: [at(other)],
        UserFactory(hr_approver=True, is_superuser=True): [at(copy)],
        None: [],
    }


def at(row):
    """Return the address of a request, a ruling or a copy of a record."""
    if isinstance(row, SentRecord):
        return reverse("classification:sent-record", args=[row.pk])
    return row.get_absolute_url()


def sent():
    district = Level.objects.in_force().get(slug="class-specification")
    facts = {"sender": user("employee"), "to": None, "level": district, "on": ON, "record": OPEN, "message": ""}
    return send_record(**facts, at=now())


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
