"""Estimates of two speakers stand against each other; news of one count follows the last."""

import pytest

from tests.core.brief.ledger.telling import Told, ledger

Side = tuple[str, str, str]

INSURER = ("fr", "L'assureur Axa évalue les dégâts à Lille à 14 millions d'euros.",
           "The insurer Axa puts the damage in Lille at 14 million euros.")  # fmt: skip
MAYOR = ("ro", "Potrivit primarului, pagubele din Lille se ridică la 20 de milioane de euro.",
         "According to the mayor, the damage in Lille amounts to 20 million euros.")  # fmt: skip


def state_of(one: Side, other: Side, later: str = "2024-11-21") -> tuple[str, list[bool]]:
    told = [
        Told(lang, f"Source {at}", day, ((f"Nr. {lang}", ""), (text, made)))
        for at, ((lang, text, made), day) in enumerate(((one, "2024-11-20"), (other, later)))
    ]
    (row,) = [row for row in ledger(told) if len(row.values) == 2]
    return row.state, [value.is_superseded for value in row.values]


@pytest.mark.parametrize("later", ["2024-11-20", "2024-11-21", "2024-11-24"])
def test_two_speakers_within_days_disagree(later: str) -> None:
    assert state_of(INSURER, MAYOR, later) == ("conflict", [False, False])


def test_who_disagrees_is_told() -> None:
    told = [
        Told(lang, f"Source {lang}", day, ((f"Nr. {lang}", ""), (text, made)))
        for (lang, text, made), day in ((INSURER, "2024-11-20"), (MAYOR, "2024-11-21"))
    ]
    (row,) = [row for row in ledger(told) if len(row.values) == 2]
    assert "Axa" in row.why
    assert "mayor" in row.why


@pytest.mark.parametrize(
    "later",
    [
        ("ro", "Potrivit primarului, pagubele din Lille, revizuite, se ridică la 20 de milioane de "
         "euro.", "According to the mayor, the damage in Lille, revised, amounts to 20 million "
         "euros."),
        ("de", "Laut dem Bürgermeister beträgt der Schaden in Lille nun 20 Millionen Euro.",
         "According to the mayor, the damage in Lille is now 20 million euros."),
        # The same speaker, and nobody at all.
        ("de", "Der Versicherer Axa beziffert den Schaden in Lille auf 20 Millionen Euro.",
         "The insurer Axa puts the damage in Lille at 20 million euros."),
        ("de", "Der Schaden in Lille beträgt 20 Millionen Euro.",
         "The damage in Lille is 20 million euros."),
    ],
)  # fmt: skip
def test_a_correction_and_news_of_one_speaker_supersede(later: Side) -> None:
    assert state_of(INSURER, later) == ("superseded", [True, False])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("fr", "Selon la police, 12 personnes ont été tuées à Lille.",
          "According to the police, 12 people were killed in Lille."),
         ("de", "Laut dem Bürgermeister wurden in Lille 15 Menschen getötet.",
          "According to the mayor, 15 people were killed in Lille.")),
        (("fr", "Selon l'hôpital, 200 opérations ont été annulées à Lille.",
          "According to the hospital, 200 operations were cancelled in Lille."),
         ("de", "Laut dem Bürgermeister wurden in Lille 340 Operationen abgesagt.",
          "According to the mayor, 340 operations were cancelled in Lille.")),
    ],
)  # fmt: skip
def test_a_count_that_develops_is_superseded_whoever_tells_it(one: Side, other: Side) -> None:
    assert state_of(one, other) == ("superseded", [True, False])


def test_who_has_come_round_to_the_others_value_no_longer_disagrees() -> None:
    both = ("de", "Der Versicherer Axa und der Bürgermeister beziffern den Schaden in Lille auf "
            "20 Millionen Euro.", "According to the insurer Axa and the mayor, the damage in Lille "
            "is 20 million euros.")  # fmt: skip
    assert state_of(INSURER, both)[0] == "superseded"
