"""The page of Set up and what its steps do."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from jobfamilies.actions.organizations import set_aside, set_up_organization
from jobfamilies.models import Edition, Organization
from ladders.admin.editor.pages import sheet_url
from ladders.admin.setup.forms import OrganizationForm
from ladders.admin.setup.steps import BY_NAME, STEPS, Step
from ladders.starters import starters
from website.admin_pages import AdminPage
from website.refusals import Refused
from website.roles import within

TEMPLATE = "admin/ladders/setup/page.html"


@dataclass(frozen=True)
class StepShown:
    """A step as the page shows it: `state` is done, skipped, now, needed or "can wait"; a done one may be open too."""

    step: Step
    answer: str
    state: str
    is_done: bool
    form: forms.Form | None
    links: list[tuple[str, str]]

    @property
    def is_open(self) -> bool:
        return self.state == "now"


def not_yet(step: Step, state: str, form: forms.Form | None = None) -> StepShown:
    """Return a step of an organization that is not there yet."""
    return StepShown(step, "", state, is_done=False, form=form, links=[])


class SetUp(AdminPage):
    """What the pages share: the frame, and the organizations to go to."""

    permission = "jobfamilies.change_organization"
    organization: Organization | None = None

    def mine(self) -> QuerySet[Organization]:
        """Return the organizations that the person may set up."""
        return within(Organization.objects.all(), self.person, self.permission)

    def show(self, steps: list[StepShown], status: int = 200) -> HttpResponse:
        organization = self.organization
        context = self.get_context_data(
            title=f"Set up {organization}" if organization else "Set up an organization",
            organization=organization,
            others=self.mine().exclude(pk__in=[organization.pk] if organization else []).order_by("name"),
            steps=steps,
            left=sum(each.step.is_needed and not each.is_done for each in steps),
            starters=starters().values(),
        )
        return render(self.request, TEMPLATE, context, status=status)


class SetUpStart(SetUp):
    """Leads to the organization that was begun last, or to a new one."""

    def get(self, request: HttpRequest) -> HttpResponse:
        last = self.mine().filter(Organization.is_open_on()).order_by("-pk").first()
        if last is None:
            return HttpResponseRedirect(reverse("admin:set_up_new"))
        return HttpResponseRedirect(reverse("admin:set_up_organization", args=[last.slug]))


class NewOrganizationPage(SetUp):
    """The first step of an organization that is not there yet, and what comes after it."""

    permission = "jobfamilies.add_organization"

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.ask(OrganizationForm(organization=None))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = OrganizationForm(request.POST, organization=None)
        if not form.is_valid():
            return self.ask(form, status=422)
        made = set_up_organization(by=self.person, **form.cleaned_data)
        return HttpResponseRedirect(reverse("admin:set_up_organization", args=[made.slug]))

    def ask(self, form: forms.Form, status: int = 200) -> HttpResponse:
        first, *rest = STEPS
        later = [
            StepShown(step, "", "needed" if step.is_needed else "can wait", is_done=False, form=None, links=[])
            for step in rest
        ]
        return self.show([StepShown(first, "", "now", is_done=False, form=form, links=[]), *later], status)


class SetUpPage(SetUp):
    """All steps of one organization."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.organization = self.found = get_object_or_404(Organization, slug=kwargs["organization"])
        self.ask_about(self.found)
        self.ask_about(self.found)

    def get(self, request: HttpRequest, organization: str) -> HttpResponse:
        return self.show(self.steps())

    def steps(self, asked: Step | None = None, form: forms.Form | None = None) -> list[StepShown]:
        """Return the steps; open is the one whose form is given, else the first that is neither done nor skipped."""
        answers = {step.name: step.answer(self.found) for step in STEPS}
        skipped = set(self.found.set_aside)
        waiting = (step for step in STEPS if not answers[step.name] and step.name not in skipped)
        now = asked or next(waiting, None)
        return [
            StepShown(
                step=step,
                answer=answers[step.name] or ("Skipped" if step.name in skipped else "Nothing yet"),
                state=self.state(step, answers[step.name], is_now=step is now),
                is_done=bool(answers[step.name]),
                form=form if step is asked and form else self.form_of(step),
                links=step.links(self.found) if self.may_follow(step) else [],
            )
            for step in STEPS
        ]

    def may_follow(self, step: Step) -> bool:
        return not step.links_are_for or self.person.has_perm(step.links_are_for)

    def state(self, step: Step, answer: str, *, is_now: bool) -> str:
        if is_now:
            return "now"
        if answer:
            return "done"
        if step.name in self.found.set_aside:
            return "skipped"
        return "needed" if step.is_needed else "can wait"

    def form_of(self, step: Step, data: Any = None) -> forms.Form | None:
        return step.form(data, organization=self.found, prefix=step.name) if step.form else None


class StepPage(SetUpPage):
    """One step's answer: kept, or shown again with what is wrong about it. Opened by a link, it shows that step."""

    step: Step

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if kwargs["step"] not in BY_NAME:
            raise Http404
        self.step = BY_NAME[kwargs["step"]]

    def get(self, request: HttpRequest, organization: str, step: str) -> HttpResponse:  # type: ignore[override]
        return self.show(self.steps(self.step))

    def post(self, request: HttpRequest, organization: str, step: str) -> HttpResponse:
        form = self.form_of(self.step, request.POST)
        if form is None or self.step.act is None:
            raise Http404
        if not form.is_valid():
            return self.show(self.steps(self.step, form), status=422)
        try:
            opened = self.step.act(self.found, form.cleaned_data, self.person)
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
            return self.show(self.steps(self.step, form), status=422)
        return HttpResponseRedirect(self.next_address(opened))

    def next_address(self, opened: Edition | None) -> str:
        if opened:
            return sheet_url(opened)
        return reverse("admin:set_up_organization", args=[self.found.slug])


class SkipStep(StepPage):
    """A step that can wait; it can be come back to at any time."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, organization: str, step: str) -> HttpResponse:
        set_aside(organization=self.found, step=self.step.name, by=self.person)
        messages.info(request, f"Skipped for now: {self.step.title}. Open it here whenever you like.")
        return HttpResponseRedirect(self.next_address(None))
