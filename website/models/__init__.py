"""The people who use the site, what is kept of their words, and what of it was erased."""

from website.models.erasures import Erasure
from website.models.people import User
from website.models.words import Erasable, SealedWords

__all__ = ["Erasable", "Erasure", "SealedWords", "User"]
