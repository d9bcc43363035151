"""Names in common and something else done: look-alikes from politics to sport."""

import pytest

from core.brief.claims.doing import is_doing
from tests.core.brief.claims.test_same import is_joined


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # politics
        (
            "Emmanuel Macron met the chancellor in Berlin.",
            "Emmanuel Macron left Berlin after the summit.",
        ),
        (
            "Klaus Iohannis arrived in Brussels on Monday for talks.",
            "Klaus Iohannis cancelled talks in Brussels on Monday.",
        ),
        (
            "Hungary blocked aid for Ukraine in Brussels.",
            "Hungary approved aid for Ukraine in Brussels.",
        ),
        (
            "Mark Rutte spoke with Giorgia Meloni in Rome about the border.",
            "Mark Rutte contradicted Giorgia Meloni in Rome about the border.",
        ),
        # business
        (
            "Renault recalled 12,000 cars in Spain because of faulty brakes.",
            "Renault delivered 12,000 cars in Spain.",
        ),
        (
            "Volkswagen hired 2,500 workers at its plant in Emden.",
            "Volkswagen dismissed 2,500 workers at its plant in Emden.",
        ),
        (
            "The company repaid the loan of 300 million euros.",
            "The company took out a loan of 300 million euros.",
        ),
        (
            "Exports to China rose by 12 percent in May.",
            "Imports from China rose by 12 percent in May.",
        ),
        # disasters
        (
            "The storm cut off power to 20,000 homes in Bavaria.",
            "Power was restored to 20,000 homes in Bavaria after the storm.",
        ),
        (
            "The volcano on La Palma erupted on Sunday.",
            "The volcano on La Palma fell silent on Sunday.",
        ),
        (
            "Rescuers found the missing girl alive in Sibiu.",
            "Rescuers searched for the missing girl in Sibiu.",
        ),
        # justice
        (
            "The judge released the journalist on bail on Friday.",
            "The judge kept the journalist in custody on Friday.",
        ),
        (
            "The court in Krakow upheld the verdict against the priest.",
            "The court in Krakow overturned the verdict against the priest.",
        ),
        # sport
        (
            "Barcelona beat Lyon 2-0 in the final in Bilbao.",
            "Lyon beat Barcelona 2-0 in the final in Bilbao.",
        ),
        (
            "Norway qualified for the tournament after 28 years.",
            "Norway withdrew from the tournament after 28 years.",
        ),
        # health and science
        (
            "The hospital in Cluj admitted 18 patients on Saturday.",
            "The hospital in Cluj discharged 18 patients on Saturday.",
        ),
        (
            "The probe entered orbit around Mars on Wednesday.",
            "The probe left orbit around Mars on Wednesday.",
        ),
        # war
        (
            "The militia freed the hostages in Khartoum.",
            "The militia took the hostages in Khartoum.",
        ),
        (
            "Ukrainian troops entered the village of Sudzha on Tuesday.",
            "Ukrainian troops left the village of Sudzha on Tuesday.",
        ),
    ],
)
def test_names_in_common_and_another_deed_are_two_claims(one: str, other: str) -> None:
    assert not is_joined(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The ministry rejected the request for 12 new trains.",
            "The request for 12 new trains was turned down by the ministry.",
        ),
        (
            "The prosecutor asked for a ten-year prison sentence.",
            "Prosecutors demanded ten years in prison.",
        ),
        (
            "The government promised farmers 200 million euros in aid.",
            "The government will pay 200 million euros in aid to farmers.",
        ),
        (
            "A landslide buried six houses in the village of Blatten.",
            "Six houses were buried by a landslide in the village of Blatten.",
        ),
        (
            "The central bank in Riga raised its key rate to 4.5 percent.",
            "The central bank in Riga decided to raise its key rate to 4.5 percent.",
        ),
    ],
)
def test_one_deed_in_other_words_is_one_claim(one: str, other: str) -> None:
    assert is_joined(one, other)


def test_a_share_that_is_rounded_is_the_same_share() -> None:
    assert is_joined(
        "Turnout in the election in Austria was 77.3 percent.",
        "Turnout in the election in Austria reached 77 percent.",
    )


@pytest.mark.parametrize("word", ["met", "left", "quit", "arrested", "won"])
def test_the_past_of_a_verb_is_a_deed(word: str) -> None:
    assert is_doing(word, "en")


@pytest.mark.parametrize("word", ["he", "summit", "was", "said", "decided", "meeting", "houses"])
def test_nouns_and_verbs_that_say_little_are_none(word: str) -> None:
    assert not is_doing(word, "en")


def test_a_language_whose_verbs_are_not_known_has_none() -> None:
    assert not is_doing("verließ", "de")
