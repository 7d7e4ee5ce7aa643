"""How many queries a page takes."""

from django.db import connection
from django.test.utils import CaptureQueriesContext


def queries_of(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
