"""What must never stand in one row, and what must, two sentences at a time."""

import pytest

from core.brief.ledger import LedgerRow
from tests.core.brief.ledger.telling import Told, ledger

Side = tuple[str, str, str]
"""Language, sentence, translation."""


def pair(one: Side, other: Side, *, days: tuple[str, str]) -> tuple[LedgerRow, ...]:
    return ledger(
        [
            Told(lang, f"Source {number}", day, ((f"Nr. {lang}", ""), (text, made)))
            for number, ((lang, text, made), day) in enumerate(zip((one, other), days, strict=True))
        ]
    )


APART: list[tuple[Side, Side]] = [
    (("fr", "12 personnes ont été tuées à Paris.", "12 people were killed in Paris."),
     ("de", "In Lyon wurden 12 Menschen getötet.", "In Lyon, 12 people were killed.")),
    (("fr", "12 personnes ont été tuées à Paris.", "12 people were killed in Paris."),
     ("de", "In Paris wurden 12 Menschen verletzt.", "In Paris, 12 people were injured.")),
    (("fr", "L'Ukraine tire 2 000 obus par jour.", "Ukraine fires 2,000 shells per day."),
     ("de", "Die Ukraine feuerte 2.000 Granaten ab.", "Ukraine fired 2,000 shells.")),
    (("ro", "Franța va livra Ucrainei 40 de tancuri.", "France will deliver 40 tanks to Ukraine."),
     ("de", "Frankreich hat der Ukraine 40 Panzer geliefert.",
      "France has delivered 40 tanks to Ukraine.")),
    (("fr", "Simion a obtenu 41 % des voix.", "Simion obtained 41% of the votes."),
     ("de", "Dan erhielt 41 Prozent der Stimmen.", "Dan received 41 percent of the votes.")),
    (("ro", "Prezența la vot în România a fost de 52%.", "Turnout in Romania was 52%."),
     ("de", "Die Arbeitslosigkeit in Rumänien liegt bei 52 Prozent.",
      "Unemployment in Romania is at 52 percent.")),
    (("fr", "L'aide de l'Allemagne à l'Ukraine s'élève à 4 milliards d'euros.",
      "Germany's aid to Ukraine amounts to 4 billion euros."),
     ("de", "Deutschlands Hilfe für die Ukraine beläuft sich auf 4 Milliarden Dollar.",
      "Germany's aid for Ukraine amounts to 4 billion dollars.")),
    (("fr", "La Russie a abattu 12 drones ukrainiens.", "Russia shot down 12 Ukrainian drones."),
     ("en", "Ukraine shot down 12 Russian drones.", "")),
    (("fr", "En 2002, les inondations avaient fait 21 morts à Dresde.",
      "In 2002, the floods killed 21 people in Dresden."),
     ("de", "Bei dem Hochwasser starben in Dresden 21 Menschen.",
      "21 people died in the floods in Dresden.")),
    (("en", "North Korea sent 3,000 additional soldiers to Russia.", ""),
     ("de", "Nordkorea hat insgesamt 3.000 Soldaten nach Russland geschickt.",
      "North Korea has sent a total of 3,000 soldiers to Russia.")),
    (("en", "12 people were killed in Paris, including 3 children.", ""),
     ("fr", "3 personnes ont été tuées à Paris.", "3 people were killed in Paris.")),
    (("en", "In 2022, Toyota sold 450,000 cars in Germany.", ""),
     ("de", "Im Jahr 2023 verkaufte Toyota in Deutschland 450.000 Autos.",
      "In 2023, Toyota sold 450,000 cars in Germany.")),
    (("en", "20 people were killed when a train derailed in India.", ""),
     ("de", "Bei einem Brand in Indien starben 25 Menschen.", "A fire in India killed 25 people.")),
    (("en", "Ukraine lost 40 tanks in the battle.", ""),
     ("fr", "La Russie a perdu 40 chars dans la bataille.", "Russia lost 40 tanks in the battle.")),
    (("en", "The strike in Kharkiv injured 9 people, 3 of them seriously.", ""),
     ("fr", "À Kharkiv, 3 personnes ont été tuées.", "In Kharkiv, 3 people were killed.")),
    # Lengths of other things, near one place.
    (("fr", "Le séisme s'est produit à 14 kilomètres au nord d'Elbasan.",
      "The quake occurred 14 kilometres north of Elbasan."),
     ("de", "Das Zentrum des Bebens lag in zehn Kilometern Tiefe nördlich von Elbasan.",
      "The centre of the quake was at a depth of ten kilometres north of Elbasan.")),
    # A part of the injured, and all of them.
    (("fr", "Neuf personnes ont été blessées à Lille, dont sept pompiers.",
      "Nine people were injured in Lille, including seven firefighters."),
     ("de", "In Lille wurden elf Menschen getötet.", "Eleven people were killed in Lille.")),
    # Two companies' sales of one year are near each other.
    (("fr", "Peugeot a vendu 2 310 000 voitures en 2023.", "Peugeot sold 2,310,000 cars in 2023."),
     ("de", "Opel verkaufte 2023 insgesamt 2.290.000 Autos.",
      "Opel sold 2,290,000 cars in 2023.")),
    # What happened on one day is no former toll.
    (("fr", "En 2019, un séisme avait tué 51 personnes en Albanie.",
      "In 2019, an earthquake had killed 51 people in Albania."),
     ("de", "Bei dem Beben in Albanien starben 17 Menschen.",
      "17 people died in the quake in Albania.")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
@pytest.mark.parametrize("is_turned", [False, True])
def test_never_one_row(one: Side, other: Side, is_turned: bool) -> None:
    sides = (other, one) if is_turned else (one, other)
    rows = pair(*sides, days=("2024-05-02", "2024-05-02"))
    assert all(len(row.values) == 1 for row in rows)


TOGETHER: list[tuple[Side, Side, tuple[str, str], str]] = [
    (("fr", "Environ 11 000 soldats nord-coréens ont été envoyés en Russie.",
      "Around 11,000 North Korean soldiers have been sent to Russia."),
     ("de", "Nordkorea hat rund 11.000 Soldaten nach Russland geschickt.",
      "North Korea has sent about 11,000 soldiers to Russia."),
     ("2024-11-20", "2024-11-20"), "agree"),
    (("fr", "Environ 11 000 soldats nord-coréens ont été envoyés en Russie.", ""),
     ("ro", "Coreea de Nord a trimis în Rusia aproximativ 11.000 de soldați.", ""),
     ("2024-11-20", "2024-11-21"), "agree"),
    (("en", "More than 10,000 soldiers from North Korea were sent to Russia.", ""),
     ("de", "Nordkorea schickte 11.000 Soldaten nach Russland.", ""),
     ("2024-11-20", "2024-11-20"), "agree"),
    (("fr", "L'explosion a fait 12 morts à Lille.", "The explosion left 12 dead in Lille."),
     ("de", "In Lille kamen 15 Menschen ums Leben.", "In Lille, 15 people lost their lives."),
     ("2024-11-20", "2024-11-20"), "conflict"),
    (("fr", "L'explosion a fait 12 morts à Lille.", "The explosion left 12 dead in Lille."),
     ("de", "In Lille kamen 15 Menschen ums Leben.", "In Lille, 15 people lost their lives."),
     ("2024-11-20", "2024-11-21"), "superseded"),
    (("fr", "L'explosion a fait 15 morts à Lille.", "The explosion left 15 dead in Lille."),
     ("de", "In Lille kamen 12 Menschen ums Leben.", "In Lille, 12 people lost their lives."),
     ("2024-11-20", "2024-11-21"), "conflict"),
    (("fr", "La participation en Roumanie a atteint 77 %, deux points de plus qu'en 2020.",
      "Turnout in Romania reached 77%, two points more than in 2020."),
     ("de", "Die Wahlbeteiligung in Rumänien lag bei 77,3 Prozent.",
      "Turnout in Romania was 77.3 percent."),
     ("2024-11-20", "2024-11-20"), "agree"),
    (("fr", "Plus de 900 foyers ont été inondés à Lille.",
      "More than 900 households were flooded in Lille."),
     ("de", "In Lille standen rund 1000 Häuser unter Wasser.",
      "In Lille, around 1,000 houses were under water."),
     ("2024-11-20", "2024-11-20"), "agree"),
    # A rate is not rounded away.
    (("fr", "L'inflation en Roumanie a atteint 9,4 %.", "Inflation in Romania reached 9.4%."),
     ("de", "Die Inflation in Rumänien liegt bei 9 Prozent.",
      "Inflation in Romania is at 9 percent."),
     ("2024-11-20", "2024-11-20"), "conflict"),
    # The same rare share, with other words for what it is of.
    (("fr", "Les loyers de Lille ont augmenté de 6,8 %.", "Rents in Lille rose by 6.8%."),
     ("de", "In Lille zahlen Mieter 6,8 Prozent mehr Miete als vor einem Jahr.",
      "In Lille, tenants pay rents 6.8 percent above those of a year ago."),
     ("2024-11-20", "2024-11-20"), "agree"),
    # Near values of a year that was over.
    (("fr", "En 2023, Lille a compté 41 300 nouveaux étudiants.",
      "In 2023, Lille counted 41,300 new students."),
     ("ro", "Lille a avut 42.100 de studenți noi în 2023.",
      "Lille had 42,100 new students in 2023."),
     ("2024-11-20", "2024-11-21"), "conflict"),
    # Things on no list.
    (("fr", "Une inspection à Lille a relevé 17 manquements aux règles en novembre.",
      "An inspection in Lille found 17 breaches of the rules in November."),
     ("ro", "Inspecția din Lille a confirmat 17 nereguli în noiembrie.",
      "The inspection in Lille confirmed 17 irregularities in November."),
     ("2024-11-20", "2024-11-20"), "agree"),
    (("fr", "Environ 200 opérations ont été reportées à Lille.",
      "About 200 operations have been postponed in Lille."),
     ("de", "In Lille mussten 340 Operationen verschoben werden.",
      "In Lille, 340 operations had to be postponed."),
     ("2024-11-20", "2024-11-21"), "superseded"),
    (("hu", "Lille: 12 000", "In Lille, 12,000 houses were destroyed."),
     ("de", "In Lille wurden 12.000 Häuser zerstört.", ""),
     ("2024-11-20", "2024-11-20"), "agree"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "days", "state"), TOGETHER)
def test_one_row(one: Side, other: Side, days: tuple[str, str], state: str) -> None:
    rows = pair(one, other, days=days)
    (row,) = [row for row in rows if len(row.values) == 2]
    assert row.state == state
    assert all(value.reason for value in row.values[1:])
    assert row.why


def test_a_conflict_without_dates_says_so() -> None:
    sides = TOGETHER[3]
    told = [
        Told(lang, f"Source {at}", None, ((f"Nr. {lang}", ""), (text, made)))
        for at, (lang, text, made) in enumerate(sides[:2])
    ]
    (row,) = [row for row in ledger(told) if len(row.values) == 2]
    assert row.state == "conflict"
    assert "no date" in row.why


def test_one_source_that_says_it_twice_stays_one_source() -> None:
    told = Told(
        "fr",
        "Le Nord",
        "2024-11-20",
        (
            ("Explosion à Lille : 12 morts", "Explosion in Lille: 12 dead"),
            ("12 personnes ont été tuées à Lille.", "12 people were killed in Lille."),
        ),
    )
    (row,) = ledger([told])
    assert len(row.values) == 2
    assert row.state == "single_source"
    assert "one source" in row.why


def test_two_different_tolls_of_one_article_do_not_contradict_each_other() -> None:
    told = Told(
        "en",
        "The North",
        "2024-11-20",
        (
            ("Explosions in Lille", ""),
            ("The first explosion killed 12 people in Lille.", ""),
            ("The second explosion killed 15 people in Lille.", ""),
        ),
    )
    assert all(len(row.values) == 1 and row.state != "conflict" for row in ledger([told]))


def told(*lines: tuple[str, str], lang: str = "de") -> Told:
    return Told(lang, "The North", "2024-11-20", (("Nr.", ""), *lines))


def test_a_bare_number_of_somebody_else_is_a_value_of_what_the_sentence_before_counts() -> None:
    rows = ledger(
        [
            told(
                ("Laut dem Tourismusverband kommen 15,4 Millionen Besucher.",
                 "According to the tourism association, 15.4 million visitors are coming."),
                ("Laut Bürgermeister Karl Petit sind es 16,2 Millionen.",
                 "According to mayor Karl Petit it is 16.2 million."),
            )
        ]
    )  # fmt: skip
    (row,) = rows
    assert [value.shown for value in row.values] == ["15.4 million visitors", "16.2 million"]
    assert row.state == "conflict"
    assert row.values[1].reason  # never merged unsaid


def test_both_ends_of_a_change_have_a_row_of_their_own() -> None:
    rows = ledger(
        [
            told(("Le texte relève l'âge légal de 65 à 67 ans.",
                  "The text raises the legal age from 65 to 67 years."), lang="fr")
        ]
    )  # fmt: skip
    assert sorted(row.values[0].figure.value or 0 for row in rows) == [65, 67]
    assert all(len(row.values) == 1 for row in rows)


def test_what_was_retold_does_not_overtake_what_is_so_now() -> None:
    rows = ledger(
        [
            Told("fr", "Le Nord", "2024-11-12", (
                ("Budget de Lille", "Budget of Lille"),
                ("Lille prépare un plan de 2,3 milliards d'euros.",
                 "Lille is preparing a plan of 2.3 billion euros."),
            )),
            Told("de", "Die Stadt", "2024-11-20", (
                ("Lille beschließt Plan", "Lille adopts plan"),
                ("Lille hat einen Plan von 1,8 Milliarden Euro beschlossen.",
                 "Lille has adopted a plan of 1.8 billion euros."),
                ("Der ursprüngliche Plan hatte 2,3 Milliarden umfasst.",
                 "The original plan had comprised 2.3 billion."),
            )),
        ]
    )  # fmt: skip
    (row,) = [row for row in rows if len(row.values) == 3]
    assert row.state == "superseded"
    assert [value.is_superseded for value in row.values].count(True) == 2


def test_a_part_is_no_rival_of_the_whole() -> None:
    lines = (
        "46 people were injured in Lille.",
        "Of the 46 injured in Lille, twelve are in hospital.",
    )
    rows = ledger(
        [
            Told("en", f"Source {at}", f"2024-11-2{at}", (("The fire in Lille", ""), (line, "")))
            for at, line in enumerate(lines)
        ]
    )
    assert sorted(len(row.values) for row in rows) == [1, 2]


def test_a_sum_instead_of_another_is_corrected_and_a_price_is_not() -> None:
    price = told(("A pack is sold at 2.50 euros instead of 4.80 euros.", ""), lang="en")
    assert all(len(row.values) == 1 for row in ledger([price]))
    total = told(("The bridge costs 25 million euros instead of 48 million euros.", ""), lang="en")
    # Of what was so before no article need have told as news.
    assert all(len(row.values) == 1 for row in ledger([total]))
    before = Told(
        "en",
        "Herald",
        "2024-11-02",
        (("A bridge for Lille", ""), ("The bridge in Lille is to cost 48 million euros.", "")),
    )
    bridge = told(("The bridge in Lille costs 25 million euros instead of 48 million euros.", ""),
                  lang="en")  # fmt: skip
    assert [row.state for row in ledger([before, bridge])] == ["superseded"]


def test_values_that_one_sentence_gives_as_those_of_two_stand_against_each_other() -> None:
    march = told(("They numbered 6,000 according to police, 25,000 according to the union.", ""),
                 lang="en")  # fmt: skip
    assert [row.state for row in ledger([march])] == ["conflict"]


def test_two_estimates_of_a_sum_side_by_side_stand_against_each_other() -> None:
    sums = told(
        ("The mayor put the cost at 640 million euros.", ""),
        ("The council of Lille assumes 900 million euros, it said.", ""),
        lang="en",
    )
    (row,) = ledger([sums])
    assert row.state == "conflict"


def test_a_threshold_that_is_lowered_takes_the_place_of_the_one_told_before() -> None:
    before, now = (
        Told("en", f"Source {at}", f"2024-11-2{at}", (("Schools in Lille", ""), (line, "")))
        for at, line in enumerate(
            (
                "Schools in Lille with fewer than 120 pupils are merged.",
                "The threshold in Lille falls from 120 to 80 pupils, so that 700 schools remain.",
            )
        )
    )
    rows = [row for row in ledger([before, now]) if len(row.values) > 1]
    assert [(row.state, len(row.values)) for row in rows] == [("superseded", 3)]


def test_what_was_so_until_now_is_no_earlier_report() -> None:
    classes = told(("Classes will have 24 pupils, not 28 as until now.", ""), lang="en")
    assert all(len(row.values) == 1 for row in ledger([classes]))


def days(*lines: str) -> list[str]:
    """Return the states of the rows that sources give on one day after the other."""
    return [
        row.state
        for row in ledger(
            [
                Told("en", f"Source {at}", f"2024-11-2{at}", (("The cold in Lille", ""), (one, "")))
                for at, one in enumerate(lines)
            ]
        )
    ]


def test_a_later_count_supersedes_whatever_is_counted() -> None:
    assert days("In Lille, 12 lifts are closed.", "In Lille, 18 lifts are closed.") == [
        "superseded"
    ]


def test_a_day_to_come_is_no_day_of_news() -> None:
    plan = "Salaries of teachers in Lille will rise by 15% on 1 January 2025."
    deal = "Salaries of teachers in Lille will rise by 18% instead of 15% on 1 January 2025."
    assert days(plan, deal) == ["superseded"]
