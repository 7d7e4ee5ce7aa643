"""Every column that may hold a person's words is declared: as somebody's words, or as none."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.test.utils import isolate_apps

from classification.models import Description, Position
from website.erasing.reach import ACCOUNT, OF_THE_ORGANIZATION, REACHED
from website.models import Erasable, SealedWords, User

HOLDS_WORDS = (models.CharField, models.TextField, models.JSONField, models.FileField, models.BinaryField)
SAY = (
    "may hold a person's words. Name it in website/erasing/reach.py: in REACHED, with whose they are (its model is "
    "then Erasable), or in OF_THE_ORGANIZATION, where it can hold none."
)
DECLARED = [
    *((words.model, column) for words in REACHED for column in words.columns),
    *((model, column) for model, columns in ACCOUNT.items() for column in columns),
    *((model, column) for model, columns in OF_THE_ORGANIZATION.items() for column in columns.split()),
]


def undeclared(model):
    """Return a sentence for each column of a model that nobody declared."""
    own = ("words_key", "words_digest") if issubclass(model, SealedWords) else ()
    columns = [
        field.name
        for field in model._meta.local_concrete_fields
        if isinstance(field, HOLDS_WORDS) and not field.choices and field.name not in own
    ]
    known = {column for label, column in DECLARED if label == model._meta.label}
    return [f"{model._meta.label}.{column} {SAY}" for column in columns if column not in known]


def test_every_column_of_every_model_is_declared():
    every = apps.get_models(include_auto_created=True)

    assert [said for model in every for said in undeclared(model)] == []


@isolate_apps("website")
def test_a_new_column_that_nobody_declared_is_named_with_what_to_do():
    class Talk(models.Model):
        about = models.TextField()
        state = models.CharField(max_length=4, choices=[("open", "Open")])
        held_on = models.DateField()

        class Meta:
            app_label = "website"

    assert undeclared(Talk) == [f"website.Talk.about {SAY}"]


def test_no_column_is_declared_twice_or_without_being_there():
    gone = []
    for label, column in DECLARED:
        try:
            apps.get_model(label)._meta.get_field(column)
        except (LookupError, FieldDoesNotExist):
            gone.append((label, column))

    assert (gone, len(set(DECLARED))) == ([], len(DECLARED))


def test_what_is_reached_can_be_erased_and_nothing_else():
    erasable = {model._meta.label for model in apps.get_models() if issubclass(model, Erasable)}

    assert {words.model for words in REACHED if not words.is_deleted} == erasable


def test_words_are_somebodys_or_go_with_a_row_that_stands_before_them():
    seen = set()
    for words in REACHED:
        key, owner = words.part_of
        if owner:
            assert apps.get_model(words.model)._meta.get_field(key).related_model is apps.get_model(owner)
        assert (bool(words.about or words.by or all(words.held)), owner in seen) == (not owner, bool(owner))
        seen.add(words.model)


def test_the_list_leads_to_people():
    ends = [
        (words.model, path, leads_to(words.model, path), end)
        for words in REACHED
        for path, end in zip((words.about, words.by, *words.held), (User, User, Description, Position), strict=True)
        if path
    ]

    assert [each for each in ends if each[2] is not each[3]] == []


def leads_to(label, path):
    model = apps.get_model(label)
    for step in path.split("__"):
        model = model._meta.get_field(step).related_model
    return model
