"""A list of the admin as a file and from one: what a file would change is shown before anything is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tablib
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from import_export.results import Result, RowResult

from website.attachments import attachment
from website.flat_lists.resources import FlatList
from website.roles.admin import RowsByRole
from website.spreadsheets import Cell, Sheet, csv_lines, workbook
from website.tabular import MOST_BYTES, MOST_ROWS, Table, Unreadable, read_table

KINDS = {RowResult.IMPORT_TYPE_NEW: "New", RowResult.IMPORT_TYPE_UPDATE: "Changed", RowResult.IMPORT_TYPE_SKIP: "Same"}


class NotWritten(Exception):
    """Rows are wrong; `faults` are sentences for people."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


class UploadForm(forms.Form):
    file = forms.FileField(
        label="CSV or Excel file",
        help_text=f"One table, with the names of the columns in its first row; at most {MOST_ROWS:,} rows and "
        f"{MOST_BYTES:,} bytes. CSV in UTF-8.",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Table:
        file = self.cleaned_data["file"]
        try:
            if file.size > MOST_BYTES:
                raise Unreadable(f"The file has {file.size:,} bytes; at most {MOST_BYTES:,} are read.")
            return read_table(file.name, file.read())
        except Unreadable as unreadable:
            raise ValidationError(str(unreadable)) from unreadable


@dataclass(frozen=True)
class Preview:
    """A row that would be written: `cells` are its values, each with what it was where that differs."""

    kind: str
    cells: list[tuple[str, str | None]]


class InAndOut(RowsByRole, admin.ModelAdmin):  # type: ignore[type-arg]
    """A list of the admin that can be saved as a file and read from one."""

    resource_class: type[FlatList]
    change_list_template = "admin/flat_list/change_list.html"

    def written(self, rows: Sequence[Model]) -> None:
        """Do what else belongs to saving these rows, in the same transaction."""

    def get_urls(self) -> list[URLPattern]:
        name, view = f"{self.opts.app_label}_{self.opts.model_name}", self.admin_site.admin_view
        return [
            path("in/", view(self.take_in), name=f"{name}_in"),
            path("out.<slug:ending>", view(self.give_out), name=f"{name}_out"),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        may = {
            "may_take_in": self._may_take_in(request),
            "flat_list": f"admin:{self.opts.app_label}_{self.opts.model_name}",
        }
        return super().changelist_view(request, may | (extra_context or {}))

    @property
    def _list_address(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def _may_take_in(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    # --- out ---------------------------------------------------------------------------------------------------------

    def give_out(self, request: HttpRequest, ending: str) -> HttpResponseBase:
        """Answer with the rows that the list shows with the same address parameters."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            chosen = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            messages.error(request, "No file was made: the address asks for what this list cannot be narrowed by.")
            return HttpResponseRedirect(self._list_address)
        exported = self.resource_class().export(chosen)
        rows = [tuple(exported.headers), *exported]
        name = [self.opts.verbose_name_plural]
        if ending == "csv":
            return attachment(csv_lines(rows), name=name, ending="csv")
        if ending == "xlsx":
            head: list[Sequence[Any]] = [[Cell(value, "head") for value in rows[0]], *rows[1:]]
            title = str(self.opts.verbose_name_plural).capitalize()
            sheet = Sheet(title, head, widths=[24] * len(rows[0]))
            return attachment(workbook([sheet], title=title, at=timezone.now()), name=name, ending="xlsx")
        raise Http404

    # --- in ----------------------------------------------------------------------------------------------------------

    def take_in(self, request: HttpRequest) -> HttpResponse:
        """Ask for a file, show what it would change, and on confirmation write it as it was shown."""
        if not self._may_take_in(request):
            raise PermissionDenied
        context: dict[str, Any] = {"form": UploadForm()}
        if request.method == "POST" and "table" in request.POST:
            try:
                return self._write(request, self._signed(request))
            except (signing.BadSignature, TypeError):
                context["faults"] = ["What was checked is too old, or was changed on the way. Send the file again."]
            except NotWritten as refused:
                context["faults"] = refused.faults
        elif request.method == "POST":
            context["form"] = form = UploadForm(request.POST, request.FILES)
            if form.is_valid():
                context |= self._preview(request, form.cleaned_data["file"])
        resource = self.resource_class()
        context |= {
            "title": f"Import {self.opts.verbose_name_plural}",
            "opts": self.opts,
            "back": self._list_address,
            "columns": resource.get_import_order(),
            "keys": resource.get_import_id_fields(),
        }
        return TemplateResponse(
            request, "admin/flat_list/import.html", self.admin_site.each_context(request) | context
        )

    def _salt(self, request: HttpRequest) -> str:
        return f"{self.opts.label}, read for {request.user.pk}"

    def _signed(self, request: HttpRequest) -> Table:
        """Return the table that this person was shown. Raises BadSignature."""
        parts = signing.loads(request.POST["table"], salt=self._salt(request), max_age=86_400)
        head, rows, places = parts
        return Table(tuple(head), tuple(map(tuple, rows)), tuple(places))

    def _preview(self, request: HttpRequest, table: Table) -> dict[str, Any]:
        before = self._stored()
        faults = list(self._misfits(table))
        result = None if faults else self._import(table, dry_run=True)
        if result:
            faults = list(self._faults(table, result)) + list(self._out_of_reach(request, table, result))
        if faults or result is None:
            return {"faults": faults}
        rows = [table.head, table.rows, table.places]
        return {
            "head": table.head,
            "rows": list(self._previews(table, result, before)),
            "table": signing.dumps(rows, salt=self._salt(request), compress=True),
        }

    @transaction.atomic
    def _write(self, request: HttpRequest, table: Table) -> HttpResponse:
        result = self._import(table, dry_run=False)
        if faults := list(self._faults(table, result)) + list(self._out_of_reach(request, table, result)):
            raise NotWritten(faults)
        kept = [row for row in result.rows if row.import_type != RowResult.IMPORT_TYPE_SKIP]
        for row in kept:
            is_new = row.import_type == RowResult.IMPORT_TYPE_NEW
            (self.log_addition if is_new else self.log_change)(request, row.instance, "Imported from a file.")
        self.written([row.instance for row in kept])
        new = sum(row.import_type == RowResult.IMPORT_TYPE_NEW for row in kept)
        messages.success(
            request, f"Imported: {new} new, {len(kept) - new} changed, {len(result.rows) - len(kept)} same."
        )
        return HttpResponseRedirect(self._list_address)

    def _import(self, table: Table, *, dry_run: bool) -> Result:
        data = tablib.Dataset(*table.rows, headers=table.head)
        return self.resource_class().import_data(data, dry_run=dry_run, rollback_on_validation_errors=True)

    def _stored(self) -> dict[tuple[str, ...], dict[str, str]]:
        """Return the values of every row by column, by its natural key."""
        resource = self.resource_class()
        return {resource.natural_key(row): row for row in resource.export().dict}

    def _misfits(self, table: Table) -> Iterator[str]:
        """Yield what is wrong with the columns, and the rows that are there twice."""
        resource = self.resource_class()
        known, keys = resource.get_import_order(), resource.get_import_id_fields()
        yield from (f"The column “{name}” is none of: {', '.join(known)}." for name in table.head if name not in known)
        lacking = [f"The column “{name}” is missing." for name in known if name not in table.head]
        yield from lacking
        if not lacking:
            yield from self._repeated(table, keys)
            if order := resource.order:
                yield from self._repeated(table, [*order.within, order.place])

    def _repeated(self, table: Table, names: Sequence[str]) -> Iterator[str]:
        """Yield which rows have the same in all these columns as a row above."""
        seen: dict[tuple[str, ...], str] = {}
        for place, row in zip(table.places, table.rows, strict=True):
            said = tuple(row[table.head.index(name)] for name in names)
            if said in seen:
                yield f"{place}: the same {' and '.join(names)} as {seen[said][:1].lower()}{seen[said][1:]}."
            seen.setdefault(said, place)

    def _faults(self, table: Table, result: Result) -> Iterator[str]:
        """Yield why rows cannot be written, each with its sheet, row and column."""
        yield from (str(error.error) for error in result.base_errors)
        for number, errors in result.row_errors():
            yield from (f"{table.places[number - 1]}, {error.error}" for error in errors)
        for row in result.invalid_rows:
            place = table.places[row.number - 1]
            for column, said in row.error_dict.items():
                where = place if column == "__all__" else f"{place}, column {column}"
                yield f"{where}: {' '.join(map(str, said))}"

    def _out_of_reach(self, request: HttpRequest, table: Table, result: Result) -> Iterator[str]:
        """Yield which rows stand where the person may not write."""
        for place, row in zip(table.places, result.rows, strict=False):
            verb = {RowResult.IMPORT_TYPE_NEW: "add", RowResult.IMPORT_TYPE_UPDATE: "change"}.get(row.import_type)
            if verb and not request.user.has_perm(self.act(verb), row.instance):
                yield f"{place}: your role does not reach what this row belongs to."

    def _previews(
        self, table: Table, result: Result, before: dict[tuple[str, ...], dict[str, str]]
    ) -> Iterator[Preview]:
        keys = [table.head.index(name) for name in self.resource_class().get_import_id_fields()]
        for values, row in zip(table.rows, result.rows, strict=True):
            was = before.get(tuple(values[key] for key in keys), {})
            named = zip(table.head, values, strict=True)
            cells = [(value, str(was[name]) if was and str(was[name]) != value else None) for name, value in named]
            yield Preview(KINDS[row.import_type], cells)
