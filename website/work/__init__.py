"""Long work in the background: started by a page, done by a worker, followed on a page of its own."""

from website.work.starting import start_work

__all__ = ["start_work"]
