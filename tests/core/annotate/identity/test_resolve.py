import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.annotate.identity import Identity, compare, reason_of, resolve, spellings_of
from core.article import Label


def keys(forms: str, label: Label | None = None) -> set[str]:
    return {resolve(form, label).key for form in forms.split("|")}


@pytest.mark.parametrize(
    "forms",
    [
        "Сергей Чернышёв|Сергій Чернишов|Sergey Chernyshev|Sergueï Tchernychev|"
        "Sergej Tschernyschow|Serghei Cernîșov",
        "Александр Жуковский|Oleksandr Zhukovskyi|Alexandre Joukovski|Alexander Schukowski",
        "Николай Юрченко|Микола Юрченко|Mykola Yurchenko|Nikolai Jurtschenko|Nikolaï Iourtchenko",
        "Иван Иванович Сидоренко|Iwan Iwanowitsch Sidorenko|Ivan I. Sidorenko|Ivan Sidorenko",
    ],
)
def test_people_of_no_table_have_one_key(forms: str) -> None:
    found = keys(forms, "PER")
    assert len(found) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vladimir Putin", "Vladimir Medinsky"),
        ("Vitali Klitschko", "Wladimir Klitschko"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Donald Trump", "Donald Tusk"),
        ("George W. Bush", "George H. W. Bush"),
        ("Sergei Ivanov", "Timur Ivanov"),
        ("Andrei Kuznetsov", "Svetlana Kuznetsova"),
        ("Pierre Martin", "Peter Martin"),
        ("Hans Müller", "Heinrich Müller"),
        ("Kim Jong Un", "Kim Jong Il"),
        ("Kim", "Kim Jong Un"),
        ("Vladimir", "Vladimir Putin"),
        ("Li Qiang", "Li Keqiang"),
    ],
)
def test_two_people_stay_two(one: str, other: str) -> None:
    assert resolve(one, "PER").key != resolve(other, "PER").key
    assert not compare(one, other, "PER").is_same


def test_a_place_is_one_with_its_kind_and_without() -> None:
    assert resolve("mont Ventoux", "LOC", "fr").key == resolve("Ventoux", "LOC", "fr").key
    assert resolve("Mount Gox", "LOC", "en").key == resolve("muntele Gox", "LOC", "ro").key


def test_a_label_is_found_where_none_is_given() -> None:
    assert resolve("Kyiv").label == "LOC"
    assert resolve("Путин").key == "person:vladimir-putin"
    assert resolve("НАТО").key == "org:nato"
    assert resolve("France").key == "territory:FR"
    assert resolve("Ivan Sidorenko").label == "PER"
    assert resolve("Müller GmbH").label == "ORG"


def test_other_labels_find_their_things_too() -> None:
    assert resolve("ukrainische", "MISC", "de").key == "territory:UA"
    assert resolve("Kreml", "LOC", "de").key == resolve("Кремль", "ORG", "ru").key
    assert resolve("Russlands", "LOC", "de").key == "territory:RU"
    assert resolve("CNNs", "ORG", "de").key == "org:cnn"
    assert resolve("Merkels", "PER", "de").key == "person:angela-merkel"
    assert resolve("Владимира Путина", "PER", "ru").key == "person:vladimir-putin"
    assert resolve("Зеленському", "PER", "uk").key == "person:volodymyr-zelensky"


def test_every_key_can_be_explained() -> None:
    known = resolve("Choïgou", "PER", "fr")
    assert known.rule == "people, short form"
    assert "Шойгу" in known.forms
    assert known.is_known
    unknown = resolve("Sergueï Tchernychev", "PER", "fr")
    assert unknown.rule == "spelling"
    assert not unknown.is_known
    assert any("Tchernychev = " in step for step in unknown.forms)
    assert "Шойгу" in spellings_of("person:sergei-shoigu")
    assert "OTAN" in spellings_of("org:nato")
    assert "mer Noire" in spellings_of("place:black-sea")
    assert spellings_of("person:nobody-at-all") == ()


@pytest.mark.parametrize(
    "form", ["Choïgou", "Kharkiv", "France", "OTAN", "МИД РФ", "Xi Jinping", "Zzyzx Qwrt", "!!"]
)
def test_every_rule_has_words(form: str) -> None:
    who = resolve(form)
    assert len(reason_of(who)) > len(who.rule)


def test_a_comparison_says_why() -> None:
    same = compare("Щербаков", "Chtcherbakov", "PER")
    assert same.is_same
    assert "shcherbakov" in same.reason
    other = compare("Poutine", "Medinsky")
    assert not other.is_same
    assert "person:vladimir-putin" in other.reason


@given(
    st.text(max_size=80),
    st.sampled_from((None, "PER", "LOC", "ORG", "MISC")),
    st.sampled_from(("", "fr", "de", "ro", "en", "ru", "uk", "zh")),
)
def test_anything_has_a_key(form: str, label: Label | None, lang: str) -> None:
    who = resolve(form, label, lang)
    assert isinstance(who, Identity)
    assert who.key.partition(":")[2]
    assert who == resolve(form, label, lang)


def test_hostile_names_come_to_an_end() -> None:
    for form in ("Министерство " * 50_000, "а" * 1_000_000, "of the " * 100_000, "X. " * 100_000):
        assert resolve(form).key
        assert resolve(form, "ORG", "ru").key
