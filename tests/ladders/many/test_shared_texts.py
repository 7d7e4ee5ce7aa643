"""A statement is written once and stands in many ladders; published editions keep their words."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from jobfamilies.models import Edition
from ladders.models import SharedText, SharedTextUse, Statement
from tests.factories import (
    EditionFactory,
    JobFamilyFactory,
    LevelFactory,
    OrganizationFactory,
    RowFactory,
    StatementFactory,
    UserFactory,
    publish,
)
from tests.markup import read

pytestmark = pytest.mark.django_db
OLD, NEW = "Performs other duties as assigned.", "Does other work as asked."
DAY = localdate() - timedelta(days=1)


@pytest.fixture
def ladders(client):
    """Two ladders of one employer that say the words, and one of another's."""
    client.force_login(UserFactory(hr_editor=True))
    own, other = OrganizationFactory(), OrganizationFactory()
    return [ladder(own, "A"), ladder(own, "B"), ladder(other, "C")]


def ladder(organization, name):
    edition = EditionFactory(family=JobFamilyFactory(organization=organization, name=name), levels=0, rows=0)
    StatementFactory(level=LevelFactory(edition=edition), row=RowFactory(edition=edition), text=OLD)
    return publish(edition, DAY)


def share(client, ladders):
    organization = ladders[0].family.organization
    facts = {"organization": organization.slug, "name": "Other duties", "text": OLD}
    return client.post(reverse("admin:shared_texts"), facts)


def test_what_many_ladders_say_alike_is_offered_and_linked_beside_its_words(client, ladders):
    offered = client.get(reverse("admin:shared_texts")).context["alike"]
    share(client, ladders)

    assert [(each.text, each.ladders, each.places) for each in offered] == [(OLD, 2, 2)]
    assert [use.family.name for use in SharedTextUse.objects.all()] == ["A", "B"]
    assert set(Statement.objects.values_list("text", flat=True)) == {OLD}
    assert client.get(reverse("admin:shared_texts")).context["alike"] == []


def test_changed_it_leads_to_the_places_that_hr_chooses_and_the_others_are_told(client, ladders):
    share(client, ladders)
    shared = SharedText.objects.get()

    found = client.post(shared.get_absolute_url(), {"text": NEW}, follow=True)
    first, _ = [box["value"] for box in read(found).find("input[name=place]")]
    client.post(
        reverse("admin:find_and_change_ask"), {"words": OLD, "becomes": NEW, "reason": "Plainer.", "place": [first]}
    )
    page = client.get(shared.get_absolute_url())
    told = read(client.get(reverse("admin:ladders_edit_ladder", args=[ladders[1].family_id])))

    draft = Edition.objects.get(state="draft")
    assert (draft.family, draft.statements.get().text, ladders[0].statements.get().text) == (
        ladders[0].family,
        NEW,
        OLD,
    )
    assert page.context["now_said"].ladders == {"A"}
    assert [(wording.text, wording.ladders) for wording, _ in page.context["otherwise"]] == [(OLD, {"B"})]
    assert shared.get_absolute_url() in [link["href"] for link in told.find(".explains a")]


@pytest.mark.parametrize(("name", "says"), [("other duties", "has a shared text “other duties” already.")])
def test_a_name_is_given_once(client, ladders, name, says):
    share(client, ladders)

    facts = {"organization": ladders[0].family.organization.slug, "name": name, "text": NEW}
    answer = client.post(reverse("admin:shared_texts"), facts)

    assert read(answer).texts(".errornote li") == [f"{ladders[0].family.organization} {says}"]


def test_the_same_words_again_are_no_change(client, ladders):
    share(client, ladders)

    answer = client.post(SharedText.objects.get().get_absolute_url(), {"text": f" {OLD} "})

    assert read(answer).texts(".errornote li") == ["These are its words already."]
