"""A field of a form as every page shows it: named, explained, and with what is wrong beside it, for every reader."""

import pytest
from django import forms
from django.http import HttpResponse
from django.template.loader import render_to_string

from tests.markup import read


class Asked(forms.Form):
    """One field of each kind."""

    why = forms.CharField(help_text="In <your> words.")
    until = forms.DateField(required=False)
    kind = forms.ChoiceField(widget=forms.RadioSelect, choices=[("new", "New & old"), ("other", "Other")])
    parts = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("a", "A")], help_text="Any.", required=False
    )


def shown(name, data=None, **context):
    return read(HttpResponse(render_to_string("generic/_field.html", {"field": Asked(data)[name], **context})))


@pytest.mark.parametrize(
    ("name", "role", "choices"), [("kind", "radiogroup", ["New & old", "Other"]), ("parts", "group", ["A"])]
)
def test_choices_stand_in_a_group_with_its_name(name, role, choices):
    page = shown(name)

    (group,) = page.find("div.choices")
    assert (group["role"], page.texts(f"#{group['aria-labelledby']}")) == (role, [name.capitalize()])
    assert group.texts("label.choice") == choices


def test_a_box_has_its_label_and_help_and_nothing_that_is_wrong():
    page = shown("why")

    assert page.texts("label[for=id_why]") == ["Why"]
    assert page.texts("#id_why_helptext") == ["In <your> words."]
    assert page.find("#id_why")[0]["aria-describedby"] == "id_why_helptext"
    assert page.find("div.faulty") + page.find("p.wrong") == []


@pytest.mark.parametrize(
    ("name", "data", "described", "said"),
    [
        ("why", {}, "#id_why", "This field is required."),
        ("until", {"until": "soon"}, "#id_until", "Enter a valid date."),
        ("kind", {}, "div.choices", "This field is required."),
        ("parts", {"parts": ["b"]}, "div.choices", "Select a valid choice. b is not one of the available choices."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_read_out_with_it(name, data, described, said):
    page = shown(name, data)

    (box,) = page.find(described)
    told = [text for each in box["aria-describedby"].split() for text in page.texts(f"#{each}")]
    assert (told[-1], len(page.find("div.field.faulty"))) == (said, 1)


@pytest.mark.parametrize(
    ("name", "says_optional", "label"),
    [("until", True, "Until (may stay empty)"), ("until", False, "Until"), ("why", True, "Why")],
)
def test_a_page_may_say_which_fields_may_stay_empty(name, says_optional, label):
    assert shown(name, says_optional=says_optional).texts("label") == [label]
