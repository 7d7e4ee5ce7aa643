"""Gives each move that was made before a key, and the digest of its note with that key."""

import hmac
import json
import secrets

from django.db import migrations


def seal(apps, schema_editor):
    """Write the key and digest of each row, as a move that is made now has them from the beginning."""
    moves = apps.get_model('jobfamilies', 'Transition').objects
    for pk, note in moves.values_list('pk', 'note').iterator():
        key = secrets.token_hex(32)
        moves.filter(pk=pk).update(words_key=key, words_digest=keyed(key, {'note': note}))


def keyed(key, said):
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return hmac.new(key.encode(), canonical.encode(), 'sha256').hexdigest()


class Migration(migrations.Migration):

    dependencies = [
        ('jobfamilies', '0005_erasable_words'),
    ]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
