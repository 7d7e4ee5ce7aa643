"""Opens files of people in a child process with limits of CPU, memory and output: whatever is sent is answered.

The child is a new program, never a copy of this one: a copy would take over the locks of the server's other threads.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

from website.files.blocks import Unreadable

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 8.0
"""From the start of a child to its answer, by the clock; of CPU it has a little less."""
MOST_WAITING = 1.5
"""Seconds for which a file waits for others that are being read."""
MOST_MEMORY = 200 * 1024 * 1024
"""Bytes of data of a child; its code and libraries take some 40 MB besides."""
MOST_OUTPUT = 16 * 1024 * 1024
AT_ONCE = 2 * (os.cpu_count() or 1)

TOO_LONG = (
    "It takes too long to read this file. Send the part that is meant, or save it anew without what is not needed."
)
TOO_LARGE = "It takes too much memory to read this file. Send the part that is meant."
BROKEN = "The file is broken: it cannot be read. Save it anew, and send that file."

_places = BoundedSemaphore(AT_ONCE)


def run(task: str, content: bytes, **options: Any) -> Any:
    """Return what a function answers, given bytes and options, as JSON. Raises Unreadable, which says why.

    `task` names it as module:function; it takes the bytes and the options, and raises Unreadable itself.
    """
    if not _places.acquire(timeout=MOST_WAITING):
        raise Unreadable("Many files are being read now. Send this one again in a minute.")
    try:
        return _answer(_output(task, content, options))
    finally:
        _places.release()


def _output(task: str, content: bytes, options: dict[str, Any]) -> bytes:
    head = json.dumps({"task": task, "options": options}).encode() + b"\n"
    child = subprocess.Popen(
        [sys.executable, "-m", "website.files"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )
    try:
        said, _ = child.communicate(head + content, timeout=MOST_SECONDS)
    except subprocess.TimeoutExpired as late:
        raise Unreadable(TOO_LONG) from late
    finally:
        if child.poll() is None:
            child.kill()
            child.communicate()
    if child.returncode and not said:
        raise Unreadable(TOO_LONG if child.returncode == -24 else BROKEN)
    return said


def _answer(said: bytes) -> Any:
    try:
        answer = json.loads(said)
    except ValueError as broken:
        raise Unreadable(BROKEN) from broken
    if "refused" in answer:
        raise Unreadable(answer["refused"])
    return answer["answer"]


def limit() -> None:
    """Limit this process, the child: its CPU and its memory, and no file that it might write."""
    try:
        import resource
    except ImportError:  # Windows has no limits of this kind; the clock of the parent still holds
        return
    seconds = int(MOST_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Be the child: read task and bytes from the input, and write the answer or the refusal."""
    limit()
    # The answer has a channel of its own: a library that prints would break it.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    head, _, content = sys.stdin.buffer.read().partition(b"\n")
    said = _said(json.loads(head), content)
    channel.write(said)
    channel.close()
    os._exit(0)  # nothing is left to tidy, and tidying takes time


def _said(asked: dict[str, Any], content: bytes) -> bytes:
    from importlib import import_module

    module, _, name = asked["task"].partition(":")
    try:
        answer = getattr(import_module(module), name)(content, **asked["options"])
        said = json.dumps({"answer": answer}, ensure_ascii=False).encode("utf-8", "replace")
        return (
            said if len(said) <= MOST_OUTPUT else _refusal("The file says more than can be shown. Send a part of it.")
        )
    except Unreadable as why:
        return _refusal(str(why))
    except MemoryError:
        return _refusal(TOO_LARGE)
    except RecursionError:
        return _refusal("The file is nested too deeply to be read.")
    except Exception as broken:  # noqa: BLE001 - libraries raise whatever a file makes them stumble over
        return _refusal(TOO_LARGE if "emory" in str(broken) else BROKEN)


def _refusal(words: str) -> bytes:
    return json.dumps({"refused": words}).encode()
