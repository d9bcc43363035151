"""`dragoman engines add|remove|verify`: the models of the engine on this machine."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.env import Env, Failure, json_option, pass_env, print_json
from tui.cli.interrupt import EXIT_CODE, Interrupt
from tui.cli.progress import Bar

if TYPE_CHECKING:
    from core.translate.offline import Model, Progress


@click.command("add")
@click.argument("lang", metavar="[FROM]", required=False)
@click.argument("target", metavar="[TO]", required=False)
@click.option(
    "--from",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Take the models from this folder instead of the web; without FROM and TO all of them.",
)
@pass_env
@click.pass_context
def add_models_command(
    ctx: click.Context, env: Env, lang: str | None, target: str | None, folder: Path | None
) -> None:
    """Get the models of a pair of languages.

    They translate FROM one language TO another on this machine. Fetches 15-40 MB a pair, once; each
    file is checked and each model tried before it counts. Pairs without English go through it, and
    need two models. ctrl+c leaves nothing half done.

    \b
    Examples:
      dragoman engines add fr en
      dragoman engines add ro fr               both ro to en and en to fr
      dragoman engines add --from /media/usb   for a machine without a network
    """  # noqa: D301 - the backspace is for click: it keeps these lines as they are
    from core.translate.offline import ModelStore

    if (lang is None) != (target is None) or (lang is None and folder is None):
        raise click.UsageError("Give two languages, such as fr en, or --from a folder of models.")
    store = ModelStore()
    with Interrupt() as interrupt, Bar(in_bytes=True) as bar:
        tell = _teller(bar)
        if folder is not None:
            added = store.add_from(folder, lang, target, tell, interrupt.asked)
        else:
            assert lang is not None and target is not None  # noqa: S101 - for the type checker
            added = store.add(lang, target, tell, interrupt.asked)
    for model in added:
        click.echo(f"Added {_pair(model)} ({model.size / 1e6:.0f} MB); it works on this machine.")
    if interrupt.is_set:
        click.echo("Stopped; what was begun was thrown away. The same command goes on.", err=True)
        ctx.exit(EXIT_CODE)
    if not added:
        click.echo("Everything for that is here already.")
    if "firefox" not in env.settings.translation.engines:
        click.echo("firefox is not in your order yet; `dragoman engines use` sets that.", err=True)


@click.command("remove")
@click.argument("lang", metavar="FROM")
@click.argument("target", metavar="TO")
def remove_model_command(lang: str, target: str) -> None:
    """Delete the model of a pair of languages.

    \b
    Example:
      dragoman engines remove fr en
    """  # noqa: D301
    from core.translate.offline import ModelStore

    model = ModelStore().remove(lang, target)
    click.echo(f"Removed {_pair(model)} ({model.size / 1e6:.0f} MB).")


@click.command("verify")
@json_option
@click.pass_context
def verify_models_command(ctx: click.Context, as_json: bool) -> None:
    """Check the models for damage.

    Each is read whole and has to translate. The exit code is 1 when one is.
    """
    from core.translate.offline import ModelStore

    store = ModelStore()
    with Interrupt() as interrupt, Bar(in_bytes=True) as bar:
        verdicts = store.verify(_teller(bar), interrupt.asked)
    if as_json:
        print_json(verdicts)
    elif not verdicts and not interrupt.is_set:
        click.echo("There are no models; `dragoman engines add fr en` fetches one.")
    else:
        for one in verdicts:
            click.echo(f"{_pair(one.model):20} {one.problem or 'whole, and it translates'}")
    if interrupt.is_set:
        ctx.exit(EXIT_CODE)
    if any(one.problem for one in verdicts):
        raise Failure("A model is damaged; remove it and add it again.")


def _teller(bar: Bar) -> "Callable[[Progress], None]":
    def tell(progress: "Progress") -> None:
        bar.show(progress.doing, progress.pair, progress.done, progress.total or None)

    return tell


def _pair(model: "Model") -> str:
    return f"{model.lang} to {model.target}"
