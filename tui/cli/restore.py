"""`dragoman restore`: a backup back into place, or changes that were saved elsewhere."""

from pathlib import Path

import click

from tui.cli.env import Env, json_option, pass_env, print_json


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--replace",
    is_flag=True,
    help="Put the backup in the place of the library that is there, which is moved aside.",
)
@json_option
@pass_env
@click.pass_context
def restore_command(ctx: click.Context, env: Env, file: Path, replace: bool, as_json: bool) -> None:
    """Put the backup FILE back where no library is, or with --replace in the place of one.

    What is replaced is moved aside to a folder beside it, and never deleted. FILE may also be one
    of changes that the reader saved when the disk did not take them: these are put into the library
    that is there. Settings and keys are not touched.
    """
    from core.store.care.backup import put_back
    from tui.cli.interrupt import EXIT_CODE
    from tui.cli.progress import Bar

    file = file.expanduser()
    try:
        with Bar() as bar:
            done = put_back(
                file,
                env.library_path,
                replace,
                lambda number, total: bar.show("restoring", "", number, total),
            )
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted; the library is as it was.", err=True)
        ctx.exit(EXIT_CODE)
    if as_json:
        print_json(done)
        return
    if done.changes:
        click.echo(f"{done.changes} saved change{'' if done.changes == 1 else 's'} put in.")
        return
    count = f"{done.articles:,} article{'' if done.articles == 1 else 's'}"
    click.echo(f"{count} restored to {env.library_path}, as they were on {done.made}.")
    if done.aside is not None:
        click.echo(f"The library that was there is in {done.aside} now.")
    if done.left_out:
        click.echo(f"{len(done.left_out)} damaged files were not in this backup.", err=True)
