"""The ruling as people read it, and which page answers whom."""

import pytest
from django.urls import reverse
from django.utils.timezone import now

from classification.actions.appeals import file_appeal
from jobfamilies.actions import start_draft
from tests.classification.factories import AppealStageFactory, PositionFactory, RulingFactory
from tests.classification.rulings.steps import rule_on, said
from tests.factories import UserFactory, publish
from tests.markup import read

pytestmark = pytest.mark.django_db


def test_a_superseded_ruling_says_by_what(client, request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])
    second = rule_on(request_, approver, said(ladder[2], outcome="up"))
    client.force_login(request_.position.incumbent)

    old, new = (read(client.get(each.get_absolute_url())) for each in (first, second))

    assert [link["href"] for link in old.find(".notice a")] == [second.get_absolute_url()]
    assert new.find(".notice") == []


def test_a_ruling_leads_to_the_edition_it_cites_not_to_the_one_in_force(client, request_, ladder, approver):
    ruling = rule_on(request_, approver, said(ladder[1]))
    publish(start_draft(edition=ladder[1].edition))
    client.force_login(request_.position.incumbent)

    links = [link["href"] for link in read(client.get(ruling.get_absolute_url())).find(".ruling-facts a")]

    assert links == [ladder[1].get_edition_url(), ladder[1].edition.get_absolute_url()]
    assert ladder[1].get_edition_url().split("/levels/")[0].endswith("/editions/1")


# Which page answers whom. Who may not know of a position gets 404, whoever is not signed in is asked to.
SEEN = {
    #                    incumbent, supervisor, above, below, colleague, HR editor, HR approver, anonymous
    "classification:ruling": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:letter": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:letter-file": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:case-file": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:rule": (404, 404, 404, 404, 404, 404, 200, 302),
    "classification:appeal": (200, 200, 200, 404, 404, 200, 404, 302),
    "classification:decide": (404, 404, 404, 404, 404, 404, 200, 302),
    "classification:withdraw-appeal": (200, 404, 404, 404, 404, 404, 404, 302),
    "classification:deadlines": (404, 404, 404, 404, 404, 200, 200, 302),
}


@pytest.mark.parametrize(("name", "answers"), SEEN.items(), ids=SEEN)
def test_each_page_is_seen_by_whom_it_concerns(name, answers, client, request_, ladder, approver):
    AppealStageFactory(organization=request_.position.organization)
    position, organization = request_.position, request_.position.organization
    position.supervisor.supervisor = PositionFactory(held=True, organization=organization)
    position.supervisor.save()
    ruling = rule_on(request_, UserFactory(hr_approver=True), said(ladder[0]))
    file_appeal(ruling=ruling, by=position.incumbent, at=now(), grounds="It is more.")
    people = [
        position.incumbent,
        position.supervisor.incumbent,
        position.supervisor.supervisor.incumbent,
        PositionFactory(held=True, organization=organization, supervisor=position).incumbent,
        PositionFactory(held=True, organization=organization, supervisor=position.supervisor).incumbent,
        UserFactory(hr_editor=True),
        approver,
        None,
    ]
    arguments = {
        "classification:rule": [request_.pk],
        "classification:case-file": [request_.pk, "json"],
        "classification:decide": [ruling.pk, 1],
        "classification:withdraw-appeal": [ruling.pk, 1],
        "classification:deadlines": [],
    }
    address = reverse(name, args=arguments.get(name, [ruling.pk]))

    def answer(person):
        client.logout()
        if person:
            client.force_login(person)
        return client.get(address).status_code

    assert tuple(map(answer, people)) == answers


@pytest.mark.parametrize(
    "address",
    [
        "/rulings/{0}/",
        "/rulings/{0}/letter/",
        "/rulings/{0}/letter.pdf",
        "/rulings/{0}/appeal/",
        "/rulings/{0}/appeals/{0}/decide/",
        "/rulings/{0}/appeals/{0}/withdraw/",
        "/requests/{0}/rule/",
        "/requests/{0}/case.json",
    ],
)
@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 30])
def test_an_address_of_nothing_is_404(address, key, client, approver):
    client.force_login(approver)

    assert client.get(address.format(key)).status_code == 404
