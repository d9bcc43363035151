import pytest

from core.errors import PrepareError
from core.prepare import prepare_line


def test_a_line_gives_what_the_command_prints() -> None:
    made = prepare_line(
        {"text": "Der Minister kündigte Gespräche an. Er freut sich.", "lang": "zz"}
    )
    assert list(made) == ["lang", "title", "published", "text", "blocks"]
    assert made["lang"] == "de"
    assert made["blocks"] == [{"start": 0, "end": 50, "role": "paragraph"}]


def test_text_without_an_article_gives_an_empty_one() -> None:
    assert prepare_line({"text": " \n"})["blocks"] == []


def test_lone_surrogates_from_json_are_borne() -> None:
    assert (
        prepare_line({"text": "Der Satz \ud800 geht weiter."})["text"]
        == "Der Satz \ufffd geht weiter."
    )


@pytest.mark.parametrize("obj", [{}, {"text": 3}, [], "text", None])
def test_other_lines_are_refused_in_one_sentence(obj: object) -> None:
    with pytest.raises(PrepareError, match="holds no text"):
        prepare_line(obj)  # type: ignore[arg-type]
