"""The same events as several outlets would tell them, written for these tests.

Each line is the original and, where it is not English, a translation.
"""

from functools import cache
from hashlib import sha256

from core.annotate import Annotator
from core.article import Article, Document, Source, Translation
from core.brief.sentences import Sentence, sentences_of
from core.prepare import prepare

Lines = tuple[tuple[str, str | None], ...]

QUAKE: tuple[tuple[str, str, str, Lines], ...] = (
    (
        "de",
        "2024-03-05",
        "Tagesblatt",
        (
            ("Schweres Erdbeben erschüttert Kreta", "Severe earthquake shakes Crete"),
            (
                "Bei einem Erdbeben der Stärke 6,3 sind am Montag auf Kreta mindestens zwölf "
                "Menschen ums Leben gekommen.",
                "At least twelve people lost their lives in a magnitude 6.3 earthquake on Crete "
                "on Monday.",
            ),
            (
                "Mehr als 340 Menschen wurden verletzt, wie die griechische "
                "Zivilschutzbehörde mitteilte.",
                "More than 340 people were injured, the Greek civil protection agency said.",
            ),
            (
                "Ministerpräsident Kyriakos Mitsotakis reiste am Dienstag nach Heraklion.",
                "Prime Minister Kyriakos Mitsotakis travelled to Heraklion on Tuesday.",
            ),
            ("In Heraklion stürzten 27 Gebäude ein.", "In Heraklion 27 buildings collapsed."),
            ("Die Folgen könnten weitreichend sein.", "The consequences could be far-reaching."),
            (
                "Deutschland schickte ein Team von 50 Rettern auf die Insel.",
                "Germany sent a team of 50 rescuers to the island.",
            ),
            (
                "Frankreich lehnte es ab, Hilfe auf die Insel zu schicken.",
                "France refused to send aid to the island.",
            ),
            ("Wie sicher sind die Häuser auf der Insel?", "How safe are the island's houses?"),
        ),
    ),
    (
        "fr",
        "2024-03-05",
        "Le Quotidien",
        (
            ("Séisme meurtrier en Crète", "Deadly earthquake in Crete"),
            (
                "Un séisme de magnitude 6,3 a fait au moins douze morts lundi en Crète.",
                "A magnitude 6.3 earthquake left at least twelve dead in Crete on Monday.",
            ),
            (
                "Plus de 340 personnes ont été blessées, selon la protection civile grecque.",
                "More than 340 people were wounded, according to the Greek civil protection.",
            ),
            (
                "À Héraklion, 27 immeubles se sont effondrés.",
                "In Heraklion, 27 buildings have collapsed.",
            ),
            (
                "Le Premier ministre Kyriakos Mitsotakis s'est rendu mardi à Héraklion.",
                "Prime Minister Kyriakos Mitsotakis went to Heraklion on Tuesday.",
            ),
            (
                "La France a envoyé de l'aide sur l'île.",
                "France has sent aid to the island.",
            ),
            (
                "L'aéroport de La Canée a été fermé pendant six heures.",
                "The airport of Chania was closed for six hours.",
            ),
            (
                "Cette catastrophe souligne les défis majeurs de la région.",
                "This disaster underlines the major challenges of the region.",
            ),
        ),
    ),
    (
        "ro",
        "2024-03-06",
        "Ziarul",
        (
            ("Cutremur puternic în Creta", "Strong earthquake in Crete"),
            (
                "Cel puțin doisprezece oameni au murit luni în Creta, în urma unui cutremur cu "
                "magnitudinea 6,3.",
                "At least twelve people died on Monday in Crete, following an earthquake with a "
                "magnitude of 6.3.",
            ),
            (
                "Peste 340 de persoane au fost ucise, scrie un blog.",
                "More than 340 people were killed, a blog writes.",
            ),
            (
                "Turcia a trimis o echipă de 50 de salvatori pe insulă.",
                "Turkey sent a team of 50 rescuers to the island.",
            ),
            (
                "Aeroportul din Chania a fost închis timp de șase ore.",
                "The airport in Chania was shut for six hours.",
            ),
            (
                "Premierul Kyriakos Mitsotakis a promis despăgubiri de 20 de milioane de euro.",
                "Prime Minister Kyriakos Mitsotakis promised compensation of 20 million euros.",
            ),
        ),
    ),
)

TAKEOVER: tuple[tuple[str, str, str, Lines], ...] = (
    (
        "en",
        "2024-06-11",
        "The Ledger",
        (
            ("Siemens to buy Altair for $10 billion", None),
            (
                "Siemens said on Tuesday that it would buy the US software maker Altair for 10 "
                "billion dollars.",
                None,
            ),
            ("The deal will be paid in cash at the end of the year.", None),
            ("Shares of Siemens fell 2.3 percent in Frankfurt.", None),
            ("Altair employs 3,500 people in 28 countries.", None),
            ("The union IG Metall fears that 400 jobs could be lost in Munich.", None),
            ("Regulators have not approved the takeover of Altair.", None),
            (
                "Roland Busch, chief executive of Siemens, visited Altair in Michigan last week.",
                None,
            ),
        ),
    ),
    (
        "de",
        "2024-06-11",
        "Börsenblatt",
        (
            ("Siemens kauft Altair", "Siemens buys Altair"),
            (
                "Siemens will den amerikanischen Softwarehersteller Altair für 10 Milliarden "
                "Dollar übernehmen, wie der Konzern am Dienstag mitteilte.",
                "Siemens wants to acquire the American software manufacturer Altair for 10 billion "
                "dollars, the group announced on Tuesday.",
            ),
            (
                "Die Siemens-Aktie stieg in Frankfurt um 2,3 Prozent.",
                "Siemens shares rose by 2.3 percent in Frankfurt.",
            ),
            (
                "Altair beschäftigt 3.500 Mitarbeiter in 28 Ländern.",
                "Altair has 3,500 employees in 28 countries.",
            ),
            (
                "Die Aufsichtsbehörden haben die Übernahme von Altair genehmigt.",
                "Regulators have approved the takeover of Altair.",
            ),
        ),
    ),
    (
        "fr",
        "2024-06-12",
        "L'Affaire",
        (
            ("Altair racheté par Siemens", "Altair bought by Siemens"),
            (
                "L'éditeur de logiciels américain Altair va être racheté par Siemens pour 10 "
                "milliards de dollars.",
                "The American software publisher Altair will be bought by Siemens for 10 billion "
                "dollars.",
            ),
            (
                "Altair emploie 3 500 personnes dans 28 pays.",
                "Altair employs 3,500 people in 28 countries.",
            ),
            (
                "Le patron de Siemens, Roland Busch, s'est rendu la semaine dernière chez Altair, "
                "dans le Michigan.",
                "The head of Siemens, Roland Busch, visited Altair in Michigan last week.",
            ),
        ),
    ),
)

STRIKE: tuple[tuple[str, str, str, Lines], ...] = (
    (
        "fr",
        "2024-09-20",
        "Le Quotidien",
        (
            ("Grève dans les ports belges", "Strike in Belgian ports"),
            (
                "Quelque 9 000 dockers ont cessé le travail jeudi à Anvers.",
                "Some 9,000 dockers stopped work in Antwerp on Thursday.",
            ),
            (
                "Le syndicat réclame une hausse des salaires de 7 %.",
                "The union is demanding a wage rise of 7%.",
            ),
            (
                "Le ministre Pierre-Yves Dermagne a rencontré les syndicats à Bruxelles.",
                "Minister Pierre-Yves Dermagne met the unions in Brussels.",
            ),
            (
                "Les employeurs ont accepté une hausse de 4 %.",
                "The employers have accepted a rise of 4%.",
            ),
            (
                "La grève prendra fin avant samedi à Anvers.",
                "The strike will end before Saturday in Antwerp.",
            ),
        ),
    ),
    (
        "de",
        "2024-09-20",
        "Tagesblatt",
        (
            ("Streik im Hafen von Antwerpen", "Strike in the port of Antwerp"),
            (
                "Rund 9.000 Hafenarbeiter haben am Donnerstag in Antwerpen die Arbeit "
                "niedergelegt.",
                "Around 9,000 dockers stopped work on Thursday in Antwerp.",
            ),
            (
                "Die Gewerkschaft fordert 7 Prozent mehr Lohn.",
                "The union demands a 7 percent rise in wages.",
            ),
            (
                "Die Arbeitgeber haben eine Erhöhung um 4 Prozent abgelehnt.",
                "The employers have rejected a rise of 4 percent.",
            ),
            (
                "Der Streik wird nach Samstag in Antwerpen enden.",
                "The strike will end after Saturday in Antwerp.",
            ),
            (
                "Rund 9.000 Hafenarbeiter haben am Freitag in Rotterdam die Arbeit niedergelegt.",
                "Around 9,000 dockers stopped work on Friday in Rotterdam.",
            ),
        ),
    ),
)


@cache
def _annotator() -> Annotator:
    return Annotator(use_models=False)


@cache
def outlets(articles: tuple[tuple[str, str, str, Lines], ...]) -> tuple[Article, ...]:
    """Return the articles of a set, prepared, annotated and translated."""
    return tuple(_article(*one) for one in articles)


def sentences(articles: tuple[Article, ...], target: str = "en") -> list[Sentence]:
    """Return the sentences of all `articles`."""
    return [one for article in articles for one in sentences_of(article, target)]


def _article(lang: str, published: str, publisher: str, lines: Lines) -> Article:
    text = "\n\n".join(original for original, _ in lines)
    source = Source(
        kind="file",
        address=f"{publisher}.txt",
        fetched=f"{published}T09:00:00+00:00",
        sha256=sha256(text.encode()).hexdigest(),
    )
    article = _annotator().annotate(
        prepare(
            Document(source=source, text=text, published=published, publisher=publisher, lang=lang)
        )
    )
    translated = dict(lines)
    made = tuple(
        Translation(segment=one.id, text=wording, engine="test")
        for one in article.segments
        if (wording := translated[article.slice(one)]) is not None
    )
    if not made:
        return article
    return _annotator().annotate_translations(article.with_translations("en", made), "en")
