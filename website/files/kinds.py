"""What kind of file some bytes are: told by their content, and by the name where the content fits several."""

import re

from website.files.blocks import Unreadable
from website.files.limits import unpacked

KINDS = {
    "xlsx": "an Excel workbook",
    "docx": "a Word document",
    "ods": "an OpenDocument workbook",
    "odt": "an OpenDocument text",
    "pdf": "a PDF",
    "zip": "a packed folder (ZIP)",
    "json": "JSON",
    "yaml": "YAML",
    "html": "an HTML page",
    "md": "Markdown",
    "csv": "a table of text (CSV)",
    "txt": "text",
}
ENDINGS = {"xltx": "xlsx", "dotx": "docx", "htm": "html", "xhtml": "html", "mht": "html", "yml": "yaml", "tsv": "csv",
           "markdown": "md", "mdown": "md", "text": "txt"} | {kind: kind for kind in KINDS}  # fmt: skip
TEXTS = ("txt", "csv", "md", "html", "json", "yaml")
"""Kinds that are text: a name that says one of them is no lie where the content is another."""
MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|table|div|section|meta|link|style|"
    r"title|main|article|header|nav|h[1-6]|p|ul|ol|dl|span|b|strong|center|font|script|base|!--\[if)\b",
    re.I | re.S,
)
OTHERS = {
    b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls), or one locked with a password. Open it in Word, Excel or "
    "LibreOffice, and save it as .docx or .xlsx",
    b"\x89PNG": "a picture. Have its text recognised, or type it",
    b"\xff\xd8\xff": "a picture. Have its text recognised, or type it",
    b"GIF8": "a picture. Have its text recognised, or type it",
    b"{\\rtf": "rich text (.rtf). Open it in Word, and save it as .docx",
    b"\x1f\x8b": "packed with gzip. Unpack it, or pack it as ZIP",
    b"7z\xbc\xaf": "packed with 7-Zip. Unpack it, or pack it as ZIP",
    b"Rar!": "packed with RAR. Unpack it, or pack it as ZIP",
}


def kind_of(content: bytes, name: str = "") -> str:
    """Return what the content is, as a key of KINDS. Raises Unreadable for anything else, and for a name that lies."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    said = ENDINGS.get(ending, "")
    kind = _kind(content, said)
    if ending in ("doc", "xls") and kind == "html":
        return kind  # what many programs write for Word and Excel
    if said and said != kind and not (said in TEXTS and kind in TEXTS):
        raise Unreadable(f"The name ends in .{ending[:20]}, but the content is {KINDS[kind]}. Name it as what it is.")
    return kind


def _kind(content: bytes, said: str) -> str:
    for begins, what in OTHERS.items():
        if content.startswith(begins):
            raise Unreadable(f"The file is {what}.")
    if content.startswith(b"PK"):
        return packed_kind(unpacked(content))
    if content.lstrip()[:5] == b"%PDF-":
        return "pdf"
    start = content[:4096].removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        start = start.replace(b"\0", b"")[2:]
    text = start.lstrip().decode("utf-8", errors="replace")
    if text.startswith(("{", "[{", "[\n", "[ ")) and said in ("", "json", "txt"):
        return "json"
    if MARKUP.match(text):
        return "html"
    return said if said in TEXTS and said not in ("html", "json") else "json" if said == "json" else "txt"


def packed_kind(parts: dict[str, bytes]) -> str:
    """Return what a packed file is by its parts."""
    types = parts.get("[Content_Types].xml", b"")
    if b"spreadsheetml.sheet.main" in types or b"spreadsheetml.template.main" in types:
        return "xlsx"
    if b"wordprocessingml.document.main" in types or b"wordprocessingml.template.main" in types:
        return "docx"
    mime = parts.get("mimetype", b"")
    if mime.startswith(b"application/vnd.oasis.opendocument"):
        for kind, said in (("ods", b"spreadsheet"), ("odt", b"text")):
            if said in mime:
                return kind
    if types or mime:
        raise Unreadable("The file is packed, but neither an Excel workbook nor a Word document. Save it as one.")
    return "zip"
