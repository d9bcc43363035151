import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from core.article import Article, Document, Source
from core.prepare import prepare
from core.prepare.sameness import fold_typing, same_typing


def _article(text: str, address: str = "-") -> Article:
    is_web = address.startswith("http")
    source = Source(kind="web" if is_web else "stdin", address=address, fetched="", sha256="0")
    return prepare(Document(source=source, text=text), lang="ro")


@given(st.text(alphabet="aăâîșțşţ“”„’ \u00a0\u00ad-…", min_size=1, max_size=30))
def test_folding_once_is_enough(text: str) -> None:
    assert fold_typing(fold_typing(text)) == fold_typing(text)


@given(st.text(alphabet="abcăâîșțȘȚ ", min_size=1, max_size=30).filter(str.strip))
def test_old_letters_and_parted_marks_are_the_same_article(text: str) -> None:
    old = text.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
    assert same_typing(_article(text), _article(old))
    assert same_typing(_article(text), _article(unicodedata.normalize("NFD", text) + " \n"))


def test_a_page_on_the_web_is_the_same_at_its_own_address_alone() -> None:
    one, other = (_article("Știre.", f"https://example.org/{name}") for name in "ab")
    assert same_typing(one, _article("Ştire.", one.source.address))
    assert not same_typing(one, other)
    assert not same_typing(one, _article("Știre."))


def test_a_saved_page_is_the_same_as_the_one_at_its_address() -> None:
    fetched = _article("Știre.", "https://example.org/a")
    saved = _article("Ştire.")
    own = saved.with_(source=saved.source.with_(url="https://example.org/a"))
    other = saved.with_(source=saved.source.with_(url="https://example.org/b"))
    assert same_typing(own, fetched)
    assert not same_typing(other, fetched)
    assert not same_typing(saved, fetched)
