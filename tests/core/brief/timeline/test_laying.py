"""The timeline on small articles written for these tests."""

import pytest

from core.annotate.dates import find_dates
from core.article import Article, Date
from core.brief.claims.claim import Claim
from core.brief.line import Citation
from core.brief.sentences import Sentence, sentences_of
from core.brief.timeline import DatedLine
from core.brief.timeline.laying import lay_timeline, undated
from tests.core.brief.articles import Said, find_names, make_article


def article(
    article_id: str, lang: str, *lines: str | Said, published: str | None = "2024-11-20"
) -> Article:
    said = [one if isinstance(one, Said) else Said("paragraph", one) for one in lines]
    made = make_article(article_id, lang, said, published=published)
    dates: list[Date] = []
    for block in made.blocks:
        dates += [
            one.with_(start=one.start + block.start, end=one.end + block.start)
            for one in find_dates(made.text[block.start : block.end], lang, published)
        ]
    return made.with_(dates=tuple(dates), entities=find_names(made.text))


def heard(*articles: Article) -> list[Sentence]:
    return [one for own in articles for one in sentences_of(own, "en")]


def lay(*articles: Article, claims: tuple[Claim, ...] = ()) -> tuple[DatedLine, ...]:
    return lay_timeline(articles, heard(*articles), claims)


def claim(*places: tuple[str, int]) -> Claim:
    cited = tuple(Citation(article=one, segment=at, start=0, end=1) for one, at in places)
    return Claim(text="", lang="en", citations=cited, is_translated=False, id="claim:x")


def test_statements_stand_in_order_and_the_coarser_comes_first() -> None:
    lines = lay(
        article(
            "a",
            "en",
            "The bridge was opened on 1 March 2023 by the mayor of the town.",
            "In March 2023 the ministry promised more money for all bridges.",
            "In 2023 the region repaired forty bridges and two old tunnels.",
            "In summer 2022 the old bridge was closed to lorries and buses.",
        )
    )
    assert [(one.iso, one.grain) for one in lines] == [
        ("2022-22", "season"),
        ("2023", "year"),
        ("2023-03", "month"),
        ("2023-03-01", "day"),
    ]
    assert lines[-1].words == "1 March 2023"
    assert lines[-1].text.startswith("The bridge was opened")


def test_the_order_does_not_depend_on_that_of_the_sentences() -> None:
    one = article("a", "en", "On 3 May 2023 the mine was closed by a court in Lima.")
    other = article("b", "en", "On 2 May 2023 the workers of the mine went on strike.")
    assert [x.iso for x in lay(one, other)] == [x.iso for x in lay(other, one)]


def test_a_period_has_both_ends() -> None:
    for lang, text in (
        ("fr", "Le pont est resté fermé de juin à août 2024 pour des travaux."),
        ("de", "Die Brücke blieb von Juni bis August 2024 wegen Bauarbeiten gesperrt."),
        ("ro", "Podul a rămas închis din iunie până în august 2024 pentru lucrări."),
        ("en", "The bridge stayed closed between June and August 2024 for works."),
    ):
        (line,) = lay(article("a", lang, text))
        assert (line.iso, line.until, line.grain) == ("2024-06", "2024-08", "month")


def test_a_night_is_dated_by_its_morning_and_two_days_running_are_a_period() -> None:
    for lang, text in (
        ("fr", "Le courant est revenu dans la nuit de lundi à mardi en Sicile."),
        ("de", "Der Strom kam in der Nacht von Montag auf Dienstag in Sizilien zurück."),
        ("ro", "Curentul a revenit în noaptea de luni spre marți în Sicilia."),
        ("it", "La corrente è tornata nella notte tra lunedì e martedì in Sicilia."),
    ):
        (line,) = lay(article("a", lang, text))
        assert (line.iso, line.until) == ("2024-11-19", None), text
    (line,) = lay(article("a", "de", "Der Rat tagte am 18. und 19. November in Luxemburg."))
    assert (line.iso, line.until) == ("2024-11-18", "2024-11-19")


def test_two_dates_joined_by_and_are_no_period() -> None:
    lines = lay(
        article("a", "en", "The court sat on 3 May 2023 and the mine closed on 9 July 2023.")
    )
    assert [(one.iso, one.until) for one in lines] == [("2023-05-03", None), ("2023-07-09", None)]
    assert len({one.id for one in lines}) == 2


def test_in_one_clause_the_finest_date_speaks() -> None:
    (line,) = lay(article("a", "en", "The 2019 law was repealed by parliament on 4 April 2023."))
    assert line.iso == "2023-04-04"


def test_sentences_of_one_claim_are_one_line_with_all_citations() -> None:
    one = article("a", "en", "The mine near Lima was closed in May 2023 by order of a court.")
    other = article("b", "en", "A court closed the mine near Lima on 3 May 2023, officials said.")
    (line,) = lay(one, other, claims=(claim(("a", 0), ("b", 0)),))
    assert line.iso == "2023-05-03"
    assert [(cited.article, cited.segment) for cited in line.citations] == [("b", 0), ("a", 0)]
    assert len(lay(one, other)) == 2


def test_one_claim_with_two_days_stays_two_lines() -> None:
    one = article("a", "en", "The mine near Lima was closed on 4 May 2023 by order of a court.")
    other = article("b", "en", "A court closed the mine near Lima on 3 May 2023, officials said.")
    assert len(lay(one, other, claims=(claim(("a", 0), ("b", 0)),))) == 2


def test_datelines_are_no_happenings_and_titles_step_back() -> None:
    made = article(
        "a",
        "en",
        Said("dateline", "Lima, 20 November 2024"),
        Said("title", "North Korea sent its troops to Russia in May 2023"),
        Said("paragraph", "Published on 20 November 2024"),
        Said("paragraph", "In May 2023 North Korea sent more troops to Russia than before."),
        Said("caption", "May 2023 IMG Russia"),
    )
    assert [(one.iso, one.citations[0].segment) for one in lay(made)] == [("2023-05", 3)]


def test_a_title_speaks_where_the_body_does_not() -> None:
    made = article(
        "a",
        "en",
        Said("title", "North Korea sent its troops to Russia in May 2023"),
        Said("paragraph", "In June 2023 the minister of the interior resigned at last."),
    )
    assert [one.iso for one in lay(made)] == ["2023-05", "2023-06"]


def test_dates_without_a_value_are_left_out_and_counted() -> None:
    made = article(
        "a",
        "en",
        "Last week the ministers met in the capital to talk about the bridge.",
        "On 3 May 2023 the ministers met in the capital for the first time.",
        published=None,
    )
    assert [one.iso for one in lay(made)] == ["2023-05-03"]
    assert undated(heard(made)) == 1
    assert lay(made.with_(dates=())) == ()


def test_a_caption_of_what_the_body_tells_steps_back() -> None:
    made = article(
        "a",
        "en",
        Said("paragraph", "North Korea sent a ship to Russia in May 2023, the navy found."),
        Said("caption", "A ship of North Korea leaves for Russia and Ukraine in May 2023"),
    )
    assert [one.citations[0].segment for one in lay(made)] == [0]


def test_when_it_was_announced_counts_only_where_nothing_else_is_dated() -> None:
    said = "Der Ausstand soll bis Montag dauern, wie die Gewerkschaft am Mittwoch mitteilte."
    assert [one.iso for one in lay(article("a", "de", said))] == ["2024-11-25"]
    alone = "Der Ausstand wird beendet, wie die Gewerkschaft am Mittwoch mitteilte."
    assert [one.iso for one in lay(article("a", "de", alone))] == ["2024-11-20"]


def test_what_goes_on_until_the_day_of_publication_goes_on_for_a_week() -> None:
    said = "Der Ausstand soll bis Mittwoch dauern, hieß es bei der Gewerkschaft."
    assert [one.iso for one in lay(article("a", "de", said))] == ["2024-11-27"]


@pytest.mark.parametrize(
    ("lang", "said", "told"),
    [
        ("en", "The ministry said on Tuesday that the talks will begin on 3 December.",
         [("2024-12-03", False)]),
        ("fr", "Le ministère a annoncé mardi que les pourparlers débuteront le 3 décembre.",
         [("2024-12-03", False)]),
        ("de", "Die Gespräche beginnen am 3. Dezember, teilte das Ministerium am Dienstag mit.",
         [("2024-12-03", False)]),
        ("ro", "Ministerul a anunțat marți că negocierile vor începe pe 3 decembrie.",
         [("2024-12-03", False)]),
        ("en", "Ten miners are still missing, the ministry said on Tuesday.",
         [("2024-11-19", True)]),
        ("de", "Zehn Bergleute werden noch vermisst, teilte das Ministerium am Dienstag mit.",
         [("2024-11-19", True)]),
        ("en", "The ministry said that on Tuesday the mine was closed for good.",
         [("2024-11-19", False)]),
        ("en", "Ten miners died in the pit on Tuesday, the ministry said.",
         [("2024-11-19", False)]),
        ("fr", "La gendarmerie a annoncé lundi avoir relâché ceux de la marche de samedi.",
         [("2024-11-18", True)]),
        ("es", "El número de muertos del accidente del lunes se elevó ayer a doce personas.",
         [("2024-11-19", False)]),
        ("de", "Seit dem 1. November gab es dort 84 Fälle, wie das Amt am Dienstag mitteilte.",
         [("2024-11-01", False), ("2024-11-19", True)]),
        ("en", "The bank cuts 3,800 jobs, not 3,500 as it had announced on Monday, its chief "
               "executive said on Tuesday.", [("2024-11-19", True)]),
        ("ro", "Firma va închide două fabrici, nu una cum anunțase luni, a declarat marți "
               "directorul.", [("2024-11-19", True)]),
        ("de", "Wie am Montag angekündigt, bleibt die Brücke ab dem 3. Dezember für Lastwagen zu.",
         [("2024-12-03", False)]),
        ("fr", "Comme annoncé lundi, le pont fermera aux camions le 3 décembre.",
         [("2024-12-03", False)]),
        ("en", "The bridge is closed to lorries, as announced on Monday by the city.",
         [("2024-11-18", False)]),
    ],
)  # fmt: skip
def test_a_statement_belongs_to_the_day_that_it_names_not_to_that_of_saying_it(
    lang: str, said: str, told: list[tuple[str, bool]]
) -> None:
    lines = lay(article("a", lang, said))
    assert [(one.iso, one.is_of_saying) for one in lines] == told


def test_of_one_claim_the_sentence_speaks_that_says_when_it_happened() -> None:
    first = article("a", "en", "Ten miners have died in the pit, the ministry said on Tuesday.")
    other = article("b", "en", "On Tuesday ten miners lost their lives in the old pit.")
    lines = lay(first, other, claims=(claim(("a", 0), ("b", 0)),))
    assert [(one.iso, one.is_of_saying, one.citations[0].article) for one in lines] == [
        ("2024-11-19", False, "b")
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The bridge has been closed to all traffic since Monday."),
        ("fr", "La tempête a fait 30 morts en Italie depuis lundi, selon les autorités."),
        ("de", "Die Brücke ist seit dem 18. November für Lastwagen gesperrt."),
        ("es", "La huelga paraliza el país desde el 18 de noviembre en todas partes."),
        ("ru", "Мост закрыт с понедельника для всех грузовых машин в городе."),
    ],
)
def test_what_goes_on_says_since_when(lang: str, text: str) -> None:
    (line,) = lay(article("a", lang, text))
    assert (line.iso, line.is_since) == ("2024-11-18", True)


def test_what_begins_later_and_what_happens_on_a_day_are_not_since_then() -> None:
    (line,) = lay(article("a", "it", "La strada sarà chiusa da venerdì per i mezzi pesanti."))
    assert (line.iso, line.is_since) == ("2024-11-22", False)
    (line,) = lay(article("a", "fr", "Le pont a été fermé lundi pour tous les camions."))
    assert (line.iso, line.is_since) == ("2024-11-18", False)


def test_what_was_reached_on_a_day_was_not_said_then() -> None:
    text = (
        "La empresa TMB y los sindicatos alcanzaron el lunes un acuerdo que prevé una subida "
        "salarial del 4 %."
    )
    (line,) = lay(article("a", "es", text))
    assert (line.iso, line.is_of_saying) == ("2024-11-18", False)
    (line,) = lay(article("a", "de", "Das Amt teilte am Montag mit, dass die Zahl steigt."))
    assert (line.iso, line.is_of_saying) == ("2024-11-18", True)
