"""What an edition says of its levels: its rows and statements."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from jobfamilies.engine.facts import Fact, dumped, loaded
from jobfamilies.models import Edition, JobFamily, Level, SourceDocument
from jobfamilies.parts import EditionPart
from ladders.findings import blocking_findings
from ladders.index import write_edition
from ladders.models import CellChange, Dimension, Row, Statement

ROW_FACTS = (Fact("label"), Fact("heading"), Fact("style"), Fact("note"))
STATEMENT_FACTS = (Fact("text"), Fact("begins_paragraph"))


class ExpectationsPart(EditionPart):
    """Rows in their order, each with the cells that hold text, lowest level first."""

    models = (Row, Statement)
    schema_file = Path(__file__).parent / "schema" / "content.json"

    def dump(self, edition: Edition, version: int) -> dict[str, Any]:
        cells: dict[int, dict[Level, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        statements = Statement.objects.filter(edition=edition).select_related("level")
        for statement in statements.order_by("level__rank", "place"):
            cells[statement.row_id][statement.level].append(statement)
        rows = Row.objects.filter(edition=edition).select_related("dimension", "source_document")
        ordered = rows.defer("source_document__text").order_by("place")
        return {"rows": [self._dump_row(row, cells[row.pk], version) for row in ordered]}

    def _dump_row(self, row: Row, cells: dict[Level, list[Statement]], version: int) -> dict[str, Any]:
        return {
            "dimension": row.dimension.slug,
            **dumped(ROW_FACTS, row, version),
            "source": row.source_document and row.source_document.slug,
            "cells": [
                {"level": str(level.key), "statements": [self._dump_statement(each, version) for each in statements]}
                for level, statements in cells.items()
            ],
        }

    def _dump_statement(self, statement: Statement, version: int) -> dict[str, Any]:
        return {"key": str(statement.key), **dumped(STATEMENT_FACTS, statement, version)}

    def load(self, edition: Edition, content: dict[str, Any]) -> None:
        levels = {str(level.key): level for level in edition.levels.all()}
        dimensions = {dimension.slug: dimension for dimension in Dimension.objects.all()}
        documents = SourceDocument.objects.filter(organization=edition.family.organization)
        sources = {document.slug: document for document in documents.only("slug")}
        rows = Row.objects.bulk_create(
            Row(
                edition=edition,
                dimension=dimensions[row["dimension"]],
                place=place,
                **loaded(ROW_FACTS, row),
                source_document=row["source"] and sources[row["source"]],
            )
            for place, row in enumerate(content["rows"], start=1)
        )
        Statement.objects.bulk_create(
            Statement(
                edition=edition,
                level=levels[cell["level"]],
                row=row,
                place=place,
                key=statement["key"],
                **loaded(STATEMENT_FACTS, statement),
            )
            for row, dumped in zip(rows, content["rows"], strict=True)
            for cell in dumped["cells"]
            for place, statement in enumerate(cell["statements"], start=1)
        )
        write_edition(edition)

    def family_saved(self, family: JobFamily) -> None:
        """Let the search find editions without a title of their own by the family's name as it is now."""
        for edition in family.editions.filter(title="").select_related("family"):
            write_edition(edition)

    def changed_by(self, edition: Edition) -> set[int]:
        return set(CellChange.objects.of_edition(edition).order_by().values_list("by", flat=True))

    def open_editions_changed_by(self, person: int) -> set[int]:
        theirs = CellChange.objects.filter(Edition.is_open("edition__"), by=person)
        return set(theirs.order_by().values_list("edition", flat=True))

    def places(self, edition: Edition) -> dict[str, str]:
        rows = Row.objects.filter(edition=edition).order_by("place")
        return dict(rows.values_list("dimension__slug", "label"))

    def checks(self, edition: Edition) -> list[str]:
        cited = Row.objects.filter(edition=edition, source_document__isnull=False).order_by("place")
        strays = cited.exclude(source_document__organization=edition.family.organization_id)
        said = Statement.objects.filter(edition=edition).exists()
        return [
            *([] if said else ["The edition has no statement."]),
            *(f"{row}: its source document is of another organization." for row in strays),
            *map(str, blocking_findings(edition)),
        ]
