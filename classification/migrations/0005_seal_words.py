"""Gives each row that was written or signed before a key, and the digest of its words with that key.

What stood as a plain SHA-256 becomes the keyed digest of that very SHA-256, and nothing is computed anew from the
words: what had been tampered with is found as before. Readings cite the digests of signed parts; they name the new ones.
"""

import hmac
import json
import secrets

from django.db import migrations

WRITTEN_ONCE = {
    'RequestStep': ('note',),
    'Ruling': ('rationale', 'exemption_reason', 'past_reason', 'consequence'),
    'Appeal': ('grounds',),
    'AppealDecision': ('reasons',),
    'Succession': ('reason',),
    'Precedent': ('reason',),
}


def seal(apps, schema_editor):
    """Write the key and digest of each row, as one that is written now has them from the beginning."""
    for name, columns in WRITTEN_ONCE.items():
        seal_rows(apps.get_model('classification', name), columns)
    seal_sheets(apps)
    seal_determinations(apps)
    seal_runs(apps, seal_parts(apps))


def seal_rows(model, columns):
    for row in model.objects.values('pk', *columns).iterator():
        put(model, row.pop('pk'), words_digest=row)


def seal_sheets(apps):
    sheets, ratings = (apps.get_model('classification', name) for name in ('RatingSheet', 'Rating'))
    for pk, signed_at in sheets.objects.values_list('pk', 'signed_at'):
        answers = ratings.objects.filter(sheet=pk).values_list('factor', 'reason', 'estimate', 'word')
        said = {factor: [reason, estimate, word] for factor, reason, estimate, word in answers}
        put(sheets, pk, **({'words_digest': said} if signed_at else {}))


def seal_determinations(apps):
    model = apps.get_model('classification', 'Determination')
    for pk, reasons, judgements, digest in model.objects.values_list('pk', 'reasons', 'judgements', 'digest'):
        put(model, pk, words_digest={'reasons': reasons, 'judgements': judgements}, digest=digest)


def seal_parts(apps):
    """Seal the parts, and return the new digest of each by its description and the digest before."""
    model = apps.get_model('classification', 'Part')
    found: dict[tuple[int, str], list[str]] = {}
    parts = model.objects.order_by('pk').values_list('pk', 'description', 'origin', 'words_digest')
    for pk, description, origin, digest in list(parts):
        said = {'words_digest': {'origin': origin, 'words': digest}} if digest else {}
        found.setdefault((description, digest), []).append(put(model, pk, **said))
    return found


def seal_runs(apps, parts):
    """Seal the readings. Each names the parts of its decided positions by (ruling, digest)."""
    model = apps.get_model('classification', 'Run')
    described = dict(apps.get_model('classification', 'Ruling').objects.values_list('pk', 'request__description'))
    runs = model.objects.values_list('pk', 'input_digest', 'output_digest', 'rulings')
    for pk, text, output, rulings in list(runs):
        cited = [[ruling, new] for ruling, new in renamed(rulings, described, parts)]
        put(model, pk, words_digest={'text': text, 'output': output})
        model.objects.filter(pk=pk).update(rulings=cited)


def renamed(rulings, described, parts):
    """Yield what a reading cites by the new digests. Of two parts with the same words each is cited once."""
    seen: dict[tuple[int, str], int] = {}
    for ruling, digest in rulings:
        same = parts.get((described.get(ruling), digest), [])
        place = seen[ruling, digest] = seen.get((ruling, digest), -1) + 1
        yield ruling, same[place] if place < len(same) else digest


def put(model, pk, **said):
    """Give a row a key, and put the keyed digest of what is said into each column. Return the last digest."""
    key = secrets.token_hex(32)
    digests = {column: keyed(key, words) for column, words in said.items()}
    model.objects.filter(pk=pk).update(words_key=key, **digests)
    return next(reversed(digests.values()), '')


def keyed(key, said):
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(',', ':'))
    return hmac.new(key.encode(), canonical.encode(), 'sha256').hexdigest()


class Migration(migrations.Migration):

    dependencies = [
        ('classification', '0004_erasable_words'),
    ]

    operations = [
        migrations.RunPython(seal),
    ]
