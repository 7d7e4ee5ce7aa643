"""Why an action is not done."""


class Refused(Exception):
    """An action that cannot be done now. `reasons` are sentences for people."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons
