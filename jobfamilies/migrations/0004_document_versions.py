from django.db import migrations, models


class Migration(migrations.Migration):
    """Before this every digest was of version 1 of the ladder document."""

    dependencies = [
        ('jobfamilies', '0003_sealentry'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='edition',
            options={'ordering': ['family', '-number'], 'permissions': [('read_open_edition', 'Can read editions that are not published'), ('read_hr_section', 'Can read what editions say for HR alone'), ('submit_edition', 'Can submit editions for review, and take them back'), ('approve_edition', 'Can approve editions in review, and return them')]},
        ),
        migrations.AddField(
            model_name='publication',
            name='salts',
            field=models.JSONField(blank=True, default=dict, editable=False, help_text='By name of a section: what hides it behind its digest.'),
        ),
        migrations.AddField(
            model_name='transition',
            name='document_version',
            field=models.PositiveSmallIntegerField(default=1, help_text='Of the ladder document that the digest is of.'),
            preserve_default=False,
        ),
    ]
