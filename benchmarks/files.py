"""Times how files of people are opened: what is hostile, then each format by size, then 500 Word files in one go.

`python -m benchmarks.files` needs no database. Whatever is sent is to be answered within 10 s and 300 MB; 500 small
Word files within 5 minutes on 2 cores.
"""

import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import docx
import openpyxl

from benchmarks.hostile import FILES
from website.files import opening
from website.files.blocks import Unreadable

MOST_SECONDS, MOST_MEGABYTES = 10, 300
TASK = "ladders.engine.importing.opening:answer"
OPTIONS = {
    "name": "",
    "keeps": True,
    "is_kept": False,
    "asked": {"is_scan": None, "refused": [], "is_accepted": True, "shape": [{}, {}, {}, []]},
}
SIZES = (10, 50, 250)
"""Rows of a ladder of five levels."""


def measured(content: bytes, name: str) -> tuple[float, int, str]:
    """Return the seconds to the answer, the megabytes that its child took at most, and what came out.

    The reading happens in a process of its own, whose only child is the one that is measured.
    """
    script = (
        "import resource, sys; from benchmarks.files import answered; content = sys.stdin.buffer.read(); "
        f"print(answered(content, {name!r})); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=content, capture_output=True, check=True)
    seconds, said, kilobytes = done.stdout.decode().strip().split("\n")
    return float(seconds), int(kilobytes) // 1024, said


def answered(content: bytes, name: str) -> str:
    """Return the seconds that an answer takes and, on a line below, what it says."""
    start = time.perf_counter()
    try:
        said = opening.run(TASK, content, **{**OPTIONS, "name": name})
        outcome = f"{len(said['found']['ladders'])} ladders, {said['found']['words']['file']:,} words"
    except Unreadable as why:
        outcome = " ".join(str(why).split())
    return f"{time.perf_counter() - start:.2f}\n{outcome[:90]}"


# --- honest files ----------------------------------------------------------------------------------------------------

HEADS = ["Area", "Clerk I", "Clerk II", "Clerk III", "Lead", "Head"]


def rows(count: int) -> list[list[str]]:
    cell = "• Sorts the letters of the office.\n• Answers calls, and notes them."
    return [HEADS, *([f"Area {number}", *[cell] * 5] for number in range(count))]


def excel(count: int) -> bytes:
    book = openpyxl.Workbook()
    for row in rows(count):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def word(count: int) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=count + 1, cols=6)
    for made, row in zip(table.rows, rows(count), strict=True):
        for cell, text in zip(made.cells, row, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def page(count: int) -> bytes:
    lines = ("".join(f"<td>{text.replace(chr(10), '<br>')}</td>" for text in row) for row in rows(count))
    return ("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>").encode()


def commas(count: int) -> bytes:
    return "\n".join(",".join(f'"{text}"' for text in row) for row in rows(count)).encode()


def data(count: int) -> bytes:
    levels = [{"name": f"Clerk {n}", "topics": [{"name": a, "criteria": ["Sorts all letters."] * 2} for a, *_ in rows(count)[1:]]} for n in range(5)]  # fmt: skip
    return json.dumps({"levels": levels}).encode()


FORMATS: dict[str, Callable[[int], bytes]] = {
    "a.xlsx": excel, "a.docx": word, "a.html": page, "a.csv": commas, "a.json": data,
}  # fmt: skip


def small_word(number: int) -> bytes:
    document = docx.Document()
    document.add_heading(f"Clerk {number}", 1)
    for heading in ("Duties", "Requirements", "Working conditions"):
        document.add_heading(heading, 2)
        for _ in range(8):
            document.add_paragraph("Sorts the letters of the office.", style="List Bullet")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def main() -> None:
    print(f"{'hostile file':45} {'bytes':>10} {'s':>6} {'MB':>5}")
    slow = []
    for what, (name, make) in FILES.items():
        content = make()
        seconds, megabytes, said = measured(content, name)
        slow += [what] if seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES else []
        print(f"{what:45} {len(content):10,} {seconds:6.2f} {megabytes:5}  {said}")
    print(f"{len(FILES) - len(slow)} of {len(FILES)} within {MOST_SECONDS} s and {MOST_MEGABYTES} MB {slow or ''}\n")
    for name, make in FORMATS.items():
        for count in SIZES:
            content = make(count)
            seconds, megabytes, said = measured(content, name)
            print(f"{name:8} {count:4} rows {len(content):9,} bytes {seconds:6.2f} s {megabytes:4} MB  {said}")
    many = [small_word(number) for number in range(500)]
    start = time.perf_counter()
    for content in many:
        answered(content, "a.docx")
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(
        f"\n500 small Word files: {time.perf_counter() - start:.0f} s one after the other, at most {most} MB each ({here} MB here)"
    )


if __name__ == "__main__":
    main()
