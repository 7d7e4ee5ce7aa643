"""The anchor of the seals: what only who holds SEAL_KEY can make, and the database alone cannot."""

import hmac
from hashlib import sha256

from django.conf import settings

from jobfamilies.models import SealEntry


def keys() -> dict[str, str]:
    """Return the keys by their ids: the one that anchors now first, then older ones, which only verify."""
    return {key_id(key): key for key in [settings.SEAL_KEY, *settings.SEAL_KEYS_OLD] if key}


def key_id(key: str) -> str:
    """Return the name of a key, which tells nothing of it."""
    return sha256(f"seal key {key}".encode()).hexdigest()[:8]


def anchor(entry: SealEntry, before: SealEntry | None) -> None:
    """Fill in the anchor of an entry that is to be written. One that follows on an entry without has none.

    Otherwise whatever was written past the key would be anchored by what comes after it: only who runs
    `manage.py anchor_seals`, which verifies first, begins anew.
    """
    follows = before is None or is_anchored(before) or entry.act == SealEntry.Act.ANCHORED
    if settings.SEAL_KEY and follows:
        entry.key_id, entry.mac = key_id(settings.SEAL_KEY), mac(entry.digest, settings.SEAL_KEY)


def is_anchored(entry: SealEntry) -> bool:
    """Return whether the entry has the anchor that one of our keys makes of it."""
    key = keys().get(entry.key_id, "")
    return key != "" and hmac.compare_digest(mac(entry.digest, key).encode(), entry.mac.encode())


def is_anchored_now(entry: SealEntry) -> bool:
    """Return whether the key that anchors now anchors the entry."""
    return is_anchored(entry) and entry.key_id == key_id(settings.SEAL_KEY)


def mac(digest: str, key: str) -> str:
    return hmac.new(key.encode(), digest.encode(), "sha256").hexdigest()
