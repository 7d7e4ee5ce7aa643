"""What a browser sends of the form on a page, without scripts."""

from tests.markup import read

SENDS_NOTHING = {"submit", "checkbox", "radio", "button", "file"}


def as_sent(response, form="form"):
    """Return the fields of the page's form as lists of values by name, as they stand there; no button is pressed."""
    (found,) = read(response).find(form)
    sent = {}

    def add(name, value):
        sent.setdefault(name, []).append(value)

    for field in found.find("[name]"):
        if "disabled" in field.attributes:
            continue
        kind = field.attributes.get("type", "")
        if field.tag == "input" and (kind not in SENDS_NOTHING or "checked" in field.attributes):
            add(field["name"], field.attributes.get("value", "on" if kind == "checkbox" else ""))
        elif field.tag == "textarea":
            add(field["name"], "".join(map(str, field.content)).removeprefix("\n"))
        elif field.tag == "select":
            options = field.find("option")
            chosen = [option for option in options if "selected" in option.attributes] or options[:1]
            for option in chosen:
                add(field["name"], option.attributes.get("value", option.text))
    return sent
