"""The sample library: every sentence has its translation, and the translation its figures."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import defusedxml.ElementTree
import pytest

from core.article import BODY_ROLES, Article
from core.ingest import read_source
from core.prepare import prepare
from core.translate import TranslationMemory, read_tmx, translate_article

SEEDS = Path(__file__).parents[1] / "seeds"
MEMORY = SEEDS / "translations.en.tmx"
SOURCES = sorted(SEEDS.glob("*.txt"))
SHARED = SEEDS.parents[1] / "shared" / "data" / "articles"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

FIGURE = re.compile(r"\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?!\d)|\d+")

HEDGES = {
    "fr": {
        r"\baur(?:ait|aient)\b": "said to have",
        r"\bpourr(?:ait|aient)\b": "could",
        r"\bse pourrait\b": "could",
        r"\bau moins\b": "at least",
        r"\benviron\b": "around",
        r"\bplus d’un million\b": "more than one million",
        r"\bpeut-être\b": "perhaps",
        r"\bmilliers\b": "thousands",
        r"\bcentaines\b": "hundreds",
        r"\bneuf\b": "nine",
        r"\btrois\b": "three",
    },
    "de": {r"\bkönnte\b": "could", r"\bwahrscheinlich\b": "probably"},
    "ro": {
        r"\bar fi fost\b": "reportedly",
        r"\bcâteva sute de mii\b": "few hundred thousand",
        r"\bmai bine de două\b": "more than two",
        r"\bpatru\b": "four",
        r"\bpărea\b": "seemed",
    },
}
"""What a source hedges or counts in words, and what of it must stand in the translation."""

SOURCE_SPELLINGS = re.compile(
    r"Poutine|Phenian|Charkiw|Schoigu|Selenskyj|Briansk|Donbass|Moscova|Séoul|KIm|Russl|Nordkorea"
)
"""Spellings that an English reader should not meet."""

PAGES = {
    "de-verteidigungsminister-in-nordkorea": "title dateline paragraph*7 related*6 boilerplate",
    "fr-missiles-contre-troupes": (
        "title dateline paragraph*2 list_item*4 paragraph*4 related*6 boilerplate"
    ),
    "fr-renfort-de-3000-soldats": (
        "title boilerplate paragraph" + " heading paragraph" * 9 + " paragraph*2 boilerplate"
    ),
    "fr-stock-de-munitions": "paragraph*2 heading paragraph*4 boilerplate",
    "ro-soldati-in-donbass": (
        "dateline title paragraph*3 heading paragraph caption*2 paragraph*4 caption*2"
        " paywall folded*9"
    ),
}
"""What each line of each page is, told by eye; `folded` leaves open which of the roles that are
folded away (offers, labels and headings of lists that were not copied could be several)."""

PRIVATE = re.compile(
    rb"[\w.+-]+@[\w-]+\.\w+"  # an address of a person
    rb"|(?:^|[\s\"'(])(?:/(?:home|root|mnt|tmp|Users)/|[A-Z]:\\)"  # a path of some machine
    rb"|://[^/\s]*:[^/\s]*@|(?i:(?:api[_-]?key|token|passwor[dt])\s*[=:])"  # a credential
)


class Unit(NamedTuple):
    lang: str
    source: str
    target: str


def fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def figures(text: str) -> Counter[str]:
    return Counter(re.sub(r"\D", "", found) for found in FIGURE.findall(text))


def parse_memory() -> list[Unit]:
    """Read the file without our own reader, so that neither hides the other's mistakes."""
    root = defusedxml.ElementTree.parse(MEMORY).getroot()
    units = []
    for tu in root.iter("tu"):
        texts = {tuv.get(XML_LANG): tuv.findtext("seg") or "" for tuv in tu.iter("tuv")}
        target = texts.pop("en")
        ((lang, source),) = texts.items()
        units.append(Unit(lang, source, target))
    return units


UNITS = parse_memory()


@pytest.fixture(scope="module", params=SOURCES, ids=lambda path: path.stem)
def seed(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture(scope="module")
def article(seed: Path) -> Article:
    return prepare(read_source(str(seed)))


def test_there_are_five_articles_in_three_languages() -> None:
    assert [path.name[:2] for path in SOURCES] == ["de", "fr", "fr", "fr", "ro"]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the given articles are not here")
def test_article_is_kept_byte_for_byte(seed: Path) -> None:
    assert seed.read_bytes() == (SHARED / seed.name).read_bytes()


def test_language_is_told(seed: Path, article: Article) -> None:
    assert article.lang == seed.name[:2]


def test_every_segment_has_exactly_one_unit(article: Article) -> None:
    known = Counter((unit.lang, fold(unit.source)) for unit in UNITS)
    counted = {
        article.slice(segment): known[article.lang, fold(article.slice(segment))]
        for segment in article.segments
    }
    assert counted
    assert [text for text, count in counted.items() if count != 1] == []


def test_memory_translates_every_segment(article: Article) -> None:
    """What the first run shows: each sentence has its own translation, without an engine."""
    wanted = {fold(unit.source): unit.target for unit in UNITS if unit.lang == article.lang}
    memory = TranslationMemory(read_tmx(MEMORY))
    done = translate_article(article, "en", memory=memory).translated("en")
    assert [segment.id for segment in article.segments] == list(range(len(article.segments)))
    assert {segment.id: wanted[fold(article.slice(segment))] for segment in article.segments} == {
        number: one.text for number, one in done.items()
    }


def test_no_segment_stands_twice(article: Article) -> None:
    counts = Counter(article.slice(segment) for segment in article.segments)
    assert [text for text, count in counts.items() if count > 1] == []


def test_every_line_of_the_page_is_kept(seed: Path, article: Article) -> None:
    source = seed.read_text(encoding="utf-8")
    assert "".join(article.text.split()) == "".join(source.split())


def test_units_come_from_the_articles() -> None:
    pages = {
        lang: " ".join(
            fold(path.read_text(encoding="utf-8")) for path in SOURCES if path.name.startswith(lang)
        )
        for lang in ("de", "fr", "ro")
    }
    assert [unit.source for unit in UNITS if unit.source not in pages[unit.lang]] == []


def test_file_says_what_it_is() -> None:
    root = defusedxml.ElementTree.parse(MEMORY, forbid_dtd=True).getroot()
    header = root.find("header")
    assert (root.tag, root.get("version")) == ("tmx", "1.4")
    assert header is not None
    assert header.get("srclang") == "*all*"
    assert {tu.get("creationid") for tu in root.iter("tu")} == {"dragoman"}


def test_our_reader_reads_every_unit() -> None:
    read = [(unit.lang, unit.source, unit.target) for unit in read_tmx(MEMORY) if unit.lang != "en"]
    assert sorted(read) == sorted(tuple(unit) for unit in UNITS)


def test_both_sides_are_clean_single_lines() -> None:
    sides = [text for unit in UNITS for text in (unit.source, unit.target)]
    unclean = [text for text in sides if not text or text != fold(text) or not text.isprintable()]
    assert unclean == []


def test_figures_are_the_same_on_both_sides() -> None:
    assert [unit for unit in UNITS if figures(unit.target) != figures(unit.source)] == []


def test_figures_are_read_whole() -> None:
    assert figures("3 000 et 11,000 au 26 février, 220 à 1.5") == Counter(
        ["3000", "11000", "26", "220", "1", "5"]
    )


def test_hedges_and_counting_words_are_kept() -> None:
    lost = [
        (english, unit)
        for unit in UNITS
        for pattern, english in HEDGES[unit.lang].items()
        if re.search(pattern, unit.source) and english not in unit.target
    ]
    assert lost == []


def test_names_take_their_english_form() -> None:
    assert [unit for unit in UNITS if SOURCE_SPELLINGS.search(unit.target)] == []


def test_translation_is_no_echo() -> None:
    echoes = [unit.source for unit in UNITS if unit.source.casefold() == unit.target.casefold()]
    assert sorted(echoes) == ["Berlin", "Paris"], "only the datelines are the same in English"


def test_quotation_marks_and_ends_are_kept() -> None:
    changed = [
        unit
        for unit in UNITS
        if unit.target.count('"') != len(re.findall('["«»]', unit.source))
        or (unit.source[-1] in ".:" and unit.target.rstrip('"')[-1] not in ".:")
        or (unit.source[-1].isalnum() and not unit.target[-1].isalnum())
    ]
    assert changed == []


def test_hedges_are_all_met() -> None:
    unmet = [
        pattern
        for lang, hedges in HEDGES.items()
        for pattern in hedges
        if not any(unit.lang == lang and re.search(pattern, unit.source) for unit in UNITS)
    ]
    assert unmet == []


@pytest.mark.parametrize("path", sorted(SEEDS.iterdir()), ids=lambda path: path.name)
def test_nothing_private_is_in_the_files(path: Path) -> None:
    assert PRIVATE.findall(path.read_bytes()) == []


@pytest.mark.parametrize(
    "private",
    [
        b"write to jane.doe@example.org",
        b"see /home/jane/x",
        b"https://a:b@example.org",
        b"token = 1",
    ],
)
def test_private_things_would_be_found(private: bytes) -> None:
    assert PRIVATE.search(private)


def test_every_line_has_its_role(seed: Path, article: Article) -> None:
    wanted = []
    for run in PAGES[seed.stem].split():
        role, _, times = run.partition("*")
        wanted += [role] * int(times or 1)
    told = [block.role for block in article.blocks]
    assert [
        "folded" if by_eye == "folded" and role not in BODY_ROLES else role
        for role, by_eye in zip(told, wanted, strict=True)
    ] == wanted


def test_masthead_date_is_the_date_of_publication(seed: Path, article: Article) -> None:
    """The time stamps under two of the pages are those of other articles."""
    wanted = "2024-11-02" if seed.stem == "ro-soldati-in-donbass" else None
    assert article.published == wanted
