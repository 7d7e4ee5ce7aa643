"""A part of an edition that tells some people more than others, for tests: a text for each audience."""

from datetime import datetime
from typing import Any

from jobfamilies.engine.sections import Audience, Section
from jobfamilies.models import Edition
from jobfamilies.parts import EditionPart
from website.models import User

AUDIENCES = {"notice": Audience.EVERYBODY, "parking": Audience.SIGNED_IN, "unit": Audience.HR}


class AsidePart(EditionPart):
    """What it tells stands in `told`, by the key of the edition's row and the name of the section."""

    section_names = tuple(AUDIENCES)
    told: dict[int, dict[str, str]] = {}

    def dump(self, edition: Edition, version: int) -> dict[str, Any]:
        return {}

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        return None

    def sections(self, edition: Edition, version: int) -> list[Section]:
        said = self.told.get(edition.pk, {})
        return [Section(name, AUDIENCES[name], text) for name, text in said.items()]

    def load_section(
        self, edition: Edition, name: str, content: Any, *, by: User | None = None, at: datetime | None = None
    ) -> None:
        if not isinstance(content, str):
            raise ValueError("it is no text")
        self.told.setdefault(edition.pk, {})[name] = content

    def schema(self) -> dict[str, Any]:
        text = {"type": "string", "description": "What some people read besides."}
        return {"required": [], "properties": {}, "$defs": {}, "sections": dict.fromkeys(AUDIENCES, text)}
