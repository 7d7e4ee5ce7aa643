"""Static files are collected for production, and every one that a template names is among them."""

import re

import pytest
from django.conf import settings as site
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command


@pytest.fixture
def collected(settings, tmp_path):
    """The storage of production, with everything collected into it."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": settings.STATIC_STORAGE}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return staticfiles_storage


def test_every_file_is_collected_under_a_name_of_its_content(collected):
    renamed = collected.load_manifest()[0]

    assert "admin/css/base.css" in renamed
    assert [name for name in renamed.values() if not collected.exists(name)] == []


def test_every_file_that_a_template_names_is_collected(collected):
    named = {
        name
        for template in site.BASE_DIR.rglob("templates/**/*.html")
        if ".venv" not in template.parts
        for name in re.findall(r"""{% static ["']([^"']+)["']""", template.read_text())
    }

    assert sorted(named - collected.load_manifest()[0].keys()) == []


def test_facts_that_are_cut_off_before_the_first_are_those_of_a_list():
    """The rule before the first fact of a line is cut off; of a paragraph its first letters would be."""
    tags = {
        tag
        for template in (site.BASE_DIR / "templates").rglob("*.html")
        for tag in re.findall(r'<(\w+)[^>]* class="[^"]*facts-line', template.read_text())
    }

    assert tags == {"ul"}
