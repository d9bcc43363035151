"""What is weighed for and against two figures being of one quantity."""

import math

from core.article import Figure
from core.brief.ledger.evidence import of_same
from core.brief.ledger.reader import read_figures
from core.brief.ledger.reading import Reading
from core.brief.ledger.ruling import is_ruled_out
from core.brief.ledger.weighing import SAME, Setting, apart_by
from core.brief.sentences import sentences_of
from tests.core.brief.ledger.telling import Told, make


def readings(*texts: str) -> list[Reading]:
    told = [
        Told("en", f"Source {at}", "2024-11-20", (("News", ""), (text, "")))
        for at, text in enumerate(texts)
    ]
    return read_figures([one for each in told for one in sentences_of(make(each), "en")])


def test_shared_words_and_a_rare_number_speak_for_one_quantity() -> None:
    rent, same, other = readings(
        "Rents of tenants in Lille rose by 6.8% this autumn.",
        "In Lille, tenants pay rents 6.8 percent above last autumn.",
        "The harvest near Lyon is 6.8 percent smaller.",
    )
    setting = Setting([rent, same, other])
    for_same, for_other = (of_same(rent, one, setting) for one in (same, other))
    assert for_same["words"] > for_other["words"]
    assert for_same["digits"] > 0 < SAME["digits"]
    assert setting.is_likely(rent, same)


def test_another_fate_rules_out_whatever_else_is_shared() -> None:
    killed, hurt = readings("41 people were killed in Lille.", "41 people were injured in Lille.")
    assert is_ruled_out(killed, hurt)
    assert not Setting([killed, hurt]).is_likely(killed, hurt)


def test_it_does_not_matter_which_comes_first() -> None:
    one, other = readings("The fire burned 7,500 hectares.", "Some 9,100 hectares have burned.")
    assert math.isclose(apart_by(other, one), math.log(9100 / 7500))
    assert math.isclose(apart_by(one, other), math.log(9100 / 7500))


def test_values_of_two_units_are_infinitely_far_apart() -> None:
    one, other = readings("The fire burned 7,500 hectares.", "It cost 7,500 euros.")
    assert isinstance(one.figure, Figure)
    assert math.isinf(apart_by(one, other))


def test_what_two_sources_count_alone_is_not_one_for_the_noun_alone() -> None:
    hit, paid, low = readings(
        "Around 38,000 customers are affected.",
        "By Monday evening the fund had compensated 31,000 customers.",
        "Around 31,000 customers are affected.",
    )
    assert not Setting([hit, paid]).are_rivals(hit, paid)
    assert Setting([hit, low]).are_rivals(hit, low)


def test_a_few_of_anything_do_not_contradict_a_few_more() -> None:
    three, two = readings(
        "The inquiry is about games played in the last three seasons.",
        "They are accused of having lost games in the last two seasons.",
    )
    assert not Setting([three, two]).are_rivals(three, two)


def test_values_that_can_be_one_are_no_rivals() -> None:
    four, about = readings("Police arrested 40 people.", "Police arrested about 40 people.")
    assert not Setting([four, about]).are_rivals(four, about)


def test_sums_are_rivals_only_where_both_are_of_one_subject() -> None:
    covered, sent, gap, hole = readings(
        "The guarantee scheme covers 2.4 billion euros of the bank.",
        "The guarantee scheme of the bank has transferred 1.9 billion euros.",
        "There is a gap of 310 million euros in the books of the bank.",
        "The administrator of the bank spoke of a deficit of 470 million euros.",
    )
    setting = Setting([covered, sent, gap, hole])
    assert not setting.are_rivals(covered, sent)
    assert gap.whats == hole.whats == {"deficit"}


def test_the_rate_of_another_country_is_none_of_ours() -> None:
    told = (
        ("ro", "Romania kept its key rate at 6.5 percent.", "Romania keeps the key rate at 6.5%."),
        ("hu", "Hungary too kept its key rate at 6.5 percent.", "Inflation in Romania rose."),
        ("hr", "The rate in Romania stays at 6.5 percent.", "Romania and its central bank."),
    )
    sets = [Told("en", name, "2024-11-20", ((head, ""), (text, ""))) for name, text, head in told]
    sentences = [one for each in sets for one in sentences_of(make(each), "en")]
    ours = [one for one in read_figures(sentences) if not one.is_title]
    hungary = next(one for one in ours if "Hungary" in one.sentence.text)
    romania = next(one for one in ours if "Romania kept" in one.sentence.text)
    assert is_ruled_out(romania, hungary)


def test_a_tally_is_of_the_dead_only_where_somebody_died() -> None:
    tally, arrested = readings(
        "Five more people were arrested on Wednesday, bringing the toll to 52.",
        "Police arrested 52 people.",
    )[1:]
    assert tally.fates == arrested.fates == {"arrested"}
    toll = readings("Four bodies were found in the rubble of a house.", "The toll rose to 52 dead.")
    assert toll[1].fates == {"killed"}


def test_what_a_later_clause_counts_is_not_what_a_bare_number_does() -> None:
    (risen,) = readings("The number of injured rose to three after a firefighter was burned.")
    assert risen.thing == "person"
    assert risen.fates == {"wounded"}


def test_an_end_of_a_range_is_shown_as_that_end() -> None:
    told = ("Der Anteil lag bei 20, dann bei 35 Prozent.", "The share was 20 to 35 percent.")
    article = make(Told("de", "Source", "2024-11-20", (("Anteile", "Shares"), told)))
    found = read_figures(sentences_of(article, "en"))
    assert [one.made.text for one in found if one.made is not None] == ["35 percent"]
