"""`dragoman show` and its like: the article's own language, and what a translation lost."""

from core.article import Translation, TranslationWarning
from core.store import Library, ReadingState
from tests.tui.cli.engines import Bench


def keep(bench: Bench, article: str, target: str, text: str, *losses: str) -> None:
    """Keep a translation of the title, with these warnings."""
    warnings = tuple(TranslationWarning(check="names", message=one) for one in losses)
    made = Translation(segment=0, text=text, engine="google", warnings=warnings)
    Library(bench.folder / "library").change(
        article, lambda current: current.with_translations(target, (made,))
    )


def test_what_was_lost_stands_under_the_translation(bench: Bench) -> None:
    one = bench.add()
    keep(
        bench, one, "en", "A bridge opens", "Lyon is not in the translation.", "\x1b[31mSo\nis it."
    )
    shown = bench.run("show", one).stdout.splitlines()
    assert shown[1:4] == [
        "    A bridge opens",
        "    ! Lyon is not in the translation.",
        "    ! So is it.",
    ]


def test_an_article_that_needs_no_translation_is_not_called_untranslated(bench: Bench) -> None:
    one = bench.add()
    assert "not translated yet" in bench.run("show", one).stdout
    shown = bench.run("show", one, "--target", "fr").stdout
    assert "not translated yet" not in shown and "Le pont de Lyon" in shown


def test_an_article_is_shown_in_the_language_chosen_for_it(bench: Bench) -> None:
    one = bench.add()
    keep(bench, one, "en", "A bridge opens")
    keep(bench, one, "de", "Eine Brücke öffnet", "Der Name Lyon fehlt.")
    library = Library(bench.folder / "library")
    library.save_reading(one, ReadingState(own_target="de"))
    for command in (("show", one), ("list",), ("brief", one), ("check", one)):
        done = bench.run(*command)
        assert done.exit_code == 0, done.stderr
        assert "A bridge opens" not in done.stdout
        assert "Eine Brücke öffnet" in done.stdout or command[0] == "check"
    assert "Lyon" in bench.run("check", one).stdout
    assert "A bridge opens" in bench.run("show", one, "--target", "en").stdout


def test_a_language_that_there_is_none_of_is_refused(bench: Bench) -> None:
    one = bench.add()
    for tag in ("zz", "", "e n"):
        done = bench.run("show", one, "--to", tag)
        assert done.exit_code == 1 and not done.stdout
        assert f"No language has the code {tag!r}" in done.stderr
    keep(bench, one, "en", "A bridge opens")
    assert "A bridge opens" in bench.run("show", one, "--to", "EN").stdout
