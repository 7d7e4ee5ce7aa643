"""No mail is lost, and none is sent twice but where nobody can know: with senders that are killed, and two at once."""

import email
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest
from django.conf import settings

from tests.committed import Committed
from website.mail.sending import TAKEN_FOR

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engines]

LATER = TAKEN_FOR.total_seconds() + 1


@pytest.fixture
def site(tmp_path, waiting):
    """A function that has so many messages wait, and returns a site on whose database senders run."""
    return lambda number: Site(tmp_path, [waiting() for _ in range(number)])


class Site:
    """A database with messages that wait, the folder that mail is handed over to, and senders."""

    def __init__(self, directory, messages):
        self.messages = messages
        self.folder = directory / "outbox"
        self.database = Committed(directory, ("website_message",))

    def sender(self, after=0, step="none", number=1):
        """Start a sender, which waits for a line."""
        command = [sys.executable, "-m", "tests.website.mail.a_sender", self.folder, after, step, number]
        environment = os.environ | {"DATABASE_URL": self.database.url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        return subprocess.Popen([str(word) for word in command], cwd=settings.BASE_DIR, env=environment, **pipes)

    def run(self, **facts):
        sender = self.sender(**facts)
        sender.communicate("go\n")
        return sender.returncode

    def mails(self):
        """Return how often each mail was handed over: (to whom, Message-ID)."""
        parsed = [email.message_from_bytes(file.read_bytes()) for file in self.folder.glob("*.eml")]
        return Counter((each["To"], each["Message-ID"]) for each in parsed)


@pytest.mark.parametrize(("step", "sent_before", "twice"), [("taken", 1, 0), ("sent", 2, 1)])
def test_a_sender_that_is_killed_at_a_mail_loses_none(site, step, sent_before, twice):
    here = site(3)

    assert here.run(step=step, number=2) == -signal.SIGKILL
    assert here.mails().total() == sent_before
    assert here.run() == 0
    assert here.mails().total() == sent_before + 1  # what the killed one took is left alone for a while
    assert here.run(after=LATER) == 0

    mails = here.mails()
    assert sorted(to for to, _ in mails) == sorted(message.to.email for message in here.messages)
    assert mails.total() - len(mails) == twice
    assert here.run(after=2 * LATER) == 0
    assert here.mails() == mails


def test_two_senders_at_once_send_each_mail_once(site):
    here = site(12)

    senders = [here.sender() for _ in range(2)]
    for sender in senders:
        sender.stdout.readline()
    for sender in senders:
        sender.stdin.write("go\n")
        sender.stdin.flush()
    assert [sender.wait() for sender in senders] == [0, 0]

    assert set(here.mails().values()) == {1}
    assert len(here.mails()) == 12


@pytest.mark.long
def test_senders_that_are_killed_again_and_again_lose_no_mail(site):
    here, chance, killed = site(150), random.Random(11), 0

    for turn in range(8):
        senders = [here.sender(after=turn * LATER) for _ in range(2)]
        for sender in senders:
            sender.stdout.readline()
            sender.stdin.write("go\n")
            sender.stdin.flush()
        time.sleep(chance.uniform(0.05, 0.6))
        for sender in senders:
            killed += sender.poll() is None
            sender.kill()
            sender.wait()
    assert here.run(after=20 * LATER) == 0

    mails = here.mails()
    assert killed
    assert len(mails) == 150
    assert len({to for to, _ in mails}) == 150
    assert mails.total() - 150 <= killed
