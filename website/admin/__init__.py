"""People in the admin, and the erasing of their words."""

from website.admin import erasures, people

__all__ = ["erasures", "people"]
