"""The help says how each kind of reader uses the pages, and every link of it leads to one."""

import pytest

from tests.markup import read

PAGES = ["/about/", "/words/", "/help/", "/help/employees/", "/help/managers/", "/help/hr/"]


def test_every_link_of_the_help_leads_to_a_page_or_to_signing_in(client, db):
    links = {link["href"] for page in PAGES for link in read(client.get(page)).find("article a")}

    answers = {link: client.get(link.partition("#")[0]).status_code for link in links}

    assert len(links) > 8
    assert {link: code for link, code in answers.items() if code not in (200, 302)} == {}


def test_a_word_that_a_page_links_to_is_explained(client, db):
    anchors = {word["id"] for word in read(client.get("/words/")).find("dl.words dt")}
    links = {link["href"] for page in PAGES for link in read(client.get(page)).find("article a")}

    linked = {link.partition("#")[2] for link in links if link.startswith("/words/#")}
    assert linked == {"expectation", "brief"}
    assert linked <= anchors


@pytest.mark.parametrize("reader", ["nobody", "EMPLOYEES"])
def test_there_is_no_help_for_others(client, db, reader):
    assert client.get(f"/help/{reader}/").status_code == 404


def test_the_foot_of_every_page_leads_there(client, db):
    assert read(client.get("/")).texts("nav.foot-nav a") == ["About", "Words", "Help", "API"]
