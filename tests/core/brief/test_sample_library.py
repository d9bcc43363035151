"""The briefing on the sample library: five real articles, prepared, annotated and translated."""

import os
import subprocess
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest

from core.annotate import Annotator
from core.article import Article, BriefingChoices
from core.brief import Briefing
from core.brief.build import build_briefing
from core.brief.choices import drop, pin
from core.brief.export.markdown import to_markdown
from core.brief.formats import FORMATS
from core.brief.sentences import SPEAKING_ROLES
from core.ingest import read_source
from core.prepare import prepare
from core.translate import TranslationMemory, read_tmx, translate_article

ROOT = Path(__file__).parents[3]
CREATED = "2024-11-28T09:00:00+00:00"


@cache
def sample_articles() -> tuple[Article, ...]:
    annotator = Annotator(use_models=False)
    memory = TranslationMemory(read_tmx(ROOT / "seeds" / "translations.en.tmx"))
    articles = []
    for place in sorted((ROOT / "seeds").glob("*.txt")):
        article = annotator.annotate(prepare(read_source(str(place))))
        article = translate_article(article, "en", memory=memory)
        articles.append(annotator.annotate_translations(article, "en"))
    return tuple(articles)


def named(name: str) -> Article:
    return next(one for one in sample_articles() if name in one.source.address)


def brief(*articles: Article) -> Briefing:
    return build_briefing(articles, [], created=CREATED)


@pytest.mark.parametrize("name", ["de-", "fr-missiles", "fr-renfort", "fr-stock", "ro-"])
def test_one_article_in_three_to_eight_sentences_of_its_text(name: str) -> None:
    article = named(name)
    claims = brief(article).claims
    assert 3 <= len(claims) <= 8
    assert all(line.is_translated and line.lang == "en" for line in claims)
    for line in claims:
        for one in line.citations:
            assert article.role_of(article.segments[one.segment]) in SPEAKING_ROLES


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("fr-renfort", ["at least 3,000 additional soldiers", "around 11,000", "around 3,600"]),
        ("fr-stock", ["increased its stock of ammunition", "more than one million shells"]),
        ("fr-missiles", ["air defence missiles in exchange for North Korean military personnel"]),
        ("de-", ["defence minister recently visited North Korea"]),
        ("ro-", ["confirmed the death of several North Korean soldiers"]),
    ],
)
def test_the_facts_that_make_the_article_are_there(name: str, facts: list[str]) -> None:
    said = " ".join(line.text for line in brief(named(name)).claims)
    for fact in facts:
        assert fact in said


def test_five_articles_on_one_page() -> None:
    briefing = brief(*sample_articles())
    assert len(briefing.claims) <= 25
    spoken = {one.article for line in briefing.claims for one in line.citations}
    assert spoken == {article.id for article in sample_articles()}
    shown = {value.shown for row in briefing.ledger for value in row.values}
    assert {"3,000 additional soldiers", "nine people"} <= shown
    people = {row.name: row for row in briefing.people}
    assert set(people["Kim Jong Un"].forms) >= {"de", "fr", "ro", "en"}
    assert "Poutine" in people["Vladimir Putin"].forms["fr"]


def test_nothing_of_the_page_around_the_article_comes_in() -> None:
    text = to_markdown(brief(*sample_articles()), sample_articles())
    for around in ("Kommentare", "Laisser un commentaire", "Partager", "1,99", "Reclamă", "11:27"):
        assert around not in text


def test_the_same_articles_give_the_same_bytes_in_any_process() -> None:
    script = (
        "from hashlib import sha256\n"
        "from tests.core.brief.test_sample_library import every_byte\n"
        "print(sha256(every_byte()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("7", "1234")
    }
    assert digests == {sha256(every_byte()).hexdigest()}


def every_byte() -> bytes:
    """Return the briefing on all articles in every form, made with choices."""
    articles = sample_articles()
    first = brief(*articles)
    choices = BriefingChoices(articles=tuple(one.id for one in articles))
    choices = pin(choices, "claims", first.claims[-1])
    choices = drop(choices, "ledger", first.ledger[0])
    briefing = build_briefing(articles, [], created=CREATED, choices=choices)
    return "\0".join(form.write(briefing, articles) for form in FORMATS.values()).encode()
