"""What people do with readings, positions and requests. Every action is atomic and told who and when."""

from classification.actions.readings import CannotApprove, approve_reading

__all__ = ["CannotApprove", "approve_reading"]
