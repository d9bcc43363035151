"""A sentence with its translation, and a gate over some articles."""

from core.article import Article
from core.brief.gate.gate import Gate
from core.brief.sentences import Sentence, sentences_of
from tests.core.brief.articles import Said, make_article

SENT = "La Corée du Nord a envoyé 3 000 soldats en Russie, selon Séoul."


def gate_of(*articles: Article) -> tuple[Gate, list[Sentence]]:
    sentences = [one for article in articles for one in sentences_of(article, "en")]
    return Gate(articles, sentences), sentences


def one_said(translation: str | None, text: str = SENT) -> Article:
    return make_article("x1", "fr", [Said("paragraph", text, translation)])
