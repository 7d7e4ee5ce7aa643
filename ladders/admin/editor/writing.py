"""The grid itself: shown, saved cell by cell, and saved as one form where there is no JavaScript."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.timezone import localtime

from jobfamilies.actions import reasons_against_commenting
from jobfamilies.models import Edition
from ladders.actions import Saved, StaleCell, save_cell
from ladders.admin.editor.pages import EditorView
from ladders.admin.editor.sheet import Conflict, EditorCell, read_sheet
from ladders.engine import cells
from ladders.findings import blocking_findings, findings
from ladders.models import CellChange
from website.files.sent_json import read_json
from website.refusals import Refused


class SheetPage(EditorView):
    """The whole grid. Posted, it saves the cells whose text is not what the page was made with."""

    def get(self, request: HttpRequest, edition: int) -> HttpResponse:
        return self.show({})

    def post(self, request: HttpRequest, edition: int) -> HttpResponse:
        was = dict(pair.partition(":")[::2] for pair in request.POST.get("versions", "").split())
        cells_now = read_sheet(self.edition).cells
        strays = self.typed_elsewhere(cells_now, was)
        conflicts = self.save_changed(cells_now, was)
        if undone := request.POST.get("undo"):
            self.undo(undone, was)
        return self.show(conflicts, strays) if conflicts or strays else HttpResponseRedirect(self.sheet_url)

    def show(self, conflicts: dict[str, Conflict], strays: Sequence[str] = ()) -> HttpResponse:
        # What blocks is quick to find; the comparison of levels comes after the page, by `Checks`.
        sheet = read_sheet(self.edition, findings=blocking_findings(self.edition), conflicts=conflicts)
        said = {"reasons": self.reasons, "may_comment": not reasons_against_commenting(self.edition, self.person)}
        context = self.frame(title=f"Ladder of {self.edition}", sheet=sheet, strays=strays, **said)
        status = 409 if conflicts or strays else 200
        return render(self.request, "admin/ladders/editor/sheet.html", context, status=status)

    def typed_elsewhere(self, cells_now: Sequence[EditorCell], was: dict[str, str]) -> list[str]:
        """Return what was typed into cells that are gone: somebody retired their level or row meanwhile."""
        there = {f"cell-{cell.name}" for cell in cells_now}
        gone = [(name, str(text)) for name, text in self.request.POST.items() if name.startswith("cell-")]
        return [
            text
            for name, text in gone
            if name not in there and was.get(name.removeprefix("cell-")) not in versions_of(text)
        ]

    def save_changed(self, cells_now: Sequence[EditorCell], was: dict[str, str]) -> dict[str, Conflict]:
        """Save each cell that was changed on the page, and return those that were not saved, by their names.

        `was` are the versions that the page was made with, by the same names; it gets those of what is saved.
        """
        conflicts: dict[str, Conflict] = {}
        saved: list[str] = []
        for cell in cells_now:
            text = self.request.POST.get(f"cell-{cell.name}")
            if text is None or cells.version(_read(cell, text)) in (was.get(cell.name), cell.version):
                continue
            if conflict := self.save(cell, text, was, saved):
                conflicts[cell.name] = conflict
        if saved:
            messages.success(self.request, f"Saved: {'; '.join(saved)}.")
        elif not conflicts and "undo" not in self.request.POST:
            messages.info(self.request, "Nothing was changed.")
        return conflicts

    def save(self, cell: EditorCell, text: str | None, was: dict[str, str], saved: list[str]) -> Conflict | None:
        """Save one cell and note it among what was saved, with its new version; or return why it was not."""
        try:
            done = save_cell(
                edition=self.edition,
                level=cell.level.pk,
                row=cell.row.pk,
                text=text,
                by=self.person,
                at=timezone.now(),
                version=was.get(cell.name, ""),
            )
        except StaleCell as stale:
            return Conflict(text or "", [said_of(stale)], is_stale=True)
        except Refused as refused:
            return Conflict(text or "", refused.reasons)
        was[cell.name] = cells.version(done.lines)
        saved.append(f"{cell.level}, {cell.row} ({in_words(done)})")
        return None

    def undo(self, name: str, was: dict[str, str]) -> None:
        """Bring back what the cell of that name said before its last change."""
        saved: list[str] = []
        for cell in read_sheet(self.edition).cells:
            if cell.name == name:
                if conflict := self.save(cell, None, was, saved):
                    messages.error(self.request, f"Nothing was undone. {' '.join(conflict.reasons)}")
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
        except StaleCell as stale:
            return JsonResponse(theirs(stale), status=409)
        except Refused as refused:
            return JsonResponse({"reasons": refused.reasons}, status=422)
        return JsonResponse(answer(saved))


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


def theirs(stale: StaleCell) -> dict[str, Any]:
    """Return what the page is told of a cell that somebody else changed: what it says now, and who changed it when."""
    return {
        "reasons": [said_of(stale)],
        "text": cells.typed(stale.lines),
        "version": cells.version(stale.lines),
        "by": str(stale.last.by) if stale.last else "",
        "at": localtime(stale.last.at).strftime("%H:%M") if stale.last else "",
    }


def said_of(stale: StaleCell) -> str:
    """Return who changed the cell meanwhile, in a sentence."""
    last = stale.last
    return f"{last.by} changed this cell at {localtime(last.at):%H:%M}." if last else str(stale)


def in_words(saved: Saved) -> str:
    """Return what became of the cell's statements: “2 changed, 1 new, 1 removed”."""
    counts = [(saved.count(kind), kind) for kind in ("changed", "new", "removed")]
    return ", ".join(f"{count} {kind}" for count, kind in counts if count) or "the same statements"


def versions_of(text: str) -> set[str]:
    """Return the versions that a text can be of: as a list, and as running text."""
    return {cells.version(cells.read(text, is_prose=is_prose)) for is_prose in (False, True)}


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
