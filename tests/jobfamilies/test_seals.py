"""Whatever is sealed leaves an entry with its digest, chained to the entry before in its family."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils.timezone import now

from jobfamilies import triggers
from jobfamilies.actions import seals
from jobfamilies.actions.seals import Act, append, seal
from jobfamilies.models import Edition, Move, Publication, SealEntry, Transition
from jobfamilies.parts import edition_parts
from jobfamilies.sealing import forms
from jobfamilies.sealing.chains import entry_digest
from jobfamilies.sealing.kinds import kind_of, kinds
from tests.factories import EditionFactory, JobFamilyFactory, OrganizationFactory, UserFactory
from tests.jobfamilies.moves.steps import make_move
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return JobFamilyFactory()


@pytest.fixture
def entries(family):
    """A function that lists (act, kind, key of the row) of the family's chain, in its order."""

    def listed():
        rows = SealEntry.objects.filter(chain=f"jobfamily {family.pk}").in_order()
        return list(rows.values_list("act", "kind", "row"))

    return listed


# --- what is written -------------------------------------------------------------------------------------------------


def test_every_move_publication_and_withdrawal_leaves_an_entry_in_its_familys_chain(family, entries):
    edition, approver = EditionFactory(family=family), UserFactory(hr_approver=True)

    make_move(Move.SUBMIT, edition, UserFactory(hr_editor=True))
    for move in (Move.APPROVE, Move.PUBLISH, Move.WITHDRAW):
        make_move(move, Edition.objects.get(pk=edition.pk), approver)

    made = Transition.objects.order_by("pk").values_list("pk", flat=True)
    moves = [("sealed", "jobfamilies.transition", key) for key in made]
    publication = Publication.objects.get()
    withdrawal = ("sealed", "jobfamilies.withdrawal", publication.withdrawal.pk)
    assert entries() == [*moves[:3], ("sealed", "jobfamilies.publication", publication.pk), moves[3], withdrawal]


def test_what_nobody_of_this_site_published_is_restored(family, entries):
    publication = EditionFactory(family=family, published=True).publication

    assert entries() == [("restored", "jobfamilies.publication", publication.pk)]


def test_a_deleted_draft_leaves_the_entry_of_its_last_move(family, entries, editor):
    kept = make_move(Move.DELETE, EditionFactory(family=family), editor)

    [digest] = SealEntry.objects.values_list("row_digest", flat=True)
    assert entries() == [("sealed", "jobfamilies.transition", kept.pk)]
    assert forms.row_digests(kind_of(kept), [kept.pk]) == {kept.pk: digest}


# --- the chain -------------------------------------------------------------------------------------------------------


def test_an_entry_holds_the_digests_of_the_one_before_and_of_the_newest_of_the_site():
    first = append(chain="one", act=Act.ANCHORED, at=now())
    other = append(chain="other", act=Act.ANCHORED, at=now())
    second = append(chain="one", act=Act.ANCHORED, at=now())

    assert [(each.number, each.previous, each.seen) for each in (first, other, second)] == [
        (1, "", ""),
        (1, "", first.digest),
        (2, first.digest, other.digest),
    ]
    assert [each.digest for each in SealEntry.objects.all()] == [
        entry_digest(each) for each in SealEntry.objects.all()
    ]


def test_an_entry_follows_on_the_one_that_somebody_else_wrote_first(monkeypatch):
    others = iter([lambda: append(chain="one", act=Act.ANCHORED, at=now()), *[lambda: None] * 3])

    def newest():
        next(others)()
        return ""

    monkeypatch.setattr(seals, "newest_digest", newest)

    entry = append(chain="one", act=Act.ANCHORED, at=now())

    assert list(SealEntry.objects.values_list("number", "previous")) == [(1, ""), (2, entry.previous)]


def test_a_row_is_sealed_once():
    publication = EditionFactory(published=True).publication

    with pytest.raises(IntegrityError), transaction.atomic():
        seal(publication, at=now())


def test_no_entry_changes_or_goes():
    EditionFactory(published=True)

    for change in (
        lambda: SealEntry.objects.update(row_digest="0" * 64),
        lambda: SealEntry.objects.update(mac="0" * 64),
        lambda: SealEntry.objects.all().delete(),
    ):
        with refused("Entries of seals are written once"), transaction.atomic():
            change()


# --- the form --------------------------------------------------------------------------------------------------------


def test_a_form_says_what_the_columns_say_and_leaves_out_those_that_say_nothing(approver):
    edition = EditionFactory(published=True)
    edition.publication.refresh_from_db()
    publication = edition.publication

    assert forms.forms(kind_of(publication), [publication.pk]) == {
        publication.pk: {
            "edition_id": edition.pk,
            "effective_on": publication.effective_on.isoformat(),
            "published_at": publication.published_at.isoformat(),
            "document_version": 2,
            "digest": publication.digest,
        }
    }


def test_every_sealed_table_has_a_form_or_is_in_an_editions_document():
    in_document = {Edition} | {
        model for part in edition_parts() for model in part.models if model not in part.beside_document
    }
    with_form = {kind.model for kind in kinds()} | {piece.model for kind in kinds() for piece in kind.pieces}

    tables = {model._meta.db_table: model for model in apps.get_models()}
    sealed = {tables[trigger.table] for trigger in triggers.triggers()}
    assert sealed == in_document | with_form | {SealEntry}
    assert in_document & with_form == set()


def test_a_row_that_nothing_seals_is_refused():
    with pytest.raises(LookupError, match=r"jobfamilies\.Organization is in no part's list of what is sealed"):
        seal(OrganizationFactory(), at=now())
