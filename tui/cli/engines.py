"""`dragoman engines`: who translates, in which order, and where the text goes."""

import sys

import click

from core.article import Record
from core.errors import EngineUnavailable, TranslateError
from core.prepare import clean_line
from core.settings import save_settings
from core.translate import EngineInfo, describe_engines, is_same_language, make_engine
from core.translate.registry import ENGINES, NONE, checked_address
from tui.cli.consent import keep_answer
from tui.cli.engine_models import add_models_command, remove_model_command, verify_models_command
from tui.cli.env import Env, Failure, json_option, pass_env, print_json

_SAID = {
    "ask": "You are asked before the first text leaves this machine.",
    "allowed": "You have allowed text to go to the online engines in this order.",
    "refused": "You have refused: nothing leaves this machine.",
}


class EngineList(Record, frozen=True):
    """What `dragoman engines --json` prints."""

    online: str
    target: str
    order: tuple[str, ...]
    memory_units: int
    engines: tuple[EngineInfo, ...]


@click.group("engines", invoke_without_command=True)
@json_option
@pass_env
@click.pass_context
def engines_command(ctx: click.Context, env: Env, as_json: bool) -> None:
    """List the translation engines: their state, where the text goes, what they translate.

    They are asked in this order, each for what those above it could not do. Nothing goes to an
    online engine before you have agreed.

    \b
    Examples:
      dragoman engines add fr en             translate French on this machine (downloads once)
      dragoman engines use firefox deepl     first on this machine, then DeepL
      dragoman engines use none              show originals only
      dragoman engines refuse                never send text anywhere
    """  # noqa: D301 - the backspace is for click: it keeps these lines as they are
    if ctx.invoked_subcommand is not None:
        return
    settings = env.settings.translation
    found = describe_engines(settings)
    units = _memory_units(env)
    if as_json:
        order = tuple(one.name for one in found if one.place is not None)
        print_json(
            EngineList(
                online=settings.online,
                target=settings.target,
                order=order,
                memory_units=units,
                engines=tuple(found),
            )
        )
        return
    _print_table(found, units)
    click.echo(_SAID[settings.online])


for _command in (add_models_command, remove_model_command, verify_models_command):
    engines_command.add_command(_command)


@engines_command.command("use")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@pass_env
def use_command(env: Env, names: tuple[str, ...]) -> None:
    """Set which engines are asked, in which order.

    The translation memory always comes first. `none` is for no engine at all: what the memory does
    not have stays in the original.

    \b
    Examples:
      dragoman engines use firefox google
      dragoman engines use none
    """  # noqa: D301
    order = list(dict.fromkeys(name.strip().lower() for name in names))
    if NONE in order and order[-1] != NONE:
        raise Failure("Nothing comes after none; put it last, or leave it out.")
    order = [name for name in order if name != NONE]
    for name in order:
        if name not in ENGINES:
            raise Failure(f"There is no engine {name!r}; choose among {', '.join(ENGINES)}.")
    env.settings.translation.engines = order
    save_settings(env.settings)
    if not order:
        click.echo("No engine is asked: what the memory does not have stays in the original.")
        return
    click.echo(f"Engines are asked in this order: {', '.join(order)}.")
    for one in describe_engines(env.settings.translation)[: len(order)]:
        if one.note:
            click.echo(f"{one.name:14} {one.state}: {clean_line(one.note)}")


@engines_command.command("allow")
@pass_env
def allow_command(env: Env) -> None:
    """Let text go to the online engines, for good.

    What your translation memory and the engines on this machine cannot translate is sent to the
    online engines in your order, that is to the companies behind them. `dragoman engines refuse` or
    `ask` takes it back.
    """
    keep_answer(env.settings, "allowed")
    online = [one for one in describe_engines(env.settings.translation) if one.is_online]
    used = [f"{one.label} ({one.privacy})" for one in online if one.place is not None]
    if used:
        click.echo(f"Text may leave this machine from now on, for {', '.join(used)}.")
    else:
        click.echo("Text may leave this machine from now on; no online engine is in your order.")


@engines_command.command("refuse")
@pass_env
def refuse_command(env: Env) -> None:
    """Never send text anywhere, and never ask again.

    Your translation memory and engines on this machine go on as before.
    """
    keep_answer(env.settings, "refused")
    click.echo("Nothing leaves this machine from now on, and you are not asked again.")


@engines_command.command("ask")
@pass_env
def ask_command(env: Env) -> None:
    """Be asked again: takes `allow` and `refuse` back."""
    keep_answer(env.settings, "ask")
    click.echo("You are asked again before text leaves this machine.")


@engines_command.command("key")
@click.argument("name", metavar="NAME")
@click.option("--forget", is_flag=True, help="Remove the key from the keyring.")
@pass_env
def key_command(env: Env, name: str, forget: bool) -> None:
    """Keep the key of an engine in the keyring.

    On a terminal the key is asked for and not shown; else it is read from standard input. It is
    never given as an argument, which others on this machine could see. A variable of the
    environment, such as DRAGOMAN_DEEPL_KEY, goes before the keyring.

    \b
    Examples:
      dragoman engines key deepl
      pass show deepl | dragoman engines key deepl
      dragoman engines key deepl --forget
    """  # noqa: D301
    from core.translate.online.keys import NAMES, forget_key, save_key, variable_of

    name = name.strip().lower()
    if name not in NAMES:
        raise Failure(f"{name!r} takes no key; these do: {', '.join(NAMES)}.")
    if forget:
        forget_key(name)
        click.echo(f"The key of {name} is forgotten.")
        return
    if sys.stdin.isatty():
        key = click.prompt(f"Key of {name} (it is not shown)", hide_input=True, err=True)
    else:
        key = sys.stdin.readline()
    if not str(key).strip():
        raise Failure(f"No key was given; nothing is kept. You can also set {variable_of(name)}.")
    save_key(name, str(key))
    click.echo(f"The key of {name} is kept in the keyring.")
    if name not in env.settings.translation.engines:
        click.echo(f"{name} is not in your order yet; `dragoman engines use` sets that.", err=True)


@engines_command.command("address")
@click.argument("address", metavar="ADDRESS")
@pass_env
def address_command(env: Env, address: str) -> None:
    """Set the address of the LibreTranslate server.

    It is tried with the word Hello. At an address of this machine itself no text leaves it.

    \b
    Example:
      dragoman engines address http://localhost:5000
    """  # noqa: D301
    settings = env.settings.translation
    settings.libretranslate = checked_address(address)
    save_settings(env.settings)
    found = next(one for one in describe_engines(settings) if one.name == "libretranslate")
    click.echo(f"LibreTranslate is asked at {settings.libretranslate}; its text {found.privacy}.")
    problem = _problem_with(env)
    if problem:
        raise Failure(f"The address is kept, but the server cannot be used yet: {problem}")
    if found.place is None:
        click.echo(
            "libretranslate is not in your order yet; `dragoman engines use` sets that.", err=True
        )


def _print_table(found: list[EngineInfo], units: int) -> None:
    """Print a line for each engine, and below it what it needs."""
    rows = [("0", "memory", f"{units} units", "stays here", "what was translated before", "")]
    for one in found:
        place = str(one.place) if one.place is not None else "-"
        key = f"key from {one.key}" if one.key else ""
        rows.append((place, one.name, one.state, one.privacy, one.pairs, key))
    used = sum(1 for one in found if one.place is not None) + 1
    rows.insert(used, ("", NONE, "", "stays here", "what is left is shown in the original", ""))
    notes = {one.name: clean_line(one.note) for one in found if one.note}
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        cells = [clean_line(cell).ljust(width) for cell, width in zip(row, widths, strict=False)]
        told = "; ".join(clean_line(cell) for cell in row[4:] if cell)
        click.echo("  ".join([*cells, told]).rstrip())
        if row[1] in notes:
            click.echo(f"{'':{widths[0]}}    {notes[row[1]]}")


def _memory_units(env: Env) -> int:
    """Return how many units the memory has; 0 without a library, which is not made for this."""
    return env.library.memory.count() if env.library_path.is_dir() else 0


def _problem_with(env: Env) -> str:
    """Have the server translate one word; return what is wrong with it, or an empty string."""
    target = env.settings.translation.target
    engine = make_engine("libretranslate", env.settings.translation)
    try:
        engine.translate(["Hello"], "en", "fr" if is_same_language(target, "en") else target)
    except EngineUnavailable as error:
        return str(error)
    except TranslateError:
        return ""  # it answers: these two languages it does not have
    return ""
