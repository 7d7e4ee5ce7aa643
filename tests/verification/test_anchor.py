"""What somebody changes who can make every digest anew: the anchor finds it, or the page that is kept elsewhere."""

import pytest
from django.utils.timezone import localdate, now

from classification.models import Part
from jobfamilies.models import Edition, SealEntry
from jobfamilies.verification import faults, findings
from jobfamilies.verification.findings import Weight
from jobfamilies.verification.kept_page import page, page_findings
from tests.refusals import run
from tests.verification.conftest import KEY
from tests.verification.forging import forge
from tests.verification.site import publish
from website.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

NOT_OURS = "its anchor was not made with our key."
SQL = {
    "words of an edition": ["UPDATE ladders_statement SET text = 'Other words.' WHERE id = {statement}"],
    "approver": ["UPDATE jobfamilies_transition SET by_id = {stranger} WHERE id = {approve}"],
    "note of a move": ["UPDATE jobfamilies_transition SET note = 'Other.' WHERE id = {approve}"],
    "ruling": ["UPDATE classification_ruling SET rationale = 'Other.' WHERE id = {ruling}"],
    "rating": ["UPDATE classification_rating SET reason = 'Other.' WHERE id = {rating}"],
    "approved scheme": ["UPDATE classification_scheme SET source = 'Nobody.' WHERE id = {scheme}"],
    "withdrawal and its move gone": [
        "DELETE FROM jobfamilies_withdrawal WHERE id = {withdrawal}",
        "DELETE FROM jobfamilies_transition WHERE id = {withdraw}",
    ],
}


@pytest.fixture
def anchored(settings):
    """A function that returns what `verify --anchor` names, with the key."""

    def named():
        settings.SEAL_KEY = KEY
        return [finding.said for finding in findings() if finding.weight != Weight.NOTE]

    return named


@pytest.fixture
def both(settings, anchored):
    """A function that returns what is found without the key, and with it."""

    def looked():
        settings.SEAL_KEY = ""
        return faults(), anchored()

    return looked


def test_what_is_forged_with_every_digest_is_found_by_the_anchor_alone(site, after, both):
    def forged(statements):
        for statement in statements:
            run(statement.format(**site))
        forge()

    found = {name: after(lambda statements=statements: forged(statements), both) for name, statements in SQL.items()}

    assert {name: without for name, (without, _) in found.items() if without} == {}
    assert {name for name, (_, named) in found.items() if any(said.endswith(NOT_OURS) for said in named)} == set(SQL)


def test_signed_words_that_are_forged_with_their_digest_are_found_by_the_anchor_alone(site, after, both):
    def forged():
        run(f"UPDATE classification_section SET text = 'Other words.' WHERE id = {site['section']}")
        part = Part.objects.get(pk=site["part"])
        Part.objects.filter(pk=part.pk).update(words_digest=part.digest_now())
        forge()

    without, named = after(forged, both)

    assert (without, f"position {site['position']}, entry 2: {NOT_OURS}" in named) == ([], True)


def test_an_edition_published_with_moves_and_entries_but_without_the_key_is_found_by_the_anchor_alone(
    site, after, both, settings
):
    def forged():
        settings.SEAL_KEY = ""
        draft = Edition.objects.get(pk=site["draft"])
        people = [User.objects.get(pk=site["editor"]), User.objects.get(pk=site["approver"])]
        publish(draft, *people, effective_on=localdate())

    without, named = after(forged, both)

    chains = f"Chains that end without an anchor of our keys, 1 of 8: jobfamily {site['other_family']}."
    assert (without, named) == ([], [f"{chains} `manage.py anchor_seals` anchors them."])


def test_the_end_of_the_record_cut_off_with_its_rows_is_found_by_the_page_alone(site, after, both):
    lines = list(page(now()))

    def cut():
        run(f"DELETE FROM classification_run WHERE id = {site['run']}")
        SealEntry.objects.filter(kind="classification.run").delete()

    (without, named), told = after(cut, lambda: (both(), [finding.said for finding in page_findings(lines)]))

    assert (without, named) == ([], [])
    assert told == [
        f"Line 13 of the page: entry {site['run_number']} of position {site['position']} is gone.",
        "Held against the database: 9 lines of the page.",
    ]


def test_what_is_not_sealed_is_not_proven(site, after, both):
    not_sealed = {
        "name of a person": "UPDATE website_user SET username = 'renamed', first_name = 'Other' WHERE id = {editor}",
        "name of an employer": "UPDATE jobfamilies_organization SET name = 'Renamed' WHERE id = {organization}",
        "draft": "UPDATE jobfamilies_edition SET summary = 'Other.' WHERE id = {draft}",
        "unit of a position": "UPDATE classification_position SET unit = 'Other' WHERE id = {position}",
    }

    found = {name: after(lambda sql=sql: run(sql.format(**site)), both) for name, sql in not_sealed.items()}

    assert found == dict.fromkeys(not_sealed, ([], []))


# --- keys ------------------------------------------------------------------------------------------------------------


def test_without_a_key_the_anchor_is_not_checked(site, settings):
    settings.SEAL_KEY = ""

    assert [said.said for said in findings() if said.weight == Weight.UNANCHORED] == [
        "The anchor is not checked: SEAL_KEY is not set."
    ]
