"""How often clients who are not signed in may ask."""

from hashlib import sha256
from threading import local

from django.conf import settings
from django.http import HttpRequest
from ninja.throttling import SimpleRateThrottle

from website.accounts.clients import client_address


class AnonymousRate(local, SimpleRateThrottle):
    """API_RATE requests for each client address; people who are signed in are not counted.

    Local to a thread, since a throttle keeps the request that it counts on itself and the server answers in threads.
    """

    setting = "API_RATE"

    def __init__(self) -> None:
        super().__init__(getattr(settings, self.setting))

    def get_cache_key(self, request: HttpRequest) -> str | None:
        if getattr(settings, self.setting) == "off" or request.user.is_authenticated:
            return None
        name = self.setting.lower().replace("_", "-")
        return f"{name}-{sha256(client_address(request).encode()).hexdigest()}"

    def parse_rate(self, rate: str | None) -> tuple[int | None, int | None]:
        return (None, None) if rate == "off" else super().parse_rate(rate)


class UploadRate(AnonymousRate):
    """UPLOAD_RATE files for each client address: opening a file costs more than a page."""

    setting = "UPLOAD_RATE"
