"""Bytes come out as the text that went in, or are refused with a sentence."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import SourceEmpty, SourceNotText, SourceTooLarge
from core.ingest.decode import MAX_BYTES, codec_of, decode

FRENCH = (
    "À Séoul, le ministère a été prévenu : « Où étaient-ils ? » Les élèves français ont reçu "
    "des œufs, ça coûte 3 € à Noël, d’après l’île."
)
GERMAN = (
    "Die Übung in München dauerte länger als fünf Wochen; weiß jemand, wie groß die Straße ist? "
    "„Schöne Grüße“, schrieb der Ärztetag aus Österreich."
)
ROMANIAN = (
    "Soldaţii nord-coreeni ar fi fost ucişi în Donbass, a declarat sâmbătă ministrul apărării; "
    "„situaţia rămâne gravă”, au spus şi alţi oficiali români."
)
POLISH = (
    "Żołnierze z Korei Północnej są już w Rosji. Prezydent powiedział, że sytuacja się pogarsza, "
    "ponieważ wróg ćwiczy coraz częściej i może wysłać więcej ludzi. Łódź, środa."
)
CZECH = (
    "Severokorejští vojáci už jsou v Rusku, řekl ve středu český ministr. Příští týden přijede "
    "další jednotka; žádné zprávy o tom však úřady nepotvrdily."
)
HUNGARIAN = (
    "Az észak-koreai katonák már Oroszországban vannak, közölte szerdán a külügyminiszter. A "
    "főváros őrizetét később erősítik meg, tűzszünetről nincs szó."
)
TURKISH = (
    "Kuzey Kore askerleri Rusya'ya ulaştı. Dışişleri Bakanı çarşamba günü yaptığı açıklamada "
    "görüşmelerin sürdüğünü söyledi; İstanbul'da güvenlik artırıldı."
)
RUSSIAN = (
    "Северокорейские солдаты прибыли в Россию, сообщил в среду министр обороны. По его словам, "
    "их число может вырасти до десяти тысяч человек. Москва это отрицает."
)
UKRAINIAN = (
    "Північнокорейські солдати вже перебувають у Росії, повідомив міністр. За його словами, "
    "їхня кількість може зрости; Київ просить союзників про допомогу."
)
GREEK = "Οι στρατιώτες έφτασαν στη Ρωσία, δήλωσε την Τετάρτη ο υπουργός Άμυνας της χώρας."
HEBREW = "חיילים מצפון קוריאה הגיעו לרוסיה, כך הודיע ביום רביעי שר הביטחון של המדינה."
ARABIC = "وصل جنود من كوريا الشمالية إلى روسيا، كما أعلن وزير الدفاع يوم الأربعاء في مؤتمر صحفي."
JAPANESE = (
    "北朝鮮の兵士がロシアに到着したと、国防相は水曜日に発表した。人数は一万人に達する見込みだ。"
)
KOREAN = "북한 군인들이 러시아에 도착했다고 국방부 장관이 수요일에 밝혔다. 규모는 만 명에 이른다."
CHINESE = "朝鲜士兵已经抵达俄罗斯，国防部长星期三表示，人数可能达到一万人。莫斯科否认了这一消息。"
TAIWANESE = "北韓士兵已經抵達俄羅斯，國防部長星期三表示，人數可能達到一萬人。莫斯科否認了這項消息。"

LEGACY = [
    (FRENCH, "cp1252"),
    (FRENCH.replace("’", "'"), "iso8859_15"),
    (FRENCH, "mac_roman"),
    (GERMAN, "cp1252"),
    (GERMAN.replace("„", '"').replace("“", '"'), "iso8859_1"),
    (ROMANIAN, "cp1250"),
    (ROMANIAN.replace("„", '"').replace("”", '"'), "iso8859_2"),
    (POLISH, "cp1250"),
    (POLISH, "iso8859_2"),
    (POLISH, "cp852"),
    (CZECH, "cp1250"),
    (CZECH, "iso8859_2"),
    (HUNGARIAN, "cp1250"),
    (TURKISH, "cp1254"),
    (RUSSIAN, "cp1251"),
    (RUSSIAN, "koi8_r"),
    (RUSSIAN, "iso8859_5"),
    (RUSSIAN, "cp866"),
    (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8_u"),
    (GREEK, "cp1253"),
    (HEBREW, "cp1255"),
    (ARABIC, "cp1256"),
    (JAPANESE, "cp932"),
    (JAPANESE, "euc_jp"),
    (JAPANESE, "iso2022_jp"),
    (KOREAN, "cp949"),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
]


@pytest.mark.parametrize(("text", "codec"), LEGACY, ids=lambda one: one[:12])
def test_legacy_encodings_come_out_right(text: str, codec: str) -> None:
    assert decode(text.encode(codec), "x") == text


@pytest.mark.parametrize("text", [FRENCH, POLISH, RUSSIAN, JAPANESE, "plain ASCII, no more"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("has_mark", [True, False])
def test_unicode_comes_out_right_with_and_without_a_mark(
    text: str, codec: str, has_mark: bool
) -> None:
    text = f"{text}\nSecond line, 2024.\n"
    mark = "\ufeff" if has_mark else ""
    assert decode((mark + text).encode(codec), "x") == text


def test_one_accent_in_a_long_english_text_is_enough() -> None:
    text = "The café was closed. " + "Nothing else of note happened in the village. " * 50
    assert decode(text.encode("cp1252"), "x") == text


def test_a_file_cut_in_the_middle_of_a_character_is_still_utf_8() -> None:
    assert decode(FRENCH.encode() + "é".encode()[:1], "x") == FRENCH + "\ufffd"


def test_utf_8_taken_for_windows_1252_on_the_way_is_mended() -> None:
    text = "L’été à Séoul coûte cher."
    assert decode(text.encode().decode("cp1252").encode(), "x") == text
    assert decode("Ã est une lettre portugaise : SÃO.".encode(), "x").startswith("Ã est")


def test_a_claim_is_believed_where_the_bytes_bear_it_out() -> None:
    assert decode("Ĺ".encode("cp1250") * 3, "x", declared=["windows-1250"]) == "ĹĹĹ"
    assert decode(FRENCH.encode(), "x", declared=["iso-8859-1"]) == FRENCH
    assert decode(RUSSIAN.encode("cp1251"), "x", declared=["no-such", "utf-8"]) == RUSSIAN


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        (' "UTF8" ', "utf-8"),
        ("gb2312", "gb18030"),
        ("nonsense", None),
        ("base64", None),
        ("rot13", None),
        ("", None),
    ],
)
def test_encodings_are_known_by_the_names_pages_use(label: str, codec: str | None) -> None:
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP image"),
        (b"PK\x03\x04\x14\0\0\0\0\0notes.txt", "a zip archive"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml ... word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\0\0\0mimetypeapplication/epub+zip", "an e-book"),
        (b"\x1f\x8b\x08\0\0\0", "a gzip archive"),
        (b"{\\rtf1\\ansi hello}", "a Rich Text document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"SQLite format 3\0", "a database"),
    ],
)
def test_what_is_not_text_is_named(raw: bytes, what: str) -> None:
    with pytest.raises(SourceNotText, match=f"^note.bin looks like {what}, .*; .*add|choose"):
        decode(raw + bytes(range(256)), "note.bin")


@pytest.mark.parametrize(
    "raw",
    [bytes(range(256)) * 40, b"\0" * 500 + b"\x01\x02", b"\x01\x02\x03\x04\x05abc" * 20],
    ids=["all bytes", "zeros", "controls"],
)
def test_other_bytes_are_refused_too(raw: bytes) -> None:
    with pytest.raises(SourceNotText, match="is not text"):
        decode(raw, "x")


@pytest.mark.parametrize("raw", [b"", b"  \n\t\r\n ", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_nothing_to_read_is_said(raw: bytes) -> None:
    with pytest.raises(SourceEmpty, match="nothing"):
        decode(raw, "x")


def test_more_than_the_cap_is_refused() -> None:
    with pytest.raises(SourceTooLarge, match=r"10 MB.*smaller parts"):
        decode(b"a" * (MAX_BYTES + 1), "x")


def test_a_message_carries_no_escape_sequence() -> None:
    with pytest.raises(SourceEmpty) as told:
        decode(b"", "\x1b]0;owned\x07\u202etxt.exe")
    assert str(told.value).isprintable()


@pytest.mark.parametrize("unit", [b"\xe9", b"\xe9 ", b"\x81\x40", b"\xff\xfe", b"(", b"\xd0"])
def test_ten_megabytes_of_one_thing_come_to_an_end(unit: bytes) -> None:
    with contextlib.suppress(SourceNotText, SourceEmpty):
        decode(unit * (MAX_BYTES // len(unit)), "x")


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1).filter(
        str.strip
    )
)
def test_any_utf_8_comes_back(text: str) -> None:
    try:
        found = decode(text.encode(), "x")
    except (SourceEmpty, SourceNotText):
        return
    if found != text:
        # a byte order mark dropped, or text that was encoded twice
        assert text.startswith("\ufeff") or found.encode("utf-8").decode("cp1252") == text


@given(st.binary(max_size=300))
def test_any_bytes_become_text_or_are_refused(raw: bytes) -> None:
    try:
        text = decode(raw, "x")
    except (SourceEmpty, SourceNotText) as error:
        assert str(error).isprintable()
    else:
        assert text.encode("utf-8")
