"""Ruling, appealing and deciding in a browser: each page accessible on every screen, the way through them whole."""

import pytest
from playwright.sync_api import expect

from classification.models import AppealDecision, Ruling
from tests.browser.checks import faults, printed
from tests.browser.steps import fill_in_ruling, follow
from tests.classification.factories import (
    AppealStageFactory,
    DutyFactory,
    PartFactory,
    RequestFactory,
    RulingFactory,
    SectionFactory,
)
from tests.factories import EditionFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked():
    """A request in study of an organization with a ladder, a stage of appeal, and a position ruled on before."""
    organization = OrganizationFactory()
    AppealStageFactory(organization=organization)
    levels = EditionFactory(published=True, levels=3, graded=True, family__organization=organization).levels
    RulingFactory(request__position__organization=organization, level=levels.get(rank=2))
    asked = RequestFactory(studied=True, position__organization=organization, position__title="Wiki keeper")
    part = PartFactory(description=asked.description)
    SectionFactory(part=part)
    DutyFactory(part=part)
    return asked


def test_a_ruling_is_written_appealed_against_and_decided(page, sign_in, asked):
    level = Ruling.objects.get().level
    sign_in(UserFactory(hr_approver=True))
    page.goto(f"/requests/{asked.pk}/rule/")
    assert faults(page) == []
    follow(page.get_by_role("button", name="Read it before it is written"))
    assert faults(page) == []  # with what is wrong beside each field
    page.get_by_label("First classification").check()
    fill_in_ruling(page, level, reasons="Leads projects of one department.", authority="Delegation to HR")
    follow(page.get_by_role("button", name="Read it before it is written"))
    expect(page.get_by_role("heading", name="Before it is written")).to_be_visible()
    assert faults(page) == []
    follow(page.get_by_role("button", name="Write the ruling"))
    expect(page.get_by_role("status")).to_have_text("The ruling is written. Its letter can be printed and sent.")

    sign_in(asked.position.incumbent)
    page.reload()
    follow(page.get_by_role("link", name="Appeal", exact=True))
    assert faults(page) == []
    page.get_by_label("What is wrong with the ruling").fill("I lead two departments.")
    follow(page.get_by_role("button", name="File the appeal"))
    expect(page.get_by_role("link", name="Take it back")).to_be_visible()
    assert faults(page) == []

    sign_in(UserFactory(hr_approver=True))
    page.reload()
    follow(page.get_by_role("link", name="Decide"))
    page.get_by_text("The new ruling, where this one is superseded").click()
    assert faults(page) == []
    page.get_by_label("The ruling stands").check()
    page.get_by_label("Reasons for the decision").fill("One department.")
    follow(page.get_by_role("button", name="Decide"))
    expect(page.get_by_role("heading", name="The ruling stands")).to_be_visible()
    assert AppealDecision.objects.get().reasons == "One department."


def test_a_letter_prints_on_one_portrait_a4(page, sign_in):
    ruling = RulingFactory(consequence="Your pay stays.")
    sign_in(ruling.position.incumbent)
    page.goto(f"/rulings/{ruling.pk}/letter/")
    assert faults(page) == []

    sheets = printed(page).pages

    sizes = [
        tuple(round(float(edge) / 72 * 25.4) for edge in (each.mediabox.width, each.mediabox.height))
        for each in sheets
    ]
    assert sizes == [(210, 297)]
    assert "Your pay stays." in sheets[0].extract_text()


@pytest.mark.parametrize("name", ["ruling", "deadlines"])
def test_the_other_pages_are_accessible_on_every_screen(name, page, sign_in):
    ruling = RulingFactory()
    sign_in(UserFactory(hr_editor=True))
    page.goto({"ruling": ruling.get_absolute_url(), "deadlines": "/requests/deadlines/"}[name])

    assert faults(page) == []
