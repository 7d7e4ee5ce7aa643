"""What people do with readings, positions and requests. Every action is atomic and told who and when."""

from classification.actions.approvals import CannotApprove, approve_draft

__all__ = ["CannotApprove", "approve_draft"]
