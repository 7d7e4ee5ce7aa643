"""Fills a database with the documents, the demo and one of everything that people write on the site.

Every step is an action, taken by whoever may take it, so that what is stored is what the release stores.
"""

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.utils.timezone import localdate, now

from classification.actions.appeals import decide_appeal, file_appeal
from classification.actions.approvals import approve_draft
from classification.actions.descriptions import place_to_write, sign_part, write_part
from classification.actions.precedents import keep_precedent
from classification.actions.ratings import Given, answer_factor, sign_sheet, start_sheet
from classification.actions.records import keep_own_record, send_record, sign_determination
from classification.actions.requests import Step, open_request, take_step
from classification.actions.rulings import rule
from classification.actions.runs import keep_run
from classification.actions.successions import give_successor
from classification.engine.eligibility.record import Job, Record
from classification.engine.scoring import Answer
from classification.models import (
    AppealStage,
    ClassificationRequest,
    CountingRules,
    Part,
    Position,
    Precedent,
    Reading,
    Ruling,
    Scheme,
)
from classification.rating.questionnaires import questionnaire_of
from classification.readout.references import references_on
from jobfamilies.actions import move_edition, publish_edition, start_draft, withdraw_edition
from jobfamilies.actions.comments import comment_on
from jobfamilies.models import Edition, JobFamily, Level, Move, Organization
from ladders.actions.cells import lines_of, save_cell
from ladders.actions.confirming import confirm_relation
from ladders.actions.levels import retire_level
from ladders.actions.waivers import waive_finding
from ladders.engine import cells
from ladders.findings import checked
from ladders.models import GradeEquivalence, Statement
from website.erasing.actions import erase_words
from website.models import Role, User

RULED = {
    "rationale": "It leads small projects of one department.",
    "authority": "Delegation to HR",
    "exemption": "exempt",
    "exemption_reason": "Its duties are professional.",
    "consequence": "The pay stays.",
}
NOTICE = {"kind": "substantive", "notice": "More teams."}


def fill() -> None:
    """Fill an empty, migrated database. Needs DEBUG, as the demo does."""
    call_command("demo", "--no-serve", stdout=StringIO())
    employee, editor, approver = (User.objects.get(username=name) for name in ("employee", "hr-editor", "hr-approver"))
    second = User.objects.create(username="second-approver")
    Role.objects.create(person=second, kind=Role.Kind.HR_APPROVER, given_by=approver, given_at=now())
    settled()
    level = Level.objects.in_force().get(slug="it-consultant-ii")
    request = rated(employee, editor, level)
    appealed(ruled(request, approver, level), employee, second)
    determined(employee, approver, level)
    unfinished(request, employee, editor, level)
    read_again(editor, approver, level)
    edited_and_published(editor, approver, second)
    retired(level, editor)
    forgotten()


def settled() -> None:
    """Say how an employer counts, and that two grades of two employers are equal."""
    one, other = Organization.objects.filter(slug__in=["harvard", "mit"])
    CountingRules.objects.create(organization=one)
    grades = {"first": one.grades.order_by("order")[0], "second": other.grades.order_by("order")[0]}
    GradeEquivalence.objects.create(**grades)


def rated(employee: User, editor: User, level: Level) -> ClassificationRequest:
    """Describe the demo's position, ask for its level, rate it by a ladder, and keep what the machine reads."""
    position = Position.objects.get(number="DEMO-2")
    part = Part.objects.get(description__position=position, role="incumbent")
    sign_part(part=part, digest=part.words.digest, by=employee, at=now())
    request = open_request(position=position, kind="reclassification", reason="It grew.", by=employee, at=now())
    take_step(request=request, step=Step.SUBMIT, by=employee, at=now())
    take_step(request=request, step=Step.STUDY, by=editor, at=now())
    request.refresh_from_db()
    scheme = Scheme.objects.get(slug="weighted-mean")
    sheet = start_sheet(request=request, scheme=scheme, edition=level.edition, by=editor, at=now())
    for question in questionnaire_of(sheet).questions:
        given = Given(factor=question.slug, answer=Answer(2), reason="The description says so.", word="Seen at work.")
        answer_factor(sheet=sheet, given=given, by=editor, at=now())
    sign_sheet(sheet=sheet, by=editor, at=now())
    against = references_on(localdate(), position.organization)
    keep_run(request=request, against=against, by=editor, at=now())
    return request


def ruled(request: ClassificationRequest, approver: User, level: Level) -> Ruling:
    """Rule on the request, with two stages of appeal."""
    for order, name in enumerate(("Review", "Board"), start=1):
        days = {"days_to_file": 20, "days_to_decide": 30}
        organization = request.position.organization
        AppealStage.objects.create(organization=organization, order=order, name=name, heard_by="A committee", **days)
    facts = RULED | {"outcome": "first", "level": level, "effective_on": localdate()}
    return rule(request=request, by=approver, at=now(), facts=facts)


def appealed(ruling: Ruling, employee: User, second: User) -> None:
    """Appeal against the ruling, which brings the next level."""
    appeal = file_appeal(ruling=ruling, by=employee, at=now(), grounds="It is more.")
    above = Level.objects.in_force().get(slug="it-consultant-iii")
    facts = RULED | {"outcome": "up", "level": above, "effective_on": localdate()}
    decide_appeal(appeal=appeal, by=second, at=now(), outcome="changed", reasons="It is.", facts=facts)


def unfinished(request: ClassificationRequest, employee: User, editor: User, level: Level) -> None:
    """Leave an appeal, a request in study, a description and a record open: somebody still works on them."""
    ruling = request.rulings.order_by("-pk")[0]
    file_appeal(ruling=ruling, by=employee, at=now(), grounds="It is still more.")
    position = request.position
    again = open_request(position=position, kind="reclassification", reason="It grew again.", by=employee, at=now())
    take_step(request=again, step=Step.SUBMIT, by=employee, at=now())
    take_step(request=again, step=Step.STUDY, by=editor, at=now())
    place = place_to_write(position=position, role=Part.Role.INCUMBENT, by=employee)
    words = Part.objects.get(description=request.description, role=Part.Role.INCUMBENT).words
    part = {"position": position, "role": Part.Role.INCUMBENT, "number": place.number, "words": words}
    write_part(read_at=None, by=employee, at=now(), **part)
    record = Record(jobs=(Job(from_on=localdate() - timedelta(days=900), area="software"),))
    send_record(sender=employee, to=None, level=level, on=localdate(), record=record, message="", at=now())


def determined(employee: User, approver: User, level: Level) -> None:
    """Keep a record, send it to HR, and have HR say what it comes to."""
    record = Record(jobs=(Job(from_on=localdate() - timedelta(days=2000), area="software"),))
    keep_own_record(owner=employee, record=record, at=now())
    sent = send_record(sender=employee, to=None, level=level, on=localdate(), record=record, message="", at=now())
    said = {"result": "cannot be decided", "reasons": "A degree is open.", "judgements": {}}
    sign_determination(sent=sent, by=approver, at=now(), **said)


def read_again(editor: User, approver: User, level: Level) -> None:
    """Correct a reading of qualifications, draft a scheme, approve both, and rule on a field of study."""
    reading = Reading.objects.in_force_of(level)
    drafted = {"drafted_by": editor, "drafted_at": now()}
    of_level = {"family": reading.family, "level_key": reading.level_key, "number": reading.number + 1}
    again = Reading.objects.create(rules=reading.rules, reason="Read again.", **of_level, **drafted)
    approve_draft(draft=again, by=approver, at=now())
    organization = reading.family.organization
    rules = Scheme.objects.get(slug="weighted-mean").rules
    ours = Scheme(
        slug="ours", name="Ours", number=1, rules=rules, source="Ours.", organization=organization, **drafted
    )
    ours.save()
    approve_draft(draft=ours, by=approver, at=now())
    physics = Precedent(organization=organization, studied="Physics", asked="Computing", is_related=True, reason="So.")
    keep_precedent(precedent=physics, by=approver, at=now())


def edited_and_published(editor: User, approver: User, second: User) -> None:
    """Edit a new edition of a ladder and publish it for a day to come, withdraw it, and publish the next in its place.

    A third is a draft with a comment.
    """
    family = JobFamily.objects.get(slug="it-manager")
    waiting = approved(drafted(family, editor, "Leads two teams."), editor, approver)
    publish_edition(edition=waiting, effective_on=localdate() + timedelta(days=30), by=second, at=now(), **NOTICE)
    withdraw_edition(edition=waiting, by=second, at=now(), reason="Not agreed.")
    agreed = approved(drafted(family, editor, "Leads three teams."), editor, approver)
    publish_edition(edition=agreed, effective_on=localdate(), by=second, at=now(), **NOTICE)
    unwritten = drafted(family, editor, "TBD")
    comment_on(edition=unwritten, by=approver, at=now(), text="How many?")
    finding = next(each for each in checked(unwritten).findings if each.can_be_waived)
    waive_finding(edition=unwritten, digest=finding.digest, reason="Asked.", by=approver, at=now())
    confirmed(agreed, approver)


def confirmed(edition: Edition, approver: User) -> None:
    """Confirm that the first statement of the lowest level became that of the next one."""
    lower, upper = edition.levels.order_by("rank")[:2]
    first = [str(level.statements.order_by("row__place", "place")[0].key) for level in (lower, upper)]
    confirm_relation(
        lower=lower,
        upper=upper,
        statements=(first[:1], first[1:]),
        verdicts=["raised"],
        reason="Two teams are more than one.",
        by=approver,
        at=now(),
    )


def drafted(family: JobFamily, editor: User, text: str) -> Edition:
    """Return the family's next draft, with one line added to a cell."""
    current = Edition.objects.filter(family=family, publication__withdrawal=None, publication__isnull=False)
    edition = start_draft(edition=current.order_by("-number")[0])
    level, row = edition.levels.order_by("rank")[0], edition.rows.order_by("place")[0]
    stored = lines_of(list(Statement.objects.of_cell(level, row).order_by("place")))
    place = {"edition": edition, "level": level.pk, "row": row.pk, "version": cells.version(stored)}
    text = cells.typed(stored) + f"\n{text}"
    save_cell(**place, text=text, by=editor, at=now())
    return edition


def approved(edition: Edition, editor: User, approver: User) -> Edition:
    """Return the draft after it was submitted and approved."""
    move_edition(edition=edition, move=Move.SUBMIT, by=editor, at=now(), note="See there.")
    move_edition(edition=edition, move=Move.APPROVE, by=approver, at=now(), note="Well.")
    edition.refresh_from_db()
    return edition


def retired(level: Level, editor: User) -> None:
    """Retire a level that holds a position, in a draft, with a successor."""
    draft = start_draft(edition=level.edition)
    held = draft.levels.get(slug="it-consultant-iii")
    retire_level(level=held, by=editor, at=now())
    successor = draft.levels.get(key=level.key)
    give_successor(edition=draft, retired=held.key, successor=successor, by=editor, at=now(), reason="Nearest.")


def forgotten() -> None:
    """Have whoever administers the site close the account of somebody who left."""
    administrator = User.objects.create(username="head-administrator", is_superuser=True)
    left = User.objects.create(username="former-employee")
    erase_words(of=left, by=administrator, at=now(), reason="Asked for.", with_name=True)
