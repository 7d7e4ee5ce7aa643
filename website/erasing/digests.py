"""Digests of a person's words: they prove the words while the key lies beside them, and tell nothing without it."""

import hmac
import json
import secrets
from typing import Any


def new_key() -> str:
    """Return a random key, in hexadecimal."""
    return secrets.token_hex(32)


def keyed(key: str, said: Any) -> str:
    """Return the HMAC-SHA-256 with the key of plain JSON values, in hexadecimal: sorted keys, no spaces, UTF-8."""
    canonical = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hmac.new(key.encode(), canonical.encode(), "sha256").hexdigest()
