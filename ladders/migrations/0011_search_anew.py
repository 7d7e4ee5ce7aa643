"""Empties the index of the search, whose terms are others now: after the migrations `migrate` makes it anew."""

from django.db import migrations


def empty(apps, schema_editor):
    apps.get_model('ladders', 'SearchEntry').objects.all()._raw_delete(schema_editor.connection.alias)


class Migration(migrations.Migration):

    dependencies = [
        ('ladders', '0010_shared_texts'),
        ('jobfamilies', '0011_compute_names'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='outsideclass',
            options={'ordering': ['organization__sort_key', 'name'], 'verbose_name': 'class outside the catalogue', 'verbose_name_plural': 'classes outside the catalogue'},
        ),
        migrations.RunPython(empty, migrations.RunPython.noop),
    ]
