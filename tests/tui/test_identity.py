"""Who a name is, for the reader: looked up in a library, without a screen."""

from pathlib import Path

import pytest

from core.article import Article, Entity
from core.store import Library, NamedForm
from tests.tui.reader_samples import Name, build
from tui.identity import answers, in_words, join, look_up, named_like, names_in, part

KEY = "person:sergei-shoigu"


def make(article_id: str, *sentences: tuple[str, str], form: str = "Choïgou") -> Article:
    return build(
        article_id,
        [("paragraph", [sentence]) for sentence in sentences],
        names=[
            Name(form, "Shoigu", "PER", KEY),
            Name("Bortnikov", "Bortnikov", "PER", "person:alexander-bortnikov"),
        ],
    )


FIRST = make("one", ("Choïgou parle à Bortnikov.", "Shoigu speaks to Bortnikov."))
SECOND = make("two", ("Choïgou part.", "Shoigu leaves."), ("Choïgou revient.", "Shoigu is back."))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    made = Library(tmp_path / "library")
    made.put_many([FIRST, SECOND])
    return made


def test_a_name_is_told_with_its_reason_forms_and_articles(library: Library) -> None:
    who = look_up(library, FIRST, "en", FIRST.entities[0], True)
    assert (who.form, who.key) == ("Choïgou", KEY)
    assert "table of people" in who.reason
    assert who.forms == {"fr": ("Choïgou",), "en": ("Shoigu",)}
    assert [(one.article, one.mentions) for one in who.sightings] == [("two", 2)]
    assert [one.form for one in who.others] == ["Shoigu"]
    told = in_words(who)
    assert told[0].endswith(KEY)
    assert any("Elsewhere 2 times" in line for line in told)
    assert any(line.startswith("French: ") for line in told)
    assert [key for key, _ in answers(who)] == ["j", "p"]


def test_a_name_of_the_translation_is_looked_up_too(library: Library) -> None:
    entity = FIRST.translated("en")[0].entities[0]
    who = look_up(library, FIRST, "en", entity, False)
    assert (who.form, who.key) == ("Shoigu", KEY)


def test_a_short_form_says_whom_it_stands_for(library: Library) -> None:
    article = make("three", ("Kim dort.", "Kim sleeps."), form="Kim")
    library.put(article)
    who = look_up(library, article, "en", article.entities[0], True)
    assert who.reason.startswith("In this article it stands for ")
    assert "person:kim" in who.reason


def test_parting_a_form_is_seen_and_told(library: Library) -> None:
    who = look_up(library, FIRST, "en", FIRST.entities[0], True)
    library.choose_identity(part(who.others[0], who.by_rules))
    settled = library.identities().settle_article(FIRST)
    again = look_up(library, FIRST, "en", settled.entities[0], True)
    assert again.key != KEY
    assert again.reason.startswith("You have said so")
    assert again.by_rules.key == KEY
    assert any("You have said" in line for line in in_words(again))
    assert "r" in [key for key, _ in answers(again)]
    # The other article's form of the same spelling went along.
    assert [one.mentions for one in again.sightings] == [2]


def test_joining_with_a_name_typed(library: Library) -> None:
    known = named_like(FIRST, "en", "PER", "bortnikov")
    assert known.key == "person:alexander-bortnikov"
    stranger = named_like(FIRST, "en", "PER", "Wladimir Putin")
    assert stranger.key == "person:vladimir-putin"
    assert [one.form for one in names_in(FIRST, "en", "PER")] == ["Choïgou", "Bortnikov", "Shoigu"]
    choice = join(known, NamedForm(form="Choïgou", key=KEY, name="x", label="PER"))
    library.choose_identity(choice)
    who = look_up(library, FIRST, "en", FIRST.entities[0], True)
    assert who.key == known.key


def test_a_name_without_a_key_and_a_damaged_library(library: Library) -> None:
    (library.path / "articles" / "two.json").write_text("{", encoding="utf-8")
    bare = Entity(start=0, end=7, text="Choïgou", label="PER")
    who = look_up(library, FIRST.with_(entities=(bare,)), "en", bare, True)
    assert who.key == "Choïgou"
    assert who.sightings == ()
    assert any("No other article" in line for line in in_words(who))
