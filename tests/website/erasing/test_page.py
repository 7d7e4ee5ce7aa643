"""The admin's page that lists what would go, asks once more and erases; and the record, which names nobody."""

import pytest
from django.urls import reverse

from classification.models import Part
from tests.factories import UserFactory
from tests.website.erasing.everything import life, whole_database
from website.models import Erasure

pytestmark = pytest.mark.django_db


@pytest.fixture
def quill():
    return life("quill", "fern")


@pytest.fixture
def ask(client, quill):
    """A function that asks for the page, or answers it, as an administrator."""
    client.force_login(UserFactory(username="admin", is_staff=True, is_superuser=True))
    address = reverse("admin:website_erase", args=[quill.person.pk])

    def answered(answers=None, **more):
        return client.post(address, answers, **more) if answers is not None else client.get(address, **more)

    return answered


ANSWERS = {"reason": "Asked for by person 1.", "written": ["jobfamilies.Comment"], "with_name": "on"}


def counts(response):
    return {found.words.model: len(found.keys) for found, _, _ in response.context["going"]}


def test_the_page_lists_what_is_about_the_person_and_offers_what_they_wrote(ask, quill):
    response = ask()

    assert (counts(response)["classification.Part"], len(counts(response))) == (3, 13)
    assert [name for name, _ in response.context["form"].fields["written"].choices] == [
        "classification.Precedent",
        "jobfamilies.Comment",
        "jobfamilies.Transition",
        "ladders.CellChange",
        "ladders.Waiver",
        "ladders.Confirmation",
    ]
    assert response.text.count(f"goes by “Former employee #{quill.person.pk}” from then on") == 1


def test_nothing_is_erased_before_it_was_looked_at_once_more(ask):
    before = whole_database()

    response = ask(ANSWERS)

    assert (response.context["is_last_look"], counts(response)["jobfamilies.Comment"]) == (True, 1)
    assert {label: rows for label, rows in whole_database().items() if rows != before[label]} == {}


def test_confirmed_it_is_erased_and_leads_to_its_record(ask, quill):
    response = ask(ANSWERS | {"confirmed": "Erase for good"}, follow=True)

    erasure = Erasure.objects.get()
    assert response.redirect_chain == [(reverse("admin:website_erasure_change", args=[erasure.pk]), 302)]
    assert (erasure.reason, erasure.with_name) == (ANSWERS["reason"], True)
    assert set(Part.objects.values_list("erasure", flat=True)) == {erasure.pk}
    assert (response.text.count(f"Person {quill.person.pk}<"), response.text.count("quill")) == (1, 0)
    assert response.text.count("classification.Part: ") == 1


def test_what_is_to_change_is_asked_again_as_it_was_answered(ask):
    response = ask(ANSWERS | {"change": "1"})

    assert (response.context["is_last_look"], Erasure.objects.count()) == (False, 0)
    assert response.context["form"]["written"].value() == ["jobfamilies.Comment"]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"reason": ""}, {"reason": ["This field is required."]}),
        (
            {"written": ["classification.Ruling"]},
            {"written": ["Select a valid choice. classification.Ruling is not one of the available choices."]},
        ),
    ],
)
def test_what_is_wrong_stands_beside_it(ask, answers, fault):
    response = ask(ANSWERS | answers | {"confirmed": "Erase for good"})

    assert (response.context["form"].errors, Erasure.objects.count()) == (fault, 0)


def test_nobody_erases_their_own_words(client):
    admin = UserFactory(is_staff=True, is_superuser=True)
    client.force_login(admin)

    response = client.get(reverse("admin:website_erase", args=[admin.pk]))

    assert response.context["reasons"] == ["Nobody erases their own words: somebody else does."]
    assert "<form method" not in response.text.partition('id="content-main"')[2]


@pytest.mark.parametrize("group", ["hr_editor", "hr_approver"])
def test_hr_neither_erases_nor_reads_the_record(client, quill, group):
    client.force_login(UserFactory(**{group: True}))

    addresses = (reverse("admin:website_erase", args=[quill.person.pk]), reverse("admin:website_erasure_changelist"))
    assert [client.get(address).status_code for address in addresses] == [403, 403]


def test_an_account_leads_to_the_page_where_somebody_may_erase(client, quill):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    page = client.get(reverse("admin:website_user_change", args=[quill.person.pk])).text

    assert page.count(f'<a href="{reverse("admin:website_erase", args=[quill.person.pk])}">Erase words</a>') == 1


def test_a_page_for_nobody_is_not_found(client):
    client.force_login(UserFactory(is_staff=True, is_superuser=True))

    for pk in (0, 10**30):
        assert client.get(f"/admin/website/erasure/person/{pk}/").status_code == 404
