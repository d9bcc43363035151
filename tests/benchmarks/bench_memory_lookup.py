"""Looking up 100,000 stored segments, beside a linear scan; and the articles that hold a segment.

The segments are real sentences, and where there are too few of them the beginning of one joined to
the end of another, so that words are as common as they are in the language. The questions are
sentences that are not stored, and stored ones in which an editor changed a few words.
"""

import difflib
import gzip
import json
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from core.article import Article, Translation, TranslationUnit
from core.store import Library
from core.translate import TranslationMemory, read_tmx
from core.translate.memory.fuzzy import FLOOR, similarity
from core.translate.memory.tmx_writing import to_tmx
from tests.benchmarks.texts import articles
from tests.core.annotate.test_figures_gate import SHARED
from tests.core.store.articles import make_article

_STORED = 100_000
_QUESTIONS = 300
_SCANNED = 10
_SAMPLE = 300
_ARTICLES = 2_000
_SEGMENTS = 40
_SHORTEST, _LONGEST = 20, 400


def rows() -> list[tuple[str, ...]]:
    """Return what was measured, the baseline and the aim, as a table."""
    table: list[tuple[str, ...]] = [("what", "measured", "baseline", "aim")]
    for lang in ("fr", "de", "ro"):
        table += _lookup_rows(lang)
    return [*table, *_file_rows(), *_article_rows()]


def _lookup_rows(lang: str) -> Iterator[tuple[str, ...]]:
    chance = random.Random(4)
    sentences = _sentences(lang)
    chance.shuffle(sentences)
    unseen, known = sentences[: _QUESTIONS // 3], sentences[_QUESTIONS // 3 :]
    texts = _many(known, chance)
    units = [_unit(one, lang) for one in texts]
    questions = [*unseen, *(_edited(one, texts, chance) for one in texts[: _QUESTIONS * 2 // 3])]
    memory = TranslationMemory(units)
    begin = time.perf_counter()
    memory.fuzzy(questions[0], lang, "en")
    built = time.perf_counter() - begin

    exact = _times(lambda one: memory.exact(one, lang, "en"), texts[:2000])
    scan = _times(lambda one: next((u for u in units if u.source == one), None), questions[:20])
    yield (
        f"{lang} exact, 95th percentile",
        _ms(_p95(exact)),
        f"{_ms(median(scan))} linear scan",
        "1 ms",
    )
    fuzzy = _times(lambda one: memory.fuzzy(one, lang, "en"), questions)
    yield (
        f"{lang} fuzzy, 95th percentile",
        f"{_ms(_p95(fuzzy))} (median {_ms(median(fuzzy))})",
        f"{_ms(median(_rapidfuzz_times(texts, questions)))} rapidfuzz over all, "
        f"{_difflib_time(texts, questions, chance):.0f} s difflib",
        "50 ms",
    )
    found, lost = _compared(memory, lang, texts, questions[-_SCANNED:])
    yield (
        f"{lang} found by both, lost",
        f"{found}, {lost}",
        "linear scan by the same score",
        "0 lost",
    )
    begin = time.perf_counter()
    memory.add(_unit("Une phrase toute nouvelle, de sept mots", lang))
    memory.fuzzy("Une phrase toute nouvelle, de huit mots", lang, "en")
    added = time.perf_counter() - begin
    yield f"{lang} build, add one", f"{built:.1f} s, {_ms(added)}", "", "3 s"
    if lang == "fr":
        yield "fr index", f"{_index_size(units, lang):.0f} MiB beside the units", "", ""


def _file_rows() -> Iterator[tuple[str, ...]]:
    chance = random.Random(5)
    units = [_unit(one, "fr") for one in _many(_sentences("fr"), chance)]
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "library")
        file = Path(folder) / "memory.tmx"
        wrote = _time(lambda: file.write_bytes(to_tmx(units, "fr")))
        read = _time(lambda: read_tmx(file))
        kept = _time(lambda: library.memory.put("memory.tmx", units))
        fresh = Library(library.path)
        loaded = _time(fresh.units)
        fix = _time(lambda: fresh.add_units([units[0].with_(by="reader")]))
        listed = _time(Library(library.path).memory.collections)
    yield f"TMX of {_size(units)}, read", f"{read:.1f} s", f"written in {wrote:.1f} s", ""
    yield "collection, stored", f"{kept:.1f} s", "", ""
    yield "all units, loaded", _ms(loaded), f"listed in {_ms(listed)}", ""
    yield "a correction beside them", _ms(fix), "", ""


def _size(units: Sequence[TranslationUnit]) -> str:
    return f"{len(units):,} units, {len(to_tmx(units, 'fr')) / 1024**2:.0f} MiB"


def _article_rows() -> Iterator[tuple[str, ...]]:
    chance = random.Random(6)
    sentences = _sentences("fr")
    sought = "Cette phrase se trouve dans deux articles."
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder))
        library.put_many(_article(number, sentences, sought, chance) for number in range(_ARTICLES))
        size = sum(one.stat().st_size for one in Path(folder).rglob("*.json")) / 1024**2
        found: list[str] = []
        library.entries()
        spent = _time(lambda: found.extend(library.articles_with(sought, "fr", "en")))
        parsed = _time(lambda: [library.article(one.id) for one in library.entries()])
    yield (
        f"{len(found)} articles of {_ARTICLES:,} ({size:.0f} MiB) by a segment",
        _ms(spent),
        f"{_ms(parsed)} reading each",
        "",
    )


def _article(number: int, sentences: list[str], sought: str, chance: random.Random) -> Article:
    lines = chance.choices(sentences, k=_SEGMENTS)
    if number in (700, 1900):
        lines[7] = sought
    article = make_article(f"a{number}", *lines)
    made = tuple(
        Translation(segment=one.id, text=article.slice(one), engine="google")
        for one in article.segments
    )
    return article.with_translations("en", made)


def _sentences(lang: str) -> list[str]:
    """Return real sentences of the language, of 20 to 400 characters, once each."""
    found = [line for article in articles(lang) for line in article.text.split("\n")]
    for path in sorted((SHARED / "data/ner").glob(f"*.{lang}.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            found += [json.loads(line)["text"] for line in file]
    return [one for one in dict.fromkeys(found) if _SHORTEST <= len(one) <= _LONGEST]


def _many(sentences: list[str], chance: random.Random) -> list[str]:
    found = dict.fromkeys(sentences[:_STORED])
    split = [one.split() for one in sentences]
    while len(found) < _STORED:
        one, other = chance.choice(split), chance.choice(split)
        made = " ".join(one[: len(one) // 2] + other[len(other) // 2 :])
        if made in found:
            made += f" {chance.randint(1, 100_000)}"
        if _SHORTEST <= len(made) <= _LONGEST:
            found[made] = None
    return list(found)


def _edited(text: str, texts: list[str], chance: random.Random) -> str:
    words = text.split()
    for _ in range(chance.randint(1, 3)):
        words[chance.randrange(len(words))] = chance.choice(chance.choice(texts).split())
    return " ".join(words)


def _unit(text: str, lang: str) -> TranslationUnit:
    return TranslationUnit(source=text, target=text, lang=lang, target_lang="en")


def _rapidfuzz_times(texts: list[str], questions: list[str]) -> list[float]:
    from rapidfuzz import fuzz, process

    def scan(asked: str) -> object:
        return process.extract(asked, texts, scorer=fuzz.ratio, score_cutoff=75, limit=3)

    return _times(scan, questions[:_SCANNED])


def _difflib_time(texts: list[str], questions: list[str], chance: random.Random) -> float:
    """Return the seconds that difflib would take over all, from a sample."""
    sample = chance.sample(texts, min(_SAMPLE, len(texts)))
    spent = _time(lambda: difflib.get_close_matches(questions[0], sample, cutoff=FLOOR))
    return spent * len(texts) / len(sample)


def _compared(
    memory: TranslationMemory, lang: str, texts: list[str], questions: list[str]
) -> tuple[int, int]:
    """Return how many suggestions a linear scan by the same score finds too, and finds alone."""
    both = alone = 0
    for asked in questions:
        ours = {one.unit.source for one in memory.fuzzy(asked, lang, "en", limit=_STORED)}
        theirs = {one for one in texts if FLOOR <= similarity(asked, one) < 1}
        both += len(ours & theirs)
        alone += len(theirs - ours)
    return both, alone


def _index_size(units: list[TranslationUnit], lang: str) -> float:
    """Return in MiB what the first question adds."""
    memory = TranslationMemory(units)
    tracemalloc.start()
    memory.fuzzy("Une phrase", lang, "en")
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / 1024**2


def _times(act: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    return [_time(lambda one=text: act(one)) for text in texts]  # type: ignore[misc]


def _time(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def _p95(spent: list[float]) -> float:
    return quantiles(spent, n=20)[18]


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.3f} ms" if seconds < 0.001 else f"{seconds * 1000:,.1f} ms"
