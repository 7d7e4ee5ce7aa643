from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('classification', '0006_words_are_sealed'),
    ]

    operations = [
        migrations.AddField(
            model_name='determination',
            name='counted_by',
            field=models.JSONField(blank=True, default=dict, help_text='How the organization counted then, and what its analysts had ruled.'),
        ),
    ]
