"""Messages: who is told what happened, in the list and by mail."""

from website.mail.telling import tell, tell_once

__all__ = ["tell", "tell_once"]
