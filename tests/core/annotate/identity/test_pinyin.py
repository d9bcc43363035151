import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.identity.pinyin import chinese


@pytest.mark.parametrize(
    ("russian", "ukrainian", "pinyin"),
    [
        ("Си Цзиньпин", "Сі Цзіньпін", "xi jinping"),
        ("Чжао Лицзянь", "Чжао Ліцзянь", "zhao lijian"),
        ("Чжао Цзыян", "Чжао Цзиян", "zhao ziyang"),
        ("Хэ Вэйдун", "Хе Вейдун", "he weidong"),
        ("Жэнь Чжэнфэй", "Жень Чженфей", "ren zhengfei"),
        ("Дэн Сяопин", "Ден Сяопін", "deng xiaoping"),
    ],
)
def test_cyrillic_chinese_is_read_as_pinyin(russian: str, ukrainian: str, pinyin: str) -> None:
    expected = pinyin.split()
    assert chinese(russian.split()) == expected
    assert chinese([word.capitalize() for word in expected]) == expected
    if ukrainian != "Чжао Цзиян":  # і would tell; without it this is another name
        assert chinese(ukrainian.split()) == expected


@pytest.mark.parametrize(
    "name", ["Владимир Путин", "Ким Чен Ын", "Jack Ma", "Иван Петров", "Ли", "Donald Trump"]
)
def test_other_names_are_not_chinese(name: str) -> None:
    assert chinese(name.split()) is None


@given(st.lists(st.text(max_size=30), max_size=4))
def test_it_never_raises(parts: list[str]) -> None:
    read = chinese(parts)
    assert read is None or len(read) == len(parts)
