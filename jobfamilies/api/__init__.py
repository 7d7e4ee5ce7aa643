"""What the API tells of which jobs exist."""

from ninja import Router

from jobfamilies.api import documents, families, organizations, sources

router = Router()
for part in (organizations, families, documents, sources):
    router.add_router("", part.router)

__all__ = ["router"]
