"""What a reader sees of a page."""

from html.parser import HTMLParser


class Words(HTMLParser):
    """Gathers the texts of a page, white space folded."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        if words := data.split():
            self.texts.append(" ".join(words))


def visible(page: bytes) -> list[str]:
    """Return the texts of the page one after another. A page of this site holds no script or style of its own."""
    words = Words()
    words.feed(page.decode())
    return words.texts


def first_table(page: bytes) -> bytes:
    """Return the page's first table. Raises ValueError where it has none."""
    start = page.index(b"<table")
    return page[start : page.index(b"</table>", start)]
