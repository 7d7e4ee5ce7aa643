"""What is approved stays, whoever asks and by whichever way: readings of qualifications and rating schemes alike."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils.timezone import now

from classification.actions import CannotApprove, approve_draft
from classification.models import Reading, Scheme
from tests.classification.factories import SchemeFactory
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db

KINDS = pytest.mark.parametrize("model", [Reading, Scheme])
SIGNED_IN = {"hr_editor": {"hr_editor": True}, "hr_approver": {"hr_approver": True}, "all": {"is_superuser": True}}


def row(model, **facts):
    """Return an approved reading of a level of its own, or an approved scheme, unless the facts say otherwise."""
    if model is Scheme:
        return SchemeFactory(**facts)
    level = EditionFactory(published=True).levels.get()
    facts = {"number": 1, "rules": {"routes": []}, "drafted_at": now(), "approved_at": now()} | facts
    return Reading.objects.create(family=level.edition.family, level_key=level.key, **facts)


def stored(kept):
    return type(kept).objects.values().get(pk=kept.pk)


def page(kept, name, *args):
    return reverse(f"admin:classification_{kept._meta.model_name}_{name}", args=args)


@pytest.fixture
def signed_in(client, request):
    """Somebody of the staff, as SIGNED_IN has them."""
    client.force_login(UserFactory(**SIGNED_IN[request.param]))


@KINDS
def test_nobody_approves_twice_and_the_row_keeps_who_approved_it(model):
    kept = row(model, approved_at=None, drafted_by=UserFactory(hr_editor=True))
    approver, at = UserFactory(hr_approver=True), now()
    approve_draft(draft=kept, by=approver, at=at)
    before = stored(kept)

    for by in (approver, UserFactory(hr_approver=True), kept.drafted_by, UserFactory(hr_editor=True)):
        with pytest.raises(CannotApprove):
            approve_draft(draft=kept, by=by, at=at + timedelta(days=1))

    assert (before["approved_by_id"], before["approved_at"]) == (approver.pk, at)
    assert stored(kept) == before


@KINDS
@pytest.mark.parametrize("signed_in", SIGNED_IN, indirect=True)
def test_the_admin_neither_changes_nor_deletes_what_is_approved(client, signed_in, model):
    kept = row(model)
    before = stored(kept)

    for address in (page(kept, "change", kept.pk), page(kept, "delete", kept.pk)):
        assert (
            client.post(address, {"post": "yes", "name": "Other", "note": "Other.", "rules": "{}"}).status_code == 403
        )

    assert stored(kept) == before


@KINDS
@pytest.mark.parametrize("signed_in", SIGNED_IN, indirect=True)
@pytest.mark.parametrize("action", ["delete_selected", "approve"])
def test_no_action_of_the_list_reaches_what_is_approved(client, signed_in, model, action):
    kept = row(model)
    before = stored(kept)

    client.post(page(kept, "changelist"), {"action": action, "_selected_action": [kept.pk], "post": "yes"})

    assert stored(kept) == before


@KINDS
def test_the_list_says_why_it_approved_nothing(client, hr, model):
    approver = hr("hr_approver")
    kept, own, other = row(model), row(model, approved_at=None, drafted_by=approver), row(model, approved_at=None)
    chosen = [kept.pk, own.pk, other.pk]

    response = client.post(page(kept, "changelist"), {"action": "approve", "_selected_action": chosen})

    opts = model._meta
    assert {str(message) for message in get_messages(response.wsgi_request)} == {
        f"{kept}: This {opts.verbose_name} is approved already.",
        f"{own}: Somebody else than who drafted a {opts.verbose_name} approves it.",
        f"{other} is in force.",
    }
