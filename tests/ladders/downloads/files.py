"""How tests ask for the files of an edition and read them."""

import csv
import re
from io import BytesIO, StringIO

from pypdf import PdfReader

from jobfamilies.models import Edition


def address(path: str) -> str:
    return f"/{path}/ladder."


def file(client, at: str) -> bytes:
    response = client.get(at)
    assert response.status_code == 200, at
    return response.getvalue()


def read_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))


def words(content: bytes, edition: Edition) -> str:
    """Return all letters of a PDF but those of its foot: lines break anywhere, a long word at signs nobody sees."""
    foot = letters(f"{edition.family.organization.name}, {edition.name}, edition {edition.number}. Shown here since:")
    pages = [letters(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]
    return "".join(page[: page.rindex(foot)] for page in pages)


def letters(text: str) -> str:
    return re.sub(r"[\s\u200b]", "", text)


def sheet_sizes(content: bytes) -> set[tuple[int, int]]:
    boxes = [page.mediabox for page in PdfReader(BytesIO(content)).pages]
    return {(round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) for box in boxes}


def in_force(path: str) -> Edition:
    organization, family = path.split("/")
    return Edition.objects.in_force().get(family__organization__slug=organization, family__slug=family)
