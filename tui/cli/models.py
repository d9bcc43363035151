"""`dragoman models`: language models, installed and to be had."""

import click

from tui.cli.env import json_option, print_json


@click.group("models", invoke_without_command=True)
@json_option
@click.pass_context
def models_command(ctx: click.Context, as_json: bool) -> None:
    """List the language models that are installed."""
    if ctx.invoked_subcommand is not None:
        return
    from core.annotate import installed_models
    from core.annotate.bundled import bundled_languages

    found = installed_models()
    if as_json:
        print_json(found)
        return
    for one in found:
        click.echo(f"{one.lang:6} {one.package} {one.version}")
    own = " ".join(sorted(bundled_languages()))
    click.echo(f"{own:6} Dragoman's own model, which comes with it")
    click.echo(
        "Other languages are served by built-in rules; `dragoman models add CODE` installs "
        "spaCy's model where there is one. `dragoman doctor` says how good each is.",
        err=True,
    )


@models_command.command("add")
@click.argument("lang", metavar="CODE")
def models_add_command(lang: str) -> None:
    """Install spaCy's official model for a language (needs the web)."""
    from core.annotate import add_model

    model = add_model(lang, lambda line: click.echo(line, err=True))
    click.echo(f"Installed {model.package} {model.version}; articles added from now on use it.")
