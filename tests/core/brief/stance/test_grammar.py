"""Who is named at a participle, in a closing clause, without a verb; what is held and left open."""

import pytest

from tests.core.brief.stance.labelled import stance_of


@pytest.mark.parametrize(
    ("lang", "text", "speakers"),
    [
        # at a participle (passives.find_attached)
        ("fr", "Le bilan communiqué lundi par la mairie reste provisoire.", ["la mairie"]),
        ("en", "The figures given by the police are wrong.", ["the police"]),
        ("ro", "Anunțul a fost făcut de poliție.", ["poliție"]),
        ("fr", "Le film réalisé par l'agence dure 40 minutes.", []),
        ("fr", "Les 300 logements promis par la mairie se font attendre.", []),
        # that only close what was said (closings, german_closings)
        (
            "de",
            "Wer Fieber hat, sollte zum Arzt gehen, rät das Gesundheitsamt.",
            ["das Gesundheitsamt"],
        ),
        ("de", "Das Geld reicht nicht, rechnete die Kämmerin vor.", ["die Kämmerin"]),
        ("de", "Wenn es brennt, rät die Feuerwehr zur Flucht.", []),
        ("de", "Als es brannte, rief der Wirt die Feuerwehr.", []),
        ("fr", "Mieux vaut jeter le fromage, conseille l'agence.", ["l'agence"]),
        ("fr", "L'agence conseille les communes.", []),
        # what somebody holds (opinions)
        ("fr", "Les juges sont d'avis que la clause est nulle.", ["Les juges"]),
        ("ro", "Medicii sunt de părere că vaccinul ajută.", ["Medicii"]),
        ("de", "Ärzte sind überzeugt, dass die Impfung wirkt.", ["Ärzte"]),
        ("de", "Die Ärztin ist sicher.", []),
        ("en", "The board is confident the rescue will work.", ["The board"]),
        # without its verb (gaps)
        (
            "fr",
            "Les syndicats parlent de 5 000 grévistes, la police de 1 200.",
            ["Les syndicats", "la police"],
        ),
        (
            "de",
            "Der Verband sprach von 900 Gästen, die Polizei von vierhundert.",
            ["Der Verband", "die Polizei"],
        ),
        ("fr", "Les syndicats parlent de 5 000 grévistes, la plupart de Lyon.", ["Les syndicats"]),
        # in and out of documents and circles
        ("de", "Aus dem Umfeld des Klubs ist zu hören, er gehe.", ["dem Umfeld des Klubs"]),
        ("de", "In dem Brief der Kanzlei steht, dass Geld fehlt.", ["dem Brief der Kanzlei"]),
        ("de", "Im Haus steht ein Klavier.", []),
        ("ru", "В докладе говорится, что клапан не проверяли.", ["докладе"]),
        ("fr", "« Rien ne bouge », dit-on à la préfecture.", ["la préfecture"]),
        ("it", "Per il procuratore il rogo è doloso.", ["il procuratore"]),
        ("it", "Per il pane servono due ore.", []),
    ],
)
def test_who_says_it(lang: str, text: str, speakers: list[str]) -> None:
    assert [one.words for one in stance_of(lang, text).reported_by] == speakers


@pytest.mark.parametrize(
    ("lang", "text", "hedges"),
    [
        ("de", "Die Behörde prüft, ob der Hang abgerutscht ist.", ["prüft, ob"]),
        ("de", "Wie viele Menschen dort waren, ist unklar.", ["unklar"]),
        ("de", "Die Rechtslage ist unklar.", []),
        ("ro", "Nu se știe încă dacă lupii au atacat turma.", ["Nu se știe"]),
        ("en", "It is not yet known whether wolves killed the sheep.", ["not yet known"]),
        ("pl", "Nie wiadomo, czy owce zagryzły wilki.", ["Nie wiadomo"]),
        # sollen: told of somebody, or what is to be
        ("de", "Der Kassenwart soll Geld ins Ausland überwiesen haben.", ["soll"]),
        ("de", "Es soll mehrere Verletzte geben.", ["soll"]),
        ("de", "Der Dieb soll eine Narbe haben.", ["soll"]),
        ("de", "Betriebsbedingte Kündigungen soll es nicht geben.", []),
        ("de", "Im Park soll es Konzerte geben.", []),
        ("de", "Das neue Bad soll drei Becken haben.", []),
        ("de", "Die Fähre soll ab Mai wieder fahren.", []),
    ],
)
def test_what_is_left_open(lang: str, text: str, hedges: list[str]) -> None:
    assert [one.words for one in stance_of(lang, text).hedges] == hedges
