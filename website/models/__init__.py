"""The people who use the site, their roles and messages, what is kept of their words, and long work."""

from website.models.erasures import Erasure
from website.models.invitations import Invitation
from website.models.messages import Message, Occasion
from website.models.people import User
from website.models.roles import Role
from website.models.sendings import Sending
from website.models.words import Erasable, SealedWords
from website.models.work import Work, Worker

__all__ = [
    "Erasable",
    "Erasure",
    "Invitation",
    "Message",
    "Occasion",
    "Role",
    "SealedWords",
    "Sending",
    "User",
    "Work",
    "Worker",
]
