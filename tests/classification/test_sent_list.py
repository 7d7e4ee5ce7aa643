"""The list of sent records: whose they are, page by page, narrowed and sorted as other lists are."""

import pytest

from classification.models import Determination
from tests.classification.factories import SentRecordFactory
from tests.factories import EditionFactory, UserFactory

pytestmark = pytest.mark.django_db

SENT = "/qualify/sent/"


@pytest.fixture
def approver(client):
    approver = UserFactory(hr_approver=True, username="approver")
    client.force_login(approver)
    return approver


@pytest.fixture
def copies(approver):
    """Three copies to HR, for Clerk (with a determination), Baker and Aide; then one of the reader's own."""
    found = []
    for title in ("Clerk", "Baker", "Aide"):
        level = EditionFactory(levels=1).levels.get()
        level.edition.levels.update(title=title)
        found.append(SentRecordFactory(level=level, sender__username=f"of {title}"))
    facts = {"result": "meets", "reasons": "All is shown.", "digest": "0" * 64, "signed_at": found[0].sent_at}
    Determination.objects.create(sent=found[0], signed_by=approver, **facts)
    return [*found, SentRecordFactory(sender=approver)]


def shown(client, **query):
    return [row.record for row in client.get(SENT, query).context["table"].paginated_rows]


def test_it_shows_fifty_a_page_the_latest_first(client, approver):
    sent = SentRecordFactory.create_batch(
        52, level=EditionFactory(published=True).levels.get(), reading=SentRecordFactory().reading
    )[::-1]

    assert [shown(client), shown(client, page=2)[:2]] == [sent[:50], sent[50:]]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ({}, [3, 2, 1, 0]),
        ({"whose": "received"}, [2, 1, 0]),
        ({"whose": "own"}, [3]),
        ({"determined": "yes"}, [0]),
        ({"determined": "no"}, [3, 2, 1]),
        ({"q": "bak"}, [1]),
        ({"q": "of clerk"}, [0]),
        ({"sort": "level", "whose": "received"}, [2, 1, 0]),
        ({"sort": "-level", "whose": "received"}, [0, 1, 2]),
        ({"sort": "determination", "whose": "received"}, [0, 1, 2]),
        ({"whose": "nobody's", "page": "x"}, [3, 2, 1, 0]),
    ],
)
def test_it_is_narrowed_and_sorted_by_its_address(client, copies, query, places):
    assert shown(client, **query) == [copies[place] for place in places]


def test_each_row_says_from_whom_to_whom_and_what_was_determined(client, copies):
    own, *_, determined = client.get(SENT).context["table"].rows

    assert [own.get_cell_value(name) for name in ("sender", "to")] == ["You", "HR"]
    assert determined.get_cell_value("sender") == "of Clerk"
    assert f"/qualify/determinations/{copies[0].determination.pk}/" in determined.get_cell_value("determination")


def test_what_was_taken_back_is_marked_for_its_sender_and_gone_for_all_others(client, copies):
    taken = copies[0]
    type(taken).objects.filter(pk=taken.pk).update(taken_back_at=taken.sent_at)

    assert taken not in shown(client)
    client.force_login(taken.sender)
    (row,) = client.get(SENT).context["table"].rows
    assert (row.record, "(taken back)" in row.get_cell_value("level")) == (taken, True)


def test_whoever_is_not_signed_in_is_asked_to(client):
    assert client.get(SENT).status_code == 302
