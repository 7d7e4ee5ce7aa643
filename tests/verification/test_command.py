"""`verify` says what it held and found, and fails where something is not as it was; the page and the anchor."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jobfamilies.models import SealEntry
from jobfamilies.sealing.anchor import key_id
from jobfamilies.triggers import Trigger, drop_triggers, existing_triggers, restore_triggers, triggers
from jobfamilies.triggers.databases import SQL
from tests.factories import EditionFactory
from tests.refusals import run

pytestmark = [pytest.mark.django_db, pytest.mark.engines]

KEY, OTHER_KEY = (f"a key of tests, {which}, long enough for a key" for which in ("the first", "the second"))


@pytest.fixture
def edition(settings):
    settings.SEAL_KEY = ""
    return EditionFactory(published=True, family__name="Clerk", family__organization__name="Acme")


def verify(*options):
    """Return what the command says, and what it names as faults; how it ends is the last line of either."""
    out, err = StringIO(), StringIO()
    try:
        call_command("verify", *options, stdout=out, stderr=err, no_color=True)
    except CommandError as failed:
        err.write(f"{failed}\n")
    return out.getvalue().splitlines(), err.getvalue().splitlines()


def test_it_says_what_it_held(edition):
    said, faults = verify()

    assert (said[0], said[-1], faults) == (
        "Held against their digests: 1 published edition.",
        "Nothing was found.",
        [],
    )


def test_it_names_each_fault_and_fails(edition):
    drop_triggers(connection)
    run("UPDATE ladders_statement SET text = 'Other words.'")
    run("UPDATE jobfamilies_publication SET notice = 'Other.'")
    restore_triggers(connection)
    publication = edition.publication.pk
    [entry] = SealEntry.objects.all()

    _, faults = verify()

    day = f"{entry.at:%B} {entry.at.day}, {entry.at:%Y}"
    assert faults == [
        "Acme: Clerk, edition 1: its rows are not what was published.",
        f"Publication {publication}: it is not what was sealed on {day}.",
        "2 faults found.",
    ]


def test_it_names_triggers_that_are_gone_or_not_as_they_were(edition):
    every = {(trigger.name, trigger.table) for trigger in triggers()} & set(existing_triggers(connection))
    weak = Trigger("ladders_statement", "UPDATE", "1 = 0", "Never.")
    drop_triggers(connection)
    with connection.cursor() as cursor:
        for statement in SQL[connection.vendor].create(weak):
            cursor.execute(statement)

    said, faults = verify()

    others = sorted(every - {(weak.name, weak.table)})
    assert faults == [
        *(f"The trigger {name} of the table {table} is missing." for name, table in others),
        f"The trigger {weak.name} of the table {weak.table} is not what this release defines.",
        f"{len(every)} faults found.",
    ]
    assert said[0] == "`manage.py migrate` makes the triggers anew."


def test_each_family_more_takes_the_same_few_queries(edition):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            verify()
        return len(asked)

    counts = [queries()]
    for _ in range(2):
        EditionFactory(published=True)
        counts.append(queries())

    more = counts[1] - counts[0]
    assert (counts[2] - counts[1], more <= 10) == (more, True)


# --- the anchor ------------------------------------------------------------------------------------------------------


def anchor(*options):
    """Return what the command says, its refusal last."""
    out = StringIO()
    try:
        call_command("anchor_seals", *options, stdout=out)
    except CommandError as failed:
        out.write(f"{failed}\n")
    return out.getvalue().splitlines()


ENDS = "Chains that end without an anchor of our keys, {} of 1: {}. `manage.py anchor_seals` anchors them."


def test_without_a_key_nothing_is_anchored_and_that_is_a_fault_only_where_it_is_asked_for(edition):
    not_checked = "The anchor is not checked: SEAL_KEY is not set."

    assert not_checked in verify()[0]
    assert verify("--anchor")[1] == [not_checked, "1 fault found."]
    assert anchor() == ["SEAL_KEY is not set."]


def test_the_anchor_begins_when_a_key_is_set_and_then_goes_on_by_itself(edition, settings):
    chain = f"jobfamily {edition.family_id}"
    settings.SEAL_KEY = KEY
    assert verify("--anchor")[1] == [ENDS.format(1, chain), "1 fault found."]

    assert anchor() == ["Anchored: 1 chain."]
    EditionFactory(family=edition.family, scheduled=True)

    assert verify("--anchor")[1] == []
    keys = SealEntry.objects.in_order().values_list("act", "key_id")
    assert list(keys) == [("restored", ""), ("anchored", key_id(KEY)), ("restored", key_id(KEY))]


def test_an_older_key_verifies_and_the_newest_anchors(edition, settings):
    settings.SEAL_KEY = KEY
    anchor()
    settings.SEAL_KEY, settings.SEAL_KEYS_OLD = OTHER_KEY, [KEY]
    assert verify("--anchor")[1] == []
    EditionFactory(family=edition.family, scheduled=True)
    assert [entry.key_id for entry in SealEntry.objects.in_order()] == ["", key_id(KEY), key_id(OTHER_KEY)]

    settings.SEAL_KEYS_OLD = []
    assert verify("--anchor")[1] == []


def test_a_new_key_anchors_anew_what_an_older_one_anchored(edition, settings):
    settings.SEAL_KEY = KEY
    anchor()
    settings.SEAL_KEY, settings.SEAL_KEYS_OLD = OTHER_KEY, [KEY]

    assert (anchor(), anchor()) == (["Anchored: 1 chain."], ["Anchored: 0 chains."])

    settings.SEAL_KEYS_OLD = []
    assert verify("--anchor")[1] == []


def test_what_was_written_without_the_key_is_anchored_by_nothing_that_follows_until_somebody_looked(edition, settings):
    chain = f"jobfamily {edition.family_id}"
    settings.SEAL_KEY = KEY
    anchor()
    settings.SEAL_KEY = ""
    EditionFactory(family=edition.family, withdrawn=True)
    settings.SEAL_KEY = KEY
    EditionFactory(family=edition.family, scheduled=True)
    assert verify("--anchor")[1] == [ENDS.format(1, f"{chain} (anchored until entry 2)"), "1 fault found."]

    assert anchor() == [
        "Anchored: 0 chains.",
        f"Anchored before, and gone on without: 1 chain ({chain}). --after-a-gap anchors these too.",
    ]
    assert anchor("--after-a-gap") == ["Anchored: 1 chain."]
    assert verify("--anchor")[1] == []


def test_nothing_is_anchored_that_is_not_as_it_was(edition, settings):
    settings.SEAL_KEY = KEY
    drop_triggers(connection)
    run("UPDATE ladders_statement SET text = 'Other words.'")

    assert anchor() == [
        "Nothing was anchored, since not all is as it was:",
        "Acme: Clerk, edition 1: its rows are not what was published.",
    ]
    assert set(SealEntry.objects.values_list("mac", flat=True)) == {""}


# --- the page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(edition, tmp_path):
    """The page of seals as a file, which was kept before another edition came."""
    out = StringIO()
    call_command("print_seals", stdout=out)
    file = tmp_path / "seals.txt"
    file.write_text(out.getvalue())
    EditionFactory(family=edition.family, scheduled=True)
    return file


def test_the_page_names_the_end_of_each_chain_and_the_last_edition_of_each_family(edition, kept):
    [entry] = SealEntry.objects.filter(number=1)
    published = edition.publication.digest

    lines = [line for line in kept.read_text().splitlines() if not line.startswith("#")]

    assert lines == [
        f"chain jobfamily {edition.family_id} 1 {entry.digest}",
        f"edition {edition.family.path} 1 {published}",
    ]


def test_a_page_is_held_against_what_came_since(kept):
    said, faults = verify("--against", str(kept))

    assert (said[-2:], faults) == (["Held against the database: 2 lines of the page.", "Nothing was found."], [])


def test_what_is_gone_or_other_than_on_the_page_is_named(edition, kept):
    """Also where somebody made every digest anew, or put an older backup in place."""
    zeros = "0" * 64
    text = kept.read_text().splitlines()
    number = len(text)
    kept.write_text(
        "\n".join(
            [
                *text[:-2],
                f"chain jobfamily {edition.family_id} 1 {zeros}",
                f"chain jobfamily {edition.family_id} 7 {zeros}",
                f"edition {edition.family.path} 1 {zeros}",
                f"edition acme/nothing 1 {zeros}",
                "edition",
            ]
        )
    )

    _, faults = verify("--against", str(kept))

    assert faults == [
        f"Line {number - 1} of the page: entry 1 of jobfamily {edition.family_id} has another digest.",
        f"Line {number} of the page: entry 7 of jobfamily {edition.family_id} is gone.",
        f"Line {number + 1} of the page: published edition 1 of {edition.family.path} has another digest.",
        f"Line {number + 2} of the page: published edition 1 of acme/nothing is gone.",
        f"Line {number + 3} of the page: this is no line that `print_seals` writes: “edition”.",
        "5 faults found.",
    ]


def test_a_page_that_says_nothing_or_cannot_be_read_is_named(edition, tmp_path):
    empty, binary = tmp_path / "empty.txt", tmp_path / "binary.txt"
    empty.write_text("# nothing\n")
    binary.write_bytes(b"\xff\xfe\x00")

    assert verify("--against", str(empty))[1] == ["The page says nothing.", "1 fault found."]
    for file in (binary, tmp_path / "missing.txt"):
        assert verify("--against", str(file))[1][0].startswith("The page cannot be read: ")
