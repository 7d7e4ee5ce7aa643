"""A site with the demo and with what people have begun beside it: rows of every kind, and where each person starts."""

from io import StringIO

from django.core.management import call_command
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification.actions.appeals import file_appeal
from classification.actions.records import send_record
from classification.models import Ruling, SentRecord, Stage
from jobfamilies.actions import start_draft
from jobfamilies.models import Edition, Level, Organization
from ladders.importing.runs.reading import read_files
from ladders.importing.runs.starting import Sent, add_files, start_run
from tests.classification.factories import RulingFactory
from tests.classification.records.examples import ON, OPEN, determine
from tests.classification.requests import request_at
from tests.classification.whole_case import whole_case
from tests.factories import EditionFactory, UserFactory
from website.models import User

PAIR = "/compare/?level=mit/it-consultant/it-consultant-ii&level=mit/it-consultant/it-consultant-iii"


def user(name):
    return User.objects.get(username=name)


def fill(settings):
    """Fill the database, and return by person where they start besides the first pages; None is nobody."""
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
    bring_in(mit)
    return {
        user("hr-editor"): [
            at(requests[Stage.SUBMITTED]),
            sheet,
            *map(reverse, ("admin:set_up", "admin:find_and_change", "admin:drafts_together")),
            reverse("admin:ladders_bring_in"),
        ],
        user("hr-approver"): [at(requests[Stage.IN_STUDY]), at(appealed), at(determined)],
        user("administrator"): [reverse("admin:deactivate", args=[user("hr-editor").pk])],
        user("manager"): [PAIR],
        user("employee"): [at(copy)],
        case.position.incumbent: [at(appealed)],
        other.position.incumbent: [at(other)],
        UserFactory(hr_approver=True, is_superuser=True): [at(copy)],
        None: [],
    }


def bring_in(organization):
    """Begin a run of one class specification, with a heading that nobody knows."""
    said = b"Clerk I\n\nDUTIES\n\n- Sorts letters.\n\nNUMBER OF DESKS\n\n- Two desks.\n"
    editor = user("hr-editor")
    run = start_run(organization=organization, by=editor, at=now())
    add_files(run=run, sent=[Sent("clerk.txt", said)], by=editor)
    read_files(run)


def at(row):
    """Return the address of a request, a ruling or a copy of a record."""
    if isinstance(row, SentRecord):
        return reverse("classification:sent-record", args=[row.pk])
    return row.get_absolute_url()


def sent():
    district = Level.objects.in_force().get(slug="class-specification")
    facts = {"sender": user("employee"), "to": None, "level": district, "on": ON, "record": OPEN, "message": ""}
    return send_record(**facts, at=now())
