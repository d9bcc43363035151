import pytest

from core.annotate.dates import find_dates

THURSDAY = "2025-07-03"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fr",
            "Les cheminots appellent à cesser le travail pour vendredi et samedi.",
            ["2025-07-04", "2025-07-05"],
        ),
        ("fr", "Le tribunal rendra son jugement lundi.", ["2025-07-07"]),
        ("fr", "La police a interpellé deux hommes vendredi.", ["2025-06-27"]),
        ("fr", "Deux trains supprimés vendredi", ["2025-06-27"]),
        ("fr", "Mardi de la semaine dernière, il pleuvait.", ["2025-06-24", "2025-W26"]),
        ("de", "Der Stadtrat wird am Montag entscheiden.", ["2025-07-07"]),
        ("de", "Die Sprecherin sagte am Freitag nichts.", ["2025-06-27"]),
        ("de", "Am Samstag im Stadion", ["2025-06-28"]),
        ("ro", "Consiliul va vota luni bugetul.", ["2025-07-07"]),
        ("ro", "Doi oameni au fost salvați vineri.", ["2025-06-27"]),
        ("en", "Judges will hear the case on Friday.", ["2025-07-04"]),
        ("en", "Police arrested two men on Friday.", ["2025-06-27"]),
        ("fr", "Le vote aura lieu jeudi.", ["2025-07-03"]),
        ("ro", "Va sta 4 luni acasă, apoi încă două luni.", []),
        ("en", "Rain on Wednesday", ["2025-07-02"]),
    ],
)
def test_a_weekday_follows_its_tense(lang: str, text: str, expected: list[str | None]) -> None:
    assert [d.iso for d in find_dates(text, lang, THURSDAY)] == expected


def test_two_words_equally_near_that_disagree_decide_nothing() -> None:
    assert find_dates("Il a vendredi va", "fr", THURSDAY)[0].iso is None


MAY = "2025-05-10"


@pytest.mark.parametrize(
    ("lang", "text", "year"),
    [
        ("ro", "Directorul ar fi acceptat mită în iunie.", "2024"),
        ("ro", "Directorul ar fi și primit, susțin procurorii, un ceas în iunie.", "2024"),
        ("ro", "Cei doi s-ar fi văzut în iulie la munte.", "2024"),
        ("ro", "Se pare să fi fost trimis în iunie un colet.", "2024"),
        ("ro", "Directorul ar putea fi ascultat în iunie.", "2025"),
        ("ro", "Contractul va fi semnat în iunie.", "2025"),
        ("ro", "Ar fi important ca lucrările să înceapă în iunie.", "2025"),
        ("ro", "Echipa ar fi dispusă să joace în iunie.", "2025"),
        ("ro", "Lucrările ar fi urmat să înceapă în iunie.", "2025"),
        ("es", "El alcalde habría cobrado una comisión en junio.", "2024"),
        ("es", "El alcalde habría querido viajar en junio.", "2025"),
        ("it", "Il sindaco avrebbe incassato una tangente a giugno.", "2024"),
        ("it", "Il sindaco avrebbe dovuto partire a giugno.", "2025"),
        ("pt", "O autarca teria recebido uma comissão em junho.", "2024"),
        ("fr", "Le maire aurait touché une commission en juin.", "2024"),
    ],
)
def test_what_is_said_to_have_happened_lies_back(lang: str, text: str, year: str) -> None:
    (found,) = find_dates(text, lang, MAY)
    assert (found.iso or "").startswith(year)


MARCH = "2025-03-14"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "The union announced a protest on 20 March.", "2025-03-20"),
        ("fr", "Le syndicat a annoncé une manifestation le 20 mars.", "2025-03-20"),
        ("fr", "La route ferme, comme promis aux élus, le 20 mars.", "2025-03-20"),
        ("de", "Der Verband kündigte eine Versammlung am 20. März an.", "2025-03-20"),
        ("ro", "Sindicatul a anunțat un protest pe 20 martie.", "2025-03-20"),
        ("it", "Il sindacato ha proclamato uno sciopero il 20 marzo.", "2025-03-20"),
        ("pl", "Związek zapowiedział protest 20 marca.", "2025-03-20"),
        ("ru", "Профсоюз объявил забастовку 20 марта.", "2025-03-20"),
        ("uk", "Профспілка оголосила страйк 20 березня.", "2025-03-20"),
        ("en", "The union announced on 20 March that it would strike.", "2024-03-20"),
        ("en", "The union announced that it met the owner on 20 March.", "2024-03-20"),
        ("ro", "Sindicatul a anunțat pe 20 martie un protest.", "2024-03-20"),
    ],
)
def test_the_day_of_what_was_announced_may_lie_ahead(lang: str, text: str, expected: str) -> None:
    assert [d.iso for d in find_dates(text, lang, MARCH)] == [expected]


def test_a_noun_that_is_also_a_verb_of_planning_points_nowhere() -> None:
    said = "The minister defended the rescue plan in a speech {} Tuesday."
    assert find_dates(said.format("on"), "en", MARCH)[0].iso == "2025-03-11"
    (ahead,) = find_dates("The unions plan a strike on Tuesday.", "en", MARCH)
    assert ahead.iso == "2025-03-18"


def test_what_is_put_off_to_a_day_lies_ahead_whatever_day_it_is_put_off_from() -> None:
    text = "Das Amt verschob die Abstimmung vom 1. April auf den 1. Juli."
    assert [d.iso for d in find_dates(text, "de", MARCH)] == ["2025-04-01", "2025-07-01"]


WEDNESDAY = "2026-08-12"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'institut prévoit jusqu'à 41 degrés vendredi sur la côte."),
        ("fr", "Vendredi, l'institut prévoit jusqu'à 41 degrés."),
        ("fr", "Le syndicat annonce une grève vendredi."),
        ("de", "Die Behörden rechnen am Freitag mit Stau."),
        ("en", "Forecasters expect heavy rain on Friday."),
        ("es", "El instituto prevé lluvias el viernes."),
        ("it", "I meteorologi prevedono 40 gradi venerdì."),
        ("pt", "Os meteorologistas preveem chuva na sexta-feira."),
        ("ro", "Institutul prognozează ploi vineri."),
        ("nl", "De weerdienst verwacht vrijdag regen."),
        ("sv", "Meteorologerna väntar sig regn på fredag."),
        ("pl", "Synoptycy przewidują w piątek deszcz."),
        ("ru", "Синоптики ожидают в пятницу дождь."),
        ("uk", "Синоптики прогнозують у п'ятницю дощ."),
    ],
)
def test_the_weekday_of_what_is_forecast_lies_ahead(lang: str, text: str) -> None:
    assert [d.iso for d in find_dates(text, lang, WEDNESDAY)] == ["2026-08-14"]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "Le texte signé vendredi prévoit une hausse.", "2026-08-07"),
        ("es", "El texto firmado el viernes prevé una subida.", "2026-08-07"),
        ("ro", "Textul semnat vineri prevede o creștere.", "2026-08-07"),
        ("fr", "Le syndicat annonce vendredi une grève.", "2026-08-07"),
        ("en", "The agency said on Friday that it expects rain.", "2026-08-07"),
        ("fr", "Vendredi, la ministre, qui prévoit une loi, a vu les élus.", "2026-08-07"),
        ("fr", "La loi prévoit de punir les faits commis vendredi.", None),
    ],
)
def test_the_weekday_of_what_is_done_stays_where_something_is_foreseen(
    lang: str, text: str, expected: str | None
) -> None:
    assert [d.iso for d in find_dates(text, lang, WEDNESDAY)] == [expected]
