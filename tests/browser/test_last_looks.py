"""What is kept for good is read once more in a browser before it is written: a ruling that an appeal brings."""

import pytest
from django.utils.timezone import now
from playwright.sync_api import expect

from classification.actions.appeals import file_appeal
from classification.models import AppealDecision, Ruling
from tests.browser.checks import faults
from tests.browser.steps import fill_in_ruling, follow
from tests.classification.factories import AppealStageFactory, RulingFactory
from tests.factories import EditionFactory, OrganizationFactory, UserFactory, days_from_now

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def ruling():
    """A ruling that is appealed against, of an organization with two stages of appeal."""
    organization = OrganizationFactory()
    AppealStageFactory.create_batch(2, organization=organization)
    levels = EditionFactory(published=True, levels=2, graded=True, family__organization=organization).levels
    ruling = RulingFactory(
        request__position__organization=organization, level=levels.get(rank=1), appeal_by=days_from_now(9)
    )
    file_appeal(ruling=ruling, by=ruling.position.incumbent, at=now(), grounds="I lead two departments.")
    return ruling


def test_a_superseding_ruling_can_be_changed_once_it_is_read_and_is_then_written(page, sign_in, ruling):
    sign_in(UserFactory(hr_approver=True))
    page.goto(f"/rulings/{ruling.pk}/appeals/1/decide/")
    page.locator("input[name=outcome][value=changed]").check()
    page.get_by_label("Reasons for the decision").fill("The second department was missed.")
    page.get_by_text("The new ruling, where this one is superseded").click()
    page.locator("input[name=ruling-outcome][value=up]").check()
    higher = ruling.level.edition.levels.get(rank=2)
    fill_in_ruling(page, higher, reasons="Leads projects of two departments.", authority="Board of appeals")

    follow(page.get_by_role("button", name="Decide"))
    expect(page.get_by_role("heading", name="Before it is written")).to_be_visible()
    assert faults(page) == []
    follow(page.get_by_role("button", name="Change it"))
    expect(page.get_by_label("Reasons", exact=True)).to_have_value("Leads projects of two departments.")
    page.get_by_label("Authority").fill("The board of appeals")
    follow(page.get_by_role("button", name="Decide"))
    assert AppealDecision.objects.count() == 0

    follow(page.get_by_role("button", name="Decide and write the ruling"))
    expect(page.get_by_role("status").first).to_contain_text("Decided")
    assert Ruling.objects.get(supersedes=ruling).authority == "The board of appeals"
