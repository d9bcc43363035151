from core.brief import Briefing, build_briefing
from core.brief.words import habits
from tests.core.brief.articles import FRENCH, Said, french, german, make_article

CREATED = "2024-11-21T09:00:00+00:00"


def brief(*articles: object, **options: object) -> Briefing:
    return build_briefing(list(articles), [], created=CREATED, **options)  # type: ignore[arg-type]


def test_the_lines_are_the_sources_own_sentences() -> None:
    article = french()
    briefing = brief(article)
    assert briefing.events
    for line in briefing.events:
        (citation,) = line.citations
        segment = article.segments[citation.segment]
        assert (citation.start, citation.end) == (segment.start, segment.end)
        made = article.translated("en").get(segment.id)
        assert line.text == (made.text if made else article.slice(segment))
        assert (line.lang, line.is_translated) == (("en", True) if made else ("fr", False))


def test_questions_captions_titles_and_headings_never_speak() -> None:
    said = {line.text for line in brief(french(), limit=20).events}
    assert said == {
        "North Korea has sent 3,000 soldiers to Russia, according to Seoul.",
        "Shoigu met the generals, and about 220 howitzers were delivered to Russia.",
        "Les obusiers viennent d'usines que l'ONU connaît depuis longtemps.",
    }


def test_teasers_introductions_and_credits_never_speak() -> None:
    article = make_article(
        "a1",
        "de",
        [
            Said("paragraph", "Der Minister hat gestern die Hauptstadt besucht und verhandelt."),
            Said("paragraph", "Lesen Sie auch, was der Minister gestern in Wien sagte."),
            Said("paragraph", "Das sind die wichtigsten Punkte der Reise des Ministers:"),
            Said("paragraph", "Anna Beispiel hat zu diesem Artikel beigetragen und recherchiert."),
            Said("paragraph", "Was der Minister danach noch alles vorhat, erfahren Sie…"),
        ],
    )
    lines = brief(article, limit=20).events
    assert [line.citations[0].segment for line in lines] == [0]


def test_what_two_sources_say_is_said_once_with_both() -> None:
    (line,) = (one for one in brief(french(), german()).events if "3,000" in one.text)
    assert {(one.article, one.segment) for one in line.citations} == {("f1", 2), ("d1", 1)}


def test_other_figures_or_a_denial_are_another_statement() -> None:
    more = Said(
        "paragraph",
        "Nordkorea hat 4.000 Soldaten nach Russland geschickt, so Seoul.",
        "North Korea has sent 4,000 soldiers to Russia, says Seoul.",
    )
    none = Said(
        "paragraph",
        "Nordkorea hat keine Waffen nach Russland geschickt, so Seoul heute.",
        "North Korea has not sent weapons to Russia, says Seoul today.",
    )
    some = Said(
        "paragraph",
        "Nordkorea hat Waffen nach Russland geschickt, so Seoul heute.",
        "North Korea has sent weapons to Russia, says Seoul today.",
    )
    others = [make_article(f"x{n}", "de", [one]) for n, one in enumerate((more, none, some))]
    for line in brief(french(), *others, limit=20).events:
        assert len(line.citations) == 1


def test_one_article_is_told_in_its_own_order() -> None:
    segments = [line.citations[0].segment for line in brief(french()).events]
    assert segments == sorted(segments)


def test_every_source_has_a_say() -> None:
    spoken = {one.article for line in brief(french(), german()).events for one in line.citations}
    assert spoken == {"f1", "d1"}


def test_a_limit_is_kept() -> None:
    assert len(brief(french(), german(), limit=1).events) == 1
    assert brief(french(), limit=0).events == ()


def test_a_long_article_has_no_more_than_six_lines() -> None:
    places = ["Lyon", "Nantes", "Lille", "Brest", "Dijon", "Tours"]
    deeds = ["visité", "quitté", "critiqué", "défendu", "oublié"]
    things = ["la gare", "un hôpital", "les écoles"]
    lines = [
        Said("paragraph", f"Le ministre a {deed} {thing} de la ville de {place} hier matin.")
        for place in places
        for deed in deeds
        for thing in things
    ]
    assert 3 <= len(brief(make_article("a1", "fr", lines)).events) <= 6


def test_without_annotations_and_translations_there_are_lines_still() -> None:
    bare = make_article(
        "a1", "fr", [line._replace(translation=None) for line in FRENCH], is_annotated=False
    )
    events = brief(bare).events
    assert len(events) == 3
    assert not any(line.is_translated for line in events)
    assert {line.lang for line in events} == {"fr"}


def test_a_language_without_facts_of_its_own_is_briefed_on() -> None:
    article = make_article(
        "a1",
        "zh",
        [
            Said("paragraph", "朝鲜国防部长星期三访问了莫斯科，并会见了俄罗斯总统。"),
            Said("paragraph", "双方讨论了军事合作和能源供应的问题。"),
            Said("paragraph", "谁将参加下一次会议？"),
        ],
    )
    assert [line.citations[0].segment for line in brief(article).events] == [0, 1]


def test_every_language_file_has_every_fact() -> None:
    for lang in ("en", "fr", "de", "ro"):
        assert all(habits(lang)), lang
    assert habits("../x") == habits("xx") == habits("default")
