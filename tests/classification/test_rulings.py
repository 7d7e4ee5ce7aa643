"""Ruling on a position: who may, what a ruling has to say, what it supersedes, and who reads it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from classification.actions.appeals import file_appeal
from classification.actions.requests import CannotStep
from classification.actions.rulings import CannotRule, rule
from classification.models import Ruling, Stage
from classification.rulings.comparables import comparable_positions
from classification.rulings.outcomes import Rung, fitting
from jobfamilies.actions import start_draft
from jobfamilies.models import Level
from tests.classification.factories import AppealStageFactory, PositionFactory, RequestFactory, RulingFactory
from tests.factories import EditionFactory, UserFactory, days_from_now, publish
from tests.markup import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_():
    """A request in study about a position with an incumbent and a supervisor."""
    return RequestFactory(studied=True)


@pytest.fixture
def ladder(request_):
    """The levels of a published ladder of the position's organization, each of a grade of its own, lowest first."""
    family = {"family__organization": request_.position.organization}
    return list(EditionFactory(published=True, levels=3, graded=True, **family).levels.order_by("rank"))


@pytest.fixture
def approver():
    return UserFactory(hr_approver=True)


def said(level, **facts):
    """Return what a complete ruling says, but for what is given."""
    return {
        "outcome": "first",
        "level": level,
        "rationale": "Leads projects of one department.",
        "authority": "Delegation to HR",
        "exemption": "exempt",
        "exemption_reason": "Professional duties.",
        "effective_on": localdate(),
        "past_reason": "",
        "consequence": "Your pay stays.",
    } | facts


def rule_on(request, by, facts):
    return rule(request=request, by=by, at=now(), facts=facts)


def refused(request, by, facts):
    with pytest.raises(CannotRule) as refusal:
        rule_on(request, by, facts)
    assert not Ruling.objects.filter(request=request).exists()
    return refusal.value.reasons


# --- what is written -------------------------------------------------------------------------------------------------


def test_a_ruling_is_written_with_all_that_was_said(request_, ladder, approver):
    ruling = rule_on(request_, approver, said(ladder[1]))

    request_.refresh_from_db()
    step = request_.steps.get()
    assert (ruling.position, ruling.request, ruling.level) == (request_.position, request_, ladder[1])
    assert (ruling.rationale, ruling.exemption, ruling.consequence) == (
        "Leads projects of one department.",
        Level.Exemption.EXEMPT,
        "Your pay stays.",
    )
    assert (ruling.ruled_by, ruling.supersedes) == (approver, None)
    assert request_.stage == Stage.RULED
    assert (step.step, step.from_stage, step.to_stage, step.by, step.note) == (
        "rule",
        "in study",
        "ruled",
        approver,
        "First classification",
    )


def test_the_letter_gives_the_days_of_the_first_stage_from_the_ruling_on(request_, ladder, approver):
    AppealStageFactory(organization=request_.position.organization, days_to_file=15, name="Review", heard_by="A board")

    ruling = rule_on(request_, approver, said(ladder[0], effective_on=days_from_now(60)))

    assert (ruling.appeal_by, ruling.appeal_to) == (localdate() + timedelta(days=15), "Review, A board")


def test_where_no_stage_is_set_there_is_no_day_to_appeal_by(request_, ladder, approver):
    ruling = rule_on(request_, approver, said(ladder[0]))

    assert (ruling.appeal_by, ruling.appeal_to) == (None, "")


@pytest.mark.parametrize("outcome", ["new class needed", "returned"])
def test_what_names_no_level_leaves_the_position_as_it_is_classified(outcome, request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])

    ruling = rule_on(request_, approver, said(None, outcome=outcome, exemption="", exemption_reason=""))

    assert (ruling.level, ruling.supersedes) == (None, None)
    assert list(Ruling.objects.standing(localdate())) == [first]


def test_a_later_ruling_supersedes_the_one_that_classifies(request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])
    RulingFactory(request__position=request_.position, level=None, outcome="returned")

    second = rule_on(request_, approver, said(ladder[2], outcome="up"))

    assert second.supersedes == first
    assert list(Ruling.objects.standing(localdate())) == [second]


def test_until_it_takes_effect_the_ruling_before_stands(request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])

    second = rule_on(request_, approver, said(ladder[2], outcome="up", effective_on=days_from_now(10)))

    assert list(Ruling.objects.standing(localdate())) == [first]
    assert list(Ruling.objects.standing(days_from_now(10))) == [second]


def test_of_two_rulings_in_effect_the_one_made_last_stands(request_, ladder):
    position = {"request__position": request_.position, "level": ladder[0]}
    RulingFactory(**position)
    RulingFactory(**position, effective_on=days_from_now(20))
    last = RulingFactory(**position, effective_on=days_from_now(10))

    assert list(Ruling.objects.standing(days_from_now(15))) == [last]
    assert list(Ruling.objects.standing(days_from_now(25))) == [last]


def test_a_past_day_counts_with_its_reason(request_, ladder, approver):
    ruling = rule_on(
        request_, approver, said(ladder[0], effective_on=days_from_now(-40), past_reason="The work grew then.")
    )

    assert (ruling.effective_on, ruling.past_reason) == (days_from_now(-40), "The work grew then.")


def test_a_vacant_position_needs_no_word_to_an_incumbent(ladder, approver):
    position = PositionFactory(organization=ladder[0].edition.family.organization)
    vacant = RequestFactory(
        studied=True, position=position, requested_by=UserFactory(), description__started_by=approver
    )

    assert rule_on(vacant, approver, said(ladder[0], consequence="")).consequence == ""


# --- who may not -----------------------------------------------------------------------------------------------------

ONLY = "Only HR approvers may do this."


@pytest.mark.parametrize("role", ["hr_editor", "manager", "employee"])
def test_only_hr_approvers_rule(role, request_, ladder):
    assert refused(request_, UserFactory(**{role: True}), said(ladder[0])) == [ONLY]


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.RULED])
def test_what_is_ruled_on_is_in_study(stage, request_, ladder, approver):
    request_.stage = stage
    request_.save()

    assert refused(request_, approver, said(ladder[0])) == [
        f"The request is {stage.label.lower()}, and “Rule” needs one that is in study."
    ]


CHAIN = {
    "the incumbent": ("incumbent", "You hold this position: somebody else judges it."),
    "a supervisor": ("above", "You hold this position or one above it: somebody else decides."),
    "somebody below": ("below", "You hold a position below this one: somebody else decides."),
    "the requester": ("requester", "You opened this request: somebody else decides."),
}


@pytest.mark.parametrize(("who", "reason"), CHAIN.values(), ids=CHAIN)
def test_nobody_rules_in_their_own_chain_or_on_their_own_request(who, reason, approver, ladder, request_):
    position = request_.position
    match who:
        case "incumbent":
            position.incumbent = approver
            position.save()
        case "above":
            top = PositionFactory(organization=position.organization, incumbent=approver)
            position.supervisor.supervisor = top
            position.supervisor.save()
        case "below":
            report = PositionFactory(organization=position.organization, supervisor=position)
            PositionFactory(organization=position.organization, supervisor=report, incumbent=approver)
        case "requester":
            request_.requested_by = approver
            request_.save()

    assert refused(request_, approver, said(ladder[0])) == [reason]


# --- what is missing or does not agree -------------------------------------------------------------------------------

INCOMPLETE = {
    "no outcome": ({"outcome": ""}, ["Say what the outcome is."]),
    "no level": ({"level": None}, ["Name the level: this outcome classifies the position."]),
    "a level where none is": (
        {"outcome": "returned", "exemption": "", "exemption_reason": ""},
        ["This outcome names no level."],
    ),
    "an exemption without a level": (
        {"outcome": "new class needed", "level": None},
        ["Without a level there is no exemption to state."],
    ),
    "no exemption": ({"exemption": ""}, ["State the position’s own exemption; the level’s is only usual."]),
    "an unknown exemption": ({"exemption": "x"}, ["State the position’s own exemption; the level’s is only usual."]),
    "no reason for it": ({"exemption_reason": " "}, ["Give the reasons for the exemption."]),
    "no reasons": ({"rationale": "\n "}, ["Give the reasons."]),
    "no authority": ({"authority": ""}, ["Say by what right you rule."]),
    "no day": ({"effective_on": None}, ["Say from which day the ruling counts."]),
    "no word to the incumbent": ({"consequence": ""}, ["Say what the ruling means for the incumbent."]),
}


@pytest.mark.parametrize(("facts", "reasons"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_an_incomplete_ruling_is_not_written(facts, reasons, request_, ladder, approver):
    assert refused(request_, approver, said(ladder[0]) | facts) == reasons


def test_a_past_day_needs_a_reason(request_, ladder, approver):
    [reason] = refused(request_, approver, said(ladder[0], effective_on=days_from_now(-1)))

    assert reason.endswith(" is past: say why the ruling counts from then.")


def test_the_level_is_of_the_positions_organization(request_, approver):
    other = EditionFactory(published=True).levels.get()

    assert refused(request_, approver, said(other)) == [
        f"{other} is a level of {other.edition.family.organization}, "
        f"and the position is of {request_.position.organization}."
    ]


@pytest.mark.parametrize("state", ["draft", "scheduled", "withdrawn", "superseded"])
def test_the_level_is_of_an_edition_in_force(state, request_, approver):
    here = {"family__organization": request_.position.organization}
    if state == "superseded":
        edition = EditionFactory(published=True, **here)
        EditionFactory(published=True, family=edition.family)
    else:
        edition = EditionFactory(**{state: True}, **here)

    assert refused(request_, approver, said(edition.levels.get())) == [
        f"{edition} is not in force: judge by the edition that is."
    ]


def test_the_outcome_agrees_with_the_levels(request_, ladder, approver):
    assert refused(request_, approver, said(ladder[0], outcome="up")) == [
        "Nothing classifies the position yet: this is its first classification."
    ]
    RulingFactory(request__position=request_.position, level=ladder[1])
    wrong = {
        ("first", 2): f"The position is classified already, as {ladder[1]}: it is not the first classification.",
        ("no change", 2): f"The position is classified as {ladder[1]}. "
        f"Ruled {ladder[2]}, its level does not stay the same.",
        ("up", 1): f"The position is classified as {ladder[1]}. Ruled {ladder[1]}, its level stays the same.",
        ("down", 2): f"From {ladder[1]} to {ladder[2]} is up, by their grades or ranks.",
        ("across", 0): f"From {ladder[1]} to {ladder[0]} is down, by their grades or ranks.",
    }

    assert {
        (outcome, rung): reason
        for outcome, rung in wrong
        for reason in refused(request_, approver, said(ladder[rung], outcome=outcome))
    } == wrong


FIT = {
    "the first": (None, (1, "a", 1, 5), ("first",)),
    "the same level": ((1, "a", 1, 5), (1, "a", 2, 6), ("no change",)),
    "a higher grade": ((1, "a", 1, 5), (2, "b", 1, 6), ("up",)),
    "a lower grade though higher up its ladder": ((1, "a", 1, 5), (2, "b", 4, 4), ("down",)),
    "an equal grade": ((1, "a", 1, 5), (2, "b", 3, 5), ("across",)),
    "an equal grade, higher in the ladder": ((1, "a", 1, 5), (1, "b", 2, 5), ("up",)),
    "no grade, lower in the ladder": ((1, "a", 2, None), (1, "b", 1, None), ("down",)),
    "no grade, another ladder": ((1, "a", 2, None), (2, "b", 1, 5), ("up", "down", "across")),
}


@pytest.mark.parametrize(("present", "chosen", "outcomes"), FIT.values(), ids=FIT)
def test_grades_say_which_outcome_fits_and_ranks_where_grades_do_not(present, chosen, outcomes):
    def rung(family, key, rank, grade):
        return Rung((family, key), rank, grade)

    assert fitting(present and rung(*present), rung(*chosen)) == outcomes


def test_two_who_rule_at_once_write_one_ruling(request_, ladder, approver):
    stale = type(request_).objects.get(pk=request_.pk)
    rule_on(request_, approver, said(ladder[0]))

    with pytest.raises(CannotStep):
        rule_on(stale, approver, said(ladder[0]))

    assert Ruling.objects.count() == 1


# --- the page on which a request is ruled on -------------------------------------------------------------------------


def sent(level, **said_otherwise):
    """Return what a browser sends of a complete ruling, but for what is given."""
    return said(level and level.pk, effective_on=localdate().isoformat()) | said_otherwise


@pytest.fixture
def address(client, request_, approver):
    client.force_login(approver)
    return reverse("classification:rule", args=[request_.pk])


def test_a_ruling_is_read_once_more_before_it_is_written(client, address, request_, ladder):
    asked = client.post(address, sent(ladder[1]))
    assert (asked.templates[0].name, Ruling.objects.count()) == (
        "classification/rulings/confirm.html",
        0,
    )

    back = client.post(address, sent(ladder[1], change="1"))
    assert back.context["form"]["rationale"].value() == "Leads projects of one department."

    done = client.post(address, sent(ladder[1], confirmed="1"))
    ruling = Ruling.objects.get(request=request_)
    assert (done.headers["Location"], ruling.level) == (ruling.get_absolute_url(), ladder[1])


def test_nothing_is_filled_in_beforehand(client, address, request_, ladder):
    RulingFactory(request__position=request_.position, level=ladder[0])

    form = client.get(address).context["form"]

    assert [(field.name, field.value()) for field in form if field.value()] == []


def test_the_form_offers_the_levels_in_force_of_the_organization_alone(client, address, ladder):
    EditionFactory(published=True)
    EditionFactory(family__organization=ladder[0].edition.family.organization)

    form = client.get(address).context["form"]

    offered = [int(key) for _, rungs in form.fields["level"].choices[1:] for key, _ in rungs]
    assert offered == [level.pk for level in ladder]


def test_of_many_levels_those_of_one_ladder_are_offered(client, address, ladder, monkeypatch):
    monkeypatch.setattr("classification.views.rulings.MOST_OFFERED", 2)
    family = ladder[0].edition.family

    without = client.get(address).context
    chosen = client.get(address, {"family": family.slug}).context
    wrong = client.get(address, {"family": "no\0ne"}).context

    assert [len(context["form"].levels) for context in (without, chosen, wrong)] == [0, 3, 0]
    assert without["families"] == [family]


def test_what_is_wrong_stands_beside_its_field(client, address, ladder):
    RulingFactory()
    wrong = sent(ladder[0], outcome="up", rationale="", effective_on="2020-02-30") | {"level": "9" * 30}

    errors = client.post(address, wrong).context["form"].errors

    assert sorted(errors) == ["effective_on", "level", "rationale"]


@pytest.mark.parametrize("text", ["\0", "x" * 20_001])
def test_bad_text_is_refused_and_kept(text, client, address, ladder):
    response = client.post(address, sent(ladder[0], rationale=text, confirmed="1"))

    assert (response.status_code, Ruling.objects.count()) == (200, 0)
    assert list(response.context["form"].errors) == ["rationale"]


def test_whoever_may_not_rule_here_reads_why_and_gets_no_form(client, address, request_, approver):
    request_.requested_by = approver
    request_.save()

    response = client.get(address)

    assert response.context["reasons"] == ["You opened this request: somebody else decides."]
    assert b"<textarea" not in response.content


def test_positions_that_compare_stand_beside_it_without_their_people(client, address, request_, ladder):
    organization = request_.position.organization
    near = RulingFactory(
        request__position__organization=organization,
        request__position__title="Wiki keeper",
        request__position__unit="Hidden unit",
        request__position__number="HIDDEN-1",
        level=ladder[1],
        rationale="word " * 60,
    )
    RulingFactory(request__position=request_.position, level=ladder[0])
    RulingFactory(level=EditionFactory(published=True).levels.get())

    response = client.get(address)

    [found] = response.context["comparables"]
    assert (found.title, found.level, found.outcome) == ("Wiki keeper", near.level, "First classification")
    assert found.words == "word " * 39 + "word…"
    aside = read(response).find(".comparables")[0].text
    assert [word for word in ("Hidden unit", "HIDDEN-1", near.position.incumbent.username) if word in aside] == []


def test_comparables_are_of_the_same_ladder_or_a_grade_beside(request_, ladder):
    organization = request_.position.organization
    other = EditionFactory(published=True, levels=3, family__organization=organization)
    above = EditionFactory(levels=2, family__organization=organization)
    for level, grade in zip(above.levels.order_by("rank"), (ladder[1].grade, None), strict=True):
        level.grade, level.grade_text = grade, grade.name if grade else ""
        level.save()
    above = publish(above, days_from_now(-1))
    chosen = [ladder[2], ladder[0], above.levels.get(rank=1), above.levels.get(rank=2), other.levels.get(rank=1)]
    for level in chosen:
        RulingFactory(request__position__organization=organization, level=level)

    found = comparable_positions(request_.position, ladder[0], localdate())

    assert [each.level for each in found] == [ladder[0], ladder[2], above.levels.get(rank=1)]


def test_the_page_asks_as_many_queries_for_one_comparable_as_for_four(
    client, address, request_, ladder, django_assert_max_num_queries
):
    for _ in range(4):
        RulingFactory(request__position__organization=request_.position.organization, level=ladder[1])

    with django_assert_max_num_queries(32):
        client.get(address)


# --- the ruling as people read it ------------------------------------------------------------------------------------


def test_a_superseded_ruling_says_by_what(client, request_, ladder, approver):
    first = RulingFactory(request__position=request_.position, level=ladder[0])
    second = rule_on(request_, approver, said(ladder[2], outcome="up"))
    client.force_login(request_.position.incumbent)

    old, new = (read(client.get(each.get_absolute_url())) for each in (first, second))

    assert [link["href"] for link in old.find(".notice a")] == [second.get_absolute_url()]
    assert new.find(".notice") == []


def test_a_ruling_leads_to_the_edition_it_cites_not_to_the_one_in_force(client, request_, ladder, approver):
    ruling = rule_on(request_, approver, said(ladder[1]))
    publish(start_draft(edition=ladder[1].edition))
    client.force_login(request_.position.incumbent)

    links = [link["href"] for link in read(client.get(ruling.get_absolute_url())).find(".ruling-facts a")]

    assert links == [ladder[1].get_edition_url(), ladder[1].edition.get_absolute_url()]
    assert ladder[1].get_edition_url().split("/levels/")[0].endswith("/editions/1")


# Which page answers whom. Who may not know of a position gets 404, whoever is not signed in is asked to.
SEEN = {
    #                    incumbent, supervisor, above, below, colleague, HR editor, HR approver, anonymous
    "classification:ruling": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:letter": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:letter-file": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:case-file": (200, 200, 200, 404, 404, 200, 200, 302),
    "classification:rule": (404, 404, 404, 404, 404, 404, 200, 302),
    "classification:appeal": (200, 200, 200, 404, 404, 200, 404, 302),
    "classification:decide": (404, 404, 404, 404, 404, 404, 200, 302),
    "classification:withdraw-appeal": (200, 404, 404, 404, 404, 404, 404, 302),
    "classification:deadlines": (404, 404, 404, 404, 404, 200, 200, 302),
}


@pytest.mark.parametrize(("name", "answers"), SEEN.items(), ids=SEEN)
def test_each_page_is_seen_by_whom_it_concerns(name, answers, client, request_, ladder, approver):
    AppealStageFactory(organization=request_.position.organization)
    position, organization = request_.position, request_.position.organization
    position.supervisor.supervisor = PositionFactory(held=True, organization=organization)
    position.supervisor.save()
    ruling = rule_on(request_, UserFactory(hr_approver=True), said(ladder[0]))
    file_appeal(ruling=ruling, by=position.incumbent, at=now(), grounds="It is more.")
    people = [
        position.incumbent,
        position.supervisor.incumbent,
        position.supervisor.supervisor.incumbent,
        PositionFactory(held=True, organization=organization, supervisor=position).incumbent,
        PositionFactory(held=True, organization=organization, supervisor=position.supervisor).incumbent,
        UserFactory(hr_editor=True),
        approver,
        None,
    ]
    arguments = {
        "classification:rule": [request_.pk],
        "classification:case-file": [request_.pk, "json"],
        "classification:decide": [ruling.pk, 1],
        "classification:withdraw-appeal": [ruling.pk, 1],
        "classification:deadlines": [],
    }
    address = reverse(name, args=arguments.get(name, [ruling.pk]))

    def answer(person):
        client.logout()
        if person:
            client.force_login(person)
        return client.get(address).status_code

    assert tuple(map(answer, people)) == answers


@pytest.mark.parametrize(
    "address",
    [
        "/rulings/{0}/",
        "/rulings/{0}/letter/",
        "/rulings/{0}/letter.pdf",
        "/rulings/{0}/appeal/",
        "/rulings/{0}/appeals/{0}/decide/",
        "/rulings/{0}/appeals/{0}/withdraw/",
        "/requests/{0}/rule/",
        "/requests/{0}/case.json",
    ],
)
@pytest.mark.parametrize("key", ["0", "9" * 18, "9" * 30])
def test_an_address_of_nothing_is_404(address, key, client, approver):
    client.force_login(approver)

    assert client.get(address.format(key)).status_code == 404
