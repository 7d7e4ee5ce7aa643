"""The form in which HR reads a level as rules: what goes in comes out, and what is wrong is said."""

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import now

from classification.engine.eligibility import read_requirement
from classification.forms.readings import level_of, quotes_of
from classification.forms.rules import RulesForm, stored_tree
from classification.forms.rules.form import said_alike
from classification.forms.rules.lines import CONDITIONS
from classification.forms.rules.tree import redrawn, sent_tree
from classification.models import Reading
from tests.markup import as_sent, read

ADD = "admin:classification_reading_add"
TEMPLATE = "admin/classification/reading/_rules.html"


def through(rules, quotes=()):
    """Return rules after they were drawn in a page, sent as they stood there, and read again."""
    drawn = RulesForm(stored_tree(rules), "rules", quotes)
    page = render_to_string(TEMPLATE, {"rules": drawn, "kinds": CONDITIONS.values(), "redraw": "redraw"})
    sent = MultiValueDict(as_sent(HttpResponse(f"<form>{page}</form>")))
    form = RulesForm(sent_tree(sent, "rules"), "rules", quotes, quiet=False)
    assert [line.form.faults() for line in form.whole.lines() if not line.form.is_valid()] == []
    return form.rules()


@pytest.mark.django_db
@pytest.mark.usefixtures("documents")
def test_every_seeded_reading_goes_through_the_form_unchanged():
    readings = list(Reading.objects.all())

    came_back = [through(reading.rules, quotes_of(level_of(reading), reading)) for reading in readings]

    assert [read_requirement(rules) for rules in came_back] == [reading.requirement for reading in readings]
    assert len(readings) == 18


EACH_KIND = [
    {"kind": "education", "degree": "doctorate", "fields": ["law", "history"], "related": True, "part": "additional"},
    {"kind": "graduate study", "months": 18, "fields": ["law"]},
    {"kind": "experience"},
    {
        "kind": "experience",
        "months": 7,
        "kinds": ["professional", "supervisory"],
        "areas": ["finance"],
        "judged": "relevant",
        "substitution": {"fields": ["law"], "related": True, "percent": 50},
    },
    {"kind": "experience", "months": 12, "substitution": {}},
    {"kind": "pool", "months": 24, "beyond": 12, "reading": "either", "judged": "relevant", "strength": "guidance"},
    {"kind": "service", "months": 12, "classes": ["A", "B"]},
    {"kind": "status", "name": "civil service", "classes": ["A"]},
    {"kind": "licence", "name": "PMP", "strength": "preferred"},
    {"kind": "semester hours", "hours": 24, "fields": ["accounting"], "related": True},
    {"kind": "combination", "work_months": 12, "study_months": 30, "judged": "relevant"},
    {
        "kind": "several",
        "number": 1,
        "of": [{"kind": "judgement"}, {"kind": "several", "number": 1, "of": [{"kind": "judgement"}]}],
    },
    {"kind": "judgement", "strength": "preferred"},
]


@pytest.mark.parametrize("rule", EACH_KIND, ids=lambda rule: rule["kind"])
def test_each_kind_of_condition_goes_through_the_form_unchanged(rule):
    rules = {"routes": [{"name": "One", "conditions": [rule]}], "additional_screens": True}

    assert read_requirement(through(rules)) == read_requirement(rules)


def kinds(node):
    return [part.kind if not part.parts else (part.kind, kinds(part)) for part in node.parts]


STORED = {"routes": [{"name": "One", "conditions": [EACH_KIND[0], EACH_KIND[6]]}]}


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        ("show", [("route", ["education", "service"])]),
        ("add", [("route", ["education", "service"]), "route"]),
        ("add 0", [("route", ["education", "service", "pool"])]),
        ("up 0-1", [("route", ["service", "education"])]),
        ("up 0-0", [("route", ["education", "service"])]),
        ("remove 0-0", [("route", ["service"])]),
        ("remove 0", []),
        ("remove 7-7", [("route", ["education", "service"])]),
        ("remove " + "9" * 30, [("route", ["education", "service"])]),
        ("add 0-0", [("route", ["education", "service"])]),
        ("burn 0", [("route", ["education", "service"])]),
        ("\0", [("route", ["education", "service"])]),
    ],
)
def test_a_button_adds_takes_out_and_moves(pressed, left):
    tree = stored_tree(STORED)
    tree.parts[0].values["add"] = ["pool"]

    assert kinds(redrawn(tree, pressed)) == left


@pytest.mark.parametrize(
    "sent",
    [
        {"rules-parts": "9" * 30},
        {"rules-parts": "-1"},
        {"rules-parts": "1", "rules-0-parts": "2", "rules-0-0-kind": "bomb"},
        {"rules-parts": "11"} | {f"rules-{'0-' * depth}parts": "40" for depth in range(9)},
    ],
)
def test_what_is_no_form_of_ours_is_left_out(sent):
    form = RulesForm(sent_tree(MultiValueDict({name: [value] for name, value in sent.items()}), "rules"), "rules")

    assert {line.form.kind for line in form.whole.lines()} <= {"rules", "route"}


def test_the_same_rules_are_no_change():
    assert said_alike(STORED, STORED | {"additional_screens": False})
    assert not said_alike(STORED, {})


# --- in the admin ----------------------------------------------------------------------------------------------------

pages = pytest.mark.usefixtures("documents")
MANAGER = "mit/it-manager/it-manager"


@pytest.fixture
def form(client, hr):
    """A function that opens the form of a new reading and returns what a browser would send of it."""
    hr("hr_editor")

    def open_form(**query):
        return as_sent(client.get(reverse(ADD), query), "form#reading_form")

    return open_form


@pytest.fixture
def press(client):
    """A function that presses a button of the form and returns (the page, what a browser would send of it)."""

    def send(sent, **pressed):
        page = client.post(reverse(ADD), sent | pressed)
        return read(page), as_sent(page, "form#reading_form")

    return send


@pages
@pytest.mark.django_db
def test_a_reading_is_written_line_by_line_without_scripts(form, press, client, level):
    page, sent = press(form(level=MANAGER), redraw="show")
    page, sent = press(sent | {"rules-0-add": "experience"}, redraw="add 0")
    sent |= {"rules-0-0-months_0": "5", "rules-0-0-kinds": ["professional"], "rules-0-0-areas": "support; networks"}
    quote = page.find("input[name=rules-0-0-cites]")[0]["value"]
    client.post(reverse(ADD), sent | {"rules-0-0-cites": [quote], "reason": "Read again."})

    (rule,) = Reading.objects.of_level(level("it-manager")).get(number=2).rules["routes"][0]["conditions"]
    first = level("it-manager").statements.order_by("row__place", "place").first()
    assert rule == {
        "kind": "experience",
        "months": 60,
        "kinds": ["professional"],
        "areas": ["support", "networks"],
        "cites": [{"key": str(first.key), "text": first.text}],
    }


@pages
@pytest.mark.django_db
def test_a_button_saves_nothing_and_loses_nothing(form, press):
    before = Reading.objects.count()
    page, sent = press(form(level=MANAGER) | {"note": "Half a thought"}, redraw="add")

    assert (Reading.objects.count(), sent["note"], page.texts(".errornote")) == (before, ["Half a thought"], [])
    assert page.texts("fieldset.rules-route legend") == ["Route 1: Stated qualifications", "Route 2"]


@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "entered", "fault"),
    [
        ("pool", {}, "Say how many years or months."),
        ("pool", {"months_0": "many"}, "Enter a whole number of years or months."),
        ("pool", {"months_0": "101"}, "That is more than a hundred years."),
        ("service", {"months_0": "1"}, "Name at least one."),
        ("service", {"months_0": "1", "classes": " ; "}, "Name at least one."),
        ("status", {}, "Name the status, such as civil service."),
        ("licence", {"name": "a\0b"}, "The text holds the sign U+0000, which no text has."),
        ("semester hours", {"hours": "x"}, "Enter a whole number."),
        ("experience", {"cites": "made up"}, "Select a valid choice. made up is not one of the available choices."),
    ],
)
def test_what_is_wrong_is_said_beside_its_line(form, press, kind, entered, fault):
    page, sent = press(form(level=MANAGER) | {"rules-0-add": kind}, redraw="add 0")
    page, _ = press(sent | {"reason": "x"} | {f"rules-0-0-{name}": value for name, value in entered.items()})

    assert page.texts("li.rules-line ul.errorlist li") == [fault]


@pages
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("pressed", "said"),
    [
        ("remove 0", "Add a route."),
        ("show", "Add a condition to route 1, “Stated qualifications”, or take it out."),
    ],
)
def test_rules_that_ask_nothing_are_refused(form, press, pressed, said):
    _, sent = press(form(level=MANAGER), redraw=pressed)
    page, _ = press(sent | {"reason": "x"})

    assert page.texts(".field-rules > ul.errorlist li") == [said] or said in page.texts("ul.errorlist li")


@pages
@pytest.mark.django_db
def test_words_that_the_level_no_longer_says_can_still_be_cited(level):
    manager = level("it-manager")
    reading = Reading.objects.in_force_of(manager)
    cited = reading.requirement.citations()[0]
    reading.rules["routes"][0]["conditions"][0]["cites"][0]["text"] = "As it was worded once."
    draft = Reading.objects.create(
        family=reading.family, level_key=manager.key, number=2, rules=reading.rules, reason="x", drafted_at=now()
    )

    quotes = [quote.text for quote in quotes_of(manager, draft) if quote.key == str(cited.key)]

    assert quotes == [cited.text, "As it was worded once."]
    assert read_requirement(through(draft.rules, quotes_of(manager, draft))) == draft.requirement


# --- proposed from the text ------------------------------------------------------------------------------------------


@pages
@pytest.mark.django_db
def test_the_parser_fills_the_form_and_writes_nothing(form, press):
    before = list(Reading.objects.values())
    path = "harvard/infrastructure-management/it-infrastructure-mgt-iii"

    page, sent = press(form(level=path), redraw="propose")

    proposed = RulesForm(sent_tree(MultiValueDict(sent), "rules"), "rules").whole.parts[0].parts
    assert [line.kind for line in proposed][:3] == ["pool", "experience", "pool"]
    assert sent["rules-0-2-beyond_0"] == ["2"]
    assert sent["rules-0-2-part"] == ["additional"]
    assert len(page.find(".proposal li")) == 1
    assert list(Reading.objects.values()) == before


@pages
@pytest.mark.django_db
def test_without_a_level_there_is_nothing_to_propose(form, press):
    page, _ = press(form(), redraw="propose")

    assert (page.find(".proposal"), page.find("button[value=propose]")) == ([], [])
