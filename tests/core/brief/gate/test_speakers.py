import pytest

from core.brief.gate.speakers import sound_stance
from core.brief.sentences import sentences_of
from core.brief.stance.stance import Asserter, Stance
from tests.core.brief.articles import Said, make_article

TEXT = "Selon Choïgou et des témoins de la scène, 220 obusiers sont partis vers la Russie."
MADE = "According to Shoigu and witnesses of the scene, 220 howitzers have left for Russia."

(SENTENCE,) = sentences_of(make_article("s1", "fr", [Said("paragraph", TEXT, MADE)]), "en")


def stance(who: str, words: str, key: str | None = None) -> Stance:
    return Stance(
        reported_by=(Asserter(who=who, words=words, cue="Selon", start=6, end=13, key=key),)
    )


@pytest.mark.parametrize(
    ("who", "words", "key"),
    [
        ("Sergei Shoigu", "Choïgou", "person:sergei-shoigu"),
        ("Shoigu", "Choïgou", "person:sergei-shoigu"),
        ("witnesses of the scene", "des témoins de la scène", None),
        ("des témoins de la scène", "des témoins de la scène", None),
    ],
)
def test_speakers_of_the_sentence_stay(who: str, words: str, key: str | None) -> None:
    given = stance(who, words, key)
    assert sound_stance(given, SENTENCE, is_sound=True) == given


@pytest.mark.parametrize(
    ("who", "key", "is_sound"),
    [
        ("Jimi Hendrix", None, True),
        ("Jimi Hendrix", "person:sergei-shoigu", True),
        ("witnesses of the scene", None, False),
    ],
)
def test_other_words_give_way_to_the_originals(who: str, key: str | None, is_sound: bool) -> None:
    made = sound_stance(stance(who, "Choïgou", key), SENTENCE, is_sound=is_sound)
    assert made == stance("Choïgou", "Choïgou", key)


def test_whoever_the_original_does_not_have_is_left_out() -> None:
    assert sound_stance(stance("Shoigu", "Jimi"), SENTENCE, is_sound=True) == Stance()


def test_a_pronoun_names_nobody() -> None:
    text = "Il a indiqué que 220 obusiers sont partis vers la Russie."
    said = Said("paragraph", text, "He said that 220 howitzers had left for Russia.")
    (sentence,) = sentences_of(make_article("s2", "fr", [said]), "en")
    given = sentence.stance
    assert [one.words for one in given.reported_by] == ["Il"]
    assert sound_stance(given, sentence, is_sound=True) == Stance()
