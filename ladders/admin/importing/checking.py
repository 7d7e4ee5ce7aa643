"""The page that shows what was understood and what it changes, and that applies it."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from jobfamilies import document
from jobfamilies.models import Edition
from ladders.admin.importing import showing
from ladders.admin.importing.page import KEPT, ImportPage
from ladders.admin.importing.shaping import ShapeForm
from ladders.admin.importing.showing import Option
from ladders.engine.importing import fitting, keeping
from ladders.engine.importing.fitting import DRAFT, FILE, Choices, Fit
from ladders.engine.importing.found import FoundLadder
from ladders.engine.importing.opening import understand_anew
from ladders.importing.applying import MovedOn, foretell_beside, import_ladder
from ladders.importing.drafts import read_draft, vocabulary
from website.files.blocks import Unreadable
from website.refusals import Refused

MOST_SHOWN = 500
"""Lines that went nowhere which the page lists; the others are counted."""
ASKED = ("level-", "row-", "cell-", "ladder")
"""How the names of choices begin in an address."""


def asked_of(given: QueryDict) -> dict[str, str]:
    """Return the choices among what was sent; empty ones are none."""
    return {name: str(value) for name, value in given.items() if name.startswith(ASKED) and value}


def read_choices(asked: Mapping[str, str], ladder: FoundLadder) -> Choices:
    """Return the choices that an address states; what names no column, row or cell of the ladder is left out."""
    levels = {n: asked[f"level-{n}"] for n in range(len(ladder.levels)) if asked.get(f"level-{n}")}
    rows = {n: asked[f"row-{n}"] for n in range(len(ladder.rows)) if asked.get(f"row-{n}")}
    conflicts = {
        (row, column): asked[name]
        for row in range(len(ladder.rows))
        for column in range(len(ladder.levels))
        if asked.get(name := f"cell-{row}-{column}") in (FILE, DRAFT)
    }
    return Choices(levels, rows, conflicts)


def shown(fitted: Fit, choices: Choices, ladder: int) -> str:
    """Return what tells a page from others: it is applied only with the levels, rows and words that it shows."""
    stated = [f"{place}={value}" for place, value in sorted(choices.conflicts.items())]
    return ";".join([str(ladder), *fitted.levels, *fitted.rows, *stated])


class CheckPage(ImportPage, TemplateView):
    """Shows what was understood and what it changes; writes it when that is confirmed."""

    template_name = "admin/ladders/import/check.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.edition is None or self.reasons or not self._is_kept(self.edition):
            messages.error(request, "There is no import to look at. Choose a file.")
            return HttpResponseRedirect(self.address("ladders_import"))
        return super().dispatch(request, *args, **kwargs)

    def _is_kept(self, edition: Edition) -> bool:
        """Whether the session has an import of the edition, kept as this release reads it."""
        kept = self.request.session.get(KEPT)
        if not kept or kept["edition"] != edition.pk:
            return False
        try:
            return bool([keeping.from_data(each) for each in kept["ladders"]])
        except (KeyError, TypeError):
            return False

    @cached_property
    def kept(self) -> Mapping[str, Any]:
        kept: Mapping[str, Any] = self.request.session[KEPT]
        return kept

    def ladder(self, asked: Mapping[str, str]) -> FoundLadder:
        return keeping.from_data(self.kept["ladders"][self.number(asked)])

    def number(self, asked: Mapping[str, str]) -> int:
        said = asked.get("ladder", "")
        number = int(said) if said.isascii() and said.isdigit() and len(said) < 4 else self.kept["chosen"]
        return number if number < len(self.kept["ladders"]) else self.kept["chosen"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = asked_of(request.POST)
        here = f"{self.address('ladders_import_check')}?{urlencode(asked)}"
        if "reshape" in request.POST:
            return self._reshape()
        if "apply" not in request.POST:
            return HttpResponseRedirect(here)
        ladder = self.ladder(asked)
        choices = read_choices(asked, ladder)
        assert self.edition is not None
        fitted = fitting.fit(ladder, read_draft(self.edition), vocabulary(), choices)
        if request.POST.get("shown") != shown(fitted, choices, self.number(asked)):
            messages.warning(request, "This is what your choices change. Look at it, then apply it.")
            return HttpResponseRedirect(here)
        return self._apply(ladder, choices, request.POST.get("seen", ""), here)

    def _reshape(self) -> HttpResponse:
        """Understand the file anew, as the person says that it is shaped."""
        here = HttpResponseRedirect(self.address("ladders_import_check"))
        form = ShapeForm(self.kept, self.request.POST)
        if not form.is_valid() or not self.kept["document"]:
            messages.error(self.request, "That says no shape: choose from what is offered, or send the file again.")
            return here
        options = form.options()
        try:
            opened = understand_anew(self.kept["document"], options)
        except Unreadable as why:
            messages.error(self.request, f"In that shape it says no ladder; it is shown as before. {why}")
            return here
        self.keep(opened, self.kept["name"], form.cleaned_data, options.refused)
        return here

    def _apply(self, ladder: FoundLadder, choices: Choices, seen: str, here: str) -> HttpResponse:
        assert self.edition is not None
        try:
            done = import_ladder(
                edition=self.edition, ladder=ladder, choices=choices, seen=seen, by=self.person, at=timezone.now()
            )
        except MovedOn as moved:
            messages.warning(self.request, str(moved))
            return HttpResponseRedirect(here)
        except Refused as refused:
            messages.error(self.request, str(refused))
            return HttpResponseRedirect(here)
        del self.request.session[KEPT]
        cells = "cell" if done.cells == 1 else "cells"
        said = [f"Imported into {self.edition}: {done.cells} {cells} changed.", *done.beside]
        messages.success(self.request, " ".join(said))
        return HttpResponseRedirect(reverse("admin:jobfamilies_edition_change", args=[self.edition.pk]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        assert self.edition is not None
        asked = asked_of(self.request.GET)
        ladder, draft, known = self.ladder(asked), read_draft(self.edition), vocabulary()
        choices = read_choices(asked, ladder)
        fitted = fitting.fit(ladder, draft, known, choices)
        found = keeping.found_from_data(self.kept["found"])
        changed = [each for each in fitted.changes if each.is_conflict or each.before != each.after]
        return super().get_context_data(
            name=self.kept["name"],
            ladders=[Option(str(n), each["name"] or "Ladder") for n, each in enumerate(self.kept["ladders"])],
            ladder=self.number(asked),
            fitted=fitted,
            changed=len(changed),
            doubts=[str(each) for each in (*found.doubts, *ladder.doubts)],
            found=found,
            leftovers=[str(each) for each in found.leftovers[:MOST_SHOWN]],
            more_leftovers=max(len(found.leftovers) - MOST_SHOWN, 0),
            shape_form=ShapeForm(self.kept) if self.kept["document"] else None,
            beside=foretell_beside(self.edition, ladder, showing.levels_after(fitted, draft)),
            levels=showing.levels(fitted),
            rows=list(showing.rows(fitted, draft, known, choices)),
            level_options=[
                Option(key, f"{title or 'Title not stated'} (in the draft)") for key, title in draft.levels
            ],
            dimensions=[Option(each.slug, each.name) for each in known],
            seen=document.content_digest(self.edition),
            shown=shown(fitted, choices, self.number(asked)),
            left=showing.left(fitted, draft),
            **kwargs,
        )
