"""Answers that a browser saves as a file."""

from collections.abc import Iterable
from typing import Literal

from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.text import slugify

Format = Literal["csv", "xlsx", "json", "pdf", "docx"]

CONTENT_TYPES: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
LONGEST_NAME = 100  # characters of a file name before its ending; some systems stop at 255 bytes of the whole path


def file_name(parts: Iterable[object], ending: Format) -> str:
    """Return a name that every system takes, of the parts that have letters: "mit-it-consultant-edition-1.pdf"."""
    words = "-".join(filter(None, (slugify(str(part)) for part in parts)))
    return f"{words[:LONGEST_NAME].strip('-_') or 'download'}.{ending}"


def attachment(content: bytes | Iterable[bytes], *, name: Iterable[object], ending: Format) -> HttpResponseBase:
    """Return the file as a download (RFC 6266) named after the parts; anything but bytes is streamed."""
    whole = isinstance(content, bytes)
    response = (HttpResponse if whole else StreamingHttpResponse)(content, content_type=CONTENT_TYPES[ending])
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name(name, ending)) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-cache"
    return response
