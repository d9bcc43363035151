"""Pages become lines with roles; broken ones become lines without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.ingest.html import declared_encodings, looks_like_html, read_page

PAGE = """<!DOCTYPE html>
<html lang="fr-FR"><head><title>La ville rouvre son port - La Gazette</title>
<meta property="og:title" content="La ville rouvre son port">
<meta property="og:site_name" content="La Gazette">
<meta name="author" content="Jeanne Martin">
<meta property="article:published_time" content="2024-11-20T10:00:00+01:00">
<meta name="description"
 content="Fermé depuis trois mois, le port accueille de nouveau des navires.">
</head><body>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav>
<article><h1>La ville rouvre son port</h1>
<p class="chapo">Fermé depuis trois mois, le port accueille de nouveau des navires.</p>
<figure><img src="a.jpg" alt="Un quai">
<figcaption>Un quai du port, mardi. <i>Photo : La Gazette</i></figcaption></figure>
<p>Le maire a annoncé mercredi que <b>3&nbsp;000 conteneurs</b> attendaient,<br>
selon les services de la ville.</p>
<h2>Des mois de travaux</h2>
<p>Première phrase du paragraphe qui suit.<br><br>
Une autre, après deux sauts de ligne, qui compte pour elle.</p>
<blockquote><p>« Nous avons attendu longtemps », a dit une commerçante.</p></blockquote>
<ul><li>Un premier point assez clair</li>
<li>Un second point<ul><li>et un point dedans</li></ul></li></ul>
<table><tr><th>Mois</th><th>Navires</th></tr><tr><td>Mai</td><td>120</td></tr></table>
<p>Le dernier paragraphe de l'article rappelle que les travaux ont coûté cher à la ville.</p>
</article><footer><p>Copyright La Gazette</p></footer>
<script>var x = "never shown";</script></body></html>"""


def lines(page_text: str, **options: str) -> list[tuple[str | None, str]]:
    page = read_page(page_text, **options)
    return [(page.roles.get(number), line) for number, line in enumerate(page.text.split("\n"))]


def test_a_page_becomes_lines_with_roles() -> None:
    assert lines(PAGE) == [
        ("title", "La ville rouvre son port"),
        ("subtitle", "Fermé depuis trois mois, le port accueille de nouveau des navires."),
        ("caption", "Un quai du port, mardi. Photo : La Gazette"),
        (
            "paragraph",
            "Le maire a annoncé mercredi que 3\u00a0000 conteneurs attendaient, selon les services "
            "de la ville.",
        ),
        ("heading", "Des mois de travaux"),
        ("paragraph", "Première phrase du paragraphe qui suit."),
        ("paragraph", "Une autre, après deux sauts de ligne, qui compte pour elle."),
        ("quote", "« Nous avons attendu longtemps », a dit une commerçante."),
        ("list_item", "Un premier point assez clair"),
        ("list_item", "Un second point"),
        ("list_item", "et un point dedans"),
        ("list_item", "Mois | Navires"),
        ("list_item", "Mai | 120"),
        (
            "paragraph",
            "Le dernier paragraphe de l'article rappelle que les travaux ont coûté cher à la "
            "ville.",
        ),
    ]


def test_what_the_head_says_is_taken() -> None:
    page = read_page(PAGE, url="https://www.gazette.example/port")
    assert (page.title, page.published) == ("La ville rouvre son port", "2024-11-20")
    assert (page.byline, page.publisher, page.lang) == ("Jeanne Martin", "La Gazette", "fr")


def test_a_title_that_only_the_head_has_goes_on_top() -> None:
    found = lines(PAGE.replace("<h1>La ville rouvre son port</h1>", ""))
    assert found[0] == ("title", "La ville rouvre son port")
    assert sum(role == "title" for role, _ in found) == 1


def test_the_host_stands_in_for_a_site_without_a_name() -> None:
    page = read_page(PAGE.replace("og:site_name", "og:nothing"), url="https://www.g.example/a")
    assert page.publisher is not None and "g.example" in page.publisher.lower()


def test_a_page_without_an_article_gives_its_visible_lines() -> None:
    page = (
        "<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav>"
        "<h3>Tête</h3><div>Un<b>e</b> ligne <span>ici</span></div><ul><li>Point</ul>"
        "<div hidden>secret</div><p style='display: none'>secret</p><script>x</script></html>"
    )
    found = lines(page)
    assert ("heading", "Tête") in found
    assert any(line == "Une ligne ici" for _, line in found)
    assert ("list_item", "Point") in found
    assert not any("secret" in line or line == "x" for _, line in found)


def test_a_page_without_text_gives_none() -> None:
    assert (
        read_page("<html><head><title>T</title></head><body><div id=app></div></html>").text == ""
    )


@pytest.mark.parametrize("depth", [300, 3_000, 100_000])
def test_a_page_nested_without_end_still_gives_its_text(depth: int) -> None:
    assert "needle" in read_page("<div>" * depth + "needle" + "<b>" * depth).text


@pytest.mark.parametrize("unit", ["<", "<!--", "<script", "<p>x", "&amp", "<a <b ", "x ", "<td>"])
def test_a_megabyte_of_one_thing_comes_to_an_end(unit: str) -> None:
    read_page("<html><body>" + unit * (1_000_000 // len(unit)))


@pytest.mark.parametrize(
    ("text", "is_page"),
    [
        (PAGE, True),
        ("\ufeff \n<!-- saved from url -->\n<HTML><BODY>x", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html><html xmlns="x"/>', True),
        ("<p>Un morceau</p><p>de page</p>", True),
        ("Un texte qui parle de <html> et de <p>balises</p>.", False),
        ("<p est plus petit que q", False),
        ("<3 mon journal", False),
        ("<tmx version='1.4'></tmx>", False),
        ("[b]gras[/b]", False),
    ],
)
def test_html_is_told_by_how_it_begins(text: str, is_page: bool) -> None:
    assert looks_like_html(text) is is_page


def test_a_page_says_what_it_is_encoded_in() -> None:
    assert declared_encodings(b'<meta charset="windows-1250">') == ["windows-1250"]
    assert declared_encodings(
        b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'
    ) == ["koi8-r"]
    assert declared_encodings(b'<?xml version="1.0" encoding="iso-8859-2"?>') == ["iso-8859-2"]
    assert declared_encodings(b"<p>charset</p>") == []


PIECES = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<div>", "</table>", "<table><tr><td>", "<ul><li>", "<br>", "<h1>"),
            *(
                "<figure>",
                "<figcaption>",
                "</figure>",
                "</h1>",
                "<!--",
                "-->",
                "<script>",
                "</script>",
            ),
            *("&#0;", "&#xd800;", "&nbsp;", "<![CDATA[", "mot ", "«\u2028»", "\x00", "\x1b[31m"),
            *("<svg>", "<math>", "<html lang='\"'>", "<meta charset=x>", "<title>", "\ue2c4", "<"),
        ]
    ),
    max_size=40,
).map("".join)


@given(PIECES)
@settings(deadline=None, max_examples=60)
def test_broken_markup_never_fails_and_lines_stay_lines(text: str) -> None:
    page = read_page("<html>" + text)
    count = len(page.text.split("\n"))
    assert all(0 <= number < count for number in page.roles)
    assert all(line.strip() for line in page.text.split("\n")) or page.text == ""


@pytest.mark.parametrize(
    ("before", "inside", "shown"),
    [
        ("", "<time>20 noiembrie 2024, 18:03</time>", "20 noiembrie 2024, 18:03"),
        ("<time>3 iunie 2019</time>", "<time>20 noiembrie 2024</time>", "20 noiembrie 2024"),
        ("<time>3 iunie 2019</time><time>4 iunie 2019</time>", "", None),
        ("", "<time>18:03</time>", None),
    ],
)
def test_a_page_without_metadata_tells_its_date_in_a_time_element(
    before: str, inside: str, shown: str | None
) -> None:
    words = "<p>Primăria a prezentat ieri proiectul noului port locuitorilor adunați aici.</p>" * 4
    page = read_page(
        f"<html lang=ro><body>{before}<article><header><h1>Portul se redeschide</h1>"
        f"<p>{inside}</p></header>{words}</article></body></html>"
    )
    assert page.published == shown


def test_declarations_of_a_document_type_are_no_text() -> None:
    page = read_page(
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>'
        "<html><head><title>Le musée rouvre</title></head><body><p>Le musée a été fermé pendant "
        "deux semaines, selon la direction. &b;</p></body></html>"
    )
    assert page.title == "Le musée rouvre"
    assert "]>" not in page.text
    assert "lol" not in page.text


def test_attributes_beyond_all_measure_are_dropped_and_their_text_stays() -> None:
    many = " ".join(f"a{number}='<b>' b{number}" for number in range(50_000))
    page = PAGE.replace("<article>", f"<article><p {many}>Une ligne du milieu, bien lisible.</p>")
    made = read_page(page)
    assert "Une ligne du milieu, bien lisible." in made.text.split("\n")
    assert made.lang == "fr" and made.byline == "Jeanne Martin"
    assert made.text.split("\n")[-1] == read_page(PAGE).text.split("\n")[-1]


def test_a_picture_within_an_attribute_is_no_crowd() -> None:
    picture = "data:image/svg+xml," + "M 1 2 L=3 " * 3000
    page = PAGE.replace('lang="fr-FR"', f'data-a="{picture}" lang="fr-FR"')
    assert read_page(page).lang == "fr"
