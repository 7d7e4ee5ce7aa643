"""Who was told what: for tests that say it exactly."""

from collections.abc import Callable
from typing import Any

from django.test import Client

from website.models import Message, User


class Cast:
    """People by the names that a test gives them."""

    def __init__(self, **people: User) -> None:
        self.people = people

    def __getattr__(self, name: str) -> User:
        try:
            return self.people[name]
        except KeyError:
            raise AttributeError(name) from None

    def told(self, act: Callable[[], Any]) -> dict[str, str]:
        """Do something, and return what each of them was told by it: events by the person's name.

        Raises AssertionError where somebody else was told, or one of them twice.
        """
        before = set(Message.objects.values_list("pk", flat=True))
        act()
        names = {person.pk: name for name, person in self.people.items()}
        messages = list(Message.objects.exclude(pk__in=before).order_by("pk"))
        strangers = [message.to.username for message in messages if message.to_id not in names]
        assert strangers == []
        assert len({(message.event, message.to_id) for message in messages}) == len(messages)
        return {names[message.to_id]: message.event for message in messages}


def opens(client: Client, message: Message) -> bool:
    """Return whether the message's link shows a page to whom it was sent to."""
    client.force_login(message.to)
    return client.get(message.link, follow=True).status_code == 200
