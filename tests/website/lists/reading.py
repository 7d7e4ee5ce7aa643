"""What a list page shows and says."""

import re


def names(response) -> list[str]:
    return [row.record.username for row in response.context["table"].paginated_rows]


def status(response) -> str:
    return re.search(r'<p id="count" role="status">([^<]*)', response.text)[1].strip()


def notices(response) -> list[str]:
    return [str(notice) for notice in response.context["filter"].notices]
