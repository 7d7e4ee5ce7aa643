"""What an edition is made of: a part per app, named in EDITION_PARTS, so that the lowest app imports no higher one."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.utils.module_loading import import_string

from jobfamilies.models import Edition, Grade, Level, SourceDocument


class EditionPart:
    """One app's share of an edition. Every method but the first two may be left as it is."""

    models: Sequence[type[Model]] = ()
    """The tables with an `edition` of their own that this part adds; published rows in them never change."""

    def dump(self, edition: Edition) -> dict[str, Any]:
        """Return this part's keys of the document's content: plain JSON values, shared things by slug."""
        raise NotImplementedError

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        """Write this part's rows of a new edition. Raises KeyError for what it cannot place."""
        raise NotImplementedError

    def checks(self, edition: Edition) -> list[str]:
        """Return why the edition cannot be published, in sentences for people."""
        return []

    def blocks_withdrawal(self, edition: Edition) -> list[str]:
        """Return why the published edition cannot be withdrawn, in sentences for people."""
        return []


@cache
def edition_parts() -> tuple[EditionPart, ...]:
    """Return one object per class of EDITION_PARTS, lowest app first."""
    return tuple(import_string(path)() for path in settings.EDITION_PARTS)


EDITION_FIELDS = (
    "title",
    "summary",
    "function_text",
    "track_text",
    "source_date_label",
    "source_date_text",
    "source_date",
)
LEVEL_FIELDS = (
    "slug",
    "rank",
    "title",
    "short_title",
    "job_code",
    "grade_text",
    "exemption",
    "source_date_label",
    "source_date_text",
    "source_date",
)


class JobsPart(EditionPart):
    """The edition's own facts, and its levels."""

    models = (Level,)

    def dump(self, edition: Edition) -> dict[str, Any]:
        levels = edition.levels.select_related("grade", "source_document").defer("source_document__text")
        return {
            **{field: getattr(edition, field) for field in EDITION_FIELDS},
            "levels": [self._dump_level(level) for level in levels.order_by("rank")],
        }

    def _dump_level(self, level: Level) -> dict[str, Any]:
        return {
            "key": str(level.key),
            **{field: getattr(level, field) for field in LEVEL_FIELDS},
            "grade": level.grade and level.grade.slug,
            "source": level.source_document and level.source_document.slug,
        }

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        organization = edition.family.organization
        grades = {grade.slug: grade for grade in Grade.objects.filter(organization=organization)}
        sources = {each.slug: each for each in SourceDocument.objects.filter(organization=organization).only("slug")}
        for field in EDITION_FIELDS:
            setattr(edition, field, content[field])
        edition.save()
        Level.objects.bulk_create(
            Level(
                edition=edition,
                key=level["key"],
                **{field: level[field] for field in LEVEL_FIELDS},
                grade=level["grade"] and grades[level["grade"]],
                source_document=level["source"] and sources[level["source"]],
            )
            for level in content["levels"]
        )

    def checks(self, edition: Edition) -> list[str]:
        levels = edition.levels.select_related("grade", "source_document").order_by("rank")
        strays = [
            f"{level}: its {name} is of another organization."
            for level in levels
            for name, shared in (("grade", level.grade), ("source document", level.source_document))
            if shared and shared.organization_id != edition.family.organization_id
        ]
        return strays if levels else ["The edition has no level."]
