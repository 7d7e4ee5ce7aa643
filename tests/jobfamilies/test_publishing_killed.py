"""Publishing is done or not done: by a process that is killed in the middle, and by two that come at once."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.utils.timezone import now

from tests.committed import Committed
from tests.factories import EditionFactory, UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]

TABLES = (
    "jobfamilies_edition",
    "jobfamilies_publication",
    "jobfamilies_transition",
    "jobfamilies_sealentry",
    "website_message",
)


@pytest.fixture
def committed(tmp_path):
    return lambda: Committed(tmp_path, TABLES)


def process(database, move, edition, person, die_before=0):
    command = [sys.executable, "-m", "tests.jobfamilies.a_process", move, edition.pk, person.pk, die_before]
    environment = os.environ | {"DATABASE_URL": database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([str(word) for word in command], cwd=settings.BASE_DIR, env=environment, **pipes)


WRITES = ["move", "entry of the move", "state", "publication", "entry of the publication", "message"]


@pytest.mark.parametrize("die_before", [*range(1, 7), 99], ids=[*WRITES, "commit"])
def test_a_process_killed_in_the_middle_of_publishing_leaves_nothing_half_done(committed, die_before):
    edition, person = EditionFactory(approved=True), UserFactory(hr_approver=True)
    author = UserFactory(hr_editor=True)
    edition.comments.create(author=author, at=now(), text="I am told.", resolved_by=author, resolved_at=now())
    database = committed()
    before = database.rows()

    killed = process(database, "publish", edition, person, die_before)
    killed.communicate("go\n")
    assert (killed.returncode, database.rows()) == (-signal.SIGKILL, before)

    said, _ = process(database, "publish", edition, person).communicate("go\n")
    assert said.splitlines() == ["ready", "done in 6 writes"]
    assert [len(rows) for rows in database.rows()] == [1, 1, 1, 2, 1]


@pytest.mark.parametrize(
    ("move", "stage", "role", "refusal"),
    [
        (
            "publish",
            "approved",
            "hr_approver",
            "The edition is published, and “Publish” needs one that is approved.",
        ),
        ("submit", "draft", "hr_editor", "The edition is in review, and “Submit for review” needs one that is draft."),
    ],
)
def test_of_two_who_make_one_move_at_once_the_second_is_refused_in_words(committed, move, stage, role, refusal):
    edition, people = EditionFactory(**{stage: True}), [UserFactory(**{role: True}) for _ in range(2)]
    database = committed()

    running = [process(database, move, edition, person) for person in people]
    for each in running:
        each.stdout.readline()
    for each in running:
        each.stdin.write("go\n")
        each.stdin.flush()
    said = sorted(each.communicate()[0].strip() for each in running)

    assert said == [f"done in {5 if move == 'publish' else 3} writes", f"refused: {refusal}"]
    assert len(database.rows()[2]) == 1
