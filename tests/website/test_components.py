"""The components print what the page says and nothing that a text smuggles in."""

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template

from website.glyph import Bar, Dot, Rung, draw
from website.templatetags.components import (
    CHANGES,
    breakable,
    icon,
    ladder_glyph,
    mark,
    not_stated,
    print_button,
    told_change,
)

HOSTILE = '"><script>alert(1)</script>'
ESCAPED = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"


def shown(template: str, **context: object) -> str:
    """Return the template's output, its white space squeezed."""
    return " ".join(Template(template).render(Context(context)).split())


def test_an_icon_is_a_symbol_of_the_sprite():
    assert icon("print") == '<svg aria-hidden="true"><use href="/static/icons/sprite.svg#i-print"/></svg>'


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("new", "New"),
        ("raised", "Raised"),
        ("broadened", "Broadened"),
        ("lowered", "Lowered"),
        ("narrowed", "Narrowed"),
        ("changed", "Changed"),
        ("reworded", "Reworded"),
        ("moved", "Moved"),
        ("unchanged", "Unchanged"),
        ("dropped", "No longer stated"),
    ],
)
def test_a_mark_is_a_sign_and_a_word(kind, word):
    assert mark(kind) == f'<span class="mark {kind}">{icon(kind)}{word}</span>'


def test_every_mark_has_its_symbol(settings):
    sprite = (settings.BASE_DIR / "static/icons/sprite.svg").read_text()

    assert [kind for kind in CHANGES if f'id="i-{kind}"' not in sprite] == []


def test_a_quiet_mark_says_its_word_to_screen_readers_only():
    assert mark("raised", quiet=True) == (
        f'<span class="mark raised">{icon("raised")}<span class="visually-hidden">Raised: </span></span>'
    )


def test_a_mark_takes_other_words():
    assert mark("new", "Stated only here") == f'<span class="mark new">{icon("new")}Stated only here</span>'


def test_a_mark_says_what_is_likely_only():
    assert mark("raised", is_likely=True) == f'<span class="mark raised likely">{icon("raised")}Raised, likely</span>'


@pytest.mark.parametrize(("tag", "word"), [("ins", "added"), ("del", "left out")])
def test_ears_and_copies_have_what_came_and_went_in_words_and_apart(tag, word):
    assert told_change(tag, "two") == (
        f'<{tag}><span class="visually-hidden">[{word}: </span>two<span class="visually-hidden">] </span></{tag}>'
    )


def test_what_is_not_stated_is_said():
    assert not_stated() == '<span class="not-stated">Not stated in the source</span>'
    assert not_stated("Title not stated in the source") == (
        '<span class="not-stated">Title not stated in the source</span>'
    )


def test_a_print_button_waits_for_its_script():
    assert print_button("Print A3") == (
        f'<button class="button" type="button" data-print hidden>{icon("print")}Print A3</button>'
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("and/or in person", "and/<wbr>or in person"),
        ("IS&T <b>teams</b>", "IS&amp;T &lt;b&gt;teams&lt;/<wbr>b&gt;"),
        ("", ""),
    ],
)
def test_text_may_break_after_a_slash(text, printed):
    assert breakable(text) == printed
    assert shown("{{ text|breakable }}", text=text) == printed


def test_crumbs_link_all_but_the_page_itself():
    assert shown("{% crumbs trail %}", trail=[("Catalogue", "/"), ("Unlinked", None), (HOSTILE, "/x/")]) == (
        '<nav class="crumbs" aria-label="Breadcrumb"> <ol role="list">'
        ' <li><a href="/">Catalogue</a></li>'
        " <li><span>Unlinked</span></li>"
        f' <li><span aria-current="page">{ESCAPED}</span></li>'
        " </ol> </nav>"
    )


def test_a_notice_boxes_its_block():
    assert shown("{% notice %}Draft of {{ name }}{% endnotice %}", name=HOSTILE) == (
        f'<div class="notice">Draft of {ESCAPED}</div>'
    )
    assert shown('{% notice "wrong" %}No.{% endnotice %}') == '<div class="notice wrong">No.</div>'


def test_pages_keep_the_choices_of_the_address():
    page = Paginator(range(30), 10).page(2)

    assert shown("{% pagination page address %}", page=page, address=QueryDict("org=mit&q=a%26b")) == (
        '<nav class="pagination" aria-label="Pages"> <ol role="list">'
        ' <li><a href="?org=mit&amp;q=a%26b&amp;page=1" rel="prev">Previous</a></li>'
        ' <li> <a href="?org=mit&amp;q=a%26b&amp;page=1"><span class="visually-hidden">Page </span>1</a> </li>'
        ' <li> <a href="?org=mit&amp;q=a%26b&amp;page=2" aria-current="page">'
        '<span class="visually-hidden">Page </span>2</a> </li>'
        ' <li> <a href="?org=mit&amp;q=a%26b&amp;page=3"><span class="visually-hidden">Page </span>3</a> </li>'
        ' <li><a href="?org=mit&amp;q=a%26b&amp;page=3" rel="next">Next</a></li>'
        " </ol> </nav>"
    )


def test_one_page_needs_no_pages():
    assert shown("{% pagination page address %}", page=Paginator(range(3), 10).page(1), address=QueryDict()) == ""


def test_a_ladder_is_drawn_as_bars_dots_and_outlines():
    rungs = [Rung("unstated"), Rung("rung"), Rung("rung", here=True), Rung("rung"), Rung("gap")]

    assert ladder_glyph(rungs, "Level 3 of 4") == (
        '<svg class="ladder-glyph dim" viewBox="0 0 60 27" width="60" height="27" role="img"'
        ' aria-label="Level 3 of 4">'
        '<path class="base" d="M0 26.5h60"/>'
        '<rect class="rung unstated" x="0.75" y="19" width="6.5" height="6.25"/>'
        '<rect class="rung" x="13" y="14.5" width="8" height="11.5"/>'
        '<rect class="rung here" x="26" y="10" width="8" height="16"/>'
        '<rect class="rung" x="39" y="5.5" width="8" height="20.5"/>'
        '<circle class="gap" cx="56" cy="23" r="1.5"/></svg>'
    )


def test_the_label_of_a_ladder_is_escaped():
    assert f'aria-label="{ESCAPED}"' in ladder_glyph([Rung("rung")], HOSTILE)


def test_a_ladder_without_a_present_level_is_not_dimmed():
    assert ladder_glyph([], "No levels") == (
        '<svg class="ladder-glyph" viewBox="0 0 0 27" width="0" height="27" role="img" aria-label="No levels">'
        '<path class="base" d="M0 26.5h0"/></svg>'
    )


def test_five_grades_rise_as_in_the_design():
    bars = draw([Rung("rung")] * 5).shapes

    assert bars == tuple(
        Bar(x, 26 - height, 8, height, outlined=False, here=False)
        for x, height in [(0, 7), (13, 11.5), (26, 16), (39, 20.5), (52, 25)]
    )


@pytest.mark.parametrize(
    ("count", "width", "heights"),
    [
        (1, 8, [7]),
        (2, 21, [7, 11.5]),
        (7, 86, [7, 10, 13, 16, 19, 22, 25]),
        (10, 125, [7, 9, 11, 13, 15, 17, 19, 21, 23, 25]),
    ],
)
def test_any_number_of_grades_rises_evenly_and_fits(count, width, heights):
    glyph = draw([Rung("rung")] * count)

    assert glyph.width == width
    assert [bar.height for bar in glyph.shapes] == heights


@pytest.mark.parametrize("count", [11, 24, 100])
def test_a_long_scale_is_drawn_closer_together(count):
    glyph = draw([Rung("rung")] * count)
    first, *_, last = glyph.shapes

    assert glyph.width == 125
    assert (first.x, first.height, last.height) == (0, 7, 25)
    assert last.x + last.width == pytest.approx(125, abs=0.02)


def test_an_unstated_level_may_be_the_one_here():
    assert draw([Rung("unstated", here=True)]).shapes == (Bar(0.75, 19, 6.5, 6.25, outlined=True, here=True),)


def test_a_gap_is_a_dot():
    assert draw([Rung("gap"), Rung("gap")]).shapes == (Dot(4, 23, 1.5), Dot(17, 23, 1.5))
