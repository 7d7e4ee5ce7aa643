"""One change of words in many ladders: found, chosen, made in drafts, and moved together."""

from datetime import timedelta
from time import process_time

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from jobfamilies.actions import start_draft
from jobfamilies.models import Edition
from ladders.index import write_edition
from ladders.models import CellChange, Statement, TextChange
from tests.factories import EditionFactory, LevelFactory, RowFactory, StatementFactory, UserFactory, publish
from tests.markup import read

pytestmark = pytest.mark.django_db
OLD, NEW = "Minimum of 2 years", "Minimum of 3 years"
TEXT = f"{OLD} of work in the field."


@pytest.fixture
def editor(client):
    editor = UserFactory(hr_editor=True)
    client.force_login(editor)
    return editor


def ladder(name, *texts, **stage):
    """Return an edition whose levels say one of the texts each."""
    edition = EditionFactory(family__name=name, levels=0, rows=0)
    row = RowFactory(edition=edition)
    for text in texts:
        StatementFactory(level=LevelFactory(edition=edition), row=row, text=text)
    return publish(edition, **stage) if stage else edition


IN_FORCE = {"effective_on": localdate() - timedelta(days=1)}


def ask(client, **facts):
    return client.get(reverse("admin:find_and_change"), {"words": OLD, "becomes": NEW, **facts})


def names(answer):
    return [box["value"] for box in read(answer).find("input[name=place]")]


def change(client, places, **facts):
    said = {"words": OLD, "becomes": NEW, "reason": "Board, June 3.", "place": places, **facts}
    return client.post(reverse("admin:find_and_change_ask"), said, follow=True)


def texts(edition):
    return list(Statement.objects.filter(edition=edition).order_by("level__rank").values_list("text", flat=True))


def test_each_place_is_shown_in_its_ladder_as_a_redline_with_what_becomes_of_the_ladder(client, editor):
    ladder("A", TEXT, f"{OLD}; {OLD}.", "Minimum of 12 years.", **IN_FORCE)
    ladder("B", TEXT)
    ladder("C", "Nothing of it.", **IN_FORCE)
    reviewed = ladder("D", TEXT)
    Edition.objects.filter(pk=reviewed.pk).update(state="in review")

    page = read(ask(client))

    assert page.texts(".ladder-places h3") == ["A", "B", "D"]
    assert page.texts(".ladder-places del") == [OLD, OLD, OLD, OLD, OLD]
    assert [("disabled" in box.attributes) for box in page.find("input[name=place]")] == [False, False, False, True]
    assert [each.becomes for each in ask(client).context["page"]] == [
        "A draft begins with edition 1",
        "Added to draft 1",
        "Edition 1 is in review: take it back to draft first",
    ]


def test_the_site_s_search_narrows_the_places(client, editor):
    write_edition(ladder("A", f"{TEXT} Pilots aircraft.", TEXT, **IN_FORCE))

    assert len(names(ask(client, search="aircraft"))) == 1


def test_chosen_places_change_in_drafts_and_keep_their_keys(client, editor):
    begun = ladder("A", TEXT, TEXT, **IN_FORCE)
    added = start_draft(edition=ladder("B", TEXT, **IN_FORCE))
    first, _, third = names(ask(client))

    answer = change(client, [first, third])

    draft = Edition.objects.get(family=begun.family, state="draft")
    new = TEXT.replace(OLD, NEW)
    assert (texts(begun), texts(draft), texts(added)) == ([TEXT, TEXT], [new, TEXT], [new])
    assert set(draft.statements.values_list("key")) == set(begun.statements.values_list("key"))
    assert draft.base == begun
    made = TextChange.objects.get()
    assert (made.reason, made.by) == ("Board, June 3.", editor)
    assert made.outcome == {"changed": [[draft.pk, 1, True], [added.pk, 1, False]], "stayed": []}
    assert [(each.by, each.before, each.after) for each in CellChange.objects.all()] == [(editor, TEXT, new)] * 2
    assert answer.request["PATH_INFO"] == reverse("admin:find_and_change_done", args=[made.pk])


def test_what_came_of_a_change_is_read_by_who_made_it_and_who_may_read_all_its_drafts(client, editor):
    one, other = ladder("A", TEXT, **IN_FORCE), ladder("B", TEXT, **IN_FORCE)
    change(client, names(ask(client)))
    address = TextChange.objects.get().get_absolute_url()
    of_one = {"kind": "HR editor", "organization": one.family.organization}
    of_both = (of_one, of_one | {"organization": other.family.organization})

    readers = [editor, UserFactory(hr_editor=True), UserFactory(roles=(of_one,)), UserFactory(roles=of_both)]
    answers = []
    for reader in readers:
        client.force_login(reader)
        answers.append(client.get(address).status_code)

    assert answers == [200, 200, 404, 200]


def test_a_draft_begins_with_the_edition_that_is_scheduled(client, editor):
    family = ladder("A", "Other words.", **IN_FORCE).family
    waiting = EditionFactory(family=family, levels=0, rows=0)
    StatementFactory(level=LevelFactory(edition=waiting), row=RowFactory(edition=waiting), text=TEXT)
    waiting = publish(waiting, localdate() + timedelta(days=30))

    change(client, names(ask(client)))

    assert Edition.objects.get(state="draft").base == waiting


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"reason": ""}, "Reason: This field is required."),
        ({"place": []}, "Choose at least one place."),
        ({"place": ["1:x:y"]}, "1 of the places changed since you looked, and are shown anew."),
    ],
)
def test_what_cannot_be_asked_is_said_above_the_places(client, editor, facts, says):
    ladder("A", TEXT, **IN_FORCE)

    answer = change(client, names(ask(client)), **facts)

    assert says in read(answer).find(".errornote")[0].text
    assert (TextChange.objects.count(), Edition.objects.filter(state="draft").count()) == (0, 0)


def test_a_ladder_whose_text_changed_meanwhile_says_so_and_stays(client, editor, monkeypatch):
    ladder("A", TEXT, **IN_FORCE)
    draft = start_draft(edition=ladder("B", TEXT, **IN_FORCE))
    places = names(ask(client))
    asked = TextChange.objects.create

    def late(**facts):
        Statement.objects.filter(edition=draft).update(text=f"{TEXT} And more.")
        return asked(**facts)

    monkeypatch.setattr(TextChange.objects, "create", late)
    change(client, places)

    outcome = TextChange.objects.get().outcome
    assert [each[2] for each in outcome["changed"]] == [True]
    assert outcome["stayed"] == [[str(draft.family), ["Its text changed since you looked. Find the words once more."]]]


def test_words_that_become_none_take_their_statement_with_them(client, editor):
    edition = ladder("A", OLD, TEXT, **IN_FORCE)

    change(client, names(ask(client, becomes="")), becomes="")

    assert texts(Edition.objects.get(family=edition.family, state="draft")) == ["of work in the field."]


def test_only_hr_editors_find_and_change(client):
    client.force_login(UserFactory(hr_approver=True))

    assert ask(client).status_code == 403


def together(client, move, editions, **facts):
    address = reverse("admin:drafts_together_move", args=[move])
    return client.post(address, {"pick": [edition.pk for edition in editions], **facts})


def test_drafts_are_submitted_approved_and_published_together_each_with_its_own_record(client, editor):
    for name in "AB":
        ladder(name, TEXT, **IN_FORCE)
    change(client, names(ask(client)))
    drafts = list(Edition.objects.filter(state="draft"))
    empty = ladder("C")

    page = read(client.get(reverse("admin:drafts_together")))
    submitted = together(client, "submit", [*drafts, empty], note="As the board decided.")
    client.force_login(UserFactory(hr_approver=True))
    together(client, "approve", drafts)
    day = localdate() + timedelta(days=9)
    published = together(client, "publish", drafts, effective_on=day, kind="substantive", notice="Three years.")

    assert page.texts(".ladder-places ins") == [NEW.split()[2]] * 2
    assert [edition.family.name for edition, _ in submitted.context["moved"].stayed] == ["C"]
    assert len(published.context["moved"].done) == 2
    for draft in drafts:
        draft.refresh_from_db()
        assert draft.publication.effective_on == day
        assert [each.move for each in draft.transitions.order_by("pk")] == ["submit", "approve", "publish"]
    assert len({draft.publication.digest for draft in drafts}) == 2


def test_who_wrote_it_approves_none_of_them(client, editor):
    ladder("A", TEXT, **IN_FORCE)
    change(client, names(ask(client)))
    draft = Edition.objects.get(state="draft")
    together(client, "submit", [draft])

    assert together(client, "approve", [draft]).status_code == 403


def test_a_batch_that_chooses_none_says_so(client, editor):
    ladder("A", TEXT)

    answer = together(client, "submit", [])

    assert read(answer).texts(".errornote li") == ["Choose at least one ladder."]


def batch(client, count):
    """Change words in so many ladders and publish them; return the pages and the processor's seconds it took."""
    for number in range(count):
        edition = EditionFactory(family__name=f"Family {number}", levels=6, rows=10, statements=3)
        Statement.objects.filter(edition=edition, place=1, row__place=1).update(text=TEXT)
        publish(edition)
    editor, approver = UserFactory(hr_editor=True), UserFactory(hr_approver=True)
    started, pages = process_time(), 0

    client.force_login(editor)
    found = ask(client)
    change(client, names(found), all_places="1" if count > 50 else "")
    made = TextChange.objects.get()
    drafts = [Edition(pk=pk) for pk in made.editions]
    client.get(reverse("admin:drafts_together"), {"change": made.pk})
    together(client, "submit", drafts)
    client.force_login(approver)
    client.get(reverse("admin:drafts_together"), {"change": made.pk})
    together(client, "approve", drafts)
    together(client, "publish", drafts, effective_on=localdate(), kind="substantive")
    pages = 7
    took = process_time() - started
    said = Statement.objects.filter(edition__in=Edition.objects.in_force(), text=TEXT.replace(OLD, NEW))
    assert (len(drafts), said.count()) == (count, count * 6)
    return pages, took


def test_a_few_ladders_take_few_pages_and_little_time(client):
    pages, took = batch(client, 4)

    assert (pages < 10, took < 20) == (True, True), f"{took:.1f} s"


@pytest.mark.long
def test_eighty_ladders_take_under_10_pages_and_2_minutes(client):
    pages, took = batch(client, 80)

    assert (pages < 10, took < 120) == (True, True), f"{took:.1f} s"
