"""The promotion brief as files: a PDF to read, a Word document to write evidence in, a workbook of statement pairs."""

from collections.abc import Callable, Sequence
from datetime import datetime

from ladders.briefs.brief import Brief
from ladders.briefs.files.excel import brief_xlsx
from ladders.briefs.files.portable import brief_pdf
from ladders.briefs.files.word import brief_docx
from website.attachments import Format
from website.passages import Passage

FILES: dict[Format, Callable[[Brief, Sequence[Passage], datetime], bytes]] = {
    "pdf": brief_pdf,
    "docx": brief_docx,
    "xlsx": brief_xlsx,
}
"""How each file is made, of the brief and of what higher apps add to it."""
