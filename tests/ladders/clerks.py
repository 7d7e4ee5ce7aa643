"""The clerks of Acme: a family for tests of editions, its addresses, and who reads them."""

from django.urls import reverse

from tests.factories import JobFamilyFactory, UserFactory

STRANGER, EMPLOYEE, MANAGER = None, {"employee": True}, {"manager": True}
EDITOR, APPROVER = {"hr_editor": True}, {"hr_approver": True}
OLD, NOW, NEVER, SOON, DRAFT = 1, 2, 3, 4, 5
HUGE = "9" * 30


def address(name, *rest):
    return reverse(f"ladders:{name}", args=["acme", "clerk", *rest])


def sign_in(client, role):
    if role:
        client.force_login(UserFactory(**role))


def clerk():
    return JobFamilyFactory(organization__slug="acme", organization__name="Acme", slug="clerk", name="Clerk")
