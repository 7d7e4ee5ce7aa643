"""What the API tells of what each level expects; a module for each kind of address."""

from ninja import Router

from ladders.api import comparison, dimensions, levels, moves, searching

router = Router()
for part in (levels, comparison, dimensions, moves, searching):
    router.add_router("", part.router)

__all__ = ["router"]
