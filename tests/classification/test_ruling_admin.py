"""HR reads in the admin what was ruled, appealed, decided and done, and changes none of it."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.appeals import decide_appeal, file_appeal
from classification.models import Appeal, AppealDecision, AppealStage, RequestStep, Ruling, Succession
from tests.classification.factories import AppealStageFactory, RulingFactory
from tests.factories import EditionFactory, UserFactory, days_from_now

pytestmark = pytest.mark.django_db

RECORDS = [Ruling, RequestStep, Appeal, AppealDecision, Succession]


def address(model, page, *args):
    return reverse(f"admin:classification_{model._meta.model_name}_{page}", args=args)


def one_of_each():
    """Write a row of each kind of record, about a position of its own."""
    ruling = RulingFactory(appeal_by=days_from_now(9))
    AppealStageFactory(organization=ruling.position.organization)
    appeal = file_appeal(ruling=ruling, by=ruling.position.incumbent, at=now(), grounds="It is more.")
    decide_appeal(appeal=appeal, by=UserFactory(hr_approver=True), at=now(), outcome="upheld", reasons="It is not.")
    edition = EditionFactory()
    Succession.objects.create(
        edition=edition,
        retired_key=edition.levels.get().key,
        family=edition.family,
        successor_key="00000000-0000-0000-0000-000000000001",
        reason="Same work.",
        by=UserFactory(),
        at=now(),
    )


@pytest.mark.parametrize("role", ["hr_editor", "hr_approver"])
@pytest.mark.parametrize("model", RECORDS)
def test_records_are_read_and_nothing_else(client, hr, model, role):
    hr(role)
    one_of_each()
    row = model.objects.first()

    assert [each.pk for each in client.get(address(model, "changelist")).context["cl"].result_list].count(row.pk) == 1
    assert client.get(address(model, "change", row.pk)).status_code == 200
    assert client.post(address(model, "change", row.pk), {}).status_code == 403
    assert client.get(address(model, "delete", row.pk)).status_code == 403
    assert client.get(address(model, "add")).status_code == 403


@pytest.mark.parametrize("role", ["manager", "employee"])
@pytest.mark.parametrize("model", [*RECORDS, AppealStage])
def test_nobody_else_reads_them_in_the_admin(client, hr, model, role):
    hr(role)

    assert client.get(address(model, "changelist")).status_code == 302


@pytest.mark.parametrize("model", [*RECORDS, AppealStage])
def test_a_list_asks_no_query_per_row(client, hr, model, django_assert_max_num_queries):
    hr("hr_approver")
    for _ in range(4):
        one_of_each()

    with django_assert_max_num_queries(14):
        client.get(address(model, "changelist"))


@pytest.mark.parametrize("model", [*RECORDS, AppealStage])
def test_a_search_finds_and_survives(client, hr, model):
    hr("hr_approver")
    one_of_each()

    for words in ("P-", "no such thing", "\0", "'"):
        assert client.get(address(model, "changelist"), {"q": words}).status_code in (200, 302)


def test_hr_editors_set_the_stages_of_appeal_and_approvers_read_them(client, hr):
    stage = AppealStageFactory()
    said = {"order": 2, "name": "Board", "heard_by": "A board", "days_to_file": 10, "days_to_decide": 20}

    hr("hr_approver")
    assert client.get(address(AppealStage, "add")).status_code == 403
    hr("hr_editor")
    client.post(address(AppealStage, "add"), said | {"organization": stage.organization_id})

    assert list(AppealStage.objects.values_list("order", "name")) == [(1, "Stage 1"), (2, "Board")]
