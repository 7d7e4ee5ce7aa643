"""A list as a file: all rows that the filters choose, in the order and the columns of the page."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from html import unescape
from typing import Any, TypeGuard

from django.http.response import HttpResponseBase
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django_tables2 import Column
from django_tables2.rows import BoundRow
from django_tables2.utils import Accessor

from website.attachments import Format, attachment
from website.spreadsheets import Cell, Sheet, Value, csv_lines, workbook
from website.tables import NOT_STATED, Table

FORMATS: tuple[tuple[Format, str], ...] = (("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON"))
"""What a list comes as, and what its page calls that."""
PARTS = re.compile(r'<br>|</(?:p|li|dd|div)>(?=.*\w)|(?<=</span>) (?=<span class="not-stated">\w)', re.DOTALL)
"""Where a cell of the page begins something new."""


def download(table: Table, ending: Format, *, address: str, at: datetime) -> HttpResponseBase:
    """Return the sorted table as a file named after its caption; `address` is where its page is."""
    name = (table.caption, at.date().isoformat())
    if ending == "csv":
        return attachment(csv_lines(lines(table)), name=name, ending=ending)
    if ending == "xlsx":
        return attachment(_workbook(table, address, at), name=name, ending=ending)
    return attachment(_json(table, address, at), name=name, ending=ending)


def is_format(asked: str) -> TypeGuard[Format]:
    """Return whether lists come in the format that an address asks for."""
    return asked in dict(FORMATS)


def columns(table: Table) -> dict[str, str]:
    """Return name and heading of the columns that say something; those of buttons do not."""
    return {
        column.name: str(column.header)
        for column in table.columns
        if column.attrs.get("cell", {}).get("class") != "row-actions"
    }


def values(table: Table) -> Iterator[list[Value]]:
    """Yield the values of every row, None where the page says that nothing is stated; asks in chunks."""
    readers = [reader(table, name) for name in columns(table)]
    for record in table.data:
        yield [plain_value(read(record)) for read in readers]


def reader(table: Table, name: str) -> Callable[[Any], object]:
    """Return what reads a column's value of a row.

    A column that shows more than its field declares its value: `value_<name>(record)` of the table. Of one that shows
    its field as it is, that is the value. What is left is read as the page shows it, which takes ten times as long.
    """
    if declared := getattr(table, f"value_{name}", None):
        return declared
    column = table.columns[name]
    if type(column.column) is Column and not hasattr(table, f"render_{name}"):
        return partial(field_value, column.accessor)
    return lambda record: BoundRow(record, table=table).get_cell_value(name)


def field_value(accessor: Accessor, record: Any) -> object:
    """Return the value of a field of a row, of one with choices what people call it."""
    owner, field = accessor.penultimate(record)
    display = getattr(owner, f"get_{field}_display", None)
    return display() if display else accessor.resolve(record, quiet=True)


def plain_value(value: object) -> Value:
    """Return a cell of the page without its markup; None where it says that nothing is stated."""
    if value is None or value == "" or value == NOT_STATED:
        return None
    if isinstance(value, bool | int | float):
        return value
    text = str(value)
    return " ".join(unescape(strip_tags(PARTS.sub("; ", text))).split()) if isinstance(value, SafeString) else text


def lines(table: Table) -> Iterator[list[Value]]:
    """Yield the headings and then the rows, with words where nothing is stated."""
    yield list(columns(table).values())
    for row in values(table):
        yield ["Not stated" if value is None else value for value in row]


def _workbook(table: Table, address: str, at: datetime) -> bytes:
    shown = f"{at:%Y-%m-%d %H:%M %Z}"
    rows = (
        [Cell(value, "head" if number == 0 else "plain") for value in row] for number, row in enumerate(lines(table))
    )
    about = [("List", table.caption), ("Address", address), ("Downloaded", shown)]
    return workbook(
        [
            Sheet(
                table.caption,
                rows,
                stubs=1,
                widths=[28.0] * len(columns(table)),
                header=table.caption,
                foot=f"{table.caption}, downloaded {shown}",
            ),
            Sheet("About", [(Cell(name, "head"), words) for name, words in about], heads=0, widths=(18, 90)),
        ],
        title=table.caption,
        at=at,
    )


def _json(table: Table, address: str, at: datetime) -> bytes:
    names = columns(table)
    content = {
        "list": table.caption,
        "address": address,
        "downloaded_at": at.isoformat(),
        "columns": names,
        "rows": [dict(zip(names, row, strict=True)) for row in values(table)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode()
