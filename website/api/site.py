"""The one API, joined from the routers that API_ROUTERS names."""

from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from website.api.description import complete
from website.api.parameters import checked
from website.api.problems import answer_errors
from website.api.throttle import AnonymousRate

DESCRIPTION = (
    "Job families, the levels of their ladders, what each level expects and how two of them differ: everything that "
    "the pages show, for programs. It is read only. Clients who are not signed in read what took effect; a session of "
    "somebody who may read open editions shows those too. An empty text means that the source does not state it."
)


class LadderAPI(NinjaAPI):
    """The API, whose description names the errors of every address."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        return complete(super().get_openapi_schema(**given))


api = LadderAPI(
    title="Career Ladders",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    docs_url=None,
    throttle=[AnonymousRate()],
)
api.add_decorator(checked, mode="operation")
answer_errors(api)
for path in settings.API_ROUTERS:
    api.add_router("", import_string(path))
