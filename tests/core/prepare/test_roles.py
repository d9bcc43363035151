import pytest

from core.prepare import prepare
from tests.core.prepare.pages import document, roles_of

_ONE = (
    "Le ministre a annoncé que les négociations avec les pays voisins reprendraient à l'automne. "
    "D'ici là, un projet doit être présenté, qui tiendra compte des questions des plus petits pays."
)
_TWO = (
    "Les représentants des deux camps se sont déclarés satisfaits de cette décision. "
    "Ils avaient attendu plusieurs mois avant de pouvoir se parler, et la confiance manque encore."
)
_THREE = (
    "Selon un diplomate, le texte est prêt depuis l'été, il ne manque que les signatures. "
    "Une nouvelle rencontre aura lieu dans la capitale, où les délégations resteront trois jours."
)
_TITLE = "Les négociations reprendront à l'automne"


def _roles(*lines: str) -> dict[str, str]:
    return {text: role for role, text in roles_of("\n".join(lines))}


def test_a_title_given_twice_is_a_title_once() -> None:
    made = [role for role, _ in roles_of(f"{_TITLE}\n\n{_TITLE}\n\n{_ONE}\n{_TWO}")]
    assert made == ["title", "boilerplate", "paragraph", "paragraph"]


def test_a_title_in_the_tab_is_an_echo() -> None:
    made = _roles(f"{_TITLE} - Le Quotidien", "Accueil", "Politique", _TITLE, _ONE, _TWO)
    assert made[_TITLE] == "title"
    assert made[f"{_TITLE} - Le Quotidien"] == "boilerplate"
    article = prepare(
        document("\n".join((f"{_TITLE} - Le Quotidien", "Accueil", _TITLE, _ONE, _TWO)))
    )
    assert article.publisher == "Le Quotidien"


def test_a_glued_dateline_gets_a_line_of_its_own() -> None:
    made = roles_of(f"{_TITLE}\nGenève{_ONE}\n{_TWO}")
    assert made[1:3] == [("dateline", "Genève"), ("paragraph", _ONE)]


def test_related_headlines_with_time_stamps_are_not_the_article() -> None:
    made = _roles(
        _TITLE,
        _ONE,
        _TWO,
        "3 mars 2023 · 09:12",
        "Le parlement vote le budget de la défense",
        "2 mars 2023 · 18:40",
        "Grève des trains : ce qu'il faut savoir pour demain",
        "Partager cet article",
        "Kommentare (0)",
    )
    assert made["Le parlement vote le budget de la défense"] == "related"
    assert made["Grève des trains : ce qu'il faut savoir pour demain"] == "related"
    assert made["3 mars 2023 · 09:12"] == "related"
    assert made["Partager cet article"] == made["Kommentare (0)"] == "boilerplate"


def test_headings_lists_captions_and_quotes() -> None:
    made = _roles(
        _TITLE,
        _ONE,
        "Un accord fragile",
        _TWO,
        "Les points en discussion sont les suivants :",
        "- Le tracé de la frontière dans la montagne.",
        "- Le retour des familles déplacées.",
        "Photo : le ministre à son arrivée dans la capitale, lundi dernier",
        "« Nous avons encore beaucoup de travail devant nous cette année »",
        _THREE,
    )
    assert made["Un accord fragile"] == "heading"
    assert made["- Le retour des familles déplacées."] == "list_item"
    assert made["Les points en discussion sont les suivants :"] == "paragraph"
    assert made["Photo : le ministre à son arrivée dans la capitale, lundi dernier"] == "caption"
    assert made["« Nous avons encore beaucoup de travail devant nous cette année »"] == "quote"


def test_a_caption_said_twice_is_a_caption() -> None:
    pair = "Ministre Genève rencontre mars 2023\nLe ministre à Genève lors de la rencontre de mars"
    lines = f"{_ONE}\n\n{pair}\n\n{_TWO}"
    assert [role for role, _ in roles_of(lines)] == ["paragraph", "caption", "caption", "paragraph"]


def test_a_paywall_ends_the_article() -> None:
    made = _roles(
        _TITLE,
        _ONE,
        _TWO,
        "Cet article est réservé aux abonnés.",
        "Abonnez-vous",
        "Les abonnements classiques donnent accès à",
        "tous les articles, sans publicité",
        "Publicité",
        "© 2023 Le Quotidien. Tous droits réservés.",
    )
    assert made["Cet article est réservé aux abonnés."] == "paywall"
    assert made["Abonnez-vous"] == "paywall"
    assert made["tous les articles, sans publicité"] not in ("paragraph", "heading")
    assert made["© 2023 Le Quotidien. Tous droits réservés."] == "boilerplate"


@pytest.mark.parametrize(
    "link",
    [
        "Compartir",
        "Condividi",
        "Udostępnij",
        "Deel dit artikel",
        "Поделиться",
        "Share on Facebook",
        "Teilen",
        "Lascia un commento",
        "Dodaj komentarz",
        "Adaugă un comentariu",
        "Reageren",
        "Werbung",
        "Pubblicità",
    ],
)
def test_links_of_other_languages_are_known(link: str) -> None:
    made = _roles(_TITLE, _ONE, link, _TWO)
    assert made[link] in ("boilerplate", "related")
    assert made[_ONE] == made[_TWO] == "paragraph"


def test_an_advert_between_paragraphs_does_not_end_the_article() -> None:
    made = _roles(_TITLE, _ONE, "Publicité", _TWO, "Publicité", _THREE)
    assert made[_THREE] == "paragraph"


def test_the_markup_is_believed() -> None:
    lines = f"Court\n{_ONE}\n{_TWO}\nCourt aussi"
    made = [
        role for role, _ in roles_of(lines, roles={0: "heading", 2: "boilerplate", 3: "caption"})
    ]
    assert made == ["heading", "paragraph", "boilerplate", "caption"]


def test_text_without_a_headline_is_shown_by_its_first_sentence() -> None:
    article = prepare(document(f"{_ONE}\n{_TWO}"))
    assert article.blocks[0].role == "paragraph"
    assert article.title == _ONE.split(". ")[0] + "."


def test_text_of_short_lines_alone_is_still_shown() -> None:
    made = roles_of("Menu\nAccueil\nContact")
    assert [role for role, _ in made] == ["paragraph"] * 3


def test_short_sentences_of_a_plain_text_are_kept() -> None:
    text = f"{_TITLE}\n{_ONE}\n« Bien », dit-il.\nC'était tout."
    assert [role for role, _ in roles_of(text)] == ["title", "paragraph", "paragraph", "paragraph"]


def test_short_lines_after_a_colon_are_a_list() -> None:
    made = _roles(_TITLE, f"{_ONE} Il faut :", "De l'eau", "Une lampe", "Une radio", _TWO)
    assert made["De l'eau"] == made["Une lampe"] == made["Une radio"] == "list_item"


def test_headlines_below_a_word_for_related_articles_are_its_list() -> None:
    made = _roles(
        _TITLE, _ONE, _TWO, "Articles similaires", "Le budget est voté", "Une grève finit"
    )
    assert made["Le budget est voté"] == made["Une grève finit"] == "related"


@pytest.mark.parametrize(
    "caption",
    [
        "Le ministre répond aux députés dans l'hémicycle, mardi. | AFP",
        "Die Präsidentin verkündet am Abend das Ergebnis der Wahl. | Bildquelle: dpa",
        "Ministrul la ieșirea din parlament, marți seara | Foto: Ion Pop",
        "The minister leaves the parliament after the vote. (Getty Images)",
        "El ministro sale del parlamento después de la votación / EFE",
        "Министр выходит из парламента после голосования | Фото: РИА",
    ],
)
def test_a_line_signed_for_its_picture_is_a_caption(caption: str) -> None:
    assert _roles(_TITLE, _ONE, caption, _TWO)[caption] == "caption"


def test_a_report_signed_by_an_agency_stays_text() -> None:
    signed = "Le gouvernement n'a pas encore répondu à cette demande, dit-on à Paris. (afp)"
    assert _roles(_TITLE, _ONE, _TWO, signed)[signed] == "paragraph"


def test_a_glued_dateline_is_not_in_the_title() -> None:
    first = "El Gobierno ha anunciado este lunes que reformará la ley de la vivienda."
    second = "Los partidos votarán en mayo, y nadie espera sorpresas en la cámara este año."
    article = prepare(document(f"MADRID{first} La oposición la rechaza.\n{second}"))
    assert article.title == first


def test_a_sentence_with_a_link_to_its_rest_is_a_teaser() -> None:
    teaser = (
        "Le port de pêche manque de bras depuis que les jeunes partent vers la capitale. Les "
        "patrons proposent maintenant des logements et des salaires plus élevés. Lire la suite"
    )
    assert _roles(_TITLE, _ONE, _TWO, "Le port manque de bras", teaser)[teaser] != "paragraph"


def test_a_list_after_a_sentence_on_a_busy_page_is_kept() -> None:
    menu = ["Accueil", "Contact", "Rechercher", "Partager", "Facebook", "Twitter"]
    items = ["Une lampe et des piles", "De l'eau pour trois jours", "Une radio à manivelle"]
    made = _roles(*menu, _TITLE, _ONE, f"{_TWO} Il faut donc avoir chez soi :", *items, *menu[3:])
    assert {made[item] for item in items} == {"list_item"}
