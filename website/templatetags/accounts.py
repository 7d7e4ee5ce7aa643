"""What account pages say of a browser."""

import re

from django import template

from website.accounts.marks import session_mark

register = template.Library()
register.simple_tag(session_mark)

# Some browsers also carry the names of others: the first that matches is meant.
BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
SYSTEMS = (
    ("iPhone|iPad", "iOS"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux|X11", "Linux"),
)


@register.filter
def browser_name(user_agent: str) -> str:
    """Return what a person calls their browser: "Firefox on Windows"; "another program" where nobody would know it."""

    def first(names: tuple[tuple[str, str], ...]) -> str:
        return next((name for pattern, name in names if re.search(pattern, user_agent)), "")

    return " on ".join(filter(None, (first(BROWSERS), first(SYSTEMS)))) or "another program"
