"""Mail is handed over by SMTP, over one connection, and what is refused holds nothing up."""

import email
import smtplib
import socketserver
import threading

import pytest
from django.utils.timezone import now

from tests.factories import UserFactory
from website.mail.sending import send_due
from website.models import Message

pytestmark = pytest.mark.django_db


class MailServer(socketserver.ThreadingTCPServer):
    """Takes mail over SMTP, but for the person whom it calls nobody."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Conversation)
        self.mails, self.connections = [], 0


class Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self):
        self.server.connections += 1
        self.say("220 ready")
        for line in self.rfile:
            match line.decode().upper().split(maxsplit=1)[0]:
                case "RCPT" if b"nobody@" in line:
                    self.say("550 nobody@example.org is not here")
                case "DATA":
                    self.say("354 go on")
                    lines = iter(self.rfile.readline, b".\r\n")
                    self.server.mails.append(email.message_from_bytes(b"".join(lines)))
                    self.say("250 taken")
                case "QUIT":
                    self.say("221 bye")
                    return
                case _:
                    self.say("250 yes")

    def say(self, words):
        self.wfile.write(f"{words}\r\n".encode())


@pytest.fixture
def mail_server(settings):
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.server_address
        yield server
        server.shutdown()


def test_mails_go_out_over_one_connection(mail_server, waiting):
    messages = [waiting() for _ in range(3)]

    assert send_due(at=now()).sent == 3

    assert [mail["To"] for mail in mail_server.mails] == [message.to.email for message in messages]
    kept = Message.objects.order_by("pk").values_list("mail", flat=True)
    assert [mail["Message-ID"] for mail in mail_server.mails] == [f"<{key}@ladders.example.org>" for key in kept]
    assert mail_server.connections == 1


def test_who_is_refused_holds_nobody_up_and_the_error_names_nobody(mail_server, waiting):
    refused, good = waiting(to=UserFactory(email="nobody@example.org")), waiting()

    run = send_due(at=now())

    assert (run.sent, run.failed, [mail["To"] for mail in mail_server.mails]) == (1, 1, [good.to.email])
    refused.refresh_from_db()
    assert (refused.tries, refused.error) == (1, smtplib.SMTPRecipientsRefused.__name__)
