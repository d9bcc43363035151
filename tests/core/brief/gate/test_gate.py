import pytest

from core.annotate.dates import find_dates
from core.article import Entity
from core.brief.claims.claim import Claim
from core.brief.gate.gate import Gate
from core.brief.line import Line
from core.brief.sentences import Sentence
from core.brief.sides.one_sided import OneSided
from core.brief.timeline.dated import DatedLine
from tests.core.brief.articles import Said, french, german, make_article
from tests.core.brief.gate.gated import SENT, gate_of, one_said


def line_of(*sentences: Sentence, **changes: object) -> Claim:
    speaker = sentences[0]
    return Claim(
        id="l1",
        text=speaker.text,
        lang=speaker.lang,
        is_translated=speaker.is_translated,
        citations=tuple(one.citation for one in sentences),
        reasons=("the same",) * (len(sentences) - 1),
    ).with_(**changes)


@pytest.mark.parametrize("number", [2, 4])
def test_a_sound_line_passes_as_it_is(number: int) -> None:
    gate, sentences = gate_of(french())
    line = line_of(sentences[number])
    assert gate.line(line, "claims") == line
    assert gate.withheld == []


@pytest.mark.parametrize(
    ("translation", "reason"),
    [
        (
            "North Korea has sent 300 soldiers to Russia, according to Seoul.",
            "The translation says “300”; the cited sentence says “3 000 soldats”.",
        ),
        (
            "North Korea has sent two generals and 3,000 soldiers to Russia, according to Seoul.",
            "The translation says “two”; the cited sentence does not.",
        ),
    ],
)
def test_a_translation_that_says_something_else_is_withheld(translation: str, reason: str) -> None:
    gate, (sentence,) = gate_of(one_said(translation))
    assert gate.claims([line_of(sentence)]) == ()
    (withheld,) = gate.withheld
    assert (withheld.id, withheld.section, withheld.text) == ("l1", "claims", translation)
    assert withheld.reasons == (reason,)
    assert withheld.citations == (sentence.citation,)


def test_a_translation_that_names_somebody_else_is_withheld() -> None:
    said = one_said("North Korea has sent 3,000 soldiers to Russia, according to Hendrix.")
    (made,) = said.translations["en"]
    at = made.text.index("Hendrix")
    named = Entity(start=at, end=at + 7, text="Hendrix", label="PER", key="person:hendrix")
    made = made.with_(entities=(*made.entities, named))
    gate, (sentence,) = gate_of(said.with_(translations={"en": (made,)}))
    assert gate.claims([line_of(sentence)]) == ()
    assert gate.withheld[0].reasons == (
        "The translation names “Hendrix”; the cited sentence does not.",
    )


def test_a_translation_with_its_figures_annotated_names_what_they_count() -> None:
    translation = "North Korea has sent 4,000 soldiers to Russia, according to Seoul."
    gate, (sentence,) = gate_of(one_said(translation))
    assert gate.claims([line_of(sentence)]) == ()
    assert gate.withheld[0].reasons == (
        "The translation says “4,000 soldiers”; the cited sentence says “3 000 soldats”.",
    )


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        (SENT, "North Korea has sent three thousand soldiers to Russia, according to Seoul."),
        ("Un million de soldats sont partis.", "A million soldiers have left."),
        ("Une douzaine d'avions et un navire sont arrivés.", "A dozen planes and one ship came."),
        ("Il a parlé mardi au président.", "He spoke to the president on Tuesday."),
        ("Les Allemands et les Français votent.", "The Germans and the French are voting."),
        ("L'ONU et l'UE le savent depuis 2022.", "The UN and the EU have known since 2022."),
    ],
)
def test_other_words_for_the_same_are_no_lie(text: str, translation: str) -> None:
    gate, (sentence,) = gate_of(one_said(translation, text))
    assert len(gate.claims([line_of(sentence)])) == 1, gate.withheld


def test_a_day_that_became_another_is_withheld() -> None:
    said = one_said("He spoke on Thursday.", "Il a parlé mardi.")
    said = said.with_(dates=tuple(find_dates(said.text, "fr")))
    gate, (sentence,) = gate_of(said)
    assert gate.claims([line_of(sentence)]) == ()
    assert "Thursday" in gate.withheld[0].reasons[0]


def test_an_original_bears_itself_out() -> None:
    gate, (sentence,) = gate_of(one_said(None))
    assert len(gate.claims([line_of(sentence)])) == 1


def test_another_source_stays_cited_only_for_what_it_says() -> None:
    more = [Said("paragraph", "Nordkorea schickt 4.000 Soldaten.", "North Korea: 4,000 soldiers.")]
    third = make_article("d2", "de", more, publisher="Die Zeitung")
    gate, sentences = gate_of(french(), german(), third)
    by_text = {one.original: one for one in sentences}
    cited = [
        by_text[SENT],
        by_text["Nordkorea hat 3.000 Soldaten nach Russland geschickt, so Seoul."],
        by_text["Nordkorea schickt 4.000 Soldaten."],
    ]
    line = line_of(*cited, sources=3, langs=("fr", "de"), reasons=("one", "two"))
    (through,) = gate.claims([line])
    assert through.citations == (cited[0].citation, cited[1].citation)
    assert (through.sources, through.langs, through.reasons) == (2, ("fr", "de"), ("one",))
    (withheld,) = gate.withheld
    assert withheld.citations == (cited[2].citation,)
    assert withheld.reasons == (
        "The line says “3,000 soldiers”; this sentence does not, so it is not cited for it.",
        "The line names “Russia”; this source does not, so it is not cited for it.",
    )


def test_another_source_speaks_where_the_first_one_is_mistranslated() -> None:
    wrong = one_said("North Korea has sent 300 soldiers to Russia, according to Seoul.")
    gate, sentences = gate_of(wrong, german())
    other = next(one for one in sentences if "geschickt" in one.original)
    (through,) = gate.claims([line_of(sentences[0], other)])
    assert through.text == other.text
    assert through.citations == (other.citation, sentences[0].citation)
    assert len(gate.withheld) == 1


def test_a_citation_must_lie_in_its_sentence() -> None:
    gate, sentences = gate_of(french())
    at = sentences[2].citation
    for wrong in (at.with_(segment=99), at.with_(article="?"), at.with_(end=at.end + 9)):
        assert gate.line(line_of(sentences[2], citations=(wrong,)), "claims") is None
    assert gate.line(line_of(sentences[2], citations=()), "claims") is None
    assert [one.reasons[0] for one in gate.withheld] == [
        *["The sentence that it cites is not in the source."] * 3,
        "It cites no source, so nothing bears it out.",
    ]


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("Pyongyang's ally got 3,000 soldiers from North Korea", "Pyongyang"),
        ("North Korea sent 30,000 soldiers to Russia", "“30,000 soldiers”"),
        ("North Korea sent 3,000 soldiers to Zelenskyy", "Zelenskyy"),
        ("Zelenskyy got 3,000 soldiers", "Zelenskyy"),
    ],
)
def test_a_wording_that_adds_something_is_withheld_and_the_sources_words_stand(
    wording: str, reason: str
) -> None:
    gate, sentences = gate_of(french())
    line = line_of(sentences[2])
    reworded = line.with_(text=wording, reworded_from=line.text)
    assert gate.line(reworded, "claims") == line
    (withheld,) = gate.withheld
    assert withheld.text == wording
    assert reason in withheld.reasons[0]
    assert withheld.reasons[0].startswith("Your wording ")


@pytest.mark.parametrize(
    "wording",
    [
        "Seoul: North Korea has sent Russia three thousand soldiers.",
        "Soldiers have been sent to Russia",
        "Shoigu's country gets 3000 North Korean soldiers",
    ],
)
def test_a_wording_may_use_the_names_of_the_article(wording: str) -> None:
    gate, sentences = gate_of(french())
    line = line_of(sentences[2])
    reworded = line.with_(text=wording, reworded_from=line.text)
    assert gate.line(reworded, "claims") == reworded, gate.withheld


@pytest.mark.parametrize("wording", ["North Korea never sent Russia three thousand soldiers"])
def test_a_wording_that_denies_what_its_source_says_is_doubted(wording: str) -> None:
    gate, sentences = gate_of(french())
    line = line_of(sentences[2])
    passed = gate.line(line.with_(text=wording, reworded_from=line.text), "claims")
    assert passed is not None and passed.text == wording
    assert any("may deny what the source says" in one for one in passed.citations[0].warnings)


def test_a_wording_may_put_a_wrong_translation_right() -> None:
    gate, (sentence,) = gate_of(one_said("North Korea has sent 300 soldiers to Russia."))
    right = "North Korea has sent 3,000 soldiers to Russia."
    line = line_of(sentence, text=right, reworded_from=sentence.text)
    assert gate.line(line, "claims") == line
    assert gate.withheld == []


def test_the_words_of_time_must_stand_in_the_sentence() -> None:
    gate, sentences = gate_of(french())
    plain = line_of(sentences[2])
    dated = DatedLine(
        id="t1",
        text=plain.text,
        lang="en",
        citations=plain.citations,
        is_translated=True,
        iso="2024-11",
        grain="month",
        words="en novembre",
    )
    assert gate.timeline([dated]) == ()
    assert gate.withheld[0].reasons == ("The cited sentence does not say “en novembre”.",)
    assert gate.timeline([dated.with_(words="Selon Séoul")]) == (dated.with_(words="Selon Séoul"),)


def test_a_one_sided_name_must_be_named() -> None:
    gate, sentences = gate_of(french())
    plain = line_of(sentences[2])
    side = OneSided(
        id="s1",
        text=plain.text,
        lang="en",
        citations=plain.citations,
        is_translated=True,
        kind="name",
        side="lang",
        only="fr",
        about="territory:RU",
        subject="Russia",
    )
    assert gate.sides([side]) == (side,)
    assert gate.sides([side.with_(about="org:un", subject="United Nations")]) == ()
    assert gate.withheld[0].reasons == ("The cited sentence does not say “United Nations”.",)


def test_further_places_of_a_name_need_nothing_but_the_name() -> None:
    gate, sentences = gate_of(french())
    cited = tuple(sentences[number].citation for number in (2, 4, 5))
    side = OneSided(
        id="s1",
        text=sentences[2].text,
        lang="en",
        citations=cited,
        is_translated=True,
        kind="name",
        side="lang",
        only="fr",
        about="territory:RU",
        subject="Russia",
    )
    (through,) = gate.sides([side])
    assert through.citations == cited[:2]
    (withheld,) = gate.withheld
    assert (withheld.citations, withheld.reasons) == (
        cited[2:],
        ("This sentence does not say “Russia”, so it is not cited.",),
    )


@pytest.mark.parametrize(("subject", "count"), [("3,000 soldiers", 1), ("4,000 soldiers", 0)])
def test_a_one_sided_figure_must_be_said(subject: str, count: int) -> None:
    gate, sentences = gate_of(french())
    side = OneSided(
        id="s1",
        text=sentences[2].text,
        lang="en",
        citations=(sentences[2].citation,),
        is_translated=True,
        kind="figure",
        side="source",
        only="f1",
        about="r1",
        subject=subject,
    )
    assert len(gate.sides([side])) == count


def test_lines_are_of_their_type() -> None:
    gate, sentences = gate_of(french())
    assert type(gate.line(line_of(sentences[2]), "claims")) is Claim
    assert issubclass(Claim, Line)


HARBOUR = [
    Said("paragraph", "Le port est fermé depuis lundi.", "The port has been closed since Monday."),
    Said("paragraph", "Trois bateaux sont bloqués.", "Three boats are stuck."),
]
WRONG = "Eight boats are stuck."


def pair_of(*said: Said) -> tuple[Gate, Claim]:
    gate, (lead, other) = gate_of(make_article("x1", "fr", said))
    beside = line_of(other, id="l2", langs=("fr",))
    return gate, line_of(lead, beside=beside, langs=("fr",))


def test_two_sentences_on_a_line_are_judged_one_by_one() -> None:
    gate, claim = pair_of(*HARBOUR)
    assert gate.claims([claim]) == (claim,)
    assert gate.withheld == []


def test_a_neighbour_that_is_not_so_is_left_out_and_the_line_stays() -> None:
    gate, claim = pair_of(HARBOUR[0], HARBOUR[1]._replace(translation=WRONG))
    assert gate.claims([claim]) == (claim.with_(beside=None),)
    assert [(one.id, one.text) for one in gate.withheld] == [("l2", WRONG)]


def test_a_neighbour_stands_by_itself_where_the_line_is_not_so() -> None:
    gate, claim = pair_of(HARBOUR[1]._replace(translation=WRONG), HARBOUR[0])
    (shown,) = gate.claims([claim])
    assert (shown.id, shown.text, shown.langs) == ("l2", HARBOUR[0].translation, ("fr",))
    assert shown.sources == 1 and shown.beside is None
    assert [one.id for one in gate.withheld] == ["l1"]
