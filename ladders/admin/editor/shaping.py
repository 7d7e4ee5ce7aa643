"""Levels and rows of a draft: added, changed, moved and retired, each on a page of its own."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from jobfamilies.actions.moves import locked
from ladders import actions
from ladders.actions import lines_of
from ladders.actions.owned import SaysOtherwise, all_said
from ladders.admin.editor.forms import LevelForm, OwnedByEdition, RowForm
from ladders.admin.editor.pages import EditorView
from ladders.engine import cells
from website.refusals import Refused


class Kind:
    """What levels and rows have in common on these pages, and what of it each calls its own."""

    name: str
    plural: str
    form: type[OwnedByEdition]
    order: str
    add: Any
    change: Any
    move: Any
    retire: Any

    def __init__(self, name: str, form: type[OwnedByEdition], order: str) -> None:
        self.name, self.plural, self.form, self.order = name, f"{name}s", form, order
        verbs = ("add", "change", "move", "retire")
        self.add, self.change, self.move, self.retire = (getattr(actions, f"{verb}_{name}") for verb in verbs)


KINDS = {kind.plural: kind for kind in (Kind("level", LevelForm, "rank"), Kind("row", RowForm, "place"))}


class ThingView(EditorView):
    """A page about a level or a row that is there or is to be."""

    template: ClassVar[str] = "admin/ladders/editor/form.html"
    kind: Kind
    thing: Any = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.kind = KINDS[kwargs["kind"]]
        if "pk" in kwargs:
            things = getattr(self.edition, self.kind.plural)
            self.thing = get_object_or_404(things.all(), pk=kwargs["pk"])
            self.thing.edition = self.edition

    def act(self, verb: str, **facts: Any) -> Any:
        """Do it as the person who asks. Raises Refused."""
        target = {"edition": self.edition} if verb == "add" else {self.kind.name: self.thing}
        return getattr(self.kind, verb)(**target, by=self.person, at=timezone.now(), **facts)

    def show(self, *, status: int = 200, **context: Any) -> HttpResponse:
        frame = self.frame(kind=self.kind, thing=self.thing, reasons=self.reasons, **context)
        return render(self.request, self.template, frame, status=status)

    def done(self, said: str, anchor: str = "") -> HttpResponse:
        messages.success(self.request, said)
        return HttpResponseRedirect(self.sheet_url + anchor)

    def refused(self, refused: Refused) -> HttpResponse:
        messages.error(self.request, " ".join(refused.reasons))
        return HttpResponseRedirect(self.sheet_url)


class FactsPage(ThingView):
    """Adds a level or row, or changes its facts."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.ask(self.make_form())

    @transaction.atomic
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        locked(self.edition)  # before the form reads what is stored, which nobody changes from then on
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.ask(form, status=409 if form.changed_meanwhile else 200)
        facts = form.stated()
        try:
            with transaction.atomic():
                done = self.act("change" if self.thing else "add", **facts)
        except IntegrityError:
            form.add_error(None, "Somebody else took the same facts at this moment. Load the page again.")
        except Refused as refused:
            form.add_error(None, ValidationError([*refused.reasons]))
        else:
            words = ("Changed" if done else "Nothing was changed") if self.thing else "Added"
            return self.done(f"{words}: {self.kind.name} {form.instance}.")
        return self.ask(form)

    def make_form(self, data: Any = None) -> OwnedByEdition:
        # A copy: what is entered is not to reach the thing that the action compares it with.
        instance = type(self.thing).objects.get(pk=self.thing.pk) if self.thing else None
        return self.kind.form(data, instance=instance, edition=self.edition)

    def ask(self, form: OwnedByEdition, status: int = 200) -> HttpResponse:
        title = f"Facts of {self.kind.name} {self.thing}" if self.thing else f"Add a {self.kind.name}"
        return self.show(title=title, form=form, siblings=self.siblings(), status=status)

    def siblings(self) -> models.QuerySet[Any]:
        things: models.QuerySet[Any] = getattr(self.edition, self.kind.plural).order_by(self.kind.order)
        return things


class MovePage(ThingView):
    """Puts a level or row at another place; by POST alone."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        place = getattr(self.thing, self.kind.order)
        asked = request.POST.get("to", "")
        steps = {"back": place - 1, "on": place + 1}
        to = steps.get(asked, int(asked) if asked.isdecimal() and len(asked) < 5 else place)
        try:
            self.act("move", to=to)
        except Refused as refused:
            return self.refused(refused)
        return self.done(f"Moved: {self.thing}.", f"#{self.kind.name}-{self.thing.pk}")


class RetirePage(ThingView):
    """Takes a level or row out of the draft, once it is confirmed what goes with it."""

    template = "admin/ladders/editor/retire.html"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        said = all_said(self.thing)
        version = cells.version(lines_of(said))
        return self.show(title=f"Retire {self.kind.name} {self.thing}", statements=said, version=version)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            self.act("retire", version=request.POST.get("version", cells.version([])))
        except SaysOtherwise as changed:
            messages.warning(request, str(changed))
            return HttpResponseRedirect(request.path)
        except Refused as refused:
            return self.refused(refused)
        return self.done(f"Retired: {self.kind.name} {self.thing}.")
