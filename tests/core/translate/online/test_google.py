"""Google over deep-translator, against servers that behave and servers that do not."""

import re

import pytest

from core.errors import EngineUnavailable, TranslateError
from core.translate.engine import BatchingEngine
from core.translate.online import GoogleEngine
from tests.core.translate.online.services import requester

from .google_server import GoogleServer, Reply, page, serving, upper

TEXTS = [
    "La Corée du Nord a envoyé des soldats.",
    "Ils étaient 3 000 en octobre [1].",
    "« C'est grave », a dit le ministre & voisin.",
    "Séoul s'inquiète <beaucoup>.",
    "La suite demain.",
]
WANTED = [upper(text) for text in TEXTS]


def engine(server: GoogleServer, **options: float) -> GoogleEngine:
    return GoogleEngine(address=server.address, requester=requester(**options))


def translating(text: str, number: int) -> Reply:
    return page(upper(text))


def only_single(mangle: object) -> object:
    """Serve packs mangled and single texts well."""

    def behave(text: str, number: int) -> Reply:
        return page(mangle(upper(text))) if "\n" in text else page(upper(text))  # type: ignore[operator]

    return behave


def test_many_segments_cost_one_request() -> None:
    with serving(translating) as server:
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
        assert len(server.queries) == 1
        assert {server.queries[0]["sl"], server.queries[0]["tl"]} == {"fr", "en"}


@pytest.mark.parametrize(
    ("lang", "sentence", "most"),
    [
        # 150 characters a segment, and of Chinese the 50 that say as much
        ("ro", "Președintele a declarat joi că guvernul va adopta măsurile anunțate", 2),
        ("ru", "Президент заявил в четверг, что правительство примет объявленные меры", 3),
        ("zh", "总统周四表示政府将采取此前宣布的措施以稳定经济并保护就业", 2),
    ],
)
def test_an_article_of_fifty_segments_costs_few_requests(
    lang: str, sentence: str, most: int
) -> None:
    length = 50 if lang == "zh" else 150
    texts = [
        f"{number}. {sentence}, {sentence}, {sentence}"[:length].strip() for number in range(50)
    ]
    assert sum(map(len, texts)) > 49 * (length - 1)
    with serving(translating) as server:
        assert engine(server).translate(texts, lang, "en") == [upper(text) for text in texts]
        assert len(server.queries) == most
        assert all(len(query["q"]) < 5_000 for query in server.queries)


def test_wide_scripts_keep_to_the_byte_budget() -> None:
    texts = [f"{number}北朝鮮は数千人の兵士をロシアに派遣した。" * 6 for number in range(40)]
    with serving(translating) as server:
        server.says = lambda text, _: (
            Reply(status=400) if len(text.encode()) * 3 > 16_000 else page(upper(text))
        )
        assert engine(server).translate(texts, "ja", "en") == [upper(text) for text in texts]
        assert len(server.queries) < len(texts) / 3


@pytest.mark.parametrize(
    "mangle",
    [
        lambda answer: answer.replace("\n", " "),
        lambda answer: "\n".join(reversed(answer.split("\n"))),
        lambda answer: answer.replace("\n", "\n\n"),
        lambda answer: re.sub(r"\[(\d{3})\]", r"【\1】", answer),
        lambda answer: re.sub(r"\[(\d{3})\] (.*)", r"\2 [\1]", answer),
    ],
    ids=["run together", "reordered", "blank lines", "other brackets", "number behind"],
)
def test_mangled_lines_are_told_apart_without_asking_again(mangle: object) -> None:
    with serving(only_single(mangle)) as server:  # type: ignore[arg-type]
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
        assert len(server.queries) == 1


@pytest.mark.parametrize(
    "mangle",
    [
        lambda answer: answer.split("\n", 1)[1],
        lambda answer: re.sub(r"\n\[\d+\]", "", answer),
        lambda answer: re.sub(r"\[\d+\] ", "", answer),
        lambda answer: f"Translation: {answer}".replace("\n", " "),
        lambda answer: answer.replace("\n", "\n[101] again\n", 1),
        lambda answer: re.sub(r"(\[\d+\]) .*", r"\1", answer, count=1),
        lambda answer: "",
        lambda answer: "nothing of the kind",
    ],
    ids=["dropped", "merged", "no marks", "preface", "doubled", "emptied", "nothing", "garbage"],
)
def test_an_answer_that_cannot_be_matched_is_asked_again_in_parts(mangle: object) -> None:
    with serving(only_single(mangle)) as server:  # type: ignore[arg-type]
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED
        assert len(server.queries) > 1


def test_line_breaks_as_elements_do_not_run_texts_together() -> None:
    with serving(lambda text, _: page(upper(text), breaks="<br>")) as server:
        assert engine(server).translate(TEXTS, "fr", "en") == WANTED


def test_text_without_letters_is_not_sent() -> None:
    with serving(translating) as server:
        assert engine(server).translate(["—", "***", "20.11.2024"], "fr", "en") == [
            "—",
            "***",
            "20.11.2024",
        ]
        assert server.queries == []


def test_the_same_text_is_sent_once() -> None:
    with serving(translating) as server:
        assert engine(server).translate(["Bonjour"] * 3, "fr", "en") == ["BONJOUR"] * 3
        assert [query["q"] for query in server.queries] == ["Bonjour"]


def test_an_unchanged_name_is_its_own_translation() -> None:
    with serving(lambda text, _: page(text)) as server:
        assert engine(server).translate(["Reuters"], "fr", "en") == ["Reuters"]


def test_a_server_that_gives_everything_back_has_translated_nothing() -> None:
    with serving(lambda text, _: page(text)) as server:
        assert engine(server).translate(TEXTS, "fr", "en") == [None] * 5


def test_a_text_over_the_limit_is_sent_in_pieces() -> None:
    text = " ".join(f"Phrase numéro {number}, avec des mots." for number in range(600))
    with serving(translating) as server:
        assert engine(server).translate([text], "fr", "en") == [upper(text)]
        assert all(len(query["q"]) < 5_000 for query in server.queries)


def test_what_comes_back_is_cleaned() -> None:
    with serving(
        lambda text, _: page(f"\x1b[31mred\x1b[0m \u202eevil\u202c {upper(text)}")
    ) as server:
        assert engine(server).translate(["bonjour"], "fr", "en") == ["red evil BONJOUR"]


@pytest.mark.parametrize(
    ("lang", "target", "sent"),
    [
        ("he", "pt-BR", ("iw", "pt")),
        ("und", "EN", ("auto", "en")),
        ("zh", "zh-TW", ("zh-CN", "zh-TW")),
        ("zh-Hant-HK", "nb", ("zh-TW", "no")),
        ("jv", "fil", ("jw", "tl")),
        ("ro_MD", "en-GB", ("ro", "en")),
    ],
)
def test_languages_are_called_as_google_calls_them(
    lang: str, target: str, sent: tuple[str, str]
) -> None:
    with serving(translating) as server:
        assert engine(server).translate(["bonjour"], lang, target) == ["BONJOUR"]
        assert (server.queries[0]["sl"], server.queries[0]["tl"]) == sent


def test_an_unknown_language_is_said_to_be_so() -> None:
    with (
        serving(translating) as server,
        pytest.raises(TranslateError, match="does not know") as told,
    ):
        engine(server).translate(["text"], "tlh", "en")
    assert not isinstance(told.value, EngineUnavailable)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(status=429), "too many requests"),
        (Reply(status=503), "trouble of its own"),
        (Reply(status=403), "refused"),
        (Reply("<html><body>Before you continue</body></html>"), "consent page"),
        (Reply("\x00\xff garbage", status=200), "consent page"),
        (Reply("http://127.0.0.1/login"), "consent page"),
        (Reply('<?xml version="1.0"?><error/>'), "consent page"),
        (Reply("<html><body>", breaks_off=True), "broke off"),
        (Reply("x" * 5_000_000), "far more"),
        (Reply(status=302, headers={"Location": "/m?q=x&sl=fr&tl=en"}), "broke off"),
    ],
    ids=[
        "429",
        "503",
        "403",
        "consent",
        "garbage",
        "address",
        "xml",
        "cut",
        "flood",
        "redirect loop",
    ],
)
def test_an_engine_that_does_not_work_says_what_is_wrong(reply: Reply, sentence: str) -> None:
    with serving(lambda *_: reply) as server, pytest.raises(EngineUnavailable, match=sentence):
        engine(server).translate(TEXTS, "fr", "en")


@pytest.mark.parametrize("reply", [Reply(hangs=True), Reply(drips=True)], ids=["hangs", "drips"])
def test_a_server_that_does_not_end_is_left(reply: Reply) -> None:
    in_time = "did not answer in time"
    with serving(lambda *_: reply) as server, pytest.raises(EngineUnavailable, match=in_time):
        engine(server, read=0.2, deadline=0.5).translate(TEXTS, "fr", "en")


def test_no_server_at_all_is_said_at_once() -> None:
    with serving(translating) as server:
        gone = engine(server)
    with pytest.raises(EngineUnavailable, match="cannot be reached"):
        gone.translate(TEXTS, "fr", "en")


def test_a_moment_of_trouble_is_tried_again() -> None:
    def behave(text: str, number: int) -> Reply:
        return Reply(status=503) if number == 1 else page(upper(text))

    with serving(behave) as server:
        assert engine(server, retries=1).translate(TEXTS, "fr", "en") == WANTED


def test_what_was_translated_before_the_trouble_is_kept() -> None:
    texts = [f"{number} {TEXTS[0]}" * 20 for number in range(20)]

    def behave(text: str, number: int) -> Reply:
        return page(upper(text)) if number == 1 else Reply(status=429)

    with serving(behave) as server:
        found = engine(server).translate(texts, "fr", "en")
    done = [one for one in found if one is not None]
    assert done == [upper(text) for text in texts[: len(done)]]
    assert 0 < len(done) < len(texts)


def test_one_text_that_is_refused_does_not_cost_the_others() -> None:
    def behave(text: str, number: int) -> Reply:
        return Reply(status=400) if "grave" in text else page(upper(text))

    with serving(behave) as server:
        found = engine(server).translate(TEXTS, "fr", "en")
    assert found == [*WANTED[:2], None, *WANTED[3:]]


def test_the_engine_says_how_many_to_hand_over() -> None:
    google = GoogleEngine()
    assert isinstance(google, BatchingEngine)
    texts = ["mot " * 300] * 9
    batches = list(google.batches(texts))
    assert [number for batch in batches for number in batch] == list(range(9))
    assert len(batches) == 3
