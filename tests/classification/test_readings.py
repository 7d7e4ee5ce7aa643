"""The readings of the 18 levels: what they ask, what they cite, and what there is to look at."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.urls import reverse

from classification.actions import CannotApprove, approve_draft
from classification.engine.eligibility.rules import Experience, Pool
from classification.models import CountingRules, Precedent, Reading
from classification.models.counting import counting_of
from classification.qualifying.checks import NO_RULE, NO_SUCH_CLASS, NO_TEXT, SAME_MINIMUM, check_readings
from jobfamilies.models import Level, Organization
from ladders.models import OutsideClass
from tests.factories import EditionFactory, UserFactory
from tests.markup import as_sent, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("documents")]

NOON = datetime(2026, 11, 5, 12, tzinfo=UTC)
PROFESSIONAL, MANAGEMENT = "it-infrastructure-professional-", "it-infrastructure-mgt-"


def years(reading, part="basic", strength="required"):
    """Return the years of the counted conditions, with the kinds that they ask for; None where no length is stated."""
    nodes = [node for node in reading.requirement.nodes() if isinstance(node, Experience | Pool)]
    return [
        (node.months and node.months / 12, *getattr(node, "kinds", ()))
        for node in nodes
        if (node.part, node.strength) == (part, strength)
    ]


@pytest.mark.parametrize(
    ("slug", "basic", "additional"),
    [
        (PROFESSIONAL + "ii", [(2,)], []),
        (PROFESSIONAL + "iii", [(2,)], []),
        (PROFESSIONAL + "iv", [(5,)], []),
        (PROFESSIONAL + "v", [(7,)], []),
        (PROFESSIONAL + "vi", [(7,)], [(3,)]),
        (MANAGEMENT + "iii", [(2,)], [(None, "supervisory"), (2,)]),
        (MANAGEMENT + "iv", [(5,), (None, "supervisory")], []),
        (MANAGEMENT + "v", [(7,), (None, "supervisory")], []),
        (MANAGEMENT + "vi", [(7,), (None, "supervisory")], [(3,)]),
        ("it-manager", [(5,)], []),
        ("senior-it-manager", [(10,), (5, "managing")], []),
        ("it-consultant-i", [], []),
        ("it-consultant-ii", [], []),
        ("it-consultant-iii", [], []),
        ("senior-it-consultant", [], []),
        ("project-coordinator-i", [], []),
        ("project-coordinator-ii", [], []),
        ("class-specification", [(2, "professional")], []),
    ],
)
def test_a_level_asks_the_years_that_its_text_states(level, slug, basic, additional):
    reading = Reading.objects.in_force_of(level(slug))

    assert years(reading) == basic
    assert years(reading, "additional") == additional
    assert reading.requirement.states_a_minimum == bool(basic)


def test_typically_is_guidance(level):
    assert years(Reading.objects.in_force_of(level("it-manager")), strength="guidance") == [(5,)]


def test_all_levels_in_force_are_read_and_what_there_is_to_look_at_is_what_the_texts_leave():
    assert {(fault.kind, fault.level, fault.said) for fault in check_readings()} == {
        (SAME_MINIMUM, "IT Infrastructure Professional II", "IT Infrastructure Professional III asks no more."),
        (SAME_MINIMUM, "IT Infrastructure Professional V", "IT Infrastructure Professional VI asks no more."),
        (SAME_MINIMUM, "IT Infrastructure Mgt V", "IT Infrastructure Mgt VI asks no more."),
    }


def test_the_checks_ask_as_much_for_all_levels_as_for_few(django_assert_num_queries):
    with django_assert_num_queries(4):
        check_readings()


def test_a_class_that_nobody_has_is_found():
    OutsideClass.objects.filter(slug="it-support-analyst-ii").update(name="Another class")

    faults = [fault for fault in check_readings() if fault.kind == NO_SUCH_CLASS]

    assert [fault.said for fault in faults] == [
        "IT Support Analyst II is neither a level nor a class outside the catalogue."
    ]


def test_a_rule_without_text_and_text_without_a_rule_are_found(level):
    manager = level(PROFESSIONAL + "ii")
    rules = {"routes": [{"name": "Only", "conditions": [{"kind": "pool", "months": 12}]}]}
    correct(manager, rules, approved=True)

    faults = [(fault.kind, fault.quote) for fault in check_readings() if fault.kind in (NO_TEXT, NO_RULE)]

    assert faults[0] == (
        NO_TEXT,
        "1 year of post-secondary education or work experience, of both together",
    )
    assert [kind for kind, _ in faults[1:]] == [NO_RULE] * 4


def correct(level, rules, *, approved=False, number=2):
    return Reading.objects.create(
        family=level.edition.family,
        level_key=level.key,
        number=number,
        rules=rules,
        reason="Read again.",
        drafted_at=NOON,
        approved_at=NOON if approved else None,
    )


def test_loading_the_readings_twice_changes_nothing():
    before = list(Reading.objects.order_by("pk").values())

    call_command("loaddata", "requirements.json", verbosity=0)

    assert list(Reading.objects.order_by("pk").values()) == before


def test_a_draft_is_not_in_force_until_somebody_else_approves_it(level):
    manager = level("it-manager")
    first = Reading.objects.in_force_of(manager)
    draft = correct(manager, first.rules)
    draft.drafted_by = drafter = UserFactory(hr_approver=True)
    draft.save()
    assert Reading.objects.in_force_of(manager) == first

    with pytest.raises(CannotApprove, match="Somebody else"):
        approve_draft(draft=draft, by=drafter, at=NOON)
    with pytest.raises(CannotApprove, match="Only HR approvers"):
        approve_draft(draft=draft, by=UserFactory(hr_editor=True), at=NOON)
    approve_draft(draft=draft, by=UserFactory(hr_approver=True), at=NOON)

    assert Reading.objects.in_force_of(manager) == draft
    with pytest.raises(CannotApprove, match="already"):
        approve_draft(draft=draft, by=UserFactory(hr_approver=True), at=NOON)


def test_a_correction_needs_its_reason(level):
    manager = level("it-manager")
    with pytest.raises(IntegrityError), transaction.atomic():
        Reading.objects.create(
            family=manager.edition.family, level_key=manager.key, number=2, rules={}, drafted_at=NOON
        )


def test_what_is_no_rule_is_refused():
    with pytest.raises(ValidationError) as refused:
        Reading(rules={"routes": []}, number=1, drafted_at=NOON).full_clean(exclude=["family", "level_key"])

    assert list(refused.value.message_dict) == ["rules"]


def test_an_organization_counts_by_its_settings_and_its_latest_rulings():
    harvard = Organization.objects.get(slug="harvard")
    CountingRules.objects.create(organization=harvard, part_time="not at all", master_years=5)
    analyst = UserFactory(hr_editor=True)
    for is_related in (False, True):
        Precedent.objects.create(
            organization=harvard,
            studied="Computer Science",
            asked="Information  technology",
            is_related=is_related,
            reason="Compared the curricula.",
            ruled_by=analyst,
            ruled_at=NOON,
        )

    counting = counting_of(harvard)

    assert counting.part_time == "not at all"
    assert list(counting.years_per_degree.values()) == [2, 4, 5, 8]
    assert [(ruled.key, ruled.holds, ruled.on) for ruled in counting.ruled.values()] == [
        (("field", "computer science", "information technology"), True, NOON.date())
    ]


# --- in the admin ----------------------------------------------------------------------------------------------------

LIST = "admin:classification_reading_changelist"


def change(reading):
    return reverse("admin:classification_reading_change", args=[reading.pk])


def test_an_editor_corrects_a_reading_with_its_reason(client, hr, level):
    editor = hr("hr_editor")
    manager = level("it-manager")
    first = Reading.objects.in_force_of(manager)
    add = reverse("admin:classification_reading_add")

    sent = as_sent(client.get(add, {"correct": first.pk}), "form#reading_form")
    refused = client.post(f"{add}?correct={first.pk}", sent)
    client.post(add, sent | {"reason": "Read again."})

    assert refused.context["adminform"].form.errors == {"reason": ["Say why the reading before is corrected."]}
    draft = Reading.objects.of_level(manager).get(number=2)
    assert (draft.requirement, draft.reason, draft.drafted_by, draft.approved_at) == (
        first.requirement,
        "Read again.",
        editor,
        None,
    )


@pytest.mark.parametrize("asked", ["x", "9" * 30, "99999"])
def test_a_correction_of_no_reading_begins_empty(client, hr, asked):
    hr("hr_editor")

    response = client.get(reverse("admin:classification_reading_add"), {"correct": asked})

    assert response.status_code == 200


def test_an_approved_reading_is_read_only_and_reads_in_sentences(client, hr, level):
    hr("hr_editor")
    reading = Reading.objects.in_force_of(level(PROFESSIONAL + "ii"))

    page = client.get(change(reading))
    posted = client.post(change(reading), {"rules": "{}", "reason": "x"})

    said = "<li>2 years of post-secondary education or work experience, of both together (required, basic)."
    assert said in page.content.decode()
    assert posted.status_code == 403
    assert client.post(reverse("admin:classification_reading_delete", args=[reading.pk])).status_code == 403


@pytest.mark.parametrize(("group", "is_approved"), [("hr_editor", False), ("hr_approver", True)])
def test_only_an_approver_puts_a_reading_into_force(client, hr, level, group, is_approved):
    hr(group)
    manager = level("it-manager")
    draft = correct(manager, Reading.objects.in_force_of(manager).rules)

    client.post(reverse(LIST), {"action": "approve", "_selected_action": [draft.pk]})

    draft.refresh_from_db()
    assert draft.is_approved is is_approved


def test_the_checks_page_lists_what_to_look_at(client, hr):
    hr("hr_approver")

    response = client.get(reverse("admin:classification_reading_checks"))

    assert [fault.level for fault in response.context["faults"]] == [
        "IT Infrastructure Mgt V",
        "IT Infrastructure Professional II",
        "IT Infrastructure Professional V",
    ]


@pytest.mark.parametrize(
    ("group", "links"), [("hr_approver", ["Its reading"]), ("hr_editor", ["Its reading", "Correct it"])]
)
def test_each_finding_leads_to_its_reading(client, hr, level, group, links):
    hr(group)
    lowest = Reading.objects.in_force_of(level(MANAGEMENT + "v"))

    page = read(client.get(reverse("admin:classification_reading_checks")))

    assert page.find(".checks-page li")[0].texts("a") == links
    assert page.find(".checks-page li a")[0]["href"] == change(lowest)


def test_a_level_that_nobody_read_leads_to_its_first_reading(client, hr):
    hr("hr_editor")
    unread = EditionFactory(published=True).levels.get()

    page = read(client.get(reverse("admin:classification_reading_checks")))
    (address,) = [link["href"] for link in page.find(".checks-page li a") if link.text == "Read it"]

    assert address == f"{reverse('admin:classification_reading_add')}?level={unread.path}"
    assert client.get(address).context["adminform"].form.of_level == unread


def test_the_checks_page_is_for_hr(client, hr):
    hr("employee")

    assert client.get(reverse("admin:classification_reading_checks")).status_code == 302


def test_a_ruling_on_a_field_keeps_who_made_it(client, hr):
    editor = hr("hr_editor")
    district = Organization.objects.get(slug="district")
    sent = {
        "organization": district.pk,
        "kind": "field",
        "studied": "computer science",
        "asked": "information technology",
        "is_related": "True",
        "reason": "Same faculty.",
    }

    client.post(reverse("admin:classification_precedent_add"), sent)

    ruling = Precedent.objects.get()
    assert (ruling.ruled_by, ruling.is_related) == (editor, True)
    assert client.post(reverse("admin:classification_precedent_change", args=[ruling.pk]), sent).status_code == 403
    assert Level.objects.in_force().count() == 18
