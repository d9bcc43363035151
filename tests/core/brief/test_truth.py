"""Whatever is damaged, every shown line's figures and names stand in what it cites.

Checked without the gate's own code: figures by their digits, names by the keys of their entities.
"""

import re
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from core.annotate import Annotator
from core.article import Article, Block, Segment, Source, Translation
from core.brief.briefing import Briefing
from core.brief.build import build_briefing
from core.brief.line import Citation, Line

POOL = (
    ("fr", "La Pologne a envoyé 3 000 soldats à Kiev.", "Poland sent 3,000 soldiers to Kyiv."),
    ("de", "Polen schickte 3.000 Soldaten nach Kiew.", "Poland sent 3,000 soldiers to Kyiv."),
    ("ro", "Polonia a trimis 3.000 de soldați la Kiev.", "Poland sent 3,000 soldiers to Kyiv."),
    (
        "fr",
        "Selon Emmanuel Macron, la France versera 412 millions d'euros à Madrid en 2024.",
        "According to Emmanuel Macron, France will pay 412 million euros to Madrid in 2024.",
    ),
    (
        "de",
        "Olaf Scholz sagte in Berlin, 58 Prozent der Betriebe suchten Lehrlinge.",
        "Olaf Scholz said in Berlin that 58 percent of firms were looking for apprentices.",
    ),
    (
        "ro",
        "Klaus Iohannis a vizitat Clujul, unde 27 de răniți sunt internați în spital.",
        "Klaus Iohannis visited Cluj, where 27 injured people are in hospital.",
    ),
    (
        "de",
        "In Hamburg wurden am Hafen 640 Kilogramm Kokain aus Ecuador gefunden.",
        "In Hamburg, 640 kilograms of cocaine from Ecuador were found at the port.",
    ),
    (
        "fr",
        "La grève a bloqué 91 trains entre Lyon et Genève pendant la nuit.",
        "The strike blocked 91 trains between Lyon and Geneva during the night.",
    ),
)
DAMAGES = (
    ("3,000", "8,000"),
    ("412", "421"),
    ("58", "85"),
    ("27", "72"),
    ("640", "64,000"),
    ("91", "19"),
    ("Poland", "Norway"),
    ("Emmanuel Macron", "Angela Merkel"),
    ("Olaf Scholz", "Barack Obama"),
    ("Hamburg", "Lisbon"),
    ("Geneva", "Tallinn"),
)
_DIGITS = re.compile(r"\d+(?:[.,\s]\d{3})*")


@cache
def _annotator() -> Annotator:
    return Annotator(use_models=False)


@cache
def _article(number: int, lang: str, said: tuple[tuple[int, int | None], ...]) -> Article:
    """Return an article of sentences of the pool, each with the number of its damage if any."""
    text, segments, blocks, made = "", [], [], []
    for at, (which, damage) in enumerate(said):
        _, original, translation = POOL[which]
        start = len(text)
        text += original + "\n"
        blocks.append(Block(start=start, end=len(text) - 1, role="paragraph"))
        segments.append(Segment(id=at, block=at, start=start, end=len(text) - 1))
        if damage is not None:
            translation = translation.replace(*DAMAGES[damage])
        made.append(Translation(segment=at, text=translation, engine="memory"))
    article = Article(
        id=f"p{number}",
        lang=lang,
        title=None,
        published="2024-11-20",
        byline=None,
        publisher=f"Publisher {number}",
        source=Source(kind="file", address=f"p{number}.txt", fetched="", sha256=""),
        text=text,
        blocks=tuple(blocks),
        segments=tuple(segments),
    ).with_translations("en", tuple(made))
    return _annotator().annotate_translations(_annotator().annotate(article), "en")


@st.composite
def collections(draw: st.DrawFn) -> list[Article]:
    made: list[Article] = []
    damages = st.one_of(st.none(), st.integers(0, len(DAMAGES) - 1))
    for number in range(draw(st.integers(1, 3))):
        lang = draw(st.sampled_from(("fr", "de", "ro")))
        own = [at for at, one in enumerate(POOL) if one[0] == lang]
        which = draw(st.lists(st.sampled_from(own), min_size=1, max_size=4, unique=True))
        made.append(_article(number, lang, tuple((one, draw(damages)) for one in which)))
    return made


def _numbers(text: str) -> set[str]:
    return {re.sub(r"\D", "", one) for one in _DIGITS.findall(text)}


class _Sources:
    def __init__(self, articles: list[Article]) -> None:
        self.articles = {one.id: one for one in articles}

    def original(self, citation: Citation) -> str:
        segment = self.articles[citation.article].segments[citation.segment]
        assert segment.start <= citation.start <= citation.end <= segment.end
        return self.articles[citation.article].slice(segment)

    def keys(self, citation: Citation) -> set[str]:
        article = self.articles[citation.article]
        segment = article.segments[citation.segment]
        return {
            one.key or one.text
            for one in article.entities
            if segment.start <= one.start and one.end <= segment.end
        }

    def said(self, citation: Citation, text: str) -> set[str]:
        """Return the keys of what `text` names, a sentence as the article or translation has it."""
        article = self.articles[citation.article]
        made = article.translated("en")[citation.segment]
        return {one.key or one.text for one in made.entities} if text == made.text else set()

    def check(self, line: Line) -> None:
        first, *others = line.citations
        assert _numbers(line.text) <= _numbers(self.original(first)), line.text
        named = self.said(first, line.text)
        assert named <= self.keys(first), (line.text, named)
        for other in others if type(line).__name__ != "OneSided" else ():
            assert _numbers(line.text) <= _numbers(self.original(other))
            every = {one.key for one in self.articles[other.article].entities}
            assert {one for one in named if ":" in one} <= every


def _shown(briefing: Briefing) -> list[Line]:
    return [*briefing.claims, *briefing.timeline, *briefing.one_sided]


@settings(max_examples=60, deadline=None)
@given(articles=collections(), limit=st.integers(1, 25))
def test_every_shown_line_stands_in_what_it_cites(articles: list[Article], limit: int) -> None:
    briefing = build_briefing(articles, [], created="", limit=limit)
    assert briefing == build_briefing(articles, [], created="", limit=limit)
    sources = _Sources(articles)
    for line in _shown(briefing):
        sources.check(line)
    for row in briefing.ledger:
        for value in row.values:
            original = sources.original(value.citation)
            assert value.figure.text in original
            assert _numbers(value.shown) <= _numbers(original)
            assert _numbers(value.text) <= _numbers(original)
    for name in (*briefing.people, *briefing.places, *briefing.organisations):
        for role in name.roles:
            assert role.original in sources.original(role.citations[0])
    sections = {"claims": briefing.claims, "timeline": briefing.timeline}
    for withheld in briefing.withheld:
        assert withheld.reasons
        assert all(one.strip() for one in withheld.reasons)
        for line in sections.get(withheld.section, ()):
            is_same = (line.id, line.text) == (withheld.id, withheld.text)
            assert not is_same or not {*withheld.citations} & {*line.citations}
    shown = [one.id for one in briefing.claims]
    assert len(shown) == len(set(shown)) <= limit


def test_damage_is_withheld_and_truth_is_not() -> None:
    said = tuple((at, None) for at, one in enumerate(POOL) if one[0] == "de")
    whole = build_briefing([_article(0, "de", said)], [], created="", limit=25)
    assert (len(whole.claims), whole.withheld) == (len(said), ())
    damaged = ((1, 0), (4, 8), (6, 4))
    none = build_briefing([_article(0, "de", damaged)], [], created="", limit=25)
    assert none.claims == ()
    assert len({one.id for one in none.withheld if one.section == "claims"}) == len(damaged)
    originals = {POOL[at][1] for at, _ in damaged}
    assert none.ledger
    assert {value.text for row in none.ledger for value in row.values} <= originals
