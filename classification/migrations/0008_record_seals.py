"""Records what was published, moved, ruled, signed and approved before the site kept a record of its seals.

What stands then is proven from that day on; `manage.py verify` says so. It stands in the highest app, whose tables are
sealed too.
"""

from django.db import migrations
from django.utils import timezone

from jobfamilies.sealing.kinds import Kind, Piece
from jobfamilies.sealing.recording import record_standing

# Table, way to the owner of the chain, column that says that a row is sealed, pieces by their foreign key.
KINDS = [
    ('jobfamilies.Publication', 'edition__family', '', {}),
    ('jobfamilies.Withdrawal', 'publication__edition__family', '', {}),
    ('jobfamilies.Transition', 'family', '', {}),
    ('website.Erasure', 'person', '', {}),
    ('classification.Succession', 'edition__family', 'edition__publication', {}),
    ('classification.RequestStep', 'request__position', '', {}),
    ('classification.Ruling', 'position', '', {}),
    ('classification.Appeal', 'ruling__position', '', {}),
    ('classification.AppealDecision', 'appeal__ruling__position', '', {}),
    ('classification.Precedent', 'organization', '', {}),
    ('classification.Run', 'request__position', '', {}),
    ('classification.Determination', 'sent__level__edition__family', '', {}),
    ('classification.Reading', 'family', 'approved_at', {}),
    ('classification.Part', 'description__position', 'signed_at', {'Section': 'part', 'Duty': 'part'}),
    ('classification.Scheme', 'organization', 'approved_at', {}),
    ('classification.RatingSheet', 'request__position', 'signed_at', {'Rating': 'sheet'}),
]
LOSES = {'jobfamilies.Transition': 'edition'}


def kinds(apps):
    for label, chain, filled, pieces in KINDS:
        owned = tuple(Piece(apps.get_model('classification', name), owner) for name, owner in pieces.items())
        yield Kind(apps.get_model(label), chain, filled, owned, LOSES.get(label, ''))


def record(apps, schema_editor):
    record_standing(apps.get_model('jobfamilies', 'SealEntry'), kinds(apps), at=timezone.now())


class Migration(migrations.Migration):

    dependencies = [
        ('classification', '0007_determination_counted_by'),
        ('jobfamilies', '0007_seal_acts'),
        ('website', '0002_erasure'),
    ]

    operations = [
        migrations.RunPython(record, migrations.RunPython.noop),
    ]
