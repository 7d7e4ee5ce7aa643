"""What stands round every page: head, navigation, people, messages; and the pages of the site itself."""

import re

import pytest
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.files.base import ContentFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.test import Client
from django.urls import include, path
from django.views.generic import TemplateView

from website.models import User
from website.storage import HashedStaticFiles

pytestmark = pytest.mark.urls(__name__)

HOSTILE = '"><script>alert(1)</script>'
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"


def page(request: HttpRequest) -> HttpResponse:
    return render(request, "base.html", {"title": "A & <b>", "crumbs": [("Catalogue", "/"), (HOSTILE, None)]})


def told(request: HttpRequest) -> HttpResponse:
    messages.success(request, "Saved <b>.")
    messages.error(request, "Not saved.")
    return page(request)


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def suspicious(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError


families = [path("", page, name="home"), path("levels/", page, name="levels"), path("mit/", page), path("told/", told)]
urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("website.accounts.urls")),
    path("forbidden/", forbidden),
    path("suspicious/", suspicious),
    path("broken/", broken),
    path("plain/", TemplateView.as_view(template_name="base.html")),
    path("", include((families, "jobfamilies"))),
]


@pytest.fixture
def person(db) -> User:
    return User.objects.create_user("b.reader", password="read the ladders", first_name="Beth", last_name="Reader")


def navigation(text: str) -> list[tuple[str, str, str]]:
    """Return (address, current, label) of the main navigation's links."""
    nav = re.search(r'<nav class="site-nav".*?</nav>', text, re.DOTALL)[0]
    return re.findall(r'<a href="([^"]*)"(?: aria-current="(\w+)")?>([^<]*)<', nav)


def heading(text: str) -> str:
    return re.search(r"<h1[^>]*>(.*?)</h1>", text)[1]


# --- the base page ---------------------------------------------------------------------------------------------------


def test_the_title_is_escaped_and_ends_in_the_name_of_the_site(client):
    assert "<title>A &amp; &lt;b&gt; · Career Ladders</title>" in client.get("/").text


def test_the_canonical_address_leaves_choices_out(client):
    assert '<link rel="canonical" href="http://testserver/levels/">' in client.get("/levels/?sort=a&utm_source=x").text


def test_the_policy_is_on_the_page_and_nothing_is_inline(client):
    response = client.get("/")

    assert sorted(response.headers["Content-Security-Policy"].split("; ")) == sorted(POLICY.split("; "))
    assert re.findall(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=|javascript:", response.text) == []


def test_the_navigation_leaves_out_what_does_not_exist(client):
    assert navigation(client.get("/").text) == [("/", "page", "Families"), ("/levels/", "", "Levels")]


@pytest.mark.parametrize(
    ("address", "current"),
    [("/", ["page", ""]), ("/levels/", ["", "page"]), ("/mit/", ["true", ""]), ("/sign-in/", ["", ""])],
)
def test_the_navigation_says_where_one_is(client, db, address, current):
    assert [mark for _, mark, _ in navigation(client.get(address).text)] == current


def test_the_page_keeps_its_landmarks_in_order(client):
    assert re.findall(r'<(?:a class="(skip)|(header|nav|main|footer)\b)', client.get("/").text) == [
        ("skip", ""),
        ("", "header"),
        ("", "nav"),
        ("", "nav"),
        ("", "main"),
        ("", "nav"),
        ("", "footer"),
    ]


def test_crumbs_are_escaped(client):
    text = client.get("/").text

    assert "<script>alert" not in text
    assert '<span aria-current="page">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</span>' in text


def test_messages_are_escaped_and_tell_what_failed(client, db):
    text = client.get("/told/").text

    assert re.findall(r'<p class="(notice[^"]*)" role="status">([^/]*)</p>', text) == [
        ("notice", "Saved &lt;b&gt;."),
        ("notice wrong", "Not saved."),
    ]


# --- people ----------------------------------------------------------------------------------------------------------


def tools(text: str) -> str:
    return re.search(r'<div class="site-tools">.*?</div>', text, re.DOTALL)[0]


def test_a_stranger_may_sign_in_and_come_back(client):
    text = tools(client.get("/levels/?sort=a&q=b").text)

    assert 'href="/sign-in/?next=%2Flevels%2F%3Fsort%3Da%26q%3Db">Sign in</a>' in text
    assert "Sign out" not in text
    assert "HR admin" not in text


def test_a_reader_is_named_and_may_sign_out(client, person):
    client.force_login(person)

    text = tools(client.get("/").text)

    assert '<a class="site-user" href="/account/sessions/">Beth Reader</a>' in text
    assert '<form method="post" action="/sign-out/">' in text
    assert "Sign in" not in text
    assert "HR admin" not in text


def test_a_name_is_escaped(client, person):
    person.first_name = HOSTILE
    person.save()
    client.force_login(person)

    assert "<script>alert" not in client.get("/").text


def test_staff_find_the_admin(client, admin_user):
    client.force_login(admin_user)

    assert navigation(client.get("/").text)[-1] == ("/admin/", "", "HR admin")


def test_signing_in_leads_back(client, person):
    response = client.post("/sign-in/", {"login": "b.reader", "password": "read the ladders", "next": "/levels/?q=a"})

    assert (response.status_code, response.headers["Location"]) == (302, "/levels/?q=a")
    assert client.get("/").context["user"] == person


def test_signing_in_leads_nowhere_else(client, person):
    response = client.post(
        "/sign-in/", {"login": "b.reader", "password": "read the ladders", "next": "https://evil.example/"}
    )

    assert response.headers["Location"] == "/"


def test_a_wrong_password_is_said_and_the_way_back_kept(client, person):
    response = client.post("/sign-in/", {"login": HOSTILE, "password": "guess", "next": "/levels/"})

    assert "<title>Error: Sign in · Career Ladders</title>" in response.text
    assert '<div class="notice wrong" role="alert"><p>No account has this name and password.' in response.text
    assert '<input type="hidden" name="next" value="/levels/">' in response.text
    assert "<script>alert" not in response.text


def test_a_missing_password_is_said_at_its_field(client, db):
    text = client.post("/sign-in/", {"login": "b.reader"}).text

    assert '<p class="wrong small" id="id_password_error">This field is required.</p>' in text
    assert re.search(r'<input type="password"[^>]*aria-describedby="id_password_error"', text)


def test_signing_out_needs_a_form(client, person):
    client.force_login(person)

    assert "<title>Sign out · Career Ladders</title>" in client.get("/sign-out/").text
    assert client.get("/").context["user"].is_authenticated
    assert client.post("/sign-out/").headers["Location"] == "/"
    assert not client.get("/").context["user"].is_authenticated


# --- pages that help -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/nowhere/", 404, "There is no such page"),
        ("/forbidden/", 403, "You may not see this page"),
        ("/suspicious/", 400, "This request cannot be answered"),
    ],
)
def test_an_error_says_what_happened_and_where_to_go(client, db, address, status, says):
    response = client.get(address)

    assert response.status_code == status
    assert heading(response.text) == says
    assert '<form class="find" role="search" action="/">' in response.text
    assert '<a href="/">All job families</a>' in response.text
    assert 'rel="canonical"' not in response.text
    assert [mark for _, mark, _ in navigation(response.text)] == ["", ""]


def test_a_host_that_is_not_ours_gets_a_page_too(client):
    response = client.get("/", headers={"Host": "evil.example"})

    assert response.status_code == 400
    assert heading(response.text) == "This request cannot be answered"
    assert "evil.example" not in response.text


def test_a_hostile_address_is_harmless(client, db):
    assert "<script>alert" not in client.get("/<script>alert(1)</script>/").text


def test_a_stranger_who_may_not_is_led_to_signing_in(client):
    assert '<a href="/sign-in/?next=%2Fforbidden%2F">Sign in</a> to see it.' in client.get("/forbidden/").text


def test_a_reader_who_may_not_is_told_by_name(client, person):
    client.force_login(person)

    assert "<p>Your account, b.reader, does not have the permission" in client.get("/forbidden/").text


def test_a_form_that_is_too_old_says_that_nothing_was_saved(person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)

    response = client.post("/sign-out/")

    assert response.status_code == 403
    assert heading(response.text) == "Nothing was saved: the form was too old"
    assert '<a class="site-user" href="/account/sessions/">Beth Reader</a>' in response.text


def test_a_fault_of_ours_is_owned(client):
    client.raise_request_exception = False

    response = client.get("/broken/")

    assert response.status_code == 500
    assert heading(response.text) == "Something went wrong on our side"
    assert '<a href="/">All job families</a>' in response.text


@pytest.mark.django_db
def test_the_page_of_a_fault_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        text = render_to_string("500.html")

    assert heading(text) == "Something went wrong on our side"


# --- the admin -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["/admin/website/user/", "/admin/website/user/add/"])
def test_the_admin_is_ours(client, admin_user, address):
    client.force_login(admin_user)

    text = client.get(address).text

    assert '<link rel="stylesheet" href="/static/css/admin.css">' in text
    assert re.search(
        r'<div id="site-name"><a href="/admin/"><svg.*?</svg>Career Ladders\s*<span>HR admin</span>', text
    )
    assert '<a href="/">View site</a>' in text
    assert 'class="theme-toggle"' in text
    assert re.findall(r"<style|<script(?![^>]*\b(?:src=|type=\"application/json\"))|\sstyle=|\son\w+=", text) == []


# --- its static files ------------------------------------------------------------------------------------------------


def test_a_module_imports_its_neighbours_by_their_hashed_names(tmp_path):
    storage = HashedStaticFiles(location=tmp_path, base_url="/static/")
    sources = {
        "js/page.js": 'import { a, b } from "./other.js";\nimport "./other.js";\nsay("import x from ./other.js");\n',
        "js/other.js": "export const a = 1;\n",
    }
    for name, text in sources.items():
        storage.save(name, ContentFile(text))

    list(storage.post_process({name: (storage, name) for name in sources}))

    other = storage.stored_name("js/other.js").removeprefix("js/")
    assert other != "other.js"
    assert (tmp_path / storage.stored_name("js/page.js")).read_text() == (
        f'import {{ a, b }} from "./{other}";\nimport "./{other}";\nsay("import x from ./other.js");\n'
    )
