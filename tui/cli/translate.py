"""`dragoman translate`: translate what is missing in articles of the library, or all of it anew."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from core.article import Article, Record, Translation
from core.errors import StoreDamaged
from core.prepare import clean_line
from core.translate import is_same_language, make_engine
from tui.cli.env import Env, Failure, checked_target, json_option, pass_env, print_json

if TYPE_CHECKING:
    from core.translate import Engine
    from core.workshop import Workshop
    from tui.cli.consent import Consent
    from tui.cli.progress import Bar


class Outcome(Record, frozen=True):
    """What became of one article: sentences made by engine, those left, warnings on all of it."""

    id: str
    title: str
    lang: str
    target: str
    made: dict[str, int]
    left: int
    warnings: int


class TranslateReport(Record, frozen=True):
    """What became of the articles asked for; those that were not reached are not in it."""

    articles: tuple[Outcome, ...]
    notices: tuple[str, ...]
    is_interrupted: bool = False
    is_undone: bool = False
    """Whether an article was to be translated again and no sentence of it was."""
    unread: tuple[str, ...] = ()
    """Why articles could not be read, a sentence for each that was passed over."""

    def left(self) -> int:
        """Return how many sentences have no translation."""
        return sum(one.left for one in self.articles)

    def summary(self) -> str:
        """Return the counts as one line."""
        made: Counter[str] = Counter()
        for one in self.articles:
            made.update(one.made)
        warnings = sum(one.warnings for one in self.articles)
        return (
            f"{_count(len(self.articles), 'article')}, {_by_engine(made)}, {self.left()} left, "
            f"{_count(warnings, 'warning')}"
        )


@click.command("translate")
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("--all", "is_all", is_flag=True, help="Translate every article of the library.")
@click.option(
    "--to",
    "target",
    metavar="LANG",
    help="Language to translate into, such as en or de; else the one chosen for the article, "
    "else that of the settings.",
)
@click.option("--engine", "engine_name", metavar="NAME", help="Ask this engine alone.")
@click.option(
    "--again",
    is_flag=True,
    help="Translate everything anew and keep the old versions; your corrections stay.",
)
@click.option("--yes", is_flag=True, help="Let text go to the online engines this time.")
@click.option(
    "--offline",
    is_flag=True,
    help="Translate on this machine only: from the memory and by engines that run here.",
)
@json_option
@pass_env
@click.pass_context
def translate_command(
    ctx: click.Context,
    env: Env,
    ids: tuple[str, ...],
    is_all: bool,
    target: str | None,
    engine_name: str | None,
    again: bool,
    yes: bool,
    offline: bool,
    as_json: bool,
) -> None:
    """Translate what has no translation yet in articles of the library.

    The translation memory comes first, then the engines in your order (`dragoman engines`). Every
    few sentences are kept as they come, so that a run that is broken off goes on where it stopped.
    Translations are checked for what they lost. The exit code is 1 when sentences are left, when
    an article that was to be translated again could not be, or when --all passed over one that is
    damaged.

    \b
    Examples:
      dragoman translate 3f2a                  one article, by the start of its id
      dragoman translate --all --offline       everything, on this machine alone
      dragoman translate 3f2a --to de          into German
      dragoman translate 3f2a --again --engine deepl
                                               once more with DeepL, to compare
    """  # noqa: D301 - the backspace is for click: it keeps these lines as they are
    if bool(ids) == is_all:
        raise click.UsageError("Give the ids of articles, or --all.")
    target = None if target is None else checked_target(target)
    chosen = [one.id for one in env.library.entries()] if is_all else _found(env, ids)
    engines = _engines(env, engine_name, offline=offline)
    if again and not engines:
        raise Failure("No engine may be used to translate again; `dragoman engines` says why.")
    report = _translated(env, chosen, target, engines, again=again, yes=yes, may_skip=is_all)
    if as_json:
        print_json(report)
    else:
        _print_report(report)
    if report.is_interrupted:
        from tui.cli.interrupt import EXIT_CODE

        ctx.exit(EXIT_CODE)
    ctx.exit(1 if report.left() or report.is_undone or report.unread else 0)


def _translated(
    env: Env,
    ids: Sequence[str],
    target: str | None,
    engines: "Sequence[Engine]",
    *,
    again: bool,
    yes: bool,
    may_skip: bool,
) -> TranslateReport:
    """Translate one article after the other, until all are done or the user breaks off.

    Raises StoreDamaged for an article that is damaged, unless it may be skipped.
    """
    from core.workshop import Workshop
    from tui.cli.consent import Consent, settings_notices
    from tui.cli.progress import Bar

    is_interrupted = False
    unread: list[str] = []
    with Workshop() as workshop, Bar() as bar:
        consent = Consent(env, yes=yes, around=bar.paused)
        run = _Run(env, workshop, engines, consent, bar, again=again)
        try:
            for article_id in ids:
                try:
                    run.take(article_id, target or env.target_of(article_id))
                except StoreDamaged as error:
                    if not may_skip:
                        raise
                    unread.append(str(error))
        except (KeyboardInterrupt, click.Abort):
            is_interrupted = True
    notices = [*settings_notices(env.settings, yes=yes), *run.translator.notices, *consent.notices]
    if not engines and any(one.left for one in run.outcomes):
        notices.append("No engine may be asked for what is left; `dragoman engines` says why.")
    return TranslateReport(
        articles=tuple(run.outcomes),
        notices=tuple(dict.fromkeys(notices)),
        is_interrupted=is_interrupted,
        is_undone=run.is_undone,
        unread=tuple(unread),
    )


class _Run:
    """One call of the command, and what became of its articles so far."""

    def __init__(
        self,
        env: Env,
        workshop: "Workshop",
        engines: "Sequence[Engine]",
        consent: "Consent",
        bar: "Bar",
        *,
        again: bool,
    ) -> None:
        from core.pipeline import Translator

        self.outcomes: list[Outcome] = []
        self.is_undone = False
        self.translator = Translator(
            env.library, workshop, engines=engines, may_use=consent.may_use, on_kept=self._count
        )
        self._library = env.library
        self._engines = engines
        self._consent = consent
        self._bar = bar
        self._again = again
        self._made: Counter[str] = Counter()
        self._total = 0

    def take(self, article_id: str, target: str) -> None:
        """Translate and mark one article; its outcome is noted even when it is interrupted."""
        self.translator.target = self._consent.target = target
        self._made = Counter()
        article = self._library.article(article_id)
        wanted = article.segments if self._again else self.translator.missing(article)
        self._total = len(wanted)
        self._bar.show("translating", _title(article), 0, self._total)
        try:
            article = self._anew(article) if self._again else self.translator.translate(article)
            if self._again and not self._made and not is_same_language(article.lang, target):
                self.is_undone = True
            if self._made or not self.translator.is_marked(article):
                self._bar.show("looking for losses", _title(article), self._total, self._total)
                self.translator.mark(article)
        finally:
            self._note(self._library.article(article_id), target)

    def _anew(self, article: Article) -> Article:
        target = self.translator.target
        if is_same_language(article.lang, target):
            self.translator.notices.append(f"{_title(article)} is in {target} already.")
            return article
        for engine in self._engines:
            if engine.knows(article.lang, target):
                return self.translator.translate_again(article, engine)
        self.translator.say_none_translates(article)
        return article

    def _count(self, article: Article, made: tuple[Translation, ...]) -> None:
        self._made.update(one.engine for one in made)
        self._bar.show("translating", _title(article), self._made.total(), self._total)

    def _note(self, article: Article, target: str) -> None:
        shown = article.translations.get(target, ())
        self.outcomes.append(
            Outcome(
                id=article.id,
                title=_title(article),
                lang=article.lang,
                target=target,
                made=dict(self._made),
                left=len(self.translator.missing(article)),
                warnings=sum(1 for one in shown if one.warnings),
            )
        )


def _engines(env: Env, name: str | None, *, offline: bool) -> "tuple[Engine, ...]":
    """Return whom to ask, in order. Raises TranslateError where the one engine named cannot be."""
    from tui.cli.consent import usable_engines

    if name is None:
        return usable_engines(env.settings, offline=offline)
    settings = env.settings.translation
    engine = make_engine(name.strip().lower(), settings)
    if engine.is_online and offline:
        raise Failure(f"{engine.label} is online: its text {engine.privacy}; leave out --offline.")
    if engine.is_online and settings.online == "refused":
        raise Failure(
            f"You have refused for good to send text to online engines, and {engine.label} is one; "
            "`dragoman engines ask` takes the refusal back."
        )
    return (engine,)


def _found(env: Env, ids: Sequence[str]) -> list[str]:
    """Return the full ids, each once. Raises NoSuchArticle."""
    return list(dict.fromkeys(env.library.find(one) for one in ids))


def _print_report(report: TranslateReport) -> None:
    for one in report.articles:
        click.echo(
            f"{one.id}  {one.lang} to {one.target}  {_by_engine(one.made)}, {one.left} left, "
            f"{_count(one.warnings, 'warning')}  {one.title}"
        )
    for why in report.unread:
        click.echo(f"left out  {clean_line(why)}", err=True)
    for notice in report.notices:
        click.echo(f"note    {clean_line(notice)}", err=True)
    if report.is_interrupted:
        click.echo(
            "Interrupted; what was translated is kept, and the same command goes on from there.",
            err=True,
        )
    click.echo(report.summary())


def _by_engine(made: Mapping[str, int]) -> str:
    shares = ", ".join(
        f"{count} by {engine}" for engine, count in sorted(made.items(), key=lambda one: -one[1])
    )
    return f"{_count(sum(made.values()), 'sentence')} translated" + (
        f" ({shares})" if shares else ""
    )


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"


def _title(article: Article) -> str:
    return clean_line(article.title or article.source.address)
