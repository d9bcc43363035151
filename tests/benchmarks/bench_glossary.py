"""A thousand terms looked for in an article of fifty segments, against a regular expression."""

import re
import time

from core.article import GlossaryTerm
from core.translate.glossary import Glossary
from tests.benchmarks.bench_view import long_article
from tui.widgets.parallel.page import Page

TERMS = 1_000
SEGMENTS = 50
AIM_MS = 10
TIMES = 7


def terms() -> list[GlossaryTerm]:
    """Return that many terms, a few of them in every segment of the article."""
    there = (("état-major", "general staff"), ("dirigeant européen", "european leader"))
    made = [GlossaryTerm(term=a, translation=b, lang="fr", target_lang="en") for a, b in there]
    syllables = "bacadafagajalamanaparasatavaza"
    for number in range(TERMS - len(made)):
        first, second, third = number % 15, number // 15 % 15, number // 225
        word = "".join(syllables[2 * at : 2 * at + 2] for at in (first, second, third)) + "tion"
        made.append(GlossaryTerm(term=word, translation=f"{word}s", lang="fr", target_lang="en"))
    return made


def rows() -> list[tuple[str, ...]]:
    """Return the table: terms made ready, and both columns marked by them."""
    article, listed = long_article(SEGMENTS), terms()
    texts = [article.slice(one) for one in article.segments]
    words = "|".join(re.escape(one.term) for one in listed)
    pattern = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    plain, ready, marked = [], [], []
    for _ in range(TIMES):
        start = time.perf_counter()
        for text in texts:
            pattern.findall(text)
        plain.append(time.perf_counter() - start)
        start = time.perf_counter()
        glossary = Glossary(listed)
        glossary.between("fr", "en")
        ready.append(time.perf_counter() - start)
        start = time.perf_counter()
        page = Page(article, "en", (), glossary)
        for segment in range(SEGMENTS):
            assert page.highlights("original", segment)
            assert page.highlights("translation", segment)
        marked.append(time.perf_counter() - start)
    return [
        ("", "ms", "regular expression, ms", "aim, ms"),
        (f"{TERMS} terms made ready", f"{min(ready) * 1000:.1f}", "", ""),
        (
            f"marked in {SEGMENTS} segments",
            f"{min(marked) * 1000:.1f}",
            f"{min(plain) * 1000:.1f}",
            f"< {AIM_MS}",
        ),
    ]
