from core.annotate.consistency import settle
from core.annotate.recogniser import Mention
from core.article import Label


def _mention(text: str, form: str, label: Label, recogniser: str = "rules") -> Mention:
    start = text.index(form)
    return Mention(start=start, end=start + len(form), label=label, recogniser=recogniser)


def test_a_name_found_once_is_found_everywhere() -> None:
    texts = ["Marie Dupont parle.", "Hier Marie Dupont et Dupont se taisaient."]
    settled = settle(texts, [[_mention(texts[0], "Marie Dupont", "PER")], []], "fr")
    found = [(texts[1][m.start : m.end], m.key, m.recogniser) for m in settled[1]]
    assert found == [
        ("Marie Dupont", "person:marie-dupont", "article"),
        ("Dupont", "person:marie-dupont", "article"),
    ]


def test_one_form_has_one_label() -> None:
    texts = ["Acme ici", "chez Acme", "pour Acme"]
    found = [
        [_mention(texts[0], "Acme", "LOC")],
        [_mention(texts[1], "Acme", "ORG")],
        [_mention(texts[2], "Acme", "ORG")],
    ]
    settled = settle(texts, found, "fr")
    assert {m.label for one in settled for m in one} == {"ORG"}
    assert {m.key for one in settled for m in one} == {"org:acme"}


def test_a_short_form_joins_the_nearest_full_name_before_it() -> None:
    texts = ["Kim Jong Un règne. Kim parle. Kim Yong-hyun répond. Kim salue."]
    found = [
        _mention(texts[0], "Kim Jong Un", "PER"),
        _mention(texts[0], "Kim Yong-hyun", "PER"),
    ]
    keys = [m.key for m in settle(texts, [found], "fr")[0]]
    assert keys == [
        "person:kim-jong-un",
        "person:kim-jong-un",
        "person:kim-yong-hyun",
        "person:kim-yong-hyun",
    ]
