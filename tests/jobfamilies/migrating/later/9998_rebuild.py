"""Makes every sealed table anew."""

from django.db import migrations

from tests.jobfamilies.migrating.steps import latest, nothing, rebuild_sealed_tables


class Migration(migrations.Migration):
    dependencies = [("classification", latest())]
    operations = [migrations.RunPython(rebuild_sealed_tables, nothing)]
