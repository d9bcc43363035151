from pathlib import Path

import pytest

from core.brief.export.template import MOST_TEMPLATE, from_template
from core.errors import ExportError
from tests.core.brief.export.hostile import full_of
from tests.core.brief.export.sample import sample


def fill(tmp_path: Path, name: str, text: str, *, seconds: float = 20) -> str:
    place = tmp_path / name
    place.write_text(text, encoding="utf-8")
    return from_template(place, *sample(), seconds=seconds)


def test_a_layout_of_ones_own(tmp_path: Path) -> None:
    made = fill(
        tmp_path,
        "lines.txt",
        "{% for claim in claims %}{{ claim.text }}"
        "{% for one in claim.citations %} [{{ one.note }}: {{ notes[one.note - 1].original }}]"
        "{% endfor %}\n{% endfor %}"
        "{% for value in ledger[0].values %}{{ value | qualified }}; {% endfor %}"
        "{{ sources[0].lang | language }}\n",
    )
    assert made == (
        "According to the prefecture, about 1,200 residents were evacuated on Tuesday. "
        "[1: Selon la préfecture, environ 1 200 habitants ont été évacués mardi.] "
        "[2: Rund 1.500 Menschen mussten ihre Häuser verlassen, teilte Innenminister Paul Kern "
        "mit.]\n"
        "Two alerts in October went unheeded. "
        "[4: L'exploitant aurait ignoré deux alertes en octobre.]\n"
        "La route reste coupée entre Brève et Lormont. "
        "[5: La route reste coupée entre Brève et Lormont.]\n"
        "about 1,200; about 1,500; about 1500; French\n"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a.html", "&lt;b&gt; *x* [y](z)"),
        ("a.HTML.j2", "&lt;b&gt; *x* [y](z)"),
        ("a.md", "\\<b> \\*x\\* \\[y\\](z)"),
        ("a.md.jinja2", "\\<b> \\*x\\* \\[y\\](z)"),
        ("a.txt", "<b> *x* [y](z)"),
    ],
)
def test_what_is_printed_is_escaped_as_the_name_says(tmp_path: Path, name: str, shown: str) -> None:
    place = tmp_path / name
    place.write_text("{{ title }}|{{ 'a*' | safe }}")
    made = from_template(place, *full_of("<b> *x* [y](z)"))
    assert made == f"{shown}|a*"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ '*a' | md }}", "\\*a"),
        ("{{ '*' | md ~ '*' }}", "**"),
        ("{{ 'https://a.b/ c' | link }}", "<https://a.b/%20c>"),
        ("{{ 'a\"b' | yaml }}", '"a\\"b"'),
        ("{{ '=1' | csv }}", "'=1"),
        ("{{ '50%' | tex }}", "50\\%"),
        ("{{ people | map(attribute='name') | join(', ') }}", "Paul Kern"),
        ("{% macro m(a) %}<{{ a }}>{% endmacro %}{{ m(1) ~ m(2) }}", "<1><2>"),
        ("{% set x | upper %}abc{% endset %}{{ x }}", "ABC"),
        ("{% for one in claims %}{{ loop.index }}{% endfor %}", "123"),
    ],
)
def test_filters(tmp_path: Path, text: str, shown: str) -> None:
    assert fill(tmp_path, "a.txt", text) == shown.replace("**", "\\**")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ title }}\n{{ nothing.x }}", r"line 2: 'nothing' is undefined\.$"),
        ("{{ title }}\n\n{% for %}", r"line 3: Expected an expression"),
        ("\n{{ 1 / 0 }}", r"line 2: division by zero\.$"),
        ("{% include '/etc/passwd' %}", r"/etc/passwd cannot be taken in; a template is one file"),
        ("{% import 'x' as y %}", r"x cannot be taken in"),
        ("{{ ''.__class__.__mro__ }}", r"unsafe \(a template may only read\)"),
        ("{{ claims.append(1) }}", r"has no attribute 'append'"),
        ("{{ sources[0].update({}) }}", r"unsafe"),
        ("{{ self._TemplateReference__context }}", r"unsafe|no attribute"),
        ("{{ lipsum.__globals__ }}", r"undefined|unsafe"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(ExportError, match=said) as caught:
        fill(tmp_path, "a.txt", text)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


GROWING = "{{% set ns = namespace(s='aaaa') %}}{{% for i in range(90) %}}{}{{% endfor %}}"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'a' * 100000000 }}",
        "{{ [1] * 100000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%0999999999d' % 1 }}",
        "{{ range(999999999) | list }}",
        "{{ title | center(999999999) }}",
        "{{ title.ljust(999999999) }}",
        "{{ '{:>999999999}'.format(1) }}",
        GROWING.format("{% set ns.s = ns.s ~ ns.s %}"),
        GROWING.format("{% set ns.s = ns.s + ns.s %}"),
        GROWING.format("{% set ns.s = ns.s | replace('a', ns.s) %}"),
        GROWING.format("{% set ns.s = [ns.s, ns.s] | join %}"),
        GROWING.format("{% set ns.s %}{{ ns.s }}{{ ns.s }}{% endset %}"),
        "{% macro m(s) %}{{ s }}{{ s }}{% endmacro %}" + GROWING.format("{% set ns.s = m(ns.s) %}"),
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    ],
)
def test_nothing_grows_without_end(tmp_path: Path, text: str) -> None:
    with pytest.raises(ExportError):
        fill(tmp_path, "a.txt", text)


@pytest.mark.parametrize("inner", ["", "x"])
def test_a_template_that_does_not_end_is_ended(tmp_path: Path, inner: str) -> None:
    loop = "{% for a in r %}" * 4 + inner + "{% endfor %}" * 4
    with pytest.raises(ExportError, match=r"takes longer than 0 seconds|makes more than"):
        fill(tmp_path, "a.txt", "{% set r = range(99999) %}" + loop, seconds=0)


def test_a_template_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    place = tmp_path / "none.md"
    with pytest.raises(ExportError, match=r"none\.md could not be read \(No such file"):
        from_template(place, *sample())
    place.write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ExportError, match="not text in UTF-8"):
        from_template(place, *sample())
    place.write_text("x" * (MOST_TEMPLATE + 1))
    with pytest.raises(ExportError, match="too large"):
        from_template(place, *sample())


def test_the_sentences_of_a_line_come_in_their_order_each_with_its_stance(tmp_path: Path) -> None:
    briefing, articles = sample()
    lead = briefing.claims[2]
    assert lead.beside is not None
    told = briefing.claims[0].stance
    turned = lead.beside.with_(beside=lead.with_(beside=None, stance=told))
    place = tmp_path / "lines.txt"
    place.write_text(
        "{% for claim in claims %}{% for one in claim.sentences %}{{ one.text }}"
        "{% for by in one.stance.reported_by %} ({{ by.who }}){% endfor %}"
        " [{{ one.citations[0].note }}] {% endfor %}{% endfor %}"
    )
    made = from_template(place, briefing.with_(claims=(turned,)), articles)
    who = told.reported_by[0].who
    assert made == f"{lead.text} ({who}) [1] {lead.beside.text} [2] "


def test_a_template_can_tell_whether_sentences_of_a_line_are_neighbours(tmp_path: Path) -> None:
    briefing, articles = sample()
    far, lead = briefing.claims[0], briefing.claims[2]
    place = tmp_path / "lines.txt"
    place.write_text(
        "{% for claim in claims %}{{ claim.sentences | map(attribute='text')"
        " | join(' […] ' if claim.leaves_out else ' ') }}\n{% endfor %}"
    )
    made = from_template(place, briefing.with_(claims=(lead, lead.with_(beside=far))), articles)
    assert lead.beside is not None
    first, second = made.splitlines()
    assert first == f"{lead.text} {lead.beside.text}"
    assert second == f"{far.text} […] {lead.text}"
