"""Texts to measure speed on: news sentences in paragraphs, or the seeds where those are absent."""

import json
from pathlib import Path

from core.article import Article, Block, Source
from core.translate import read_tmx
from tests.core.annotate.test_figures_gate import SHARED

LANGUAGES = ("fr", "en", "de", "ro")
PUBLISHED = "2024-11-20"
SEEDS = Path(__file__).parents[2] / "seeds"
_NEWS = SHARED / "data/translations"
_SENTENCES, _PARAGRAPHS = 3, 8
"""Sentences of a paragraph, paragraphs of an article."""


def articles(lang: str) -> list[Article]:
    """Return articles of about 400 words, none of which says what another has said."""
    sentences = _news(lang) if _NEWS.is_dir() else _seeds(lang)
    paragraphs = [
        " ".join(sentences[at : at + _SENTENCES]) for at in range(0, len(sentences), _SENTENCES)
    ]
    return [
        _article(lang, paragraphs[at : at + _PARAGRAPHS])
        for at in range(0, len(paragraphs), _PARAGRAPHS)
    ]


def paragraphs(article: Article) -> list[str]:
    """Return the texts of an article's blocks."""
    return [article.slice(block) for block in article.blocks]


def words(article: Article) -> int:
    """Return how many words there are between spaces."""
    return len(article.text.split())


def _news(lang: str) -> list[str]:
    """Return news sentences; the English ones are translations of the French."""
    name, field = ("fr", "google") if lang == "en" else (lang, "text")
    lines = (_NEWS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)[field] for line in lines]


def _seeds(lang: str) -> list[str]:
    if lang == "en":
        units = read_tmx(SEEDS / "translations.en.tmx")
        return [unit.target for unit in units if unit.target_lang == "en"]
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob(f"{lang}-*.txt"))]
    return [line for text in texts for line in text.split("\n") if line.strip()]


def _article(lang: str, lines: list[str]) -> Article:
    blocks: list[Block] = []
    at = 0
    for line in lines:
        blocks.append(Block(start=at, end=at + len(line), role="paragraph"))
        at += len(line) + 1
    return Article(
        id="bench",
        lang=lang,
        title=None,
        published=PUBLISHED,
        byline=None,
        publisher=None,
        source=Source(kind="file", address="-", fetched="", sha256=""),
        text="\n".join(lines),
        blocks=tuple(blocks),
        segments=(),
    )
