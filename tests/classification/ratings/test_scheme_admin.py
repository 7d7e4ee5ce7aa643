"""Schemes in the admin: drafted by editors, read in sentences, put into force by approvers."""

import pytest
from django.core.management import call_command
from django.urls import reverse

from classification.models import Scheme
from tests.classification.factories import SchemeFactory

pytestmark = pytest.mark.django_db

DRAFT = {
    "slug": "ours",
    "name": "Ours",
    "rules": '{"method": "weighted mean", "weights": {"decision-making": 2}}',
    "source": "Agreed in March.",
}
NOT_READ = "This JSON cannot be read"
DEEP = f"{NOT_READ}: its lists and objects stand in each other more than 100 deep."


def test_an_editor_drafts_a_scheme_and_reads_it_in_sentences(client, hr):
    editor = hr("hr_editor")

    client.post(reverse("admin:classification_scheme_add"), DRAFT)

    scheme = Scheme.objects.get()
    assert (scheme.number, scheme.drafted_by, scheme.approved_at) == (1, editor, None)
    page = client.get(reverse("admin:classification_scheme_change", args=[scheme.pk])).content.decode()
    assert "<p>Weights: decision-making 2; every other factor 1.</p>" in page


def test_a_correction_is_the_next_version(client, hr):
    hr("hr_editor")
    first = SchemeFactory(slug="ours")
    add = reverse("admin:classification_scheme_add")

    begun = client.get(add, {"next": first.pk}).context["adminform"].form
    client.post(add, DRAFT)

    assert begun["slug"].value() == "ours"
    assert Scheme.objects.get(number=2).slug == "ours"


@pytest.mark.parametrize("asked", ["x", "9" * 30, "99999"])
def test_a_next_version_of_nothing_begins_empty(client, hr, asked):
    hr("hr_editor")

    assert client.get(reverse("admin:classification_scheme_add"), {"next": asked}).status_code == 200


@pytest.mark.parametrize(
    ("rules", "fault"),
    [
        ("{", f"{NOT_READ}: line 1, column 2: Expecting property name enclosed in double quotes."),
        ("[" * 100_000, DEEP),
        ("[" * 102 + "]" * 102, DEEP),
        ("9" * 5_000, f"{NOT_READ}: it has a number of too many digits."),
        ('{"method": 1e999}', f"{NOT_READ}: it has a number that is none."),
        ('{"method": "\\ud800"}', f"{NOT_READ}: the sign U+D800 stands in it, which no text has."),
        ('{"method": "weighted mean", "cuts": [2, 1]}', "The cut points do not rise."),
        ('{"weights": {"a\\u0000": 1}}', f"{NOT_READ}: the sign U+0000 stands in it, which no text has."),
    ],
)
def test_faults_of_a_draft_are_said_in_sentences(client, hr, rules, fault):
    hr("hr_editor")

    response = client.post(reverse("admin:classification_scheme_add"), DRAFT | {"rules": rules})

    errors = response.context["adminform"].form.errors
    assert errors == {"rules": [fault]}
    assert Scheme.objects.count() == 0


@pytest.mark.parametrize(("group", "is_approved"), [("hr_editor", False), ("hr_approver", True)])
def test_only_an_approver_puts_a_scheme_into_force(client, hr, group, is_approved):
    hr(group)
    draft = SchemeFactory(draft=True)

    client.post(
        reverse("admin:classification_scheme_changelist"), {"action": "approve", "_selected_action": [draft.pk]}
    )

    draft.refresh_from_db()
    assert draft.is_approved is is_approved


def test_an_approved_scheme_is_read_only(client, hr):
    hr("hr_editor")
    call_command("loaddata", "schemes.json", verbosity=0)
    scheme = Scheme.objects.get(slug="factor-evaluation-system")
    address = reverse("admin:classification_scheme_change", args=[scheme.pk])

    page = client.get(address).content.decode()

    assert "<p>GS-15: 4,055 points and more.</p>" in page
    assert client.post(address, DRAFT).status_code == 403
