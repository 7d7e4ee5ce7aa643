"""Brings a database to 0002 as it stands now: that file was changed when it was on main already.

A database that ran it as it was first lacks tables, columns and constraints; any other has them, and stays as it is.
"""

from django.db import migrations, models

# What 0002 made from the start, and changed later.
EARLIER = {"studied": models.CharField(max_length=120), "asked": models.CharField(max_length=120)}


def make_what_is_missing(apps, editor):
    with editor.connection.cursor() as cursor:
        there = set(editor.connection.introspection.table_names(cursor))
    every = list(apps.get_app_config("classification").get_models())
    missing = [model for model in every if model._meta.db_table not in there]
    if not missing:
        return
    for model in missing:
        editor.create_model(model)
    for model in set(every) - set(missing):
        add_columns(model, editor)
        add_constraints(model, editor)
    widen(apps.get_model("classification", "Precedent"), editor)


def add_columns(model, editor):
    with editor.connection.cursor() as cursor:
        columns = editor.connection.introspection.get_table_description(cursor, model._meta.db_table)
    there = {column.name for column in columns}
    for field in model._meta.local_concrete_fields:
        if field.column not in there:
            editor.add_field(model, field)


def add_constraints(model, editor):
    with editor.connection.cursor() as cursor:
        there = editor.connection.introspection.get_constraints(cursor, model._meta.db_table)
    for constraint in model._meta.constraints:
        if constraint.name not in there:
            editor.add_constraint(model, constraint)


def widen(model, editor):
    for name, earlier in EARLIER.items():
        earlier.set_attributes_from_name(name)
        earlier.model = model
        editor.alter_field(model, earlier, model._meta.get_field(name))


class Migration(migrations.Migration):

    dependencies = [
        ("classification", "0002_positions"),
    ]

    operations = [
        migrations.RunPython(make_what_is_missing, migrations.RunPython.noop),
    ]
