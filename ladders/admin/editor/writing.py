"""The grid itself: shown, saved cell by cell, and saved as one form where there is no JavaScript."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localtime

from jobfamilies.models import Edition
from ladders.actions import CannotChange, Saved, StaleCell, save_cell
from ladders.admin.editor.pages import EditorView
from ladders.admin.editor.sheet import Conflict, EditorCell, read_sheet
from ladders.engine import cells
from ladders.findings import blocking_findings, findings
from ladders.models import CellChange
from website.files.sent_json import read_json

STALE = "Somebody else changed this cell meanwhile."


class SheetPage(EditorView):
    """The whole grid. Posted, it saves the cells whose text is not what the page was made with."""

    def get(self, request: HttpRequest, edition: int) -> HttpResponse:
        return self.show({})

    def post(self, request: HttpRequest, edition: int) -> HttpResponse:
        conflicts = self.save_changed()
        if undone := request.POST.get("undo"):
            self.undo(undone)
        return self.show(conflicts) if conflicts else HttpResponseRedirect(self.sheet_url)

    def show(self, conflicts: dict[str, Conflict]) -> HttpResponse:
        # What blocks is quick to find; the comparison of levels comes after the page, by `Checks`.
        sheet = read_sheet(self.edition, findings=blocking_findings(self.edition), conflicts=conflicts)
        context = self.frame(title=f"Ladder of {self.edition}", sheet=sheet, reasons=self.reasons)
        return render(self.request, "admin/ladders/editor/sheet.html", context, status=409 if conflicts else 200)

    def save_changed(self) -> dict[str, Conflict]:
        """Save each cell that was changed on the page, and return those that were not saved, by their names."""
        was = dict(pair.partition(":")[::2] for pair in self.request.POST.get("versions", "").split())
        conflicts: dict[str, Conflict] = {}
        saved: list[str] = []
        for cell in read_sheet(self.edition).cells:
            text = self.request.POST.get(f"cell-{cell.name}")
            version = was.get(cell.name, "")
            if text is None or cells.version(_read(cell, text)) in (version, cell.version):
                continue
            if conflict := self.save(cell, text, version, saved):
                conflicts[cell.name] = conflict
        if saved:
            messages.success(self.request, f"Saved: {'; '.join(saved)}.")
        elif not conflicts and "undo" not in self.request.POST:
            messages.info(self.request, "Nothing was changed.")
        return conflicts

    def save(self, cell: EditorCell, text: str | None, version: str, saved: list[str]) -> Conflict | None:
        """Save one cell and note it among what was saved, or return why it was not."""
        try:
            done = save_cell(
                edition=self.edition,
                level=cell.level.pk,
                row=cell.row.pk,
                text=text,
                by=self.person,
                at=timezone.now(),
                version=version,
            )
        except StaleCell:
            return Conflict(text or "", [STALE], is_stale=True)
        except CannotChange as refused:
            return Conflict(text or "", refused.reasons)
        saved.append(f"{cell.level}, {cell.row} ({in_words(done)})")
        return None

    def undo(self, name: str) -> None:
        """Bring back what the cell of that name said before its last change."""
        saved: list[str] = []
        for cell in read_sheet(self.edition).cells:
            if cell.name == name:
                if conflict := self.save(cell, None, cell.version, saved):
                    messages.error(self.request, " ".join(conflict.reasons))
                else:
                    messages.success(self.request, f"Undone: {saved[0]}.")


class CellSave(EditorView):
    """One cell, as one leaves it: JSON in and out."""

    http_method_names = ["post"]

    def find(self, pk: int) -> Edition:
        """Name the edition alone: the action reads it, locked."""
        return Edition(pk=pk)

    def post(self, request: HttpRequest, edition: int) -> HttpResponse:
        try:
            asked = _asked(request.body)
        except ValueError as wrong:
            return JsonResponse({"reasons": [f"The request is not understood: {wrong}."]}, status=400)
        try:
            saved = save_cell(edition=self.edition, by=self.person, at=timezone.now(), **asked)
        except Edition.DoesNotExist:
            return JsonResponse({"reasons": ["The draft is gone: somebody deleted it."]}, status=422)
        except StaleCell as stale:
            return JsonResponse(self.stale(asked, stale), status=409)
        except CannotChange as refused:
            return JsonResponse({"reasons": refused.reasons}, status=422)
        return JsonResponse(answer(saved))

    def stale(self, asked: dict[str, Any], stale: StaleCell) -> dict[str, Any]:
        """Return what the cell says now, and who changed it when."""
        level = self.edition.levels.get(pk=asked["level"])
        row = self.edition.rows.select_related("dimension").get(pk=asked["row"])
        last = CellChange.objects.of_edition(self.edition).of_cell(level.key, row.dimension.slug).first()
        return {
            "reasons": [STALE],
            "text": cells.typed(stale.lines),
            "version": cells.version(stale.lines),
            "by": str(last.by) if last else "",
            "at": localtime(last.at).strftime("%H:%M") if last else "",
        }


class Checks(EditorView):
    """What the checks found, to be shown anew beside the grid after a save."""

    def get(self, request: HttpRequest, edition: int) -> HttpResponse:
        context = {"edition": self.edition, "findings": findings(self.edition)}
        return render(request, "admin/ladders/editor/_checks.html", context)


class Changes(EditorView):
    """Who changed what of the draft, when, from what to what; the latest first."""

    most = 500

    def get(self, request: HttpRequest, edition: int) -> HttpResponse:
        changes = list(CellChange.objects.of_edition(self.edition)[: self.most + 1])
        context = self.frame(
            title=f"Changes of {self.edition}", changes=changes[: self.most], is_cut=len(changes) > self.most
        )
        return render(request, "admin/ladders/editor/changes.html", context)


def answer(saved: Saved) -> dict[str, Any]:
    """Return what the page is told of a saved cell."""
    return {
        "text": cells.typed(saved.lines),
        "version": cells.version(saved.lines),
        "count": len(saved.lines),
        "words": in_words(saved),
        "became": [
            {"index": each.index, "key": each.key, "kind": each.kind, "was": each.was, "text": each.text}
            for each in saved.became
            if each.kind != "same"
        ],
        "at": localtime().strftime("%H:%M"),
    }


def in_words(saved: Saved) -> str:
    """Return what became of the cell's statements: “2 changed, 1 new, 1 removed”."""
    counts = [(saved.count(kind), kind) for kind in ("changed", "new", "removed")]
    return ", ".join(f"{count} {kind}" for count, kind in counts if count) or "the same statements"


def _read(cell: EditorCell, text: str) -> list[Any]:
    return cells.read(text, is_prose=cell.row.style == "prose")


def _asked(body: bytes) -> dict[str, Any]:
    """Return the arguments of `save_cell` that a request's JSON names. Raises ValueError for what is none."""
    asked = read_json(body)
    if not isinstance(asked, dict):
        raise ValueError("it is no object")
    for name, kinds in (("level", int), ("row", int), ("version", str), ("text", str | None)):
        if isinstance(asked.get(name), bool) or not isinstance(asked.get(name), kinds) or name not in asked:
            raise ValueError(f"{name} is missing or of the wrong type")
    said = asked.get("said") or {}
    if not isinstance(said, dict) or not all(
        isinstance(key, str) and index.isdecimal() for index, key in said.items()
    ):
        raise ValueError("said is no object of keys by index")
    facts = {name: asked[name] for name in ("level", "row", "version", "text")}
    return facts | {"said": {int(index): key for index, key in said.items() if len(index) < 6}}
