"""Asks the site for pages: in this process, or over the loopback from a server of its own."""

import io
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from http.client import HTTPConnection
from time import sleep
from typing import Any

from django.core.wsgi import get_wsgi_application

HOST = "127.0.0.1"
WORKERS = 2
READERS = 4
"""Connections that ask at the same time."""


@cache
def application() -> Any:
    return get_wsgi_application()


def get(path: str) -> bytes:
    """Return the page's HTML as the WSGI application gives it. Raises AssertionError where it is no page."""
    path, _, query = path.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": HOST,
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": HOST,
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
    }
    statuses = []
    response = application()(environ, lambda status, headers: statuses.append(status))
    body = b"".join(response)
    response.close()
    assert statuses == ["200 OK"], (path, statuses)
    return body


@contextmanager
def server() -> Iterator[int]:
    """Serve the site by gunicorn, and yield the port."""
    with socket.socket() as unused:
        unused.bind((HOST, 0))
        port = unused.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "website.wsgi", f"--bind={HOST}:{port}", f"--workers={WORKERS}"]
    with subprocess.Popen(
        [*command, "--worker-class=gthread", f"--threads={READERS}", "--log-level=warning"]
    ) as process:
        try:
            wait_for(port)
            yield port
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    """Return once the server answers. Raises ConnectionError when it does not within half a minute."""
    for _ in range(150):
        try:
            return ask(port, "/healthz", 1)
        except ConnectionError:
            sleep(0.2)
    raise ConnectionError(f"No server answers on port {port}.")


def ask(port: int, path: str, times: int) -> None:
    """Ask for the page that many times over one connection."""
    connection = HTTPConnection(HOST, port, timeout=30)
    for _ in range(times):
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        assert response.status == 200, (path, response.status)
    connection.close()


def burst(port: int, path: str, times: int) -> None:
    """Ask for the page from READERS connections at once, `times` each."""
    with ThreadPoolExecutor(READERS) as readers:
        for asked in [readers.submit(ask, port, path, times) for _ in range(READERS)]:
            asked.result()
