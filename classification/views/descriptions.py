"""The pages on which a description is written, part by part, read and signed."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from classification.actions.descriptions import (
    CannotDescribe,
    Place,
    WordsChanged,
    place_to_write,
    reasons_against_signing,
    roles_of,
    sign_part,
    words_before,
    write_part,
)
from classification.engine.describing import Unread, Words, against_total
from classification.engine.describing.pasting import notices
from classification.forms.descriptions import TakeOverForm, WordsForm, raw_of, raw_sent, read_sent
from classification.forms.moments import moment
from classification.models import Description, Part, Position
from classification.views.positions import crumbs_to, find_position
from website.models import User
from website.people import person
from website.printable import printable

NOT_SAVED = "Nothing was saved yet. What is wrong stands beside it; all that you wrote is still here."
LONGEST_ORIGIN = 200


@dataclass(frozen=True)
class Desk:
    """Where somebody writes: the position, as whom, and the version with their part."""

    position: Position
    role: Part.Role
    place: Place

    @property
    def address(self) -> str:
        return reverse("classification:describe", args=[self.position.pk, self.role.value])


@dataclass(frozen=True)
class ShownPart:
    """A part as a page shows it: without its words where they are somebody else's and not signed."""

    part: Part
    words: Words | None
    is_to_sign: bool
    against: list[str]


def find_desk(request: HttpRequest, pk: int, role: str) -> Desk:
    """Return where the reader writes of the position in that role. Raises Http404 where they may not."""
    found = find_position(request, pk)
    if role not in roles_of(found, person(request)):
        raise Http404
    return Desk(found, Part.Role(role), place_to_write(position=found, role=Part.Role(role), by=person(request)))


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def describe(request: HttpRequest, pk: int, role: str) -> HttpResponse:
    """The form of one's own part. Without “save” a post only changes the form: nothing is kept, nothing is lost."""
    desk = find_desk(request, pk, role)
    if request.method != "POST":
        return begin(request, desk)
    if "read" in request.POST:
        return take_over(request, desk)
    if "add" in request.POST:
        return add_row(request, desk)
    return save(request, desk)


def begin(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is saved; for a part that is not begun nothing, or (?copy=1) what the person wrote before."""
    before = words_before(position=desk.position, role=desk.role, by=person(request))
    words = desk.place.part.words if desk.place.part else Words()
    copied = desk.place.part is None and before is not None and "copy" in request.GET
    form = WordsForm(raw_of(before if copied and before else words))
    said = ["These are your words from before. Nothing is saved yet."] if copied else []
    may_copy = desk.place.part is None and before is not None and not copied
    return show(request, desk, form, said=said, may_copy=may_copy)


def add_row(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the form again with an empty row more."""
    rows = raw_sent(request.POST)
    asked = "passages" if request.POST["add"] == "passages" else "duties"
    form = WordsForm(rows)
    form.rows[asked].extra += 1
    form.rows[asked].forms[-1].fields["text"].widget.attrs["autofocus"] = True
    return show(request, desk, form)


def take_over(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Read a text or file into the form, below what stands there. Nothing is saved: the person looks at it first."""
    rows = raw_sent(request.POST)
    try:
        pasted, origin = read_sent(request.POST.get("pasted", ""), request.FILES.get("file"))
    except Unread as unread:
        return show(
            request, desk, WordsForm(rows), wrong=[str(unread)], pasted=printable(request.POST.get("pasted", ""))
        )
    for name, found in raw_of(pasted.words).items():
        rows[name] += found
    counts = (
        f"{counted(len(pasted.words.passages), 'section')} and {counted(len(pasted.words.duties), 'duty', 'duties')}"
    )
    said = [f"Read as {counts}, below. Look at each and correct it. Nothing is saved yet.", *pasted.notices]
    return show(request, desk, WordsForm(rows), said=said, origin=origin)


def counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def save(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep the words as they are, complete or not, and lead to signing where that was asked."""
    form = WordsForm(data=request.POST)
    if not form.is_valid():
        return show(request, desk, form, wrong=[NOT_SAVED], number=number_sent(request, desk))
    try:
        part = write_part(
            position=desk.position,
            role=desk.role,
            number=number_sent(request, desk),
            words=form.words(),
            read_at=moment(request.POST.get("changed_at", "")),
            by=person(request),
            at=timezone.now(),
            origin=printable(request.POST.get("origin", ""))[:LONGEST_ORIGIN],
        )
    except WordsChanged as changed:
        return show(request, desk, form, wrong=changed.reasons, stored=changed.stored)
    except CannotDescribe as refused:
        return show(request, desk, form, wrong=refused.reasons)
    messages.success(request, f"Your part of description {part.description.number} is saved.")
    for said in notices(part.words):
        messages.warning(request, said)
    to_sign = "sign" in request.POST and not against_total(part.words)
    return HttpResponseRedirect(part.description.get_absolute_url() if to_sign else desk.address)


def number_sent(request: HttpRequest, desk: Desk) -> int:
    """Return the number of the version that the form was given for."""
    said = request.POST.get("number", "")
    return int(said) if said.isdecimal() and len(said) < 6 else desk.place.number


def show(
    request: HttpRequest,
    desk: Desk,
    form: WordsForm,
    *,
    said: list[str] | None = None,
    wrong: list[str] | None = None,
    stored: Words | None = None,
    may_copy: bool = False,
    number: int | None = None,
    **taken: str,
) -> HttpResponse:
    """Render the form. `taken` is the text that was pasted and not read, and the file that words came from."""
    part = desk.place.part
    context = {
        "desk": desk,
        "position": desk.position,
        "form": form,
        "take_over": TakeOverForm(initial={"pasted": taken.get("pasted", "")}),
        "origin": taken.get("origin") or request.POST.get("origin", part.origin if part else ""),
        "changed_at": changed_at(request, part, stored),
        "number": number or desk.place.number,
        "said": said or [],
        "wrong": wrong or [],
        "stored": stored,
        "may_copy": may_copy,
        "crumbs": [*crumbs_to(desk.position), (f"Description {desk.place.number}, {desk.role.label}’s part", None)],
    }
    return render(request, "classification/descriptions/write.html", context)


def changed_at(request: HttpRequest, part: Part | None, stored: Words | None) -> str:
    """Return the moment that the form goes back with: what it was given, until both texts were shown."""
    if request.method == "POST" and stored is None:
        return request.POST.get("changed_at", "")
    return part.changed_at.isoformat() if part else ""


# --- reading and signing ---------------------------------------------------------------------------------------------


@never_cache
@login_required
@require_safe
def description(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One version as it reads. What is not signed yet is shown to who writes it alone."""
    found = find_position(request, pk)
    version = get_object_or_404(
        Description.objects.with_parts().select_related("started_by"), position=found, number=number
    )
    context = {
        "position": found,
        "description": version,
        "parts": [as_shown(part, person(request)) for part in version.parts.all()],
        "crumbs": [*crumbs_to(found), (f"Description {number}", None)],
    }
    return render(request, "classification/descriptions/read.html", context)


def as_shown(part: Part, reader: User) -> ShownPart:
    is_own = part.author_id == reader.pk
    is_to_sign = is_own and not part.is_signed and not part.is_erased
    against = reasons_against_signing(part, reader) if is_to_sign else []
    return ShownPart(part, part.words if part.is_signed or is_own else None, is_to_sign, against)


@never_cache
@login_required
@require_POST
def sign(request: HttpRequest, pk: int, number: int, role: str) -> HttpResponse:
    """Sign one's own part as it was shown."""
    found = find_position(request, pk)
    part = get_object_or_404(
        Part, description__position=found, description__number=number, role=role, author=request.user
    )
    try:
        sign_part(part=part, digest=request.POST.get("digest", ""), by=person(request), at=timezone.now())
    except CannotDescribe as refused:
        for reason in refused.reasons:
            messages.error(request, reason)
    else:
        messages.success(request, f"You signed your part of description {number}. Its words stay as they are.")
    return HttpResponseRedirect(part.description.get_absolute_url())
