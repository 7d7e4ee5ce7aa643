"""Schemes as rows: the latest approved version is in force, and what is approved stays."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, transaction

from classification.actions import CannotApprove, approve_draft
from classification.models import Scheme
from tests.classification.factories import PositionFactory, SchemeFactory
from tests.classification.ratings.steps import NOW
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_loading_the_schemes_twice_changes_nothing():
    call_command("loaddata", "schemes.json", verbosity=0)
    before = list(Scheme.objects.order_by("pk").values())

    call_command("loaddata", "schemes.json", verbosity=0)

    assert list(Scheme.objects.order_by("pk").values()) == before
    assert [scheme.slug for scheme in Scheme.objects.in_force().order_by("slug")] == [
        "all-must-hold",
        "factor-evaluation-system",
        "management-gate",
        "more-than-half-the-time",
        "weighted-mean",
    ]


def test_the_latest_approved_version_is_in_force():
    first = SchemeFactory()
    second = SchemeFactory(slug=first.slug, number=2)
    SchemeFactory(slug=first.slug, number=3, draft=True)
    own = SchemeFactory(slug=first.slug, organization=PositionFactory().organization)

    assert set(Scheme.objects.in_force()) == {second, own}


def test_what_is_no_scheme_is_refused():
    scheme = SchemeFactory.build(rules={"method": "guessing"})

    with pytest.raises(ValidationError) as refused:
        scheme.full_clean()

    assert list(refused.value.message_dict) == ["rules"]


def test_a_draft_is_approved_by_somebody_else_once():
    drafter, approver = UserFactory(hr_approver=True), UserFactory(hr_approver=True)
    draft = SchemeFactory(draft=True, drafted_by=drafter)

    with pytest.raises(CannotApprove, match="Somebody else"):
        approve_draft(draft=draft, by=drafter, at=NOW)
    with pytest.raises(CannotApprove, match="Only HR approvers"):
        approve_draft(draft=draft, by=UserFactory(hr_editor=True), at=NOW)
    approve_draft(draft=draft, by=approver, at=NOW)

    assert (draft.approved_by, draft.approved_at) == (approver, NOW)
    with pytest.raises(CannotApprove, match="already"):
        approve_draft(draft=draft, by=approver, at=NOW)


@pytest.mark.parametrize("change", [{"rules": {"method": "all must hold"}}, {"name": "Other"}, {"approved_at": None}])
def test_an_approved_scheme_never_changes(change):
    scheme = SchemeFactory()

    with pytest.raises(DatabaseError, match="approved scheme stays"), transaction.atomic():
        Scheme.objects.filter(pk=scheme.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Scheme.objects.filter(pk=scheme.pk).delete()
