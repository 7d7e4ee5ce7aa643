"""Why a move of an edition is not made."""

from website.refusals import Refused


class CannotMove(Refused):
    """The edition is not where the move begins, the person may not make it, or something speaks against it."""


class EditionIsGone(CannotMove):
    """Somebody deleted the draft since it was read."""

    def __init__(self) -> None:
        super().__init__(["The draft is gone: somebody deleted it."])


class CannotPublish(CannotMove):
    """The edition is not ready, its parts' checks found reasons against it, or a fact is missing."""


class CannotWithdraw(CannotMove):
    """The edition is not published, took effect already, or a part holds it."""
