"""People and roles: who may do what, given and taken in words; people are invited and let go."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.generic import TemplateView

from website.admin_pages import AdminPage, AskingPage
from website.models import Invitation, Role, User
from website.refusals import Refused
from website.roles.actions import (
    GIVE,
    MANAGE,
    deactivate,
    give_role,
    invite,
    let_in_again,
    reasons_against_deactivating,
    reasons_against_taking,
    take_role,
)
from website.roles.forms import DeactivateForm, FindForm, GiveForm, InviteForm
from website.roles.invitations import send_invitation
from website.roles.open_work import hand_over, open_work
from website.roles.people import people, who_may_do_what

PER_PAGE = 50


class PeoplePage(AdminPage, TemplateView):
    """Everybody with their roles and when they were seen last; below, what each role may do."""

    permission = "website.view_role"
    template_name = "admin/website/people/people.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = FindForm(self.request.GET)
        form.is_valid()
        page = Paginator(people(form.cleaned_data), PER_PAGE).get_page(self.request.GET.get("page"))
        kept = self.request.GET.copy()
        kept.pop("page", None)
        return super().get_context_data(
            title="People and roles",
            find=form,
            page=page,
            address=kept,
            kinds=Role.Kind.labels,
            lines=who_may_do_what(),
            opts=User._meta,
            **kwargs,
        )


class OfPerson(AdminPage):
    """A page about one person."""

    permission = "website.view_role"
    of: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.of = get_object_or_404(User.objects.select_related("invitation"), pk=kwargs["person"])

    def get_success_url(self) -> str:
        return reverse("admin:person", args=[self.of.pk])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(of=self.of, opts=User._meta, **kwargs)


class PersonPage(OfPerson, AskingPage):
    """The roles of one person, to take, and the form that gives another."""

    permission = GIVE
    template_name = "admin/website/people/person.html"
    form_class = GiveForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"by": self.person}

    def get_form(self, form_class: Any = None) -> GiveForm:
        form: GiveForm = super().get_form(form_class)
        self.form = form
        return form

    def act(self, facts: dict[str, Any]) -> str:
        days = {name: facts[name] for name in ("from_on", "until_on")}
        role = give_role(
            person=self.of, kind=facts["kind"], by=self.person, at=timezone.now(), **days, **self.form.place
        )
        return f"{self.of}: {role} given."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = list(Role.objects.filter(person=self.of).with_places().order_by("-pk"))
        return super().get_context_data(
            title=f"Roles of {self.of}",
            standing=[(role, reasons_against_taking(role, by=self.person)) for role in roles if not role.taken_at],
            taken=[role for role in roles if role.taken_at],
            is_invited=hasattr(self.of, "invitation") and not self.of.last_login,
            against=reasons_against_deactivating(self.of, by=self.person),
            **kwargs,
        )


class InvitePage(AskingPage):
    """Asks for mail addresses and a role, makes the accounts and mails a link to each."""

    permission = MANAGE
    template_name = "admin/website/people/invite.html"
    form_class = InviteForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"by": self.person}

    def form_valid(self, form: forms.Form) -> HttpResponse:
        assert isinstance(form, InviteForm)
        self.place = form.place
        return super().form_valid(form)

    def act(self, facts: dict[str, Any]) -> str:
        now = timezone.now()
        with transaction.atomic():
            invited = [invite(email=mail, by=self.person, at=now) for mail in facts["mails"]]
            for person in invited if facts["kind"] else ():
                give_role(person=person, kind=facts["kind"], by=self.person, at=now, **self.place)
        links = [tell_link(self.request, person, self.person) for person in invited]
        return f"{len(links)} invited."

    def get_success_url(self) -> str:
        return reverse("admin:people")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title="Invite", opts=User._meta, **kwargs)


def tell_link(request: HttpRequest, person: User, by: User) -> str:
    """Send the invitation; where no mail is sent, show whoever invites the link to hand over."""
    link = send_invitation(person, by)
    if not settings.SENDS_MAIL:
        messages.warning(request, f"No mail is sent here. Give {person.email} this link yourself: {link}")
    return link


class DeactivatePage(OfPerson, AskingPage):
    """Says what stands open in the person's name, asks who goes on with it, and closes the account."""

    permission = MANAGE
    template_name = "admin/website/people/deactivate.html"
    form_class = DeactivateForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"person": self.of}

    def act(self, facts: dict[str, Any]) -> str:
        now, heir = timezone.now(), facts["heir"]
        with transaction.atomic():
            work = open_work(self.of)
            deactivate(person=self.of, by=self.person, at=now)
            appointed = hand_over(work=work, to=heir, by=self.person, at=now) if heir else 0
        return f"{self.of} is deactivated." + f" {heir} got a role for {appointed} of their things." * bool(appointed)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            title=f"Deactivate {self.of}",
            work=open_work(self.of),
            reasons=reasons_against_deactivating(self.of, by=self.person),
            **kwargs,
        )


class Doing(OfPerson):
    """Does one thing with a person, by POST alone, and leads back to their page."""

    permission = MANAGE

    def do(self) -> str:
        """Do it, and return what to tell. Raises Refused."""
        raise NotImplementedError

    def post(self, request: HttpRequest, **address: int) -> HttpResponse:
        try:
            messages.success(request, self.do())
        except Refused as refused:
            for reason in refused.reasons:
                messages.error(request, reason)
        return HttpResponseRedirect(self.get_success_url())


class TakeRole(Doing):
    permission = GIVE

    def do(self) -> str:
        role = get_object_or_404(Role.objects.with_places(), pk=self.kwargs["role"], person=self.of)
        take_role(role=role, by=self.person, at=timezone.now())
        return f"{self.of}: {role} taken."


class LetInAgain(Doing):
    def do(self) -> str:
        let_in_again(person=self.of, by=self.person, at=timezone.now())
        return f"{self.of} may sign in again. Give the roles that they need."


class InviteAgain(Doing):
    def do(self) -> str:
        invitation = get_object_or_404(Invitation, person=self.of, person__last_login=None, person__is_active=True)
        Invitation.objects.filter(pk=invitation.pk).update(sent_at=timezone.now())
        tell_link(self.request, self.of, self.person)
        return f"{self.of} is invited again."


def people_pages(site: AdminSite) -> list[URLPattern]:
    """Return the addresses of these pages in the admin."""

    def page(address: str, view: type[AdminPage], name: str) -> URLPattern:
        view_in: Callable[..., Any] = view.view_in(site)
        return path(f"people/{address}", view_in, name=name)

    return [
        page("", PeoplePage, "people"),
        page("invite/", InvitePage, "invite"),
        page("<int:person>/", PersonPage, "person"),
        page("<int:person>/roles/<int:role>/take/", TakeRole, "take-role"),
        page("<int:person>/deactivate/", DeactivatePage, "deactivate"),
        page("<int:person>/let-in/", LetInAgain, "let-in"),
        page("<int:person>/invite-again/", InviteAgain, "invite-again"),
    ]
