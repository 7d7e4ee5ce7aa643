"""Families are ranked with the words that speak for them."""

from classification.engine.matching import Family, FamilyIndex, read
from tests.classification.matching.shelf import FAMILIES, RICH, ladder, only, ranked


def test_families_are_ranked_with_the_terms_that_speak_for_them():
    ranking = ranked(FAMILIES, "Monitors routers and network switches.")

    assert [one.key for one in ranking.candidates] == ["network"]
    assert ranking.band == "clear"
    assert "network" in ranking.candidates[0].speaks_for


def test_terms_against_the_next_family_leave_out_what_both_say():
    index = FamilyIndex([Family("a", "Alpha", ("tests cables daily",)), Family("b", "Beta", ("tests drugs daily",))])

    first, second = ranked(index, "tests cables").candidates

    assert (first.key, second.key) == ("a", "b")
    assert first.against_next == ("test cabl",)
    assert second.speaks_for == ("test",)


def test_a_family_that_leads_by_little_is_open():
    same = "Monitors network traffic"
    index = FamilyIndex([Family("a", "Alpha", (same,)), Family("b", "Beta", (same,))])

    ranking = ranked(index, same)

    assert (ranking.band, [one.key for one in ranking.candidates]) == ("open", ["a", "b"])


def test_nothing_known_is_like_no_family():
    assert ranked(FAMILIES, "Zymurgy").candidates == ()


def test_what_speaks_for_a_family_is_said_in_the_words_of_the_text():
    text = "Keeps watch: monitors the network and its traffic.\nHelps those who configure many routers."

    found = read(text, FAMILIES, only()).families[0]

    assert [one.text for one in found.speaks_for] == [
        "configure",
        "monitors the network",
        "network and its traffic",
        "routers",
    ]


def test_decided_positions_make_their_family_likelier():
    said = "Tends the beehives and harvests honey for the network."
    published = [Family("a", "Alpha", ("network routers",)), Family("b", "Beta", ("network readers",))]
    decided = [published[0], Family("b", "Beta", ("network readers",), decided=("Tends beehives, sells honey.",) * 5)]

    before, after = (ranked(FamilyIndex(families), said) for families in (published, decided))

    assert [one.key for one in before.candidates] == ["a", "b"]
    assert [one.key for one in after.candidates] == ["b", "a"]


def test_words_of_decided_positions_alone_are_never_named():
    decided = Family("b", "Beta", ("network readers",), decided=("Tends beehives for Ada Byron.",) * 5)

    (found,) = ranked(FamilyIndex([decided]), "Tends beehives for Ada Byron, network").candidates

    assert (found.speaks_for, found.score > 0) == (("network",), True)


def test_nothing_at_all_is_still_an_index():
    found = read(RICH, FamilyIndex([]), only())

    assert (found.families, found.levels, found.band) == ((), (), "none")


def test_a_few_decided_positions_say_more_of_people_than_of_a_family():
    published = Family("a", "Alpha", ("network routers",))
    four = Family("a", "Alpha", ("network routers",), decided=("Tends beehives.",) * 4)

    assert ranked(FamilyIndex([four]), "Tends beehives") == ranked(FamilyIndex([published]), "Tends beehives")


NURSE = """Assesses patients and administers medications.
Monitors vital signs and records them in the chart.
Educates patients and families about wound care.
Assists physicians during procedures.
Keeps a sterile clinical area."""


def test_a_text_that_no_family_knows_fits_none_and_claims_no_level():
    found = read(NURSE, FAMILIES, only(ladder()))

    assert (found.band, found.levels) == ("none", ())
    assert all(family.fit < 0 for family in found.families)


def test_fewer_than_five_sentences_of_duties_are_never_clear():
    lines = "Configures routers.\nMonitors the network traffic.\nReplaces network switches.\nTests network cables."

    few, enough = (read(text, FAMILIES, only()) for text in (lines, lines + "\nPlans the network of routers."))

    assert (few.band, enough.band) == ("open", "clear")
    assert few.doubts == ("Sentences that tell of duties: 4. With fewer than 5 nothing is clear.",)
