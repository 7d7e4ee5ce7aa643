"""A small site with a row in every table that is sealed, each written by the action that people use."""

from datetime import timedelta

from django.utils.timezone import localdate, now

from classification.actions.approvals import approve_draft
from classification.actions.precedents import keep_precedent
from classification.actions.records import send_record, sign_determination
from classification.actions.runs import keep_run
from classification.actions.successions import give_successor
from classification.engine.eligibility import Degree, Record, Study
from classification.models import Part, Precedent, Reading
from classification.readout.references import references_on
from jobfamilies.actions import delete_draft, move_edition, publish_edition, start_draft, withdraw_edition
from jobfamilies.models import Edition, Move
from tests.classification.factories import PositionFactory, SchemeFactory
from tests.classification.whole_case import sign, whole_case, write
from tests.factories import EditionFactory, JobFamilyFactory, UserFactory
from website.erasing.actions import erase_words


def sealed_site():
    """Make it: “Acme: Clerk” with three published editions, “Acme: Typist” with a draft, and a case elsewhere."""
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    family = JobFamilyFactory(organization__name="Acme", name="Clerk", slug="clerk", organization__slug="acme")
    first = EditionFactory(family=family, levels=2, rows=2, statements=2, graded=True, transcribed=True)
    publish(first, editor, approver, effective_on=localdate())
    delete_draft(edition=start_draft(edition=latest(family)), by=editor, at=now(), note="Begun too early.")
    withdrawn = publish(start_draft(edition=latest(family)), editor, approver, effective_on=localdate() + MONTH)
    withdraw_edition(edition=withdrawn, by=approver, at=now(), reason="Not agreed.")
    publish(retiring(latest(family), editor), editor, approver, effective_on=localdate() + MONTH)
    EditionFactory(family__organization=family.organization, family__name="Typist")
    UserFactory(username="stranger")
    SchemeFactory(draft=True)
    judged(first.levels.get(rank=1), editor, approver)
    erased(first.levels.get(rank=1), approver)
    request = whole_case()
    keep_run(
        request=request,
        against=references_on(localdate(), request.position.organization),
        by=UserFactory(hr_editor=True),
        at=now(),
    )


MONTH = timedelta(days=30)


def latest(family):
    return Edition.objects.filter(family=family).with_family().latest("number")


def publish(edition, editor, approver, **facts):
    """Take a draft all the way, and return it as it stands then."""
    move_edition(edition=edition, move=Move.SUBMIT, by=editor, at=now(), note="Please.")
    move_edition(edition=edition, move=Move.APPROVE, by=approver, at=now(), note="As agreed.")
    said = {"kind": "substantive", "notice": "Reworded.", "reference": "R-7"} | facts
    publish_edition(edition=edition, by=approver, at=now(), **said)
    return latest(edition.family)


def retiring(edition, by):
    """Return the next draft, which no longer states the upper level and says where its positions go."""
    draft = start_draft(edition=edition)
    upper, lower = draft.levels.get(rank=2), draft.levels.get(rank=1)
    retired = upper.key
    upper.statements.all().delete()
    upper.delete()
    give_successor(edition=draft, retired=retired, successor=lower, by=by, at=now(), reason="The work is the same.")
    return draft


def judged(level, editor, approver):
    """Read a level's qualifications, and determine on a record that somebody sent."""
    cited = level.statements.first()
    degree = {
        "kind": "education",
        "degree": "bachelor’s degree",
        "cites": [{"key": str(cited.key), "text": cited.text}],
    }
    reading = Reading.objects.create(
        family=level.edition.family,
        level_key=level.key,
        number=1,
        rules={"routes": [{"name": "Open route", "conditions": [degree]}]},
        drafted_by=editor,
        drafted_at=now(),
    )
    approve_draft(draft=reading, by=approver, at=now())
    precedent = Precedent(
        organization=level.edition.family.organization,
        studied="Physics",
        asked="Computing",
        is_related=True,
        reason="Both count.",
    )
    keep_precedent(precedent=precedent, by=editor, at=now())
    determined(level, UserFactory(), approver)


def determined(level, sender, approver):
    record = Record((Study(Degree.BACHELOR, "physics"),))
    sent = send_record(sender=sender, to=None, level=level, on=localdate(), record=record, message="Please.", at=now())
    sign_determination(
        sent=sent, result="cannot be decided", reasons="It is not said.", judgements={}, by=approver, at=now()
    )


def erased(level, approver):
    """Erase the words of somebody who signed what they do, and on whose record HR determined."""
    position = PositionFactory(held=True)
    sign(write(position, Part.Role.INCUMBENT, position.incumbent), position.incumbent)
    determined(level, position.incumbent, approver)
    administrator = UserFactory(is_superuser=True)
    erase_words(of=position.incumbent, by=administrator, at=now(), reason="Asked for in writing.")
