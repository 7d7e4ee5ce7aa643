"""The words of a description in plain Python: what they are, what they add to, and how a text is read as them."""

from .pasting import Pasted, Unread, read_file, read_text
from .words import Passage, Task, Words, against_signing, against_total

__all__ = [
    "Passage",
    "Pasted",
    "Task",
    "Unread",
    "Words",
    "against_signing",
    "against_total",
    "read_file",
    "read_text",
]
