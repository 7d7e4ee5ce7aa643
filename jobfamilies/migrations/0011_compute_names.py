"""Fills the columns by which names are sorted and found."""

from django.db import migrations

from website.computed import compute

COMPUTED = {
    'edition': ['found_by'],
    'jobfamily': ['sort_key', 'found_by'],
    'jobfunction': ['sort_key'],
    'level': ['sort_key', 'found_by'],
    'organization': ['sort_key', 'found_by'],
    'sourcedocument': ['sort_key'],
}


def fill(apps, schema_editor):
    """Write what Python computes from the names of each row; sealed rows say the same as before."""
    for model, names in COMPUTED.items():
        compute(apps.get_model('jobfamilies', model), names)


class Migration(migrations.Migration):

    dependencies = [
        ('jobfamilies', '0010_names_found_alike'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
