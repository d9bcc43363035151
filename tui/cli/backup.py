"""`dragoman backup`: the whole library in one file."""

from pathlib import Path

import click

from core.prepare import clean_line
from tui.cli.env import Env, json_option, pass_env, print_json


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Replace FILE if it is there.")
@json_option
@pass_env
@click.pass_context
def backup_command(ctx: click.Context, env: Env, file: Path, force: bool, as_json: bool) -> None:
    """Write the whole library to FILE, a zip file, and read it again to be sure of it.

    Articles, bookmarks, notes, the translation memory, the glossary and your choices are in it; the
    search index is not, since it is made anew. Settings and keys are not in it either. The reader
    may stay open. The exit code is 1 when a damaged file had to be left out, or one is gone.
    """
    from core.store.care.backup import back_up
    from tui.cli.interrupt import EXIT_CODE
    from tui.cli.progress import Bar

    file = file.expanduser()
    try:
        with Bar() as bar:
            made = back_up(
                env.library_path,
                file,
                lambda done, total: bar.show("backing up", "", done, total),
                overwrite=force,
            )
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; no backup was made.", err=True)
        ctx.exit(EXIT_CODE)
    if as_json:
        print_json(made)
    else:
        count = f"{made.articles:,} article{'' if made.articles == 1 else 's'}"
        click.echo(f"{count} and all that you keep of them: {made.size / 1e6:,.1f} MB in {file}.")
        click.echo("Settings and keys are not in it.")
    for one in made.left_out:
        click.echo(f"left out  {clean_line(one)}; `dragoman doctor --repair` may mend it", err=True)
    ctx.exit(1 if made.left_out else 0)
