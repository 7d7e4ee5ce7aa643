"""Why an action is not done."""


class Refused(Exception):
    """An action that cannot be done now. `reasons` are sentences for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class CannotMove(Refused):
    """The edition is not where the move begins, the person may not make it, or something speaks against it."""


class CannotPublish(CannotMove):
    """The edition is not ready, its parts' checks found reasons against it, or a fact is missing."""


class CannotWithdraw(CannotMove):
    """The edition is not published, took effect already, or a part holds it."""
