"""The group of all commands.

Each command is a module here, imported when it is called, so that `--help` is instant.
"""

from importlib import import_module

import click

from tui.cli.env import Env, Failure

_COMMANDS = {
    "add": "tui.cli.add",
    "annotate": "tui.cli.annotate",
    "backup": "tui.cli.backup",
    "brief": "tui.cli.brief",
    "check": "tui.cli.check",
    "demo": "tui.cli.reader",
    "doctor": "tui.cli.doctor",
    "engines": "tui.cli.engines",
    "glossary": "tui.cli.glossary",
    "list": "tui.cli.listing",
    "memory": "tui.cli.memory",
    "models": "tui.cli.models",
    "names": "tui.cli.names",
    "passages": "tui.cli.listing",
    "prepare": "tui.cli.annotate",
    "restore": "tui.cli.restore",
    "search": "tui.cli.search",
    "show": "tui.cli.show",
    "translate": "tui.cli.translate",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when called, and whose errors are one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, sorted."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one command."""
        place = _COMMANDS.get(cmd_name)
        if place is None:
            return None
        command = getattr(import_module(place), f"{cmd_name}_command")
        assert isinstance(command, click.Command)  # noqa: S101 - for the type checker
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of ours becomes its sentence and exit code 1."""
        from core.errors import DragomanError

        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise Failure(str(error)) from error


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.option(
    "--library",
    type=click.Path(file_okay=False),
    metavar="DIR",
    help="Folder of the library (default: $DRAGOMAN_LIBRARY, else your data folder).",
)
@click.version_option(package_name="dragoman")
@click.pass_context
def cli(ctx: click.Context, library: str | None) -> None:
    """Read the foreign-language press side by side, and brief from it.

    Without a command, opens the reader on your library. `dragoman demo` opens it on the sample
    library; `dragoman add` brings articles in.
    """
    ctx.obj = Env(library)
    if ctx.invoked_subcommand is None:
        from tui.cli.reader import open_reader

        open_reader(ctx.obj)
