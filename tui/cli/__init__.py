"""The commands: `dragoman` opens the reader, its subcommands serve pipes."""

import os
import sys
from typing import TYPE_CHECKING

from tui.cli.door import guard_terminal

if TYPE_CHECKING:
    from tui.cli.commands import cli
else:

    def __getattr__(name: str) -> object:
        """Load the group of all commands when it is first asked for."""
        if name != "cli":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from tui.cli.commands import cli

        return cli


__all__ = ["cli", "main"]


def main() -> None:
    """Run the program."""
    guard_terminal()
    if sys.argv[1:] or "_DRAGOMAN_COMPLETE" in os.environ:  # the shell asks what fits
        from tui.cli.commands import cli

        cli(prog_name="dragoman")
    else:
        from tui.start import start

        sys.exit(start())
